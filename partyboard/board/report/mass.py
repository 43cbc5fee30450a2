"""Section 8: the mass organizations."""

from partyboard.board.report.assessed import Assessment
from partyboard.board.report.figures import known, row_of_month
from partyboard.board.report.parts import Section, Sentence, listed, paragraphs
from partyboard.board.report.wording import enumerated, gap
from partyboard.board.view import View

_WHO = {
    "trade_union_activities": "Công đoàn",
    "youth_union_activities": "Đoàn Thanh niên",
    "women_activities": "Phụ nữ",
    "veterans_activities": "Cựu chiến binh",
}


def mass(view: View, wrote: Assessment) -> Section:
    """What the office wrote of them, and how much they did."""
    points = wrote.results.get("mass", ()) or (gap("kết quả công tác đoàn thể"),)
    return Section("Công tác đoàn thể", listed(points) + paragraphs((_activities(view),)))


def _activities(view: View) -> Sentence:
    row = row_of_month(view, "other_work")
    counts = [(label, known(row, name)) for name, label in _WHO.items()]
    if all(n is None for _, n in counts):
        return gap("số hoạt động của các đoàn thể")
    said = enumerated(counts)
    sources = tuple(f"other_work.{name}" for name in _WHO)
    if not said:
        return Sentence("Các cơ sở không báo cáo hoạt động nào của đoàn thể.", sources)
    return Sentence(f"Số hoạt động do các cơ sở báo cáo: {said}.", sources)
