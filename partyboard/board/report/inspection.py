"""Section 7: inspection, what is to be remedied, discipline."""

from partyboard.board.columns import count
from partyboard.board.report.assessed import Assessment
from partyboard.board.report.figures import known, of_register, row_of_month, summed
from partyboard.board.report.follow_ups import follow_ups
from partyboard.board.report.parts import Section, Sentence, listed, paragraphs
from partyboard.board.report.wording import counted, written
from partyboard.board.view import View

_FORMS = {"reprimanded": "khiển trách", "cautioned": "cảnh cáo", "removed_from_post": "cách chức"}
_EXPELLED = "membership_changes.expelled"


def inspection(view: View, wrote: Assessment) -> Section:
    """Inspected; open, overdue, remedied, late; disciplined and awaiting discipline."""
    return Section(
        "Công tác kiểm tra, giám sát, kỷ luật Đảng",
        paragraphs((_inspected(view),), follow_ups(view), (_disciplined(view), *_awaiting(view)))
        + listed(wrote.results.get("inspection", ())),
    )


def _inspected(view: View) -> Sentence:
    return counted(
        of_register(view, "committee_work.organizations_inspected"),
        "Trong tháng đã kiểm tra thực tế {n} TCCS đảng",
        "Trong tháng không kiểm tra thực tế TCCS đảng nào",
        "số TCCS đảng được kiểm tra thực tế", "TCCS đảng",
    )  # fmt: skip


def _disciplined(view: View) -> Sentence:
    disciplined = summed(view, "other_work.disciplined_by_party")
    row = row_of_month(view, "other_work")
    expelled = known(row_of_month(view, "membership_changes"), "expelled")
    forms = [(label, known(row, name)) for name, label in _FORMS.items()]
    said = ", ".join(f"{label} {written(n)}" for label, n in [*forms, ("khai trừ", expelled)] if n)
    sentence = counted(
        disciplined,
        f"Có {{n}} đảng viên bị kỷ luật về Đảng{f' ({said})' if said else ''}",
        "Trong tháng không có đảng viên bị kỷ luật về Đảng",
        "số đảng viên bị kỷ luật về Đảng", "đồng chí",
    )  # fmt: skip
    sources = (*sentence.sources, *(f"other_work.{name}" for name in _FORMS), _EXPELLED)
    return sentence if sentence.to_fill else Sentence(sentence.text, sources)


def _awaiting(view: View) -> tuple[Sentence, ...]:
    """Those that the one side has dealt with and the other has not; nothing is said of none."""
    row = row_of_month(view, "other_work")
    return tuple(
        Sentence(
            f"Còn {written(count(row[f'awaiting_{name}_discipline']))} đảng viên bị kỷ luật về "
            f"{done} chưa được xem xét kỷ luật về {wanted}.",
            (f"other_work.awaiting_{name}_discipline",),
        )
        for name, done, wanted in (
            ("government", "Đảng", "chính quyền"),
            ("party", "chính quyền", "Đảng"),
        )
        if known(row, f"awaiting_{name}_discipline")
    )
