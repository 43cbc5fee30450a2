"""The report as it is composed: what stands around it, its sections in the customary order."""

from dataclasses import replace

from partyboard.board.columns import count
from partyboard.board.report.annexes import annexes
from partyboard.board.report.appraisal import appraisal
from partyboard.board.report.assessed import Assessment, assessment
from partyboard.board.report.commendations import commendations
from partyboard.board.report.general import general
from partyboard.board.report.ideology import ideology
from partyboard.board.report.inspection import inspection
from partyboard.board.report.mass import mass
from partyboard.board.report.membership import membership
from partyboard.board.report.parts import Paragraph, Report, Section, Sentence, listed
from partyboard.board.report.reliability import known_at, notes
from partyboard.board.report.training import training
from partyboard.board.report.wording import gap, written
from partyboard.board.view import View

_ROMAN = ("I", "II", "III")


def report(view: View) -> Report:
    """The monthly report of the committee, whichever organization the view is of."""
    about = ("report", view.month, view.as_of, view.by_today, view.today, view.settings)
    return view.store.kept(about, lambda: _composed(replace(view, organization=None)))


def _composed(view: View) -> Report:
    month, document = view.month, view.settings.document
    committee = view.settings.committee(month)
    following = month + 1
    return Report(
        month=month,
        upper=document.upper,
        issuer=committee.name,
        number=f"Số …-BC/{committee.symbol}",
        place=document.place,
        title="Báo cáo",
        subject=(
            f"Kết quả công tác tháng {month.label},",
            f"phương hướng, nhiệm vụ tháng {following.label}",
        ),
        notes=notes(view),
        sections=_chapters(view),
        recipients=document.recipients,
        signed_for=document.signed_for,
        annexes=annexes(view),
        known_at=known_at(view),
    )


def _chapters(view: View) -> tuple[Section, ...]:
    wrote = assessment(view)
    chapters = (
        Section(f"Kết quả công tác tháng {view.month.label}", sections=_results(view, wrote)),
        Section("Hạn chế, tồn tại", _limitations(view, wrote)),
        Section(f"Phương hướng, nhiệm vụ tháng {(view.month + 1).label}", _tasks(wrote)),
    )
    return tuple(
        replace(chapter, heading=f"{roman}. {chapter.heading}")
        for roman, chapter in zip(_ROMAN, chapters, strict=True)
    )


def _results(view: View, wrote: Assessment) -> tuple[Section, ...]:
    sections = (
        general(view, wrote),
        ideology(view, wrote),
        membership(view),
        training(view),
        commendations(view),
        appraisal(view, wrote),
        inspection(view, wrote),
        mass(view, wrote),
    )
    return tuple(
        replace(section, heading=f"{place}. {section.heading}")
        for place, section in enumerate(sections, 1)
    )


def _limitations(view: View, wrote: Assessment) -> tuple[Paragraph, ...]:
    points = wrote.limitations or (gap("hạn chế, tồn tại và nguyên nhân"),)
    return listed((*points, *filter(None, (_reporting(view),))))


def _reporting(view: View) -> Sentence | None:
    """Reports missing or late are a limitation that needs no writing."""
    row = view.coverage()
    parts = ((count(row["missing"]), "chưa gửi"), (count(row["late"]), "gửi muộn"))
    said = ", ".join(f"{written(n)} TCCS đảng {what}" for n, what in parts if n)
    sources = ("coverage.missing", "coverage.late")
    return Sentence(f"Còn {said} báo cáo tháng.", sources) if said else None


def _tasks(wrote: Assessment) -> tuple[Paragraph, ...]:
    return listed(wrote.next_month or (gap("nhiệm vụ trọng tâm tháng tới"),))
