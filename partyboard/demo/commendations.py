"""The sheet Khen thưởng: decisions shared by many organizations, and each one's own."""

from collections import defaultdict
from datetime import date
from random import Random

from partyboard.demo.letters import Rows
from partyboard.demo.movements import Place
from partyboard.demo.organizations import DISSOLVED, Unit, active_in
from partyboard.demo.plan import MONTHS
from partyboard.demo.shares import deal
from partyboard.demo.story import is_silent
from partyboard.demo.tables import day, rows
from partyboard.intake.report import Value
from partyboard.text import Month

_MOST_COLLECTIVES, _MOST_INDIVIDUALS = 2, 6  # of one organization in one decision
_YEARLY_REVIEW = 1  # January: each party organization commends its own
_OWN_TOPICS = ("fulfilled_tasks", "fulfilled_tasks", "party_building", "ho_chi_minh", "other")
_OWN_TOPIC_OF_MONTH = {Month(2021, 5): "epidemic", Month(2020, 4): "epidemic"}


def commendation_rows(rng: Random) -> dict[Place, Rows]:
    """The rows of every organization that was commended in a month."""
    sheets: dict[Place, Rows] = defaultdict(tuple)
    for decision in rows("decisions"):
        month = Month.parse(decision["decided_on"][:7])
        for code, row in _shared(rng, decision, month).items():
            sheets[code, month] += (row,)
    for month in MONTHS:
        for unit in _reporting(month):
            if rng.random() < _own_likelihood(unit, month):
                sheets[unit.code, month] += (_own(rng, month),)
    return dict(sheets)


def _reporting(month: Month) -> list[Unit]:
    return [u for u in active_in(month) if not is_silent(u.code, month) and u.code != DISSOLVED]


def _shared(rng: Random, decision: dict[str, str], month: Month) -> dict[str, dict[str, Value]]:
    weights = {unit.code: unit.members + 1 for unit in _reporting(month)}
    collectives = deal(
        rng, int(decision["collectives"]), weights, dict.fromkeys(weights, _MOST_COLLECTIVES)
    )
    individuals = deal(
        rng, int(decision["individuals"]), weights, dict.fromkeys(weights, _MOST_INDIVIDUALS)
    )
    return {
        code: {
            "decision": decision["decision"],
            "decided_on": day(decision["decided_on"]),
            "topic": decision["topic"],
            "award": decision["award"],
            "level": decision["level"],
            "collectives": collectives[code],
            "individuals": individuals[code],
        }
        for code in weights
        if collectives[code] or individuals[code]
    }


def _own_likelihood(unit: Unit, month: Month) -> float:
    if unit.is_branch:  # only a đảng ủy cơ sở commends
        return 0
    return 0.6 if month.number == _YEARLY_REVIEW else 0.05


def _own(rng: Random, month: Month) -> dict[str, Value]:
    review = month.number == _YEARLY_REVIEW
    topic = "fulfilled_tasks" if review else _OWN_TOPIC_OF_MONTH.get(month, rng.choice(_OWN_TOPICS))
    return {
        "decision": f"{rng.randint(1, 40):02}-QĐ/ĐU",
        "decided_on": date(month.year, month.number, rng.randint(4, 17)),
        "topic": topic,
        "award": "certificate",
        "level": "grassroots",
        "collectives": rng.randint(0, 2),
        "individuals": rng.randint(1, 9 if review else 5),
    }
