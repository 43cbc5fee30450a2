"""Section 7: inspection, what is to be remedied and by whom, discipline."""

from partyboard.board.columns import count
from partyboard.board.report.assessed import Assessment
from partyboard.board.report.figures import known, of_register, row_of_month, summed
from partyboard.board.report.parts import Section, Sentence, listed, paragraphs
from partyboard.board.report.wording import compared, counted, gap, written
from partyboard.board.view import View

_FORMS = {"reprimanded": "khiển trách", "cautioned": "cảnh cáo", "removed_from_post": "cách chức"}
_EXPELLED = "membership_changes.expelled"


def inspection(view: View, wrote: Assessment) -> Section:
    """Inspected; open, overdue, remedied, late; disciplined and awaiting discipline."""
    return Section(
        "Công tác kiểm tra, giám sát, kỷ luật Đảng",
        paragraphs(
            (_inspected(view),),
            (_open(view), _remedied(view), _reported_late(view)),
            (_disciplined(view), *_awaiting(view)),
        )
        + listed(wrote.results.get("inspection", ())),
    )


def _inspected(view: View) -> Sentence:
    return counted(
        of_register(view, "committee_work.organizations_inspected"),
        "Trong tháng đã kiểm tra thực tế {n} TCCS đảng",
        "Trong tháng không kiểm tra thực tế TCCS đảng nào",
        "số TCCS đảng được kiểm tra thực tế", "TCCS đảng",
    )  # fmt: skip


def _open(view: View) -> Sentence:
    still, overdue = (of_register(view, f"follow_ups_by_month.{name}") for name in _OPEN)
    if still.now is None:
        return gap("kết quả khắc phục sau kiểm tra")
    if not still.now:
        return Sentence("Không còn nội dung nào phải khắc phục sau kiểm tra.", (still.source,))
    text = f"Đến cuối tháng còn {written(still.now)} nội dung chưa khắc phục xong"
    sources = (still.source, overdue.source, "follow_ups_by_organization.overdue")
    if not overdue.now:
        return Sentence(f"{text}, không có nội dung quá hạn.", sources)
    where = sum(1 for row in view.rows("follow_ups_by_organization") if row["overdue"])
    late = f"{written(overdue.now)} nội dung quá hạn ở {written(where)} TCCS đảng"
    change = compared(overdue, "nội dung")
    return Sentence(f"{text}, trong đó {late}{change}.", sources)


_OPEN = ("open", "overdue")


def _remedied(view: View) -> Sentence | None:
    row = row_of_month(view, "follow_ups_by_month")
    closed, in_month = known(row, "closed"), known(row, "closed_in_month")
    if closed is None or in_month is None:
        return None
    sources = ("follow_ups_by_month.closed", "follow_ups_by_month.closed_in_month")
    if not closed:
        return Sentence("Chưa có nội dung nào được xác nhận hoàn thành.", sources)
    month = f"có thêm {written(in_month)}" if in_month else "không có thêm"
    text = f"Trong tháng {month} nội dung được xác nhận hoàn thành, lũy kế {written(closed)}."
    return Sentence(text, sources)


def _reported_late(view: View) -> Sentence | None:
    late = known(row_of_month(view, "follow_ups_by_month"), "reported_late")
    if not late:
        return None
    text = f"Lũy kế có {written(late)} nội dung báo cáo kết quả khắc phục muộn so với thời hạn."
    return Sentence(text, ("follow_ups_by_month.reported_late",))


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
