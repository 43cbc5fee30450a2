"""Reports that came in, in the words of the office: how each stands, whose it is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from partyboard.forms.model import Kind
from partyboard.forms.registry import form_named
from partyboard.intake.mending import Heading
from partyboard.store.answers import Answer
from partyboard.store.database import Store
from partyboard.store.headings import remembered
from partyboard.text import VIETNAM, Month, key

STANDINGS: Mapping[str, str] = {
    "accepted": "Đang tính",
    "replaced": "Đã thay",
    "withdrawn": "Đã rút",
    "rejected": "Có lỗi",
}
RESENT = "Đã gửi lại"  # rejected, and another came after it

Received = Mapping[str, Any]  # a row of the question `received`


def standing(row: Received) -> str:
    """How a report stands, in two words."""
    return RESENT if row["resent"] else STANDINGS[row["status"]]


def sender(row: Received) -> str:
    """Whose report it is: the organization, the committee's form, or a file nobody could read."""
    if row["name"] or row["organization"]:
        return str(row["name"] or row["organization"])
    return form_named(row["form"]).title if row["form"] else "Không đọc được"


def month_label(row: Received) -> str:
    """5/2021; of a form of the year 2021; "" where none could be read."""
    if not isinstance(row["month"], date):
        return ""
    month, form = Month.of(row["month"]), form_named(row["form"])
    is_year = form.info.field(form.period).kind is Kind.YEAR
    return str(month.year) if is_year else month.label


def in_numbers(row: Received) -> str:
    """What was found and set right: "1 lỗi · 2 chỗ xem lại, 1 đã có lý do · 1 ô đã sửa"."""
    parts = []
    if row["errors"]:
        parts.append(f"{row['errors']} lỗi")
    if row["warnings"]:
        explained = f", {row['explained']} đã có lý do" if row["explained"] else ""
        parts.append(f"{row['warnings']} chỗ xem lại{explained}")
    if row["corrections"]:
        parts.append(f"{row['corrections']} ô văn phòng đã sửa")
    return " · ".join(parts)


def counted(rows: Iterable[Received]) -> Counter[str]:
    """How many there are of each status."""
    return Counter(row["status"] for row in rows)


def received_table(rows: Sequence[Received]) -> Answer:
    """The list for people; a count of nothing is blank, one that is blank throughout left out."""
    columns: dict[str, tuple[str, list[Any]]] = {
        "Nhận lúc": ("TIMESTAMP", [row["received_at"].astimezone(VIETNAM) for row in rows]),
        "Đơn vị": ("VARCHAR", [sender(row) for row in rows]),
        "Tháng": ("VARCHAR", [month_label(row) for row in rows]),
        "Lần": ("BIGINT", [row["revision"] or None for row in rows]),
        "Tình trạng": ("VARCHAR[]", [[standing(row)] for row in rows]),
        "Lỗi": ("BIGINT", [row["errors"] or None for row in rows]),
        "Xem lại": ("BIGINT", [row["warnings"] or None for row in rows]),
        "Đã sửa": ("BIGINT", [row["corrections"] or None for row in rows]),
        "Tệp": ("VARCHAR", [row["filename"] for row in rows]),
    }
    said = {name: column for name, column in columns.items() if any(map(bool, column[1]))}
    kinds = tuple(kind for kind, _ in said.values())
    return Answer(tuple(said), kinds, tuple(zip(*(v for _, v in said.values()), strict=True)))


def after_withdrawal(store: Store, row: Received) -> str:
    """What setting this report aside will do to the figures, in a sentence."""
    if row["status"] != "accepted":
        return "Số liệu không đổi: báo cáo này đã được thay."
    rows = store.rows("received", organization=row["organization"], month=row["month"])
    earlier = [
        int(str(each["revision"]))
        for each in rows
        if each["status"] == "replaced" and each["form"] == row["form"]
    ]
    if earlier:
        return f"Lần {max(earlier)} sẽ được tính lại."
    if not row["organization"]:
        return "Sau đó không còn bản nào được tính."
    return "Đơn vị sẽ thành chưa nộp tháng này."


def parts_beside(store: Store, row: Received) -> int:
    """How many reports of its consolidated workbook stand as this one does; 0 where it has none."""
    if not row["container"]:
        return 0
    rows = store.rows("received")
    is_withdrawn = row["status"] == "withdrawn"
    return sum(
        each["container"] == row["container"]
        and each["status"] != "rejected"
        and (each["status"] == "withdrawn") == is_withdrawn
        for each in rows
    )


def own_headings(store: Store, row: Received) -> tuple[tuple[Heading, str], ...]:
    """The headings of the sender's own that are read as ours, each with the label of its field."""
    if not row["form"]:
        return ()
    form, whose = form_named(row["form"]), "" if row["part"] else key(row["organization"])
    with store.reading() as cursor:
        found = remembered(cursor).get((form.name, whose), ())
    return tuple((each, form.sheet(each.sheet).field(each.field).label) for each in found)
