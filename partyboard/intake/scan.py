"""One quick pass over an .xlsx for what the fast reader cannot see.

Error cells, formulas that nothing has calculated, percent and date formats, old fonts, merges,
hidden rows and columns, and how far away the furthest value stands: the fast reader builds a dense
rectangle up to it, and one space at XFD1048576 would end the process.
"""

from collections.abc import Iterator, Mapping

from partyboard.intake.facts import Place, SheetFacts
from partyboard.intake.markup import attributes, once_a_part, opening, prefixes, yes
from partyboard.intake.package import Broken, Package
from partyboard.intake.sheetscan import SheetScan
from partyboard.intake.strings import SharedStrings
from partyboard.intake.styles import read_styles


def scan(package: Package) -> tuple[SheetFacts, ...]:
    """The facts of every worksheet, in the workbook's order.

    Raises OverLimit for a value too far away, Broken for a sheet that is not there, and what
    Package.read raises.
    """
    return tuple(_facts(sheet, visible) for sheet, visible in _sheets(package))


def contents(package: Package) -> tuple[list[Place], ...]:
    """The places of each worksheet where something stands that a reader has to pass on."""
    return tuple(list(sheet.contents()) for sheet, _ in _sheets(package))


def _sheets(package: Package) -> Iterator[tuple[SheetScan, bool]]:
    """Every worksheet, ready to be looked through, and whether it is visible."""
    main = package.main_part
    related = package.related(main)
    by_kind = {kind: target for kind, target in related.values()}
    styles = read_styles(package.xml(by_kind.get("styles", "")))
    strings = SharedStrings(package.xml(by_kind.get("sharedStrings", "")))
    workbook = package.xml(main)
    stale = _is_to_be_calculated(workbook)
    for sheet in _listed(workbook):
        identifier = next((value for name, value in sheet.items() if name.endswith(":id")), "")
        kind, part = related.get(identifier, ("", ""))
        if kind == "worksheet" and part not in package:
            raise Broken(f"no part {part}")
        if kind == "worksheet":
            data, title = package.xml(part), sheet.get("name", "")
            one = SheetScan(title, data, styles, strings, to_be_calculated=stale)
            yield one, sheet.get("state", "visible") == "visible"


@once_a_part
def _is_to_be_calculated(workbook: bytes) -> bool:
    """Whether a program has left the formulas to whoever opens the workbook next."""
    found = opening(b"calcPr", prefixes(workbook)).search(workbook)
    return found is not None and yes(attributes(found[1]).get("fullCalcOnLoad", ""))


@once_a_part
def _listed(workbook: bytes) -> list[Mapping[str, str]]:
    """The attributes of each `sheet` in the workbook part."""
    return [attributes(raw) for raw in opening(b"sheet", prefixes(workbook)).findall(workbook)]


def _facts(sheet: SheetScan, visible: bool) -> SheetFacts:
    """The facts of one sheet."""
    cells = sheet.cells()
    return SheetFacts(
        sheet.title,
        visible,
        sheet.hidden_rows(),
        sheet.hidden_columns(),
        sheet.merges(),
        cells,
        sheet.loosely_written,
        sheet.most_contents,
    )
