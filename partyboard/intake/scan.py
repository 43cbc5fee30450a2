"""One quick pass over an .xlsx for what the fast reader cannot see.

Error cells, formulas that nothing has calculated, percent and date formats, old fonts, merges,
hidden rows and columns, and how far away the furthest value stands: the fast reader builds a dense
rectangle up to it, and one space at XFD1048576 would end the process.
"""

from partyboard.intake.facts import SheetFacts
from partyboard.intake.markup import attributes, opening, prefixes
from partyboard.intake.package import Broken, Package
from partyboard.intake.sheetscan import SheetScan
from partyboard.intake.strings import SharedStrings
from partyboard.intake.styles import read_styles


def scan(package: Package) -> tuple[SheetFacts, ...]:
    """The facts of every worksheet, in the workbook's order.

    Raises OverLimit for a value too far away, Broken for a sheet that is not there, and what
    Package.read raises.
    """
    main = package.main_part
    related = package.related(main)
    by_kind = {kind: target for kind, target in related.values()}
    styles = read_styles(package.xml(by_kind.get("styles", "")))
    strings = SharedStrings(package.xml(by_kind.get("sharedStrings", "")))
    found = []
    for sheet in _listed(package.xml(main)):
        identifier = next((value for name, value in sheet.items() if name.endswith(":id")), "")
        kind, part = related.get(identifier, ("", ""))
        if kind == "worksheet" and part not in package:
            raise Broken(f"no part {part}")
        if kind == "worksheet":
            one = SheetScan(sheet.get("name", ""), package.xml(part), styles, strings)
            found.append(_facts(one, visible=sheet.get("state", "visible") == "visible"))
    return tuple(found)


def _listed(workbook: bytes) -> list[dict[str, str]]:
    """The attributes of each `sheet` in the workbook part."""
    return [attributes(raw) for raw in opening(b"sheet", prefixes(workbook)).findall(workbook)]


def _facts(sheet: SheetScan, *, visible: bool) -> SheetFacts:
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
    )
