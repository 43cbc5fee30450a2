"""A sheet's values and the facts beside them, put together cell by cell."""

from datetime import datetime, time
from operator import itemgetter

from partyboard.intake.by_calamine import Values
from partyboard.intake.cells import CellValue, Merge
from partyboard.intake.facts import CellFacts, Place, SheetFacts
from partyboard.intake.fonts import convert
from partyboard.intake.wire import CellFields, RawSheet

_MIDNIGHT = time()
_AS_IT_IS = frozenset({str, float})


def joined(facts: SheetFacts, values: Values) -> RawSheet:
    """A sheet's values together with what the scan says of them."""
    known = facts.cells
    cells: list[CellFields] = [
        (*place, value if value.__class__ in _AS_IT_IS else _plain(value))
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
    return value is None or (isinstance(value, str) and (not value or value.isspace()))


def _plain(value: CellValue) -> CellValue:
    """One type a kind: numbers are floats, and a day without a time of day is a date."""
    if value.__class__ is int:
        return float(value)
    if isinstance(value, datetime) and value.time() == _MIDNIGHT:
        return value.date()
    return value


def _covered(merges: tuple[Merge, ...], cells: list[CellFields]) -> set[Place]:
    """The places of cells that stand under a merge, where nobody can see them."""
    if not merges:
        return set()
    places = {(cell[0], cell[1]) for cell in cells}
    covered: set[Place] = set()
    for merge in merges:
        under = _under(merge, places)
        under.discard((merge.top, merge.left))
        covered |= under
    return covered


def _under(merge: Merge, places: set[Place]) -> set[Place]:
    """Which of the places the merge covers, by whichever of the two is fewer."""
    area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
    if area > len(places):
        return {place for place in places if merge.covers(*place)}
    return {
        (row, column)
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
    } & places
