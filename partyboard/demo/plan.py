"""What happens over the whole committee, a row a month of months.csv; May 2021 as published.

The organizations' reports are dealt out of these sums. The rows of 2019 hold only the admissions
of those who are on probation when the demo begins.
"""

from dataclasses import dataclass

from partyboard.demo.tables import rows
from partyboard.text import Month, months_between

FIRST = Month(2020, 1)
LAST = Month(2021, 5)
MONTHS = months_between(FIRST, LAST)


@dataclass(frozen=True, slots=True)
class Plan:
    """The sums of one month. `arrived` and `left` cross the committee's border, `within` do not;
    `admissions_decided` and `conversions_decided` are the part in chi bộ cơ sở, for which the
    committee decides; `propaganda` is sessions per ten organizations, `branches_met` a percentage.
    """

    admitted: int
    admissions_decided: int
    official_conversions: int
    conversions_decided: int
    arrived: int
    left: int
    within: int
    died: int
    struck_off: int
    resigned: int
    reinstated: int
    badges: int
    dossiers_appraised: int
    organizations_inspected: int
    history_conclusions: int
    verifications_open: int
    steering_35_activities: int
    propaganda: int
    branches_met: int


def _plan(row: dict[str, str]) -> Plan:
    return Plan(**{name: int(text) for name, text in row.items() if name != "month"})


PLANS: dict[Month, Plan] = {Month.parse(row["month"]): _plan(row) for row in rows("months")}
