"""Records: a label anywhere on the sheet, its value in the value column of the same row."""

from dataclasses import replace

from partyboard.forms.model import Field, Sheet
from partyboard.intake.findings import Finding, finding
from partyboard.intake.grid import Grid
from partyboard.intake.met_layouts import met_before, remember, shape_of
from partyboard.intake.page import Found, Label, Page, read_page
from partyboard.intake.places import Place, PlacedRow, PlacedSheet
from partyboard.intake.shown import shown_cell
from partyboard.intake.strays import missing_label, missing_labels, strays
from partyboard.intake.value_column import other_value_columns, value_place, voted_column
from partyboard.text import key


def place_record(sheet: Sheet, grid: Grid, version: int) -> PlacedSheet:
    """Where each field of a record stands; required fields that are nowhere are findings."""
    shape = shape_of(sheet, grid)
    if met := met_before(sheet, grid, version, shape):
        return met
    page = read_page(sheet, grid)
    found = _found(page)
    places, findings = _chosen(page, found)
    unclear = list(other_value_columns(page, found))
    lost = [field for field in sheet.fields if field.name not in places and field.since <= version]
    missing = missing_labels(page, lost)
    findings += [missing_label(page, field, alike) for field, alike in missing.items()]
    meant = {alike.row for alike in missing.values() if alike}
    findings += [*unclear, *strays(page, found, lost, meant)]
    number = min((place.row for place in places.values()), default=1)
    row = PlacedRow(number, {} if unclear else places)  # no sums of figures that may be others
    placed = PlacedSheet(sheet, grid, version, (row,), tuple(findings))
    remember(placed, found, shape)
    return placed


def _found(page: Page) -> Found:
    voted = voted_column(page)
    found: Found = {}
    for label in page.labels:
        field = _field_meant(page, label)
        if field is not None:
            place = value_place(page, label, voted)
            found.setdefault(field.name, []).append((label, place))
    return {name: _in_its_section(page, name, each) for name, each in found.items()}


def _field_meant(page: Page, label: Label) -> Field | None:
    """Of several fields of one name, the one of the section; "Nữ" among the admitted is none."""
    if len(label.fields) == 1 and label.fields[0].section == label.section:
        return label.fields[0]
    here = [field for field in label.fields if field.section == label.section]
    if here or not label.section:
        return here[0] if here else label.fields[0] if len(label.fields) == 1 else None
    elsewhere = [field for field in label.fields if field.section not in page.sections]
    if elsewhere:
        return elsewhere[0] if len(elsewhere) == 1 else None
    return None if len(label.fields) > 1 or _has_namesake(page, label) else label.fields[0]


def _has_namesake(page: Page, label: Label) -> bool:
    """Whether a field of the section above begins with the same words, and may be meant."""
    meant = key(label.fields[0].label)
    mates = (field for field in page.sheet.fields if field.section == label.section)
    return any(key(mate.label).startswith(f"{meant} ") for mate in mates)


def _chosen(page: Page, found: Found) -> tuple[dict[str, Place], list[Finding]]:
    """One place a field; two places that say different things are a finding."""
    places: dict[str, Place] = {}
    findings: list[Finding] = []
    for name, occurrences in found.items():
        if len(occurrences) == 1:
            places[name] = occurrences[0][1]
            continue
        filled = [(label, place) for label, place in occurrences if place.cell is not None]
        said = {shown_cell(place.cell) for _, place in filled if place.cell}
        if len(said) > 1:
            findings.append(_duplicate(page, page.sheet.field(name), filled))
        places[name] = (filled or occurrences)[0][1]
    return _without_shared(page.sheet, places), findings


def _in_its_section(
    page: Page, name: str, occurrences: list[tuple[Label, Place]]
) -> list[tuple[Label, Place]]:
    """Without those under another heading, where the one under its own is blank: "Nữ" among the
    admitted is not the women of all.
    """
    if len(occurrences) == 1:
        return occurrences
    section = page.sheet.field(name).section
    own = [one for one in occurrences if one[0].section == section]
    return own if own and not any(place.cell for _, place in own) else occurrences


def _duplicate(page: Page, field: Field, filled: list[tuple[Label, Place]]) -> Finding:
    places = ", ".join(place.address for _, place in filled)
    second = filled[1][1].address
    return finding("duplicate-label", page.grid.title, second, found=field.label, places=places)


def _without_shared(sheet: Sheet, places: dict[str, Place]) -> dict[str, Place]:
    """A merged cell beside two labels is the value of neither, and both say so."""
    cells = [(place.cell.row, place.cell.column) for place in places.values() if place.cell]
    if len(set(cells)) == len(cells):
        return places
    owners: dict[tuple[int, int], list[str]] = {}
    for name, place in places.items():
        if place.cell is not None:
            owners.setdefault((place.cell.row, place.cell.column), []).append(name)
    for names in owners.values():
        if len(names) > 1:
            labels = " và ".join(f"«{sheet.field(name).label}»" for name in names)
            why = f"ô bị gộp chung cho {labels}, không biết số là của dòng nào"
            places |= {name: replace(places[name], cell=None, merged=why) for name in names}
    return places
