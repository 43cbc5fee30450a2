"""What became of the workbooks of one go: in the words of the upload page, and as a table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from partyboard.intake.catalogue import Severity
from partyboard.intake.changes import describe
from partyboard.reception import Incoming, Receipt
from partyboard.reception.settling import wanting
from partyboard.store.submissions import Status


class Outcome(StrEnum):
    """What a report is to the clerk who loads it, in the order in which it asks for attention."""

    BAD = "Có lỗi"
    WAITING = "Chờ lý do"
    UNLISTED = "Chờ danh sách"
    WARY = "Cần xem lại"
    GOOD = "Nạp được"
    SAME = "Đã có"
    LOADED = "Đã nạp"

    @property
    def asks_nothing(self) -> bool:
        """Whether there is nothing to settle, mend or send back about the report itself."""
        return self in (Outcome.SAME, Outcome.UNLISTED)


ORDER = tuple(Outcome)
_COLUMNS = {
    "Kết quả": 14,
    "Đơn vị": 38,
    "Mã": 10,
    "Tháng": 10,
    "Biểu": 34,
    "Tệp": 40,
    "Chỗ trong tệp": 18,
    "Lần": 6,
    "Lỗi": 6,
    "Cảnh báo": 10,
    "Nội dung": 90,
    "Thay đổi": 50,
}
_NO_LIST = "list-not-loaded"  # not the sender's to mend
_LONGEST = 32_000  # characters that a cell of Excel takes, with some to spare


def outcome(receipt: Receipt, incoming: Incoming | None = None) -> Outcome:
    """What a report is; without the file that it came in: after it was loaded."""
    if receipt.status is Status.REJECTED:
        return Outcome.BAD
    if receipt.status is Status.UNCHANGED:
        return Outcome.SAME
    if incoming is None:
        return Outcome.LOADED
    if wanting(incoming, receipt):
        return Outcome.WAITING
    warned = {found.code for found in receipt.findings if found.severity is Severity.WARNING}
    if warned == {_NO_LIST}:
        return Outcome.UNLISTED
    return Outcome.WARY if warned else Outcome.GOOD


def loaded_told(receipts: Iterable[Receipt]) -> str:
    """What came of pressing the button: how many reports are new; where none is, why."""
    counted = Counter(receipt.status for receipt in receipts)
    if new := counted[Status.ACCEPTED]:
        return f"Đã nạp {new} báo cáo. Số liệu mới có ở mọi trang."
    same, bad = counted[Status.UNCHANGED], counted[Status.REJECTED]
    known = f"{same} báo cáo đã được nạp trước đó với đúng số liệu này" if same else ""
    return f"Không nạp gì mới: {'; '.join(filter(None, (known, f'{bad} có lỗi' if bad else '')))}."


def sender(receipt: Receipt) -> str:
    """Whose report it is, as people say it; of the committee's own forms, which form."""
    return receipt.report.sender or "Không đọc được"


def in_order(receipts: Iterable[Receipt], outcomes: Sequence[Outcome]) -> list[Receipt]:
    """What asks for attention first; then by month, by organization, by file."""

    def place(pair: tuple[Receipt, Outcome]) -> tuple[int, str, str, str]:
        receipt, what = pair
        period = receipt.report.period
        return ORDER.index(what), str(period or ""), sender(receipt), receipt.filename

    return [receipt for receipt, _ in sorted(zip(receipts, outcomes, strict=True), key=place)]


def result_table(receipts: Sequence[Receipt], outcomes: Sequence[Outcome]) -> bytes:
    """A workbook with a line for each report: what became of it, what was found in it."""
    book = Workbook()
    tab = book.active
    assert tab is not None
    tab.title = "Kết quả"
    tab.append(list(_COLUMNS))
    named = dict(zip(map(id, receipts), outcomes, strict=True))
    for receipt in in_order(receipts, outcomes):
        tab.append(_line(receipt, named[id(receipt)]))
    for row in tab.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # what somebody typed never becomes a formula
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(name="Times New Roman", size=12, bold=cell.row == 1)
    for number, width in enumerate(_COLUMNS.values(), 1):
        tab.column_dimensions[get_column_letter(number)].width = width
    tab.freeze_panes = "A2"
    tab.auto_filter.ref = tab.dimensions
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _line(receipt: Receipt, what: Outcome) -> list[str | int]:
    report = receipt.report
    found = [f"{each.place} {each.message}".strip() for each in receipt.findings]
    return [
        what.value,
        sender(receipt),
        report.organization,
        report.period.label if report.period else "",
        report.form.title if report.form else "",
        receipt.filename,
        report.part,
        receipt.revision or "",
        sum(each.severity is Severity.ERROR for each in receipt.findings),
        sum(each.severity is Severity.WARNING for each in receipt.findings),
        _plain("\n".join(found)),
        describe(receipt.changes, len(receipt.changes)),
    ]


def _plain(text: str) -> str:
    """Without the signs that a worksheet cannot hold, and not longer than a cell."""
    shown = "".join(char for char in text if char == "\n" or char.isprintable())
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
