"""The parts of a figure: whose each is, how much it is, in which row of a workbook it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from partyboard.board.behind import Behind, Stand, behind_figure
from partyboard.board.columns import month_of, number
from partyboard.board.indicators import Indicator, indicator
from partyboard.board.trace import Traced, traced_many
from partyboard.board.view import View
from partyboard.board.workbooks import Workbook, workbooks
from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a workbook, and the fields to look at in it, the telling one first."""

    workbook: Workbook
    stand: Stand
    row: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one row of a workbook gives to a figure. `value` is None where nothing is given;
    `about` tells parts of one organization apart; `carried_from` is the month of a carried value;
    there is no place where nothing was reported. `organization` is "" for the committee itself.
    """

    organization: str
    name: str
    about: str
    value: int | None
    carried_from: Month | None
    places: tuple[Place, ...]


Cells = Mapping[Place, tuple[Traced, ...]]


def of_whom(view: View, entry: Indicator) -> View:
    """The view of a figure: what the committee's own office reports is nobody's in particular."""
    return replace(view, organization=None) if entry.of_committee else view


def parts(view: View, name: str) -> tuple[Part, ...]:
    """What an indicator's figure of the month is made of, the largest first, then in the official
    order; those who have not reported last. Their sum is the figure. KeyError for an unknown name.
    """
    entry = indicator(name)
    view, behind = of_whom(view, entry), behind_figure(entry)
    rows = [
        row for row in view.answer(behind.query).records() if behind.lists_all or row[entry.column]
    ]
    ids = (row[stand.submission] for row in rows for stand in behind.stands)
    known = workbooks(view, filter(None, ids))
    found = [_part(view, entry, behind, known, row) for row in rows]
    return tuple(sorted(found, key=lambda part: (not part.places, -(part.value or 0))))


def cells(view: View, name: str, found: Sequence[Part]) -> Cells:
    """The cells of the places of these parts, as the workbooks stand now with what was set right;
    kept until something is written.
    """
    places = tuple(place for part in found for place in part.places)
    about = ("cells", name, view.month, view.organization, view.as_of, places)
    return view.store.kept(about, lambda: _cells(view, places))


def _part(
    view: View,
    entry: Indicator,
    behind: Behind,
    known: Mapping[str, Workbook],
    row: Mapping[str, Any],
) -> Part:
    code, value = row.get("organization") or "", number(row[entry.column])
    office = view.settings.committee(view.month).short
    carried = row.get("carried_from")
    return Part(
        organization=code,
        name=(row.get("name") or code) if "organization" in row else office,
        about=", ".join(str(row[column]) for column in behind.about if row[column]),
        value=None if value is None else int(value),
        carried_from=month_of(carried) if carried else None,
        places=tuple(
            Place(
                known[row[stand.submission]],
                stand,
                row[stand.row],
                tuple(field.name for field in stand.fields(entry.column)),
            )
            for stand in behind.stands
            if row[stand.submission]
        ),
    )


def _cells(view: View, places: Sequence[Place]) -> Cells:
    read: dict[str, dict[tuple[str, int, str], Traced]] = {}
    for stand in dict.fromkeys(place.stand for place in places):
        ids = {place.workbook.submission for place in places if place.stand == stand} - set(read)
        for id_, figures in traced_many(view.store, stand.form, sorted(ids)).items():
            read[id_] = {each.key: each for each in figures}
    return {place: _of_place(place, read[place.workbook.submission]) for place in places}


def _of_place(place: Place, read: Mapping[tuple[str, int, str], Traced]) -> tuple[Traced, ...]:
    keys = ((place.stand.sheet_name, place.row, field) for field in place.fields)
    return tuple(read[key] for key in keys if key in read)
