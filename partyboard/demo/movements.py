"""Who joins and who leaves, organization by organization, so that the committee's sums are met."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random

from partyboard.demo.organizations import (
    DISSOLVED,
    FOUNDED,
    FOUNDED_FROM,
    LAST_MONTH,
    SUCCESSOR,
    Unit,
    active_in,
    listed_in,
)
from partyboard.demo.plan import FIRST, PLANS, Plan
from partyboard.demo.shares import deal
from partyboard.demo.story import (
    LETTER_ARRIVED,
    LETTER_FROM,
    LETTER_SENT,
    LETTER_TO,
    SILENT_ONCE,
    is_silent,
)
from partyboard.demo.tables import rows
from partyboard.text import Month

Place = tuple[str, Month]  # an organization in a month

SIGNS = {
    "admitted": 1,
    "transferred_in": 1,
    "reinstated": 1,
    "transferred_out": -1,
    "died": -1,
    "expelled": -1,
    "struck_off": -1,
    "resigned": -1,
}
_PROBATION = 12  # months
_PEAKS = (2, 5, 9, 11)  # the months of 3/2, 19/5, 2/9, 7/11
_ADMITS_MANY = 9  # a year: colleges, the power company, the large hospital
_SMALLEST_TO_LEAVE = {True: 8, False: 33}  # is it a branch? none shrinks below what it may have
_FOUNDERS_FROM_OUTSIDE, _FOUNDERS_FROM_WITHIN, _FOUNDERS_HOME = 6, 2, "CTDP"


@dataclass(frozen=True, slots=True)
class Movement:
    """One organization in one month: members before, what happened, on probation after."""

    opening: int
    flows: Mapping[str, int]
    probationary: int

    @property
    def closing(self) -> int:
        """Members at the end of the month."""
        return self.opening + sum(SIGNS.get(name, 0) * n for name, n in self.flows.items())


def movements(rng: Random) -> dict[Place, Movement]:
    """Every organization in every month of the demo, silent ones included."""
    committee = _Committee(rng)
    for month, plan in PLANS.items():
        if month < FIRST:
            committee.admit(month, plan)
        else:
            committee.live(month, plan)
    return committee.done


class _Committee:
    """All rolls as they stand while the months go by."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.members = {unit.code: unit.members for unit in listed_in(FOUNDED_FROM)}
        self.waiting: dict[str, list[Month]] = defaultdict(list)
        self.flows: dict[str, Counter[str]] = defaultdict(Counter)
        self.done: dict[Place, Movement] = {}

    def live(self, month: Month, plan: Plan) -> None:
        """One month: what is told first, then what is drawn."""
        openings = dict(self.members)
        self.flows.clear()
        self._tell(month)
        self.admit(month, plan)
        self._convert(month, plan)
        self._transfer(month, plan)
        self._lose(month, plan)
        for unit in active_in(month):
            code = unit.code
            flows = dict(self.flows[code])
            self.done[code, month] = Movement(openings[code], flows, len(self.waiting[code]))

    def admit(self, month: Month, plan: Plan) -> None:
        """Admissions, few and in lumps: the committee decides those of chi bộ cơ sở."""
        parts = {True: plan.admissions_decided, False: plan.admitted - plan.admissions_decided}
        for is_branch, left in parts.items():
            free = [unit for unit in self._movable(month) if unit.is_branch is is_branch]
            while left:
                unit = self.rng.choices(free, [unit.admits for unit in free])[0]
                free.remove(unit)
                lump = min(left, self._lump(unit, month))
                left -= lump
                self.waiting[unit.code] += [month] * lump
                if month >= FIRST:
                    self._record(unit.code, "admitted", lump)

    def _lump(self, unit: Unit, month: Month) -> int:
        if unit.admits >= _ADMITS_MANY:
            return self.rng.randint(3, 7) if month.number in _PEAKS else self.rng.randint(1, 3)
        return self.rng.choice((1, 1, 2)) if unit.admits >= 4 else 1

    def _convert(self, month: Month, plan: Plan) -> None:
        """The longest on probation become official; ValueError if too few have served a year."""
        of_branches = plan.conversions_decided
        parts = {True: of_branches, False: plan.official_conversions - of_branches}
        for is_branch, count in parts.items():
            units = [unit for unit in self._movable(month) if unit.is_branch is is_branch]
            due = sorted(
                (since, order, unit.code)
                for order, unit in enumerate(units)
                for since in self.waiting[unit.code]
                if since + _PROBATION <= month
            )
            if len(due) < count:
                raise ValueError(f"{month}: {len(due)} may become official, {count} planned")
            for since, _, code in due[:count]:
                self.waiting[code].remove(since)
                self._record(code, "official_conversions")

    def _transfer(self, month: Month, plan: Plan) -> None:
        arrived, left = self._from_outside(), self._to_outside()
        self._spread(month, "transferred_in", plan.arrived - arrived, lambda unit: True)
        self._spread(month, "transferred_out", plan.left - left, self._may_shrink)
        for _ in range(plan.within):
            source = self._draw(month, self._may_shrink)
            self._move(source, self._draw(month, partial(_is_another, source)))

    def _lose(self, month: Month, plan: Plan) -> None:
        for row in rows("discipline"):
            if Month.parse(row["month"]) == month:
                self._record(row["organization"], "expelled", int(row["expelled"]))
        self._spread(month, "died", plan.died, self._may_shrink)
        self._spread(month, "struck_off", plan.struck_off, self._may_shrink)
        self._spread(month, "resigned", plan.resigned, self._may_shrink)
        self._spread(month, "reinstated", plan.reinstated, self._may_shrink)

    def _tell(self, month: Month) -> None:
        """What the story asks for, before anything is drawn."""
        if month == LAST_MONTH:
            self._move(DISSOLVED, SUCCESSOR, self.members[DISSOLVED])
        if month == FOUNDED_FROM:
            self._record(FOUNDED, "transferred_in", _FOUNDERS_FROM_OUTSIDE)
            self._move(_FOUNDERS_HOME, FOUNDED, _FOUNDERS_FROM_WITHIN)
        if month == LETTER_SENT:
            self._leave(LETTER_FROM)
        if month == LETTER_ARRIVED:
            self._arrive(LETTER_TO)
        if is_silent(SILENT_ONCE, month):
            self._record(SILENT_ONCE, "transferred_out")

    def _move(self, source: str, target: str, count: int = 1) -> None:
        self._leave(source, count)
        self._arrive(target, count)

    def _leave(self, code: str, count: int = 1) -> None:
        self._record(code, "transferred_out", count)
        self._record(code, "transferred_out_within", count)

    def _arrive(self, code: str, count: int = 1) -> None:
        self._record(code, "transferred_in", count)
        self._record(code, "transferred_in_within", count)

    def _record(self, code: str, flow: str, count: int = 1) -> None:
        self.flows[code][flow] += count
        self.members[code] += SIGNS.get(flow, 0) * count

    def _from_outside(self) -> int:
        return sum(
            flows["transferred_in"] - flows["transferred_in_within"]
            for flows in self.flows.values()
        )

    def _to_outside(self) -> int:
        return sum(
            flows["transferred_out"] - flows["transferred_out_within"]
            for flows in self.flows.values()
        )

    def _spread(self, month: Month, flow: str, total: int, may: Callable[[Unit], bool]) -> None:
        for _ in range(total):
            self._record(self._draw(month, may), flow)

    def _draw(self, month: Month, may: Callable[[Unit], bool]) -> str:
        weights = {u.code: self.members[u.code] for u in self._movable(month) if may(u)}
        return next(iter(deal(self.rng, 1, weights)))

    def _may_shrink(self, unit: Unit) -> bool:
        return self.members[unit.code] > _SMALLEST_TO_LEAVE[unit.is_branch]

    def _movable(self, month: Month) -> list[Unit]:
        """Organizations in which something may be drawn: who sends no report has none."""
        if month < FIRST:
            return [unit for unit in active_in(FIRST) if unit.code != DISSOLVED]
        return [
            unit
            for unit in active_in(month)
            if not is_silent(unit.code, month) and unit.code not in (DISSOLVED, FOUNDED)
        ]


def _is_another(code: str, unit: Unit) -> bool:
    return unit.code != code
