"""Moments to be shown as of, worked out a second way from the journals; steps after a moment."""

import random
from datetime import timedelta

import pandas as pd
import pytest
from facts import Facts
from filled_forms import at

from partyboard.store.events import lock_month, reopen_month
from partyboard.store.meetings import remove_meeting, save_meeting
from partyboard.text import Month

MONDAY, LATER = at(2021, 5, 3, 8), at(2022, 1, 1)
WORD = "moment, name, action, made_at"


def journal(store, table, columns):
    with store.reading() as cursor:
        return cursor.execute(f"select {columns} from {table} order by made_at").fetchall()


def offered(store, as_of=LATER):
    """By hand: of each meeting the last word, and every lock, by then."""
    last, found = {}, set()
    for moment, name, action, made_at in journal(store, "meeting_event", WORD):
        if made_at <= as_of:
            last[moment] = (action, name)
    for moment, (action, name) in last.items():
        if action == "saved":
            found.add(("meeting", name, None, moment))
    for month, action, made_at in journal(store, "month_event", "month, action, made_at"):
        if action == "locked" and made_at <= as_of:
            found.add(("lock", "", month, made_at))
    return found


def asked(store, **parameters):
    rows = store.rows("moments", **parameters)
    assert [row["moment"] for row in rows] == sorted((row["moment"] for row in rows), reverse=True)
    found = {(row["kind"], row["name"], row["month"], row["moment"]) for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize("seed", range(5))
def test_moments_are_what_the_journals_say(empty_store, seed):
    chance = random.Random(seed)
    with empty_store.writing() as cursor:
        for day in range(30):
            now, month = MONDAY + timedelta(days=day), Month(2021, chance.randint(1, 3))
            meeting = MONDAY - timedelta(days=chance.randint(0, 4))
            match chance.choice(("save", "remove", "lock", "reopen")):
                case "save":
                    save_meeting(cursor, meeting, f"Họp {day}", now, "Lan")
                case "remove":
                    remove_meeting(cursor, meeting, now, "Lan")
                case "lock":
                    lock_month(cursor, month, now, "Lan")
                case "reopen":
                    reopen_month(cursor, month, now, "sót")
    assert asked(empty_store) == offered(empty_store) != set()
    half = MONDAY + timedelta(days=15)
    assert asked(empty_store, as_of=half) == offered(empty_store, half)


def test_meetings_of_the_demo_offer_themselves(demo_store):
    assert asked(demo_store) == offered(demo_store)
    names = [row["name"] for row in demo_store.rows("moments") if row["kind"] == "meeting"]
    assert names == ["Họp Ban Thường vụ tháng 5/2021", "Giao ban chuẩn bị họp tháng 5/2021"]


@pytest.mark.parametrize("since", [at(2021, 5, 26, 16, 30), at(2021, 5, 20, 8), at(2020, 1, 1)])
def test_steps_after_a_moment_are_the_accepted_reports_that_came_after_it(demo_store, since):
    accepted = Facts(demo_store).accepted
    came = accepted[accepted["received_at"] > pd.Timestamp(since)]
    rows = demo_store.rows("revisions", since=since)
    assert {row["submission"] for row in rows} == set(came["submission_id"])
    assert {row["action"] for row in rows} == {"received"} and len(rows) == len(came)


def test_step_is_told_with_the_name_of_its_month(demo_store):
    """BVTT was raised from a branch to a party organization in January 2021, and renamed."""
    rows = demo_store.rows("revisions", organization="BVTT", form="grassroots")
    names = {row["month"].year: row["name"] for row in rows}
    assert names[2020] != names[2021] and None not in names.values()
    (committee,) = {
        row["name"] for row in demo_store.rows("revisions", organization="", form="committee")
    }
    assert committee is None
