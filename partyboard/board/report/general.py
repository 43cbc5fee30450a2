"""Section 1: the whole in figures, how far they can be trusted, what stood out."""

from collections import Counter

from partyboard.board.columns import count
from partyboard.board.report.assessed import GENERAL, Assessment
from partyboard.board.report.figures import Figure, summed
from partyboard.board.report.parts import Section, Sentence, listed, paragraphs
from partyboard.board.report.reliability import reliability
from partyboard.board.report.wording import compared, gap, written
from partyboard.board.view import View
from partyboard.text import key


def general(view: View, wrote: Assessment) -> Section:
    """Organizations, members, coverage; what the office calls outstanding."""
    points = wrote.results.get(GENERAL, ())
    if not wrote.results:
        points = (gap("tình hình chung và kết quả nổi bật trong tháng"),)
    numbers = (_whole(view), *reliability(view))
    return Section("Tình hình chung", paragraphs(numbers) + listed(points))


def _whole(view: View) -> Sentence:
    members = summed(view, "members.members")
    if members.now is None:
        return gap("số TCCS đảng và tổng số đảng viên")
    sources = (members.source, "coverage.expected", "organizations.kind")
    return Sentence(f"{_who(view)} {_members(members, view)}.", sources)


def _who(view: View) -> str:
    whole = view.settings.committee(view.month).whole
    organizations = count(view.coverage()["expected"])
    kinds = ", ".join(f"{written(n)} {name}" for name, n in _kinds(view))
    inside = f", gồm {kinds}," if kinds else ""
    until = f"Đến cuối tháng {view.month.label}, {whole[0].lower()}{whole[1:]} có"
    return f"{until} {written(organizations)} tổ chức cơ sở đảng (TCCS đảng){inside} với"


def _members(members: Figure, view: View) -> str:
    now = members.now or 0
    return f"{written(now)} đảng viên{compared(members, 'đồng chí')}"


def _kinds(view: View) -> list[tuple[str, int]]:
    """Only where the list says of every organization what it is."""
    kinds = [str(row["kind"] or "") for row in view.rows("organizations")]
    if not all(kinds):
        return []
    names = {key(kind): kind[0].lower() + kind[1:] for kind in kinds}
    return [(names[each], n) for each, n in Counter(map(key, kinds)).most_common()]
