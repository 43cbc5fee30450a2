"""What is marked in a workbook: the findings of its reports, by sheet and cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from partyboard.intake.annotate.grid_part import Place, place_of
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report

LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Cảnh báo",
    Severity.INFO: "Ghi chú",
}
_ORDER = list(LEVELS)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell is marked with: the worst of its findings, all of their sentences."""

    severity: Severity
    sentences: tuple[str, ...]


def listed(reports: Sequence[Report]) -> list[Finding]:
    """Every finding once, errors first, otherwise in the order of the reports."""
    each = {
        (found.severity, found.sheet, found.cell, found.message): found
        for report in reports
        for found in report.findings
    }
    return sorted(each.values(), key=lambda found: _ORDER.index(found.severity))


def marks(findings: Sequence[Finding]) -> dict[str, dict[Place, Mark]]:
    """By the title of the sheet: the cells to mark. Notes are only listed."""
    by_sheet: dict[str, dict[Place, Mark]] = {}
    for found in findings:
        place = place_of(found.cell) if found.severity is not Severity.INFO else None
        if place and found.sheet:
            sheet = by_sheet.setdefault(found.sheet, {})
            sheet[place] = together(sheet.get(place), _mark(found))
    return by_sheet


def together(*found: Mark | None) -> Mark:
    """Several marks of one cell as one."""
    every = [mark for mark in found if mark]
    worst = min((mark.severity for mark in every), key=_ORDER.index)
    return Mark(worst, tuple(sentence for mark in every for sentence in mark.sentences))


def counted(findings: Sequence[Finding]) -> Iterator[str]:
    """How many there are of each level: "3 lỗi", "2 cảnh báo"."""
    for severity, level in LEVELS.items():
        number = sum(found.severity is severity for found in findings)
        if number:
            yield f"{number} {level.lower()}"


def _mark(found: Finding) -> Mark:
    return Mark(found.severity, (f"{LEVELS[found.severity]}: {found.message}",))
