"""The order of pictures that staff set, worked out a second way: the last event by then."""

import random

import pytest
from filled_forms import at

from partyboard.store.sequences import reset_sequence, save_sequence
from partyboard.text import Month

MAY, APRIL = Month(2021, 5), Month(2021, 4)
NAMES = ("members_by_month", "structure", "admissions_pace", "training_reach")


def shown(rows, is_shown=True):
    return [row["picture"] for row in rows if row["is_shown"] is is_shown]


def test_order_is_the_one_that_was_saved(empty_store):
    with empty_store.writing() as cursor:
        save_sequence(cursor, MAY, NAMES[:2], NAMES[2:], at(2021, 5, 31), "Mai")
    rows = empty_store.rows("sequence", month=MAY.first)
    assert [(row["position"], row["picture"], row["is_shown"]) for row in rows] == [
        (1, "members_by_month", True),
        (2, "structure", True),
        (1, "admissions_pace", False),
        (2, "training_reach", False),
    ]
    assert {(row["month"], row["made_by"], row["made_at"]) for row in rows} == {
        (MAY.first, "Mai", at(2021, 5, 31))
    }


def test_nothing_left_out_is_no_row(empty_store):
    with empty_store.writing() as cursor:
        save_sequence(cursor, MAY, NAMES[:1], (), at(2021, 5, 31))
    assert len(empty_store.rows("sequence")) == 1


@pytest.mark.parametrize("seed", range(8))
def test_last_event_by_then_stands_in_each_month(empty_store, seed):
    chance = random.Random(seed)
    events = []
    for hour in range(1, 20):
        month = chance.choice([MAY, APRIL])
        order = chance.sample(NAMES, chance.randint(0, 4))  # nobody: reset
        events.append((month, at(2021, 5, 31, hour), order))
    with empty_store.writing() as cursor:
        for month, moment, order in events:
            if order:
                save_sequence(cursor, month, order, set(NAMES) - set(order), moment)
            else:
                reset_sequence(cursor, month, moment)
    for month in (MAY, APRIL):
        for hour in range(1, 21, 3):
            by_then = [e for e in events if e[0] == month and e[1] <= at(2021, 5, 31, hour)]
            expected = by_then[-1][2] if by_then else []
            rows = empty_store.rows("sequence", month=month.first, as_of=at(2021, 5, 31, hour))
            assert shown(rows) == expected
            assert set(shown(rows, False)) == (set(NAMES) - set(expected) if expected else set())
