"""What is marked in a workbook: the findings of its reports, by sheet and cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from partyboard.intake.annotate.grid_part import Place, place_of
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report

LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Xem lại",
    Severity.INFO: "Ghi chú",
}
MOST = 5_000  # findings that are marked and listed; nobody mends more in one go
_COUNTED: Mapping[Severity, str] = {
    Severity.ERROR: "lỗi phải sửa",
    Severity.WARNING: "chỗ nên xem lại",
    Severity.INFO: "ghi chú",
}
_ORDER = list(LEVELS)
_WHOLE_FILE, _TO_KNOW = "Cả tệp", "Để biết, không phải sửa"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell is marked with: the worst of its findings, all of their sentences."""

    severity: Severity
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one sheet (`sheet` is "" for those of the whole file), errors first; or the
    notes of all sheets.
    """

    title: str
    sheet: str
    findings: tuple[Finding, ...]


def listed(reports: Sequence[Report]) -> list[Finding]:
    """Every finding once, errors first, otherwise in the order of the reports. What is said of a
    whole report of a consolidated workbook is said at its line.
    """
    each = {
        (found.severity, found.sheet, found.cell, found.message): found
        for report in reports
        for found in _placed(report)
    }
    return sorted(each.values(), key=lambda found: _ORDER.index(found.severity))


def grouped(findings: Sequence[Finding], titles: Sequence[str]) -> list[Group]:
    """The findings sheet by sheet, in the order of the workbook's tabs; notes last, together."""
    to_mend = [found for found in findings if found.severity is not Severity.INFO]
    named = [found.sheet for found in to_mend]
    sheets = ["", *titles, *(sheet for sheet in named if sheet not in titles)]
    groups = [
        Group(
            f"Trang «{sheet}»" if sheet else _WHOLE_FILE,
            sheet,
            tuple(sorted((f for f in to_mend if f.sheet == sheet), key=_by_level_and_place)),
        )
        for sheet in dict.fromkeys(sheets)
        if sheet in named
    ]
    notes = tuple(found for found in findings if found.severity is Severity.INFO)
    return [*groups, Group(_TO_KNOW, "", notes)] if notes else groups


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
    """How many there are of each level: "3 lỗi phải sửa", "2 chỗ nên xem lại"."""
    for severity, words in _COUNTED.items():
        number = sum(found.severity is severity for found in findings)
        if number:
            yield f"{number} {words}"


def _placed(report: Report) -> Iterator[Finding]:
    sheet, _, cell = report.part.rpartition("!")
    for found in report.findings:
        yield replace(found, sheet=sheet, cell=cell) if sheet and not found.sheet else found


def _by_level_and_place(found: Finding) -> tuple[int, Place]:
    return _ORDER.index(found.severity), place_of(found.cell) or (0, 0)


def _mark(found: Finding) -> Mark:
    return Mark(found.severity, (f"{LEVELS[found.severity]}: {found.message}",))
