"""The tables behind the report: by organization, open follow-ups, who has not reported, reasons."""

from collections.abc import Iterable, Sequence

from partyboard.board.columns import count, month_of
from partyboard.board.explained import footnotes_of_month
from partyboard.board.labels import CHOICES
from partyboard.board.report.by_organization import Standing, standings
from partyboard.board.report.parts import Annex, Column
from partyboard.board.view import View
from partyboard.store.database import Row
from partyboard.text import format_change, format_count, format_date

_NOTHING = ""


def annexes(view: View) -> tuple[Annex, ...]:
    """Those that have a row; the one by organization always."""
    behind = (_open(view), _missing(view), _reasons(view))
    return (_by_organization(view), *(annex for annex in behind if annex.rows))


def _by_organization(view: View) -> Annex:
    rows = standings(view)
    columns = (
        Column("TT", 5), Column("Tổ chức đảng", 34, is_text=True), Column("Đảng viên", 8),
        Column("So với tháng trước", 9), Column("Kết nạp", 7), Column("Chuyển chính thức", 8),
        Column("Học viên bồi dưỡng", 8), Column("Tập thể được khen", 8),
        Column("Cá nhân được khen", 8), Column("Chưa khắc phục xong", 8), Column("Quá hạn", 7),
        Column("Nộp báo cáo", 12, is_text=True),
    )  # fmt: skip
    return Annex(
        f"Số liệu theo tổ chức đảng, tháng {view.month.label}",
        columns,
        tuple(_standing(place, row) for place, row in enumerate(rows, 1)),
        total=("", "Cộng", *_sums(rows), ""),
        note=_note(view, rows),
        is_wide=True,
    )


def _standing(place: int, row: Standing) -> tuple[str, ...]:
    carried = "*" if row.carried else ""
    return (
        str(place), row.name, f"{_figure(row.members)}{carried}", _change(row.change),
        *map(_figure, row.flows), row.reported,
    )  # fmt: skip


def _sums(rows: Sequence[Standing]) -> tuple[str, ...]:
    changes = [row.change for row in rows if row.change is not None]
    return (
        _sum(row.members for row in rows),
        format_change(sum(changes)) if changes else _NOTHING,
        *(_sum(column) for column in zip(*(row.flows for row in rows), strict=True)),
    )


def _sum(values: Iterable[int | None]) -> str:
    known = [value for value in values if value is not None]
    return format_count(sum(known)) if known else _NOTHING


def _note(view: View, rows: Sequence[Standing]) -> str:
    level = view.settings.committee(view.month).short
    said = [f"Khen thưởng: do {level} quyết định.", "Ô trống: chưa có số liệu."]
    if any(row.carried for row in rows):
        said.insert(0, "* Chưa báo cáo tháng này, ghi số của báo cáo gần nhất (tạm tính).")
    return " ".join(said)


def _open(view: View) -> Annex:
    rows = [row for row in view.rows("follow_ups") if row["is_open"]]
    columns = (
        Column("TT", 6), Column("Tổ chức đảng", 32, is_text=True),
        Column("Kết luận", 22, is_text=True), Column("Nội dung phải khắc phục", 48, is_text=True),
        Column("Hạn", 14), Column("Quá hạn (ngày)", 10), Column("Đơn vị báo cáo", 18, is_text=True),
    )  # fmt: skip
    listed = tuple(_follow_up(place, row) for place, row in enumerate(rows, 1))
    title = "Nội dung chưa khắc phục xong, quá hạn lâu nhất ở trên"
    return Annex(title, columns, listed, is_wide=True)


def _follow_up(place: int, row: Row) -> tuple[str, ...]:
    statuses = {choice.code: choice.label for choice in CHOICES["status"]}
    status = str(row["status"] or "")
    overdue = count(row["days_overdue"]) if row["is_overdue"] else 0
    return (
        str(place),
        str(row["name"] or row["organization"]),
        f"{row['conclusion']}, mục {row['item']}",
        str(row["shortcoming"]),
        _day(row["due_on"]),
        format_count(overdue) if overdue else "",
        statuses.get(status, status) or "Chưa báo cáo",
    )


def _missing(view: View) -> Annex:
    rows = view.rows("missing")
    columns = (
        Column("TT", 6), Column("Tổ chức đảng", 50, is_text=True),
        Column("Báo cáo gần nhất", 22), Column("Đảng viên tạm tính", 22),
    )  # fmt: skip
    listed = tuple(
        (str(place), str(row["name"]), _month(row["last_month"]), _figure(row["members"]))
        for place, row in enumerate(rows, 1)
    )
    return Annex(f"Tổ chức đảng chưa gửi báo cáo tháng {view.month.label}", columns, listed)


def _reasons(view: View) -> Annex:
    columns = (
        Column("TT", 6), Column("Tổ chức đảng", 34, is_text=True),
        Column("Lý do", 60, is_text=True),
    )  # fmt: skip
    notes = footnotes_of_month(view)
    listed = tuple((str(place), note.whose, note.reason) for place, note in enumerate(notes, 1))
    return Annex(f"Giải trình số liệu tháng {view.month.label}", columns, listed)


def _figure(value: object) -> str:
    return format_count(value) if isinstance(value, int) else _NOTHING


def _change(value: int | None) -> str:
    return format_change(value) if value is not None else _NOTHING


def _day(value: object) -> str:
    return format_date(value) if value else _NOTHING  # type: ignore[arg-type]


def _month(value: object) -> str:
    return f"Tháng {month_of(value).label}" if value else "Chưa có"
