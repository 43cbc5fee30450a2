"""What the help page shows, made from the declarations: fields, findings, indicators."""

from collections.abc import Iterable

from partyboard.board.columns import table
from partyboard.board.indicators import INDICATORS
from partyboard.forms.model import Field, Sheet
from partyboard.forms.reference import KIND_WORDS
from partyboard.intake.catalogue import CATALOGUE, KINDS, FindingKind, Severity
from partyboard.intake.findings_reference import explained
from partyboard.store.answers import Answer
from partyboard.text import key, loose_key


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


def kinds_about(words: str, severity: Severity | None = None) -> list[FindingKind]:
    """The kinds of finding that have all these words in what they say, however they are spelled,
    and this severity; a code names the one kind.
    """
    if words.strip() in CATALOGUE:
        return [CATALOGUE[words.strip()]]
    wanted = key(words).split()
    return [
        kind
        for kind in KINDS
        if severity in (None, kind.severity) and all(_says(kind, word) for word in wanted)
    ]


def indicator_table() -> Answer:
    """Every indicator: its name, its unit, how it is computed."""
    return _table(
        {"Chỉ số": entry.label, "Đơn vị tính": entry.unit, "Cách tính": entry.explanation}
        for entry in INDICATORS
    )


def _table(rows: Iterable[dict[str, str]]) -> Answer:
    found = list(rows)
    return table({header: [row[header] for row in found] for header in found[0]})


def _says(kind: FindingKind, word: str) -> bool:
    """Whether a kind says a word; one typed without marks may stand for any with marks."""
    details = kind.example.details
    texts = (kind.code, kind.title, kind.said(details), kind.to_do(details), explained(kind))
    said = " ".join((*texts, kind.staff))
    return word in key(said) or (word.isascii() and loose_key(word) in loose_key(said))


def _kind(field: Field) -> str:
    if field.choices:
        return "chọn: " + " · ".join(choice.label for choice in field.choices)
    return KIND_WORDS[field.kind]
