"""The sheet Đảng viên: the movements, and who the members are at the end of the month."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from partyboard.demo.movements import SIGNS, Movement, Place
from partyboard.demo.organizations import Unit, listed_in
from partyboard.demo.plan import LAST, MONTHS
from partyboard.intake.report import Value

_FEMALE = {"agency": 0.38, "public_service": 0.56, "enterprise": 0.31}
_MOSTLY_WOMEN, _MOSTLY_ETHNIC_MINORITY = "HPN", "BDT"
_YOUTH_UNION = 0.8  # of the newly admitted
_TURN_31 = 0.012  # of the young, in a month


@dataclass(slots=True)
class _Makeup:
    """How many of an organization's members are what; a member may be several."""

    female: int
    ethnic_minority: int
    religious: int
    aged_under_31: int
    exempt: int


@dataclass(frozen=True, slots=True)
class _Likelihood:
    """The same as probabilities for whoever joins."""

    female: float
    ethnic_minority: float
    religious: float
    aged_under_31: float
    exempt: float


def member_sheets(rng: Random, moves: Mapping[Place, Movement]) -> dict[Place, dict[str, Value]]:
    """The record of every organization and month, every line filled in."""
    return {
        place: sheet
        for unit in listed_in(LAST)
        for place, sheet in _of_unit(rng, unit, moves).items()
    }


def _of_unit(
    rng: Random, unit: Unit, moves: Mapping[Place, Movement]
) -> dict[Place, dict[str, Value]]:
    likely = _likelihood(rng, unit)
    makeup = _first(unit.members, likely)
    sheets = {}
    for month in MONTHS:
        if move := moves.get((unit.code, month)):
            sheets[unit.code, month] = _sheet(rng, move, makeup, likely)
    return sheets


def _likelihood(rng: Random, unit: Unit) -> _Likelihood:
    minority = 0.5 if unit.code == _MOSTLY_ETHNIC_MINORITY else rng.uniform(0.02, 0.11)
    women = 0.85 if unit.code == _MOSTLY_WOMEN else _FEMALE[unit.sector]
    female = women + rng.uniform(-0.08, 0.08)
    young = rng.uniform(0.1, 0.2)
    return _Likelihood(female, minority, rng.uniform(0, 0.02), young, rng.uniform(0, 0.016))


def _first(members: int, likely: _Likelihood) -> _Makeup:
    return _Makeup(*(round(members * getattr(likely, name)) for name in _Makeup.__slots__))


def _sheet(rng: Random, move: Movement, makeup: _Makeup, likely: _Likelihood) -> dict[str, Value]:
    admitted = move.flows.get("admitted", 0)
    women, youth = _some(rng, admitted, likely.female), _some(rng, admitted, _YOUTH_UNION)
    _change(rng, makeup, move, likely, women, youth)
    return {
        "opening": move.opening,
        **{flow: move.flows.get(flow, 0) for flow in _LINES},
        "closing": move.closing,
        "official_conversions": move.flows.get("official_conversions", 0),
        "probationary": move.probationary,
        **{name: getattr(makeup, name) for name in _Makeup.__slots__},
        "admitted_female": women,
        "admitted_youth_union": youth,
    }


_LINES = (*SIGNS, "transferred_in_within", "transferred_out_within")


def _change(
    rng: Random, makeup: _Makeup, move: Movement, likely: _Likelihood, women: int, youth: int
) -> None:
    """The make-up after the month; never more of a kind than there are members."""
    joined = move.flows.get("transferred_in", 0) + move.flows.get("reinstated", 0)
    gone = sum(n for flow, n in move.flows.items() if SIGNS.get(flow) == -1)
    for name in _Makeup.__slots__:
        had = getattr(makeup, name)
        came = _some(rng, joined, getattr(likely, name))
        came += {"female": women, "aged_under_31": youth}.get(name, 0)
        went = _some(rng, gone, had / move.opening) if move.opening else 0
        went += _some(rng, had, _TURN_31) if name == "aged_under_31" else 0
        setattr(makeup, name, min(max(had + came - went, 0), move.closing))


def _some(rng: Random, count: int, likelihood: float) -> int:
    return sum(rng.random() < likelihood for _ in range(count))
