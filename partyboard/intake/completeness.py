"""Whether a reader has passed on everything that stands in an .xlsx: a lost cell reads as blank."""

from collections import Counter
from collections.abc import Sequence

from partyboard.intake.by_calamine import Values
from partyboard.intake.cells import address
from partyboard.intake.facts import SheetFacts
from partyboard.intake.findings import Finding, finding
from partyboard.intake.package import Package
from partyboard.intake.scan import contents


def incomplete(
    content: bytes, facts: Sequence[SheetFacts], values: Sequence[Values]
) -> Finding | None:
    """The finding for a cell whose content the reader lost, or that the file writes twice; None
    where all is there, which a count of both nearly always shows.
    """
    sheets = list(zip(facts, values, strict=True))
    if not any(_seems_to_lack(sheet, read) for sheet, read in sheets):
        return None
    for (sheet, read), places in zip(sheets, contents(Package(content)), strict=True):
        for place, times in Counter(places).items():
            if times > 1 or place not in read:
                cell = address(*place)
                what = "có hai nội dung" if times > 1 else "có nội dung không đọc được"
                return finding("corrupt", sheet.title, cell, found=f"ô {cell} {what}")
    return None


def _seems_to_lack(sheet: SheetFacts, read: Values) -> bool:
    """Whether fewer values were read than the part seems to hold; errors have none."""
    if len(read) >= sheet.most_values:
        return False
    errors = sum(place not in read for place, cell in sheet.cells.items() if cell.error)
    return len(read) + errors < sheet.most_values
