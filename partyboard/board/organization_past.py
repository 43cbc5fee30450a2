"""What became of one organization, in words: how it began and ended, whom it took over, what was
split off it, what it was called before.
"""

from collections.abc import Iterator

from partyboard.board.month_events import MonthEvents, Row, Rows, by_month, names, other


def past(code: str, events: Rows) -> tuple[str, ...]:
    """A clause for each thing that happened to it, the oldest first, and what the list notes beside
    it: the decision, mostly; that one moved to another committee stands there alone.

    events: the rows of `organization_events`, by month. To those who only look they have no notes.
    """
    told = [said for of_month in by_month(events) for said in _of_month(code, of_month)]
    notes = [row.get("note") for row in events if row["organization"] == code]
    noted = [f"danh sách ghi: {notes[-1]}"] if notes and notes[-1] else []
    return (*told, *noted)


def _of_month(code: str, events: MonthEvents) -> Iterator[str]:
    parts, taken = events.parts.get(code, ()), events.taken.get(code, ())
    since = f"từ tháng {events.month.label}"
    if code in events.begun:
        yield f"{_begun(events.begun[code], taken, events)} {since}"
    elif taken:
        yield f"tiếp nhận {names(taken)} {since}"
    if code in events.ended:
        told = _ended(events.ended[code], parts, events)
        yield f"báo cáo đến tháng {(events.month - 1).label}{told}"
    elif parts:
        yield f"tách ra {names(parts)} {since}"
    yield from (_called(row, since) for row in events.called if row["organization"] == code)


def _begun(row: Row, taken: Rows, events: MonthEvents) -> str:
    """Whether it was founded or came from another committee stands in the notes alone."""
    if row["other"]:
        verb = "chia từ" if row["other"] in events.ended else "tách từ"
        return f"{verb} {other(row)}, báo cáo"
    if len(taken) > 1:
        return f"hợp nhất từ {names(taken)}, báo cáo"
    return f"tiếp nhận {names(taken)}, báo cáo" if taken else "bắt đầu báo cáo"


def _ended(row: Row, parts: Rows, events: MonthEvents) -> str:
    if parts:
        return f", chia thành {names(parts)}"
    others = [each for each in events.taken.get(row["other"], ()) if each is not row]
    if row["other"] in events.begun and others:
        return f", hợp nhất với {names(others)} thành {other(row)}"
    return f", {other(row)} tiếp nhận" if row["other"] else ""


def _called(row: Row, since: str) -> str:
    if row["event"] == "renamed":
        return f"đổi tên {since}, trước là {row['other']}"
    return f"là {row['kind']} {since}, trước là {row['other']}"
