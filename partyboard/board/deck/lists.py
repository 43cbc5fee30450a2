"""Lists for the meeting: what is still to be remedied, and who has not reported."""

from collections.abc import Iterator, Sequence
from datetime import date

from pptx.presentation import Presentation as Deck

from partyboard.board.columns import count, month_of
from partyboard.board.deck import notes
from partyboard.board.deck.cover import foot_of
from partyboard.board.deck.page import Run, add_page
from partyboard.board.deck.tables import Column, add_table, cell
from partyboard.board.labels import brief
from partyboard.board.palette import INK, RED
from partyboard.board.view import View
from partyboard.store.database import Row
from partyboard.text import format_count, format_date

_ROWS, _HIGH = 8, 82  # on a slide, of two lines each
_OPEN = (
    Column("Đơn vị", 0.29),
    Column("Nội dung phải khắc phục", 0.47),
    Column("Hạn", 0.11, right=True),
    Column("Quá hạn (ngày)", 0.13, right=True),
)
_MISSING = (
    Column("Đơn vị", 0.56),
    Column("Báo cáo gần nhất", 0.2, right=True),
    Column("Đảng viên (tạm tính)", 0.24, right=True),
)
_HOW_OPEN = (
    "Nội dung trong sổ kết luận mà Đảng ủy chưa xác nhận hoàn thành đến cuối tháng, quá hạn lâu "
    "nhất ở trên; hạn là hạn đã gia hạn."
)
_HOW_MISSING = (
    "Đơn vị phải báo cáo tháng này mà chưa có báo cáo được nhận; số đảng viên lấy ở báo cáo gần "
    "nhất."
)


def add_open_items(deck: Deck, view: View) -> None:
    """The shortcomings that are open, the most overdue first; no slide where there are none."""
    rows = [row for row in view.rows("follow_ups") if row["is_open"]]
    late = sum(bool(row["is_overdue"]) for row in rows)
    title = f"{format_count(len(rows))} nội dung chưa khắc phục xong"
    title += f", {format_count(late)} nội dung quá hạn" if late else ", chưa nội dung nào quá hạn"
    told = notes.of_list(view, _HOW_OPEN, "follow_ups")
    _add(deck, view, title, "Danh sách nội dung", _OPEN, [_open(row) for row in rows], told)


def add_missing(deck: Deck, view: View) -> None:
    """Who has not reported; no slide where all have."""
    rows = view.answer("missing").records()
    title = f"{format_count(len(rows))} đơn vị chưa báo cáo tháng {view.month.label}"
    if view.organization:
        title = f"Đơn vị chưa báo cáo tháng {view.month.label}"
    told = notes.of_list(view, _HOW_MISSING, "missing")
    _add(deck, view, title, "Danh sách đơn vị", _MISSING, [_missing(row) for row in rows], told)


def _add(
    deck: Deck,
    view: View,
    title: str,
    subtitle: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Run]],
    told: str,
) -> None:
    pages = list(_pages(rows))
    for number, page in enumerate(pages, 1):
        part = f", trang {number}/{len(pages)}" if len(pages) > 1 else ""
        said = f"{subtitle}, tháng {view.month.label}{part}"
        slide, box = add_page(deck, title, said, view.honesty(), foot_of(view), told)
        add_table(slide, box, columns, page, subtitle, f"{title}. {said}.", _HIGH)


def _pages(rows: Sequence[Sequence[Run]]) -> Iterator[Sequence[Sequence[Run]]]:
    """Evenly, so that no slide has one row alone."""
    pages = -(-len(rows) // _ROWS)
    for page in range(pages):
        yield rows[len(rows) * page // pages : len(rows) * (page + 1) // pages]


def _open(row: Row) -> list[Run]:
    days, due = row["days_overdue"], row["due_on"]
    colour = RED if row["is_overdue"] else INK
    return [
        cell(brief(str(row["name"] or row["organization"]))),
        cell(str(row["shortcoming"] or "")),
        cell(format_date(due) if isinstance(due, date) else "", colour),
        cell("" if days is None else format_count(count(days)), colour, bold=True),
    ]


def _missing(row: Row) -> list[Run]:
    last, members = row["last_month"], row["members"]
    return [
        cell(str(row["name"])),
        cell(f"tháng {month_of(last).label}" if last else "chưa có"),
        cell("–" if members is None else format_count(count(members))),
    ]
