"""The sheet Công tác khác: discipline, branch meetings, propaganda, mass organizations, badges."""

from collections import defaultdict
from collections.abc import Mapping
from random import Random

from partyboard.demo.movements import Movement, Place
from partyboard.demo.organizations import Unit, active_in, listed_in
from partyboard.demo.plan import LAST, MONTHS, PLANS, Plan
from partyboard.demo.shares import deal
from partyboard.demo.story import LEAVES_BLANK, is_silent
from partyboard.demo.tables import rows
from partyboard.intake.report import Value
from partyboard.text import Month

_DISCIPLINE = (
    "reprimanded",
    "cautioned",
    "removed_from_post",
    "awaiting_government_discipline",
    "disciplined_by_government",
    "awaiting_party_discipline",
)
_FORMS = ("reprimanded", "cautioned", "removed_from_post", "expelled")
_MEMBERS_OF_A_BRANCH = 13
_SENT_BUT_NOT_YET_APPRAISED = 4  # dossiers a month, over the committee
_MASS_PEAKS = {
    "trade_union_activities": (5, 7),
    "youth_union_activities": (3, 6, 7),
    "women_activities": (3, 10),
    "veterans_activities": (7, 12),
}


def other_work_sheets(
    rng: Random, moves: Mapping[Place, Movement]
) -> dict[Place, dict[str, Value]]:
    """The record of every organization and month."""
    without = {unit.code: _not_there(rng, unit) for unit in listed_in(LAST)}
    discipline = _discipline()
    sheets = {}
    for month, plan in ((month, PLANS[month]) for month in MONTHS):
        units = [unit for unit in active_in(month) if not is_silent(unit.code, month)]
        members = {unit.code: moves[unit.code, month].closing for unit in units}
        badges, dossiers = _dealt(rng, plan, members)
        for unit in units:
            code = unit.code
            sheet: dict[str, Value] = {
                **discipline[code, month],
                **_meetings(rng, members[code], unit, plan),
                **_propaganda(rng, members[code], plan),
                "dossiers_submitted": dossiers[code],
                **_mass(rng, month, without[code]),
                "badges": badges[code],
            }
            sheets[code, month] = _tidy(code, sheet)
    return sheets


def _dealt(
    rng: Random, plan: Plan, members: Mapping[str, int]
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Badges and dossiers: sums of the committee, the larger organizations get more of them."""
    sent = plan.dossiers_appraised + rng.randint(0, _SENT_BUT_NOT_YET_APPRAISED)
    return deal(rng, plan.badges, members), deal(rng, sent, members)


def _discipline() -> defaultdict[Place, dict[str, Value]]:
    """The cases of discipline.csv; nothing anywhere else."""
    sheets: defaultdict[Place, dict[str, Value]] = defaultdict(
        lambda: dict.fromkeys(("disciplined_by_party", *_DISCIPLINE), 0)
    )
    for row in rows("discipline"):
        sheets[row["organization"], Month.parse(row["month"])] = {
            "disciplined_by_party": sum(int(row[form]) for form in _FORMS),
            **{name: int(row[name]) for name in _DISCIPLINE},
        }
    return sheets


def _meetings(rng: Random, members: int, unit: Unit, plan: Plan) -> dict[str, Value]:
    branches = 1 if unit.is_branch else max(2, round(unit.members / _MEMBERS_OF_A_BRANCH))
    if members == 0:
        return {"branches": 0, "branches_met": 0, "branches_met_on_topic": 0}
    met = sum(rng.randrange(100) < plan.branches_met for _ in range(branches))
    on_topic = sum(rng.randrange(100) < 30 for _ in range(met))
    return {"branches": branches, "branches_met": met, "branches_met_on_topic": on_topic}


def _propaganda(rng: Random, members: int, plan: Plan) -> dict[str, Value]:
    sessions, rest = divmod(plan.propaganda + rng.randint(-9, 9), 10)
    sessions = max(0, sessions + (rng.randrange(10) < rest))
    people = sum(round(members * rng.uniform(0.6, 1.2)) for _ in range(sessions))
    posts = rng.choice((0, 0, 0, 1, 1, 2, 3)) * (1 + plan.steering_35_activities // 4)
    return {
        "propaganda_sessions": sessions,
        "propaganda_attendees": people,
        "rebuttal_posts": posts,
    }


def _mass(rng: Random, month: Month, without: tuple[str, ...]) -> dict[str, Value]:
    return {
        name: None if name in without else rng.choice((0, 1, 1, 2)) + 2 * (month.number in peaks)
        for name, peaks in _MASS_PEAKS.items()
    }


def _not_there(rng: Random, unit: Unit) -> tuple[str, ...]:
    """Small organizations have no veterans' association, the smallest no youth union either."""
    missing = []
    if unit.members < 60 and rng.random() < 0.5:
        missing.append("veterans_activities")
    if unit.members < 15:
        missing.append("youth_union_activities")
    return tuple(missing)


def _tidy(code: str, sheet: dict[str, Value]) -> dict[str, Value]:
    if code not in LEAVES_BLANK:
        return sheet
    return {name: value or None for name, value in sheet.items()}
