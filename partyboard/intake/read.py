"""From the bytes of any spreadsheet file to its cells, or to the finding that says why not.

The fast reader (calamine) gives the values; the scan gives what it cannot see. Runs in the worker
process (see worker.py), because a hostile file can still end the process that reads it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from python_calamine import PasswordError

from partyboard.intake import limits
from partyboard.intake.by_calamine import Unreadable, Values, read_sheets
from partyboard.intake.cells import Workbook
from partyboard.intake.completeness import incomplete
from partyboard.intake.facts import SheetFacts
from partyboard.intake.findings import Finding, finding
from partyboard.intake.join import joined
from partyboard.intake.package import Broken, Locked
from partyboard.intake.scan import scan
from partyboard.intake.scan_ods import scan_ods
from partyboard.intake.scan_xls import scan_xls
from partyboard.intake.scan_xlsb import scan_xlsb
from partyboard.intake.sniff import Kind, Source, sniff
from partyboard.intake.wire import RawSheet, build


def read_workbook(content: bytes) -> Workbook | Finding:
    """The cells of a spreadsheet file, or the finding that says why it cannot be read."""
    answer = read_raw(content)
    return answer if isinstance(answer, Finding) else build(answer)


def read_with_openpyxl(content: bytes) -> Workbook | Finding:
    """The same answer by the other reader, for an .xlsx; any other file is read as always."""
    answer = _answer(content, _slow_values)
    return answer if isinstance(answer, Finding) else build(answer)


def read_raw(content: bytes) -> list[RawSheet] | Finding:
    """As `read_workbook`, in the plain values that cross from the worker to its program."""
    return _answer(content, _fast_values)


def _answer(
    content: bytes, values_of: Callable[[bytes, Sequence[SheetFacts]], list[Values]]
) -> list[RawSheet] | Finding:
    """What the file says, its values taken by one of the two readers where it is an .xlsx."""
    try:
        source = sniff(content)
        if isinstance(source, Finding):
            return source
        if source.kind is Kind.XLSX and source.package is not None:
            facts = scan(source.package)
            values = values_of(content, facts)
            if incomplete(content, facts, values):
                values = _slow_values(content, facts)
            return incomplete(content, facts, values) or list(map(joined, facts, values))
        return _other(source)
    except limits.OverLimit as over:
        return over.answer
    except (Locked, PasswordError):
        return finding("password-protected")
    except (Broken, Unreadable):
        return finding("corrupt", found="cấu trúc bên trong bị lỗi")


def _fast_values(content: bytes, facts: Sequence[SheetFacts]) -> list[Values]:
    """Each sheet's values by calamine; by openpyxl where calamine gives up on the file, or is
    known to read it otherwise than Excel does.
    """
    if any(sheet.loosely_written for sheet in facts):
        return _slow_values(content, facts)
    try:
        sheets = read_sheets(content)
    except Unreadable:
        return _slow_values(content, facts)
    if len(sheets) != len(facts):
        return _slow_values(content, facts)
    return [sheet.values for sheet in sheets]


def _slow_values(content: bytes, facts: Sequence[SheetFacts]) -> list[Values]:
    """Each sheet's values by openpyxl, which is loaded only when it is needed. Raises Unreadable,
    also for a sheet that openpyxl does not find.
    """
    from partyboard.intake.by_openpyxl import read_values

    found = read_values(content)
    if any(sheet.title not in found for sheet in facts):
        raise Unreadable("a sheet is missing")
    return [found[sheet.title] for sheet in facts]


def _other(source: Source) -> list[RawSheet]:
    """The sheets of a file that is not .xlsx, with what a look into its format can add."""
    before = _known_before(source)
    sheets = read_sheets(source.content)
    known = before or _known_of(source)
    answer = []
    for sheet in sheets:
        facts = known.get(sheet.title, SheetFacts(sheet.title))
        merges = sheet.merges or facts.merges
        answer.append(joined(replace(facts, visible=sheet.visible, merges=merges), sheet.values))
    return answer


def _known_before(source: Source) -> dict[str, SheetFacts]:
    """What an .xlsb says of its sheets, looked at first: a far cell there ends the fast reader."""
    if source.kind is Kind.XLSB and source.package is not None:
        return scan_xlsb(source.package)
    return {}


def _known_of(source: Source) -> dict[str, SheetFacts]:
    """What any other file says of its sheets beside the values, which are in bounds by now."""
    if source.kind is Kind.XLS:
        return scan_xls(source.stream)
    if source.kind is Kind.ODS and source.package is not None:
        package = source.package
        return scan_ods(package.xml("content.xml"), package.xml("styles.xml"))
    return {}
