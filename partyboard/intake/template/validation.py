"""What Excel lets a sender type: drop-downs, whole numbers, dates, with our words for both."""

from datetime import date

from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation

from partyboard.forms.model import Field, Kind
from partyboard.intake.template.archive import serial
from partyboard.text.dates import LAST_DATE_YEAR
from partyboard.text.months import FIRST_YEAR, LAST_YEAR

_TITLE_LIMIT, _TEXT_LIMIT = 32, 255  # Excel calls the file damaged when they are longer
_ERRORS = {
    Kind.COUNT: "Ghi số nguyên từ 0 trở lên, chỉ gõ chữ số, ví dụ 12.",
    Kind.NUMBER: "Ghi một số từ 0 trở lên, ví dụ 100.",
    Kind.DATE: "Ghi ngày dạng ngày/tháng/năm, ví dụ 31/05/2021.",
    Kind.MONTH: "Ghi tháng dạng tháng/năm, ví dụ 05/2021.",
    Kind.YEAR: "Ghi năm bằng bốn chữ số, ví dụ 2021.",
    Kind.CHOICE: "Chọn một dòng trong danh sách (mũi tên bên phải ô).",
}


def validation(field: Field, cells: str, choices: str, prompt: str) -> DataValidation:
    """The rule for the cells of one field; `choices` is the range that its drop-down shows and
    `prompt` what is said to whoever stands in such a cell.
    """
    rule = DataValidation("list", choices) if choices else _limits(field.kind)
    rule.sqref, rule.allow_blank, rule.showInputMessage = MultiCellRange(cells), True, True
    rule.showErrorMessage = field.kind in _ERRORS
    rule.promptTitle = rule.errorTitle = _shortened(field.label, _TITLE_LIMIT)
    rule.prompt = _shortened(prompt, _TEXT_LIMIT)
    rule.error = _ERRORS.get(field.kind)
    return rule


def _limits(kind: Kind) -> DataValidation:
    if kind is Kind.COUNT:
        return DataValidation("whole", "0", operator="greaterThanOrEqual")
    if kind is Kind.NUMBER:
        return DataValidation("decimal", "0", operator="greaterThanOrEqual")
    if kind in (Kind.DATE, Kind.MONTH):
        first, last = date(FIRST_YEAR, 1, 1), date(LAST_DATE_YEAR, 12, 31)
        return DataValidation("date", str(serial(first)), str(serial(last)), operator="between")
    if kind is Kind.YEAR:
        return DataValidation("whole", str(FIRST_YEAR), str(LAST_YEAR), operator="between")
    return DataValidation()


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
