"""A figure with its parts in words and as a table: how much, by how many, where it stands."""

from collections.abc import Sequence
from typing import Any

from partyboard.board.behind import behind_figure
from partyboard.board.columns import table
from partyboard.board.indicators import Indicator, indicator
from partyboard.board.labels import brief
from partyboard.board.parts import Cells, Part
from partyboard.board.trace import Traced, trace_table
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.text import format_count, format_moment


def figure_told(view: View, name: str, found: Sequence[Part]) -> str:
    """The figure of the month and by how many organizations it came about."""
    entry, value = indicator(name), view.figure(name)
    if value is None:
        return f"{entry.label} tháng {view.month.label}: chưa có báo cáo."
    told = f"{entry.label} tháng {view.month.label}: {format_count(value)} {entry.unit}"
    if entry.of_committee:
        return f"{told}, theo báo cáo của cơ quan {view.settings.committee(view.month).short}."
    return f"{told}{_by_whom(view, entry, found)}."


def _by_whom(view: View, entry: Indicator, found: Sequence[Part]) -> str:
    giving = {part.organization for part in found if part.value or _is_counted(entry, part)}
    carried = {part.organization for part in found if part.value and part.carried_from}
    if view.organization:
        return ", tạm tính từ báo cáo gần nhất" if carried else ""
    told = f", ở {format_count(len(giving))} đơn vị" if giving else ""
    return f"{told}, trong đó {format_count(len(carried))} đơn vị tạm tính" if carried else told


def part_name(part: Part) -> str:
    """Whose it is, and which of theirs."""
    return f"{part.name} · {part.about}" if part.about else part.name


def remark(name: str, part: Part) -> str:
    """What is to be known of a value: carried, not given, not reported, counted with another part;
    "" for an ordinary one.
    """
    if not part.places:
        return "chưa báo cáo"
    if part.carried_from:
        return f"tạm tính từ tháng {part.carried_from.label}"
    if _is_counted(indicator(name), part):
        return "đã tính ở dòng trên"
    return "không ghi" if part.value is None else ""


def _is_counted(entry: Indicator, part: Part) -> bool:
    """Whether another part has counted for it: of a class, each organization tells."""
    return part.value == 0 and entry.column in behind_figure(entry).counted_once


def cells_table(figures: Sequence[Traced]) -> Answer:
    """The cells of one place for people; without what was set right where nothing was."""
    found = trace_table(tuple(figures))
    return found if any(found.column("Đã sửa")) else found.only(found.names[:-1])


def parts_table(name: str, found: Sequence[Part], cells: Cells) -> Answer:
    """The parts for people, with their workbooks; columns that stay empty are left out."""
    entry = indicator(name)
    first = [part.places[0] if part.places else None for part in found]
    read = [cells.get(place, ()) if place else () for place in first]
    books = [place.workbook if place else None for place in first]
    columns: dict[str, list[Any]] = {
        "Đơn vị": [brief(part.name) for part in found],
        behind_figure(entry).kind: [part.about for part in found],
        f"Số {entry.unit}": [part.value for part in found],
        "Ô trong tệp": [figures[0].place if figures else "" for figures in read],
        "Ghi chú": [remark(name, part) for part in found],
        "Đã sửa": [figures[0].corrected if figures else "" for figures in read],
        "Lần": [book.revision if book else None for book in books],
        "Nhận lúc": [format_moment(book.received_at) if book else "" for book in books],
        "Người nạp": [book.received_by if book else "" for book in books],
        "Tệp": [book.filename if book else "" for book in books],
    }
    return table({heading: values for heading, values in columns.items() if any(values)})
