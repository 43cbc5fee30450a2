"""The committee's own workbooks: work of the month, the register, the assessment; targets."""

from collections.abc import Mapping

from partyboard.demo.conclusions import register_rows
from partyboard.demo.letters import Sheets
from partyboard.demo.movements import Movement, Place
from partyboard.demo.organizations import active_in
from partyboard.demo.plan import FIRST, PLANS
from partyboard.demo.tables import rows
from partyboard.intake.report import Value
from partyboard.text import Month

_WORK = (
    "dossiers_appraised",
    "organizations_inspected",
    "history_conclusions",
    "admissions_decided",
    "conversions_decided",
    "verifications_open",
    "steering_35_activities",
)
ADMISSION_RATE = 0.03  # of the members at the start of the year
_HAS_A_TARGET_FROM = 70  # members
_OTHER_TARGETS = {
    2020: {"participants": 750, "classes": 8},
    2021: {"participants": 700, "classes": 8},
}


def committee_sheets(month: Month) -> Sheets:
    """The monthly report of the committee's office."""
    plan = PLANS[month]
    return {
        "work": ({name: getattr(plan, name) for name in _WORK},),
        "conclusions": register_rows(month),
        "assessment": tuple(
            {"section": row["section"], "text": row["text"]}
            for row in rows("assessments")
            if row["month"] == str(month)
        ),
    }


def target_sheets(year: int, moves: Mapping[Place, Movement]) -> Sheets:
    """The year's targets: of the whole committee, and admissions of the larger organizations."""
    start = Month(year, FIRST.number)
    members = {unit.code: moves[unit.code, start].opening for unit in active_in(start)}
    whole = {"admitted": _admissions(sum(members.values())), **_OTHER_TARGETS[year]}
    larger = {code: n for code, n in members.items() if n >= _HAS_A_TARGET_FROM}
    return {
        "list": (
            *(_target(None, indicator, target) for indicator, target in whole.items()),
            *(_target(code, "admitted", _admissions(n)) for code, n in larger.items()),
        )
    }


def _admissions(members: int) -> int:
    return round(members * ADMISSION_RATE)


def _target(organization: str | None, indicator: str, target: int) -> dict[str, Value]:
    return {"organization": organization, "indicator": indicator, "target": target}
