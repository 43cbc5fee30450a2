"""A view asks every question about its month, its organization, its time."""

from datetime import date

import pytest
from filled_forms import at, listing, report, sent

from partyboard.board.indicators import INDICATORS
from partyboard.board.view import MONTHS_IN_VIEW, View, months_to_ask_for, months_with_reports
from partyboard.reception import receive
from partyboard.store.events import lock_month
from partyboard.text import Month

MAY = Month(2021, 5)


@pytest.fixture
def view(demo_store, settings):
    return View(demo_store, settings, MAY)


def test_answer_about_months_ends_with_the_month_in_view(demo_store, settings):
    view = View(demo_store, settings, Month(2021, 2))
    months = view.answer("members").column("month")
    assert (len(months), months[0], months[-1]) == (13, date(2020, 2, 1), date(2021, 2, 1))
    assert MONTHS_IN_VIEW == 13


def test_rows_begin_with_the_first_month_in_view_and_history_with_the_first_there_is(view):
    assert [row["month"] for row in view.rows("members")][0] == date(2020, 5, 1)
    assert min(view.series("members")) == min(view.series("badges")) == Month(2020, 5)
    assert len(view.history("members")) == len(view.history("badges")) == 17
    assert view.history("members")[MAY] == view.figure("members") == 3390
    assert view.history("dossiers_appraised")[MAY] == 141


def test_answer_about_one_month_is_not_cut(view):
    assert view.answer("training_absent").names[0] == "organization"
    assert len(view.answer("admissions_pace")) == 12


def test_question_is_asked_about_the_organization_where_it_can_be(demo_store, settings):
    view = View(demo_store, settings, MAY, "SCT")
    assert view.rows("members")[-1]["members"] < 100
    assert len(view.rows("members_by_organization")) == 68


def test_question_is_asked_as_of_the_time_of_the_view(demo_store, settings):
    earlier = View(demo_store, settings, MAY, as_of=at(2021, 5, 20))
    assert earlier.coverage()["received"] < 66


def test_today_is_handed_on(demo_store, settings):
    overdue = [
        View(demo_store, settings, MAY, today=day).figure("follow_ups_overdue")
        for day in (date(2021, 5, 1), date(2021, 6, 30))
    ]
    assert overdue[0] < overdue[1] == 9


def test_due_day_is_that_of_the_settings(demo_store, settings):
    from dataclasses import replace

    strict = View(demo_store, replace(settings, due_day=1), MAY).coverage()
    assert (strict["on_time"], strict["late"]) == (0, 66)


@pytest.mark.parametrize("entry", INDICATORS, ids=lambda entry: entry.name)
def test_figure_is_its_column_of_its_question(view, entry):
    (row,) = (row for row in view.rows(entry.query) if row["month"] == MAY.first)
    assert view.figure(entry.name) == view.figures()[entry.name] == row[entry.column]


def test_figure_of_another_month(view):
    assert view.figure("members", Month(2021, 4)) == view.rows("members")[-2]["members"]
    assert view.figure("members", Month(2019, 12)) is None


def test_nothing_expected_is_a_row_of_zeros(empty_store, settings):
    row = View(empty_store, settings, MAY).coverage()
    assert row["month"] == MAY.first and row["latest_received_at"] is None
    assert {row[name] for name in ("expected", "received", "on_time", "late", "carried")} == {0}


def test_what_stands_under_a_picture(view):
    honesty = view.honesty()
    assert (honesty.received, honesty.expected, honesty.carried) == (66, 68, 2)
    assert honesty.as_of == at(2021, 5, 31, 16, 5)
    assert honesty.provisional


def test_locked_month_is_no_longer_provisional(empty_store, settings):
    files = [sent(listing(), at(2021, 1, 4)), sent(report("STC", MAY), at(2021, 5, 20))]
    receive(empty_store, files, settings)
    assert View(empty_store, settings, MAY).honesty().provisional
    with empty_store.writing() as cursor:
        lock_month(cursor, MAY, at(2021, 6, 5))
    assert not View(empty_store, settings, MAY).honesty().provisional


@pytest.mark.parametrize(("reported", "comparable"), [(1, False), (2, False), (3, True)])
def test_month_is_comparable_once_nearly_all_have_reported(
    empty_store, settings, reported, comparable
):
    reports = [report(code, MAY) for code in ("STC", "SNV", "CTVT")[:reported]]
    receive(empty_store, map(sent, (listing(), *reports)), settings, now=at(2021, 5, 30))
    assert View(empty_store, settings, MAY).is_comparable() is comparable


def test_months_with_reports_run_from_the_first_to_the_last(demo_store, empty_store):
    months = months_with_reports(demo_store)
    assert (months[0], months[-1], len(months)) == (Month(2020, 1), MAY, 17)
    assert months_with_reports(empty_store) == ()


def test_report_is_asked_for_the_month_after_the_last_first(demo_store, empty_store):
    assert months_to_ask_for(demo_store, Month(2026, 1))[:2] == (Month(2021, 6), MAY)
    asked = months_to_ask_for(empty_store, Month(2026, 1))
    assert asked[:2] == (Month(2026, 1), Month(2025, 12))
