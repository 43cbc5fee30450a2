"""The help page's tables, made from the declarations: fields, rules, indicators."""

from collections.abc import Iterable

from partyboard.board.columns import table
from partyboard.board.indicators import INDICATORS
from partyboard.forms.model import Field, Sheet
from partyboard.forms.reference import KIND_WORDS
from partyboard.store.answers import Answer


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
