"""The published figures of May 2021, by the way that the command `figures` takes."""

import json
from datetime import date

import pytest
from facts import Facts
from filled_forms import at
from published import PUBLISHED

from partyboard.board.indicators import INDICATORS
from partyboard.board.view import View
from partyboard.printed import figures_as_json
from partyboard.text import Month

MAY = Month(2021, 5)
AT_LEAST_ONE = (
    "follow_ups_open",
    "follow_ups_overdue",
    "follow_ups_closed",
    "follow_ups_reported_late",
)


@pytest.fixture
def printed(demo_store, settings):
    return json.loads(figures_as_json(View(demo_store, settings, MAY)))


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_figure_is_exact(printed, name):
    assert printed["figures"][name]["value"] == PUBLISHED[name]


@pytest.mark.parametrize("name", AT_LEAST_ONE)
def test_follow_ups_are_in_every_state(printed, name):
    assert printed["figures"][name]["value"] > 0


def test_discipline_awaits_one_side_or_the_other(printed):
    names = ("awaiting_government_discipline", "awaiting_party_discipline")
    assert sum(printed["figures"][name]["value"] for name in names) >= 1


def test_class_is_for_new_members_and_the_first_of_the_year(demo_store):
    rows = [row for row in demo_store.rows("training_classes") if row["month"].year == 2021]
    assert [(row["kind"], row["month"]) for row in rows] == [("new_members", MAY.first)]


def test_commended_are_those_who_study_and_follow_ho_chi_minh(demo_store):
    rows = demo_store.rows("commendations_by_topic", month=MAY.first)
    (row,) = (row for row in rows if row["level"] == "committee" and row["topic"] == "ho_chi_minh")
    assert (row["month_collectives"], row["month_individuals"]) == (27, 57)


def test_answer_says_of_when_it_is_and_how_far_to_trust_it(printed):
    assert (printed["month"], printed["as_of"]) == ("2021-05", None)
    assert printed["coverage"] == {"expected": 68, "received": 66, "on_time": 62, "carried": 2}


def test_every_figure_has_a_unit_and_a_label(printed):
    assert list(printed["figures"]) == [entry.name for entry in INDICATORS]
    for figure in printed["figures"].values():
        assert figure.keys() == {"value", "unit", "label"} and figure["unit"] and figure["label"]


def test_figures_of_the_20th_are_not_those_of_today(demo_store, settings, printed):
    moment = at(2021, 5, 20, 8)
    then = json.loads(figures_as_json(View(demo_store, settings, MAY, as_of=moment)))
    assert then["as_of"] == "2021-05-20T08:00:00+07:00"
    assert then["coverage"]["received"] < printed["coverage"]["received"]
    reports = Facts(demo_store, moment).reports("members")
    admitted = reports.loc[reports["period"] == MAY.first, "admitted"].sum()
    assert then["figures"]["admitted"]["value"] == admitted < 15
    assert then["figures"]["dossiers_appraised"]["value"] is None


def test_figures_of_one_organization_leave_out_the_committees_own(demo_store, settings):
    answer = json.loads(figures_as_json(View(demo_store, settings, MAY, "BVDK")))
    assert "dossiers_appraised" not in answer["figures"]
    assert answer["coverage"]["expected"] == 1


def test_figures_of_a_silent_organization_are_missing_but_for_what_is_carried(demo_store, settings):
    figures = View(demo_store, settings, MAY, "CTDM").figures()
    assert figures["members"] > 0
    assert figures["admitted"] is None and figures["participants"] is None


def test_figures_of_all_organizations_make_the_committees(demo_store, settings):
    codes = [row["code"] for row in demo_store.rows("organizations", month=MAY.first)]
    for name in ("members", "commended_individuals"):
        each = [View(demo_store, settings, MAY, code).figure(name) or 0 for code in codes]
        assert sum(each) == View(demo_store, settings, MAY).figure(name)


def test_months_before_and_after_the_data_have_no_figures(demo_store, settings):
    for month in (Month(2019, 12), Month(2021, 6)):
        view = View(demo_store, settings, month)
        assert set(view.figures().values()) == {None}
        assert view.coverage()["expected"] == 0
        assert view.coverage()["month"] == date(month.year, month.number, 1)
