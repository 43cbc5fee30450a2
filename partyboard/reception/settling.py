"""What staff settle about a workbook in hand before it is loaded, and what is still to be settled.

Values in, values out: nothing is stored until the workbook is received with what was settled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from partyboard.forms.model import Sheet
from partyboard.intake.findings import Finding
from partyboard.intake.mending import Correction, Heading
from partyboard.intake.report import Row
from partyboard.intake.shown import shown
from partyboard.reception.incoming import Incoming, Receipt
from partyboard.store.submissions import Explanation, Status

# Warnings that say "this may be wrong": such a report passes with a sentence why it is right, of
# which each has an example.
ASK_WHY = {
    "outlier": "kết nạp theo đợt kỷ niệm 19/5",
    "copied-figures": "đã hỏi lại, đơn vị không có biến động",
    "many-organizations-dropped": "chuyển về Đảng bộ khác theo quyết định của Tỉnh ủy",
}
_UNREAD = "chưa đọc được"


@dataclass(frozen=True, slots=True)
class Wanting:
    """What keeps a workbook from being loaded, though nothing in it is wrong: warnings to give a
    reason for, and whether it is to be said why an earlier report is replaced.
    """

    warnings: tuple[Finding, ...] = ()
    reason: bool = False

    def __bool__(self) -> bool:
        """Whether anything is wanting."""
        return bool(self.warnings) or self.reason


def with_correction(incoming: Incoming, correction: Correction) -> Incoming:
    """The workbook with a cell set right; of one cell the latest word stands."""
    others = _without(incoming.mending.corrections, correction.sheet, correction.cell)
    mending = replace(incoming.mending, corrections=(*others, correction))
    return replace(incoming, mending=mending)


def without_correction(incoming: Incoming, sheet: str, cell: str) -> Incoming:
    """The workbook with a cell as it was sent."""
    others = _without(incoming.mending.corrections, sheet, cell)
    return replace(incoming, mending=replace(incoming.mending, corrections=others))


def with_heading(incoming: Incoming, heading: Heading) -> Incoming:
    """The workbook with a heading of the sender's read as one of ours."""
    headings = tuple(dict.fromkeys((*incoming.mending.headings, heading)))
    return replace(incoming, mending=replace(incoming.mending, headings=headings))


def without_heading(incoming: Incoming, heading: Heading) -> Incoming:
    """The workbook with a heading as it was sent."""
    headings = tuple(each for each in incoming.mending.headings if each != heading)
    return replace(incoming, mending=replace(incoming.mending, headings=headings))


def explained(incoming: Incoming, finding: Finding, reason: str) -> Incoming:
    """The workbook with a reason for a warning of it; a blank one takes the reason back."""
    others = [each for each in incoming.explanations if _about(each) != _about(finding)]
    if reason.strip():
        others.append(Explanation(*_about(finding), reason.strip()))
    return replace(incoming, explanations=tuple(others))


def because(incoming: Incoming, reason: str) -> Incoming:
    """The workbook with the reason why it replaces an earlier report."""
    return replace(incoming, reason=reason.strip())


def reason_for(incoming: Incoming, finding: Finding) -> str:
    """The reason given for a warning; "" while there is none."""
    given = {_about(each): each.reason for each in incoming.explanations}
    return given.get(_about(finding), "")


def wanting(incoming: Incoming, receipt: Receipt) -> Wanting:
    """What is still to be said before a report may be loaded. Months of the past that come in one
    consolidated workbook are loaded as they stand.
    """
    if receipt.status is not Status.ACCEPTED or receipt.report.part:
        return Wanting()
    doubtful = (found for found in receipt.findings if found.code in ASK_WHY)
    warnings = tuple(found for found in doubtful if not reason_for(incoming, found))
    return Wanting(warnings, bool(receipt.changes) and not incoming.reason.strip())


def ready(files: Sequence[Incoming], receipts: Sequence[Receipt]) -> list[int]:
    """The positions of the files that may be loaded: with a report that is right, and nothing left
    to be said.
    """
    right = {each.position for each in receipts if each.status is Status.ACCEPTED}
    short = {each.position for each in receipts if wanting(files[each.position], each)}
    return sorted(right - short)


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell that a field of ours stands in: on which tab, where, what it is, what it says."""

    sheet: str
    cell: str
    label: str
    said: str


def cells_of(receipt: Receipt) -> tuple[Standing, ...]:
    """Every cell of a report that may be set right, those with something wrong in them first."""
    report = receipt.report
    if report.form is None:
        return ()
    wrong = {(found.sheet, found.cell) for found in receipt.findings if found.is_error}
    found = [
        Standing(report.title(sheet), cell, sheet.field(name).label, _said(sheet, row, name))
        for sheet in report.form.sheets
        for row in report.sheets.get(sheet.name, ())
        for name, cell in row.cells.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.sheet, each.cell) not in wrong))


def _said(sheet: Sheet, row: Row, name: str) -> str:
    return shown(sheet.field(name), row.values[name]) if name in row.values else _UNREAD


def _about(told: Finding | Explanation) -> tuple[str, str, str]:
    """By which a reason and its warning are known to belong together."""
    return told.code, told.sheet, told.cell


def _without(corrections: Sequence[Correction], sheet: str, cell: str) -> tuple[Correction, ...]:
    return tuple(each for each in corrections if (each.sheet, each.cell) != (sheet, cell))
