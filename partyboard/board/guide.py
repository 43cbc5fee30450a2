"""The help page's tables, made from the declarations: fields, rules, findings, indicators."""

from collections.abc import Iterable

from partyboard.board.columns import table
from partyboard.board.indicators import INDICATORS
from partyboard.forms.model import Field, Sheet
from partyboard.forms.reference import KIND_WORDS
from partyboard.intake.catalogue import KINDS, Severity
from partyboard.intake.findings_reference import shown_template
from partyboard.store.answers import Answer

_SEVERITY = {Severity.ERROR: "Lỗi", Severity.WARNING: "Xem lại", Severity.INFO: "Ghi chú"}


def field_table(sheet: Sheet) -> Answer:
    """Every field of a sheet: its label, what may stand in it, whether it must, its help."""
    return _table(
        {
            "Chỉ tiêu": field.label,
            "Phần": field.section,
            "Kiểu": _kind(field),
            "Bắt buộc": "có" if field.required else "",
            "Cách ghi": field.help,
        }
        for field in sheet.fields
    )


def finding_table() -> Answer:
    """Every kind of finding: where it belongs, how grave it is, what it says, what to do."""
    return _table(
        {
            "Về": str(kind.group),
            "Mức": _SEVERITY[kind.severity],
            "Tên": kind.title,
            "Chương trình nói": shown_template(kind.sentence),
            "Cách sửa": shown_template(kind.remedy),
        }
        for kind in KINDS
    )


def indicator_table() -> Answer:
    """Every indicator: its name, its unit, how it is computed."""
    return _table(
        {"Chỉ số": entry.label, "Đơn vị tính": entry.unit, "Cách tính": entry.explanation}
        for entry in INDICATORS
    )


def _table(rows: Iterable[dict[str, str]]) -> Answer:
    found = list(rows)
    return table({header: [row[header] for row in found] for header in found[0]})


def _kind(field: Field) -> str:
    if field.choices:
        return "chọn: " + " · ".join(choice.label for choice in field.choices)
    return KIND_WORDS[field.kind]
