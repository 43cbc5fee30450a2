"""From a workbook and its reports to the workbook to send back."""

from collections.abc import Sequence

from partyboard.intake.annotate.copied import copied
from partyboard.intake.annotate.element import Unpatchable
from partyboard.intake.annotate.parts import Parts
from partyboard.intake.annotate.patch import patched
from partyboard.intake.findings import Finding
from partyboard.intake.limits import OverLimit
from partyboard.intake.package import Broken, Locked, Package
from partyboard.intake.report import Report
from partyboard.intake.worker import Reader, shared_reader

_ZIP = b"PK\x03\x04"
_CANNOT = (Unpatchable, Broken, Locked, OverLimit)


class Unannotatable(Exception):
    """Nothing can be marked in the file; the message says why and what to do."""


def annotate(
    content: bytes, reports: Sequence[Report], heading: str = "", *, reader: Reader | None = None
) -> bytes:
    """The sender's workbook with its faults marked: cells coloured, a note with the sentence at
    each, a first sheet that lists them with links. Everything else stays as it was sent.

    An .xls, .ods or .xlsb (and an .xlsx that nothing can be added to) comes back as a copy in
    .xlsx with the same values. `heading` says whose workbook it is; `reader` reads what must be
    copied. Marks of an earlier time are replaced. Raises Unannotatable.
    """
    if _is_open_xml(content):
        try:
            return patched(content, reports, heading, is_copy=False)
        except _CANNOT:
            pass
    cells = (reader or shared_reader()).read(content)
    if isinstance(cells, Finding):
        raise Unannotatable(cells.message)
    return patched(copied(cells), reports, heading, is_copy=True)


def extension(content: bytes) -> str:
    """The ending of a file name under which Excel opens what `annotate` makes of a workbook."""
    return ".xlsm" if _is_open_xml(content) and Parts(content).has_macros else ".xlsx"


def _is_open_xml(content: bytes) -> bool:
    """Whether the file is an .xlsx or its like, which we can write into."""
    try:
        return content.startswith(_ZIP) and Package(content).main_part.endswith(".xml")
    except _CANNOT:
        return False
