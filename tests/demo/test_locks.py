"""Each month is locked some days after its meeting, May 2021 not yet; nothing comes to a locked
month but by reopening it.
"""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from filled_forms import at

from partyboard.demo.locks import decided, locked_at
from partyboard.demo.office_days import is_office_day
from partyboard.demo.plan import LAST, MONTHS
from partyboard.text import Month


@pytest.fixture(scope="module")
def decisions(demo_world):
    """Month → what was decided about it, in order of time."""
    found = defaultdict(list)
    for each in decided(demo_world.letters):
        found[each.month].append(each)
    return dict(found)


def is_locked(decisions, month, moment):
    before = [each for each in decisions.get(month, []) if each.moment <= moment]
    return bool(before) and before[-1].is_lock


def test_every_month_but_the_last_ends_locked(decisions):
    assert set(decisions) == set(MONTHS) - {LAST}
    assert all(of_month[-1].is_lock for of_month in decisions.values())


@pytest.mark.parametrize(
    ("month", "day"), [(Month(2020, 4), date(2020, 5, 8)), (Month(2021, 4), date(2021, 5, 10))]
)
def test_month_is_locked_on_the_fifth_office_day_of_the_next(month, day):
    office_days = [day.replace(day=n) for n in range(1, day.day + 1)]
    assert sum(map(is_office_day, office_days)) == 5 and is_office_day(day)
    assert locked_at(month) == at(day.year, day.month, day.day, 16) + timedelta(minutes=30)


def test_every_workbook_comes_while_its_month_is_open(demo_world, decisions):
    forms_of_a_month = {"grassroots", "committee", "organizations"}
    for letter in demo_world.letters:
        if letter.workbook.form in forms_of_a_month:
            assert not is_locked(decisions, letter.workbook.period, letter.received_at), letter


def test_december_is_reopened_for_the_correction_of_april_and_locked_again(decisions):
    first, reopened, last = decisions[Month(2020, 12)]
    assert (first.is_lock, reopened.is_lock, last.is_lock) == (True, False, True)
    assert Month.of(reopened.moment.date()) == Month.of(last.moment.date()) == Month(2021, 4)
    assert "gõ thừa một số" in reopened.reason


def test_months_with_somebody_silent_are_locked_with_the_reason(decisions):
    why = {str(month): of_month[0].reason for month, of_month in decisions.items()}
    assert sorted(month for month, reason in why.items() if reason) == [
        "2020-04",
        "2020-05",
        "2021-04",
    ]
    assert "Sở Khoa học và Công nghệ không gửi" in why["2021-04"]


def test_demo_has_all_of_it_in_its_journal(demo_store, decisions):
    rows = demo_store.rows("month_events")
    told = [(row["month"], row["action"] == "locked", row["made_at"]) for row in reversed(rows)]
    wanted = [each for of_month in decisions.values() for each in of_month]
    assert told == [
        (each.month.first, each.is_lock, each.moment)
        for each in sorted(wanted, key=lambda each: each.moment)
    ]
    open_months = [row["month"] for row in demo_store.rows("coverage") if not row["is_locked"]]
    assert open_months == [LAST.first]
    rejected = [row["id"] for row in demo_store.rows("submissions") if row["status"] == "rejected"]
    for id_ in rejected:
        codes = {found["code"] for found in demo_store.rows("findings", submission=id_)}
        assert "month-locked" not in codes
