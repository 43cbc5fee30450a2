"""What the checks are told of earlier and neighbouring reports."""

from datetime import date

import pytest
from filled_forms import CTVT, SNV, STC, at, listing, report, sent, targets

from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.targets import TARGETS
from partyboard.intake.context import Within
from partyboard.reception import receive
from partyboard.store.events import lock_month, withdraw
from partyboard.store.known import Known
from partyboard.text import Month, months_between

MARCH, APRIL, MAY = Month(2021, 3), Month(2021, 4), Month(2021, 5)
NOW = at(2021, 5, 31)


@pytest.fixture
def store(empty_store, settings):
    """A store with the list of January 2019."""
    receive(empty_store, [sent(listing(Month(2019, 1)), at(2019, 1, 4))], settings)
    return empty_store


@pytest.fixture
def take(store, settings):
    def loaded(*contents, now=NOW):
        return receive(store, [sent(content) for content in contents], settings, now=now)

    return loaded


@pytest.fixture
def context_of(store):
    """What is known beside a report of May (or of another month) of an organization."""

    def known_context(content_report, month=MAY, form=GRASSROOTS):
        moment = at(2021, 5, 20)
        with store.reading() as cursor:
            known = Known(cursor, form, month)
            return known.context(content_report, moment.date(), moment, date(2021, 5, 25))

    return known_context


class Of:
    """As much of a report as `Known` looks at."""

    def __init__(self, organization):
        self.organization = organization


def moved(into=0, out_of=0):
    return {
        "transferred_in": into,
        "transferred_in_within": into,
        "transferred_out": out_of,
        "transferred_out_within": out_of,
        "opening": 50,
        "closing": 50 + into - out_of,
    }


def test_last_report_is_the_newest_before_the_month(take, context_of):
    grown = {"admitted": 2, "closing": 52, "probationary": 4}
    take(report("STC", MARCH), report("STC", APRIL, members=grown), report("STC", MAY))
    last = context_of(Of("STC")).last
    assert last.month == APRIL
    assert (last.records["members"]["closing"], last.records["members"]["probationary"]) == (52, 4)


def test_last_report_is_in_its_newest_revision(take, context_of):
    take(report("STC", APRIL), report("STC", APRIL, members={"opening": 51, "closing": 51}))
    assert context_of(Of("STC")).last.records["members"]["closing"] == 51


def test_organization_without_an_earlier_report_has_no_last(take, context_of):
    take(report("SNV", APRIL), report("STC", MAY))
    assert context_of(Of("STC")).last is None
    assert set(context_of(Of("STC")).history.values()) == {()}


def test_history_is_of_the_24_months_before_the_oldest_first(take, context_of):
    months = months_between(Month(2019, 3), MAY)
    take(
        *(
            report("STC", month, members={"admitted": n, "closing": 50 + n})
            for n, month in enumerate(months)
        )
    )
    history = context_of(Of("STC")).history["members.admitted"]
    assert history == tuple(range(2, 26))


def test_history_is_the_organizations_own(take, context_of):
    take(report("STC", APRIL, members={"admitted": 9, "closing": 59}), report("SNV", APRIL))
    assert context_of(Of("SNV")).history["members.admitted"] == (0,)


def test_transfers_within_are_those_of_the_others_in_the_month(take, context_of):
    take(
        report("STC", MAY, members=moved(into=1)),
        report("SNV", MAY, members=moved(out_of=3)),
        report("CTVT", APRIL, members=moved(into=7)),
    )
    assert context_of(Of("STC")).within == Within(0, 3, complete=False)
    assert context_of(Of("CTVT")).within == Within(1, 3, complete=True)


def test_transfers_left_blank_are_none(take, context_of):
    take(report("STC", MAY), report("SNV", MAY, members=moved(into=2)))
    assert context_of(Of("CTVT")).within == Within(2, 0, complete=True)


def test_organization_that_need_not_report_is_not_waited_for(take, context_of):
    closed = {**CTVT, "to_month": MARCH.first, "successor": "STC"}
    take(listing(APRIL, [STC, SNV, closed]), report("STC", MAY))
    assert context_of(Of("SNV")).within.complete
    assert not context_of(Of("SNV"), MARCH).within.complete


def test_committees_own_forms_have_no_transfers_and_no_due_day(context_of):
    context = context_of(Of(""), form=COMMITTEE)
    assert (context.within, context.due_on, context.last) == (None, None, None)


def test_month_locked_is_told_with_its_day(store, context_of):
    with store.writing() as cursor:
        lock_month(cursor, APRIL, at(2021, 5, 6, 23))
    assert context_of(Of("STC")).locked == {APRIL: date(2021, 5, 6)}


def test_list_of_the_month_counts_for_the_month(take, context_of):
    renamed = {**STC, "name": "Đảng bộ Sở Tài chính và Kế hoạch"}
    take(listing(APRIL, [renamed, SNV, CTVT]))
    assert context_of(Of("STC"), MARCH).organizations["STC"].name == STC["name"]
    assert context_of(Of("STC"), MAY).organizations["STC"].name == renamed["name"]
    assert list(context_of(Of("STC")).organizations) == ["STC", "SNV", "CTVT"]


def test_first_list_counts_for_the_time_before_it(context_of):
    assert set(context_of(Of("STC"), Month(2018, 5)).organizations) == {"STC", "SNV", "CTVT"}


def test_targets_may_name_an_organization_founded_in_the_year(take):
    founded = {"code": "CTM", "name": "Chi bộ Công ty Mới", "sector": "enterprise"}
    year = targets(2021, {"organization": "CTM", "indicator": "admitted", "target": 2})
    _, receipt = take(
        listing(APRIL, [STC, SNV, CTVT, {**founded, "from_month": APRIL.first}]), year
    )
    assert (str(receipt.status), receipt.findings) == ("accepted", ())


def test_list_that_replaces_another_is_told_of_it(take, context_of):
    take(listing(Month(2019, 1), [STC, SNV]))
    current = context_of(Of(""), Month(2019, 1), ORGANIZATIONS).current
    assert current.revision == 2
    assert [row.values["code"] for row in current.sheets["list"]] == ["STC", "SNV"]


def test_current_report_is_told_with_its_facts(take, context_of):
    take(report("STC", MAY, members={"admitted": 1, "closing": 51}))
    current = context_of(Of("STC")).current
    assert (current.revision, current.received_at) == (1, at(2021, 5, 31))
    assert current.sheets["members"][0].values["closing"] == 51


def test_report_set_aside_is_neither_last_nor_current(store, take, context_of):
    april, may = take(report("STC", APRIL), report("STC", MAY))
    with store.writing() as cursor:
        withdraw(cursor, april.id, at(2021, 6, 1), "nhầm")
        withdraw(cursor, may.id, at(2021, 6, 1), "nhầm")
    context = context_of(Of("STC"))
    assert (context.last, context.current) == (None, None)


def test_forms_of_a_year_know_the_lists_up_to_its_end(take, store):
    take(listing(Month(2021, 11), [STC, SNV]), now=at(2021, 11, 2))
    with store.reading() as cursor:
        assert set(Known(cursor, TARGETS, Month(2021, 1)).organizations) == {"STC", "SNV"}
        assert "CTVT" in Known(cursor, TARGETS, Month(2020, 1)).organizations
