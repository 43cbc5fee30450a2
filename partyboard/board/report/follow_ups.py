"""What is to be remedied after inspections: open, overdue and where, remedied, reported late."""

from partyboard.board.report.figures import known, of_register, row_of_month
from partyboard.board.report.parts import Sentence
from partyboard.board.report.wording import compared, gap, written
from partyboard.board.view import View
from partyboard.store.database import Row

_QUESTION = "follow_ups_by_month"


def follow_ups(view: View) -> tuple[Sentence, ...]:
    """The register at the end of the month; one sentence where nothing was ever to be remedied."""
    row = row_of_month(view, _QUESTION)
    if known(row, "open") is None:
        return (gap("kết quả khắc phục sau kiểm tra"),)
    if not known(row, "open") and not known(row, "closed"):
        return (Sentence("Không có nội dung phải khắc phục sau kiểm tra.", _from("open")),)
    return tuple(filter(None, (_open(view, row), _remedied(row), _reported_late(row))))


def _open(view: View, row: Row) -> Sentence:
    still = known(row, "open") or 0
    if not still:
        return Sentence("Không còn nội dung phải khắc phục sau kiểm tra.", _from("open"))
    text = f"Đến cuối tháng còn {written(still)} nội dung chưa khắc phục xong"
    sources = (*_from("open", "overdue"), "follow_ups_by_organization.overdue")
    return Sentence(f"{text}, {_overdue(view)}.", sources)


def _overdue(view: View) -> str:
    overdue = of_register(view, f"{_QUESTION}.overdue")
    if not overdue.now:
        return "không có nội dung quá hạn"
    where = sum(1 for row in view.rows("follow_ups_by_organization") if row["overdue"])
    late = f"{written(overdue.now)} nội dung quá hạn ở {written(where)} TCCS đảng"
    return f"trong đó {late}{compared(overdue, 'nội dung')}"


def _remedied(row: Row) -> Sentence:
    closed, in_month = known(row, "closed") or 0, known(row, "closed_in_month") or 0
    sources = _from("closed", "closed_in_month")
    if not closed:
        return Sentence("Chưa có nội dung nào được xác nhận hoàn thành.", sources)
    month = f"có thêm {written(in_month)}" if in_month else "không có thêm"
    text = f"Trong tháng {month} nội dung được xác nhận hoàn thành, lũy kế {written(closed)}."
    return Sentence(text, sources)


def _reported_late(row: Row) -> Sentence | None:
    late = known(row, "reported_late")
    if not late:
        return None
    text = f"Lũy kế có {written(late)} nội dung báo cáo kết quả khắc phục muộn so với thời hạn."
    return Sentence(text, _from("reported_late"))


def _from(*columns: str) -> tuple[str, ...]:
    return tuple(f"{_QUESTION}.{column}" for column in columns)
