"""What became of one organization, in words: how it began and ended, whom it took over, what was
split off it, what it was called before.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from partyboard.board.columns import month_of
from partyboard.board.labels import brief
from partyboard.text import Month, key

Row = Mapping[str, Any]


def past(code: str, events: Sequence[Row]) -> tuple[str, ...]:
    """A clause for each thing that happened to it, the oldest first, and what the list notes beside
    it: the decision, mostly; that one moved to another committee stands there alone.

    events: the rows of `organization_events`, by month. To those who only look they have no notes.
    """
    months = groupby(events, key=lambda row: month_of(row["month"]))
    told = [said for month, rows in months for said in _of_month(code, month, list(rows))]
    notes = [row.get("note") for row in events if row["organization"] == code]
    noted = [f"danh sách ghi: {notes[-1]}"] if notes and notes[-1] else []
    return (*told, *noted)


def _of_month(code: str, month: Month, rows: Sequence[Row]) -> Iterator[str]:
    begun = {row["organization"]: row for row in rows if row["event"] == "begun"}
    ended = {row["organization"]: row for row in rows if row["event"] == "ended"}
    parts = [row for row in begun.values() if row["other"] == code]
    split = {row["other"] for row in begun.values()} & set(ended)
    taken = [row for row in ended.values() if row["other"] == code]
    taken = [row for row in taken if row["organization"] not in split]
    if code in begun:
        yield f"{_begun(begun[code], taken, ended)} từ tháng {month.label}"
    elif taken:
        yield f"tiếp nhận {_names(taken)} từ tháng {month.label}"
    if code in ended:
        told = _ended(ended[code], parts, begun, ended)
        yield f"báo cáo đến tháng {(month - 1).label}{told}"
    elif parts:
        yield f"tách ra {_names(parts)} từ tháng {month.label}"
    yield from (
        _called(row, month) for row in rows if row["organization"] == code and _differs(row)
    )


def _begun(row: Row, taken: Sequence[Row], ended: Mapping[str, Row]) -> str:
    """Whether it was founded or came from another committee stands in the notes alone."""
    if row["other"]:
        verb = "chia từ" if row["other"] in ended else "tách từ"
        return f"{verb} {_other(row)}, báo cáo"
    if len(taken) > 1:
        return f"hợp nhất từ {_names(taken)}, báo cáo"
    return f"tiếp nhận {_names(taken)}, báo cáo" if taken else "bắt đầu báo cáo"


def _ended(
    row: Row, parts: Sequence[Row], begun: Mapping[str, Row], ended: Mapping[str, Row]
) -> str:
    if parts:
        return f", chia thành {_names(parts)}"
    others = [each for each in ended.values() if each["other"] == row["other"] and each is not row]
    if row["other"] in begun and others:
        return f", hợp nhất với {_names(others)} thành {_other(row)}"
    return f", {_other(row)} tiếp nhận" if row["other"] else ""


def _differs(row: Row) -> bool:
    before = {"renamed": row["name"], "reclassified": row["kind"]}.get(row["event"])
    return before is not None and key(before) != key(row["other"])


def _called(row: Row, month: Month) -> str:
    if row["event"] == "renamed":
        return f"đổi tên từ tháng {month.label}, trước là {row['other']}"
    return f"là {row['kind']} từ tháng {month.label}, trước là {row['other']}"


def _names(rows: Sequence[Row]) -> str:
    return ", ".join(brief(row["name"]) for row in rows)


def _other(row: Row) -> str:
    return brief(row["other_name"]) if row["other_name"] else str(row["other"])
