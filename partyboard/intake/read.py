"""From the bytes of any spreadsheet file to its cells, or to the finding that says why not.

The fast reader (calamine) gives the values; the scan gives what it cannot see. Runs in the worker
process (see worker.py), because a hostile file can still end the process that reads it.
"""

from collections.abc import Callable
from datetime import datetime, time
from operator import itemgetter

from python_calamine import PasswordError

from partyboard.intake import limits
from partyboard.intake.by_calamine import ReadSheet, Unreadable, Values, read_sheets
from partyboard.intake.cells import CellValue, Merge, Workbook
from partyboard.intake.findings import Finding, finding
from partyboard.intake.fonts import convert
from partyboard.intake.package import Broken, Locked
from partyboard.intake.scan import SheetFacts, scan
from partyboard.intake.sheetscan import CellFacts
from partyboard.intake.sniff import Kind, sniff
from partyboard.intake.wire import CellFields, RawSheet, build

_MIDNIGHT = time()


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
    content: bytes, values_of: Callable[[bytes, list[str]], list[Values]]
) -> list[RawSheet] | Finding:
    """What the file says, its values taken by one of the two readers where it is an .xlsx."""
    try:
        source = sniff(content)
        if isinstance(source, Finding):
            return source
        if source.kind is Kind.XLSX and source.package is not None:
            facts = scan(source.package)
            values = values_of(content, [sheet.title for sheet in facts])
            return list(map(_joined, facts, values))
        return [_joined(_facts_of(sheet), sheet.values) for sheet in read_sheets(content)]
    except limits.OverLimit as over:
        return over.answer
    except (Locked, PasswordError):
        return finding("password-protected")
    except (Broken, Unreadable):
        return finding("corrupt", found="cấu trúc bên trong bị lỗi")


def _fast_values(content: bytes, titles: list[str]) -> list[Values]:
    """Each sheet's values by calamine; by openpyxl where calamine gives up on the file."""
    try:
        sheets = read_sheets(content)
    except Unreadable:
        return _slow_values(content, titles)
    if len(sheets) != len(titles):
        return _slow_values(content, titles)
    return [sheet.values for sheet in sheets]


def _slow_values(content: bytes, titles: list[str]) -> list[Values]:
    """Each sheet's values by openpyxl, which is loaded only when it is needed."""
    from partyboard.intake.by_openpyxl import read_values

    found = read_values(content)
    return [found.get(title, {}) for title in titles]


def _facts_of(sheet: ReadSheet) -> SheetFacts:
    """What the fast reader itself says of a sheet, where no scan can look into the format."""
    return SheetFacts(sheet.title, sheet.visible, merges=sheet.merges)


def _joined(facts: SheetFacts, values: Values) -> RawSheet:
    """A sheet's values together with what the scan says of them."""
    known = facts.cells
    cells: list[CellFields] = [
        (*place, _plain(value))
        for place, value in values.items()
        if place not in known and not _is_blank(value)
    ]
    for place, about in known.items():
        fields = _fields(values.get(place), about)
        if fields is not None:
            cells.append((*place, *fields))
    if known:
        cells.sort(key=itemgetter(0, 1))
    covered = _covered(facts.merges, cells)
    corners = tuple((one.top, one.left, one.bottom, one.right) for one in facts.merges)
    return RawSheet(
        facts.title,
        [cell for cell in cells if cell[:2] not in covered] if covered else cells,
        facts.visible,
        facts.hidden_rows,
        facts.hidden_columns,
        corners,
        [cell for cell in cells if cell[:2] in covered] if covered else [],
    )


def _fields(value: CellValue, about: CellFacts) -> CellFields | None:
    """The fields of a cell after its place; None where nothing is in it after all."""
    if about.number is not None:
        value = about.number
    legacy = ""
    if about.error:
        value = None
    elif isinstance(value, str):
        meant = _meant(value, about)
        value, legacy = (meant, value) if meant is not None else (value, "")
    if _is_blank(value) and not about.error and not about.formula_without_value:
        return None
    value = None if _is_blank(value) else _plain(value)
    return value, about.number_format, about.error, about.formula_without_value, legacy


def _meant(typed: str, about: CellFacts) -> str | None:
    """The Unicode text that was meant by text in an old font; None where it needs no change."""
    if not about.runs:
        return convert(typed, about.font)
    parts = [convert(part, font or about.font) for font, part in about.runs]
    if not any(part is not None for part in parts):
        return None
    return "".join(
        part if meant is None else meant for meant, (_, part) in zip(parts, about.runs, strict=True)
    )


def _is_blank(value: CellValue) -> bool:
    """Whether a cell holds nothing that anyone can see."""
    return value is None or (isinstance(value, str) and not value.strip())


def _plain(value: CellValue) -> CellValue:
    """A day without a time of day is a date, whichever reader read it."""
    if isinstance(value, datetime) and value.time() == _MIDNIGHT:
        return value.date()
    return value


def _covered(merges: tuple[Merge, ...], cells: list[CellFields]) -> set[tuple[int, int]]:
    """The places of cells that stand under a merge, where nobody can see them."""
    if not merges:
        return set()
    places = {(cell[0], cell[1]) for cell in cells}
    covered: set[tuple[int, int]] = set()
    for merge in merges:
        under = _under(merge, places)
        under.discard((merge.top, merge.left))
        covered |= under
    return covered


def _under(merge: Merge, places: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Which of the places the merge covers, by whichever of the two is fewer."""
    area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
    if area > len(places):
        return {place for place in places if merge.covers(*place)}
    return {
        (row, column)
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
    } & places
