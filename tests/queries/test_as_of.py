"""The board as it stood at a time: what came later changes nothing of it."""

import shutil
from datetime import date, datetime, timedelta

import pytest
from facts import Facts
from filled_forms import at

from partyboard.demo.samples import june
from partyboard.demo.workbooks import filled
from partyboard.demo.world import build
from partyboard.reception import Incoming, receive
from partyboard.store import queries
from partyboard.store.database import Store

MAY = date(2021, 5, 1)
MEETING = at(2021, 5, 20, 8)
AT_THE_TIME = [name for name in queries.query_names() if "as_of" in queries.load(name).parameters]


def asked(store, name, as_of):
    known = {"month": MAY, "year": 2021, "as_of": as_of}
    parameters = queries.load(name).parameters
    return store.rows(name, **{key: known[key] for key in known if key in parameters})


def test_may_on_the_20th_is_what_had_been_received_by_then(demo_store):
    then, now = Facts(demo_store, MEETING), Facts(demo_store)
    received = {
        label: set(facts.current.loc[facts.current["period"] == MAY, "organization"]) - {""}
        for label, facts in (("then", then), ("now", now))
    }
    assert received["then"] < received["now"]
    row = demo_store.rows("coverage", as_of=MEETING)[-1]
    assert (row["expected"], row["received"]) == (68, len(received["then"]))
    members = demo_store.rows("members", as_of=MEETING)[-1]
    closings = then.closings(MAY)
    assert members["members"] == sum(closing for closing, _ in closings.values())
    assert members["carried_organizations"] == 68 - len(received["then"])
    assert members != demo_store.rows("members")[-1]


def test_correction_counts_from_the_moment_it_came(demo_store):
    facts = Facts(demo_store)
    accepted = facts.accepted
    of_vtt = accepted[(accepted["organization"] == "VTT") & (accepted["period"] == MAY)]
    second = of_vtt.loc[of_vtt["revision"] == 2, "received_at"].iloc[0].to_pydatetime()

    def admitted(moment):
        row = demo_store.rows("membership_changes", as_of=moment, organization="VTT")[-1]
        return row["admitted"]

    assert admitted(second - timedelta(seconds=1)) == admitted(second) + 1 == admitted(None) + 1


def test_month_begins_with_its_first_report(demo_store):
    assert demo_store.rows("months", as_of=at(2021, 5, 1))[-1]["month"] == date(2021, 4, 1)
    assert demo_store.rows("months", as_of=at(2019, 12, 31)) == []


def test_overdue_is_seen_on_the_day_of_the_meeting(demo_store):
    """25-TB/UBKTĐUK is due on 20 May: not overdue in a meeting on that day."""

    def overdue(**moment):
        return demo_store.rows("follow_ups_by_month", **moment)[-1]["overdue"]

    assert overdue(as_of=at(2021, 5, 21, 8)) == overdue(as_of=MEETING) + 2
    assert overdue(as_of=MEETING) == overdue(as_of=MEETING, today=date(2021, 5, 20))


def test_day_of_the_meeting_is_a_day_in_vietnam(demo_store):
    late_evening = datetime.fromisoformat("2021-05-20T17:30:00+00:00")  # 00:30 of the 21st
    on_the_21st = demo_store.rows("follow_ups_by_month", as_of=at(2021, 5, 21, 0, 30))
    assert demo_store.rows("follow_ups_by_month", as_of=late_evening) == on_the_21st


@pytest.fixture(scope="module")
def later(demo_file, tmp_path_factory):
    """The demo, and the demo after a correction of May and a report of June came in."""
    path = tmp_path_factory.mktemp("later") / "demo.duckdb"
    shutil.copyfile(demo_file, path)
    world = build()
    may = world.current["grassroots", "STC", june(world, "STC").period - 1]
    members = may.sheets["members"][0]
    corrected = may.with_record(
        "members",
        admitted=members["admitted"] + 1,
        opening=members["opening"],
        closing=members["closing"] + 1,
    )
    files = [filled(corrected), filled(june(world, "SXD", admitted=1))]
    with Store(path) as store:
        yield store, [Incoming("sau.xlsx", each, at(2021, 6, 21)) for each in files]


def test_nothing_loaded_later_changes_what_was_shown(later, settings):
    store, files = later
    end_of_may = at(2021, 5, 31, 23)
    before = {name: asked(store, name, end_of_may) for name in AT_THE_TIME}
    now = {name: asked(store, name, None) for name in ("members", "coverage", "membership_changes")}
    receipts = receive(store, files, settings, now=at(2021, 6, 21))
    assert [str(receipt.status) for receipt in receipts] == ["accepted", "accepted"]
    for name in AT_THE_TIME:
        assert asked(store, name, end_of_may) == before[name], name
    for name, rows in now.items():
        assert asked(store, name, None) != rows, name


@pytest.mark.parametrize("name", AT_THE_TIME)
def test_as_of_a_time_after_everything_is_as_of_now(demo_store, name):
    assert asked(demo_store, name, at(2021, 12, 31)) == asked(demo_store, name, None)
