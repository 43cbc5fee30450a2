"""File names as organizations give them: each has a habit, no two share one."""

from random import Random

from partyboard.demo.organizations import Unit
from partyboard.text import Month

_HABITS = (
    "{code} thang {number}.xlsx",
    "BC_{code}_T{number}-{year}.xlsx",
    "{code}_{number:02}{year}.xlsx",
    "{lower}-bao-cao-thang-{number}-{year}.xlsx",
    "Bao cao thang {number:02}.{year} - {code}.xlsx",
    "Báo cáo tháng {number} {name}.xlsx",
    "{number:02}. {name}.xlsx",
)


def filename(unit: Unit, month: Month) -> str:
    """The name under which the organization sends that month's report."""
    habit = Random(unit.code).choice(_HABITS)
    return habit.format(
        code=unit.code,
        lower=unit.code.lower(),
        name=unit.name,
        number=month.number,
        year=month.year,
    )
