"""A month reported late, or again, against what has been reported of the month after it."""

import pytest
from comparing import compared, found
from filled_forms import at, listing, report, sent
from workbooks import grassroots

from partyboard.reception import preview, receive
from partyboard.store.events import withdraw
from partyboard.text import Month

MARCH, APRIL, MAY, JUNE = (Month(2021, number) for number in (3, 4, 5, 6))
CODE = "later-opening-differs"


@pytest.mark.parametrize(
    ("opening", "is_told"), [(51, False), (50, True), (0, True), (None, False)]
)
def test_closing_is_compared_with_the_opening_of_the_month_after(
    opening: int | None, is_told: bool
) -> None:
    findings = compared(grassroots(), next={"members": {"opening": opening}})
    assert found(findings) == ([("later-opening-differs", "Đảng viên!C18")] if is_told else [])


def test_message_names_both_months_figures_and_the_month_that_no_longer_follows() -> None:
    (finding,) = compared(grassroots(), next={"members": {"opening": 50}})
    for said in ("«Đảng viên cuối tháng»", "51", "6/2021", "«Đảng viên đầu tháng»", "50"):
        assert said in finding.message


@pytest.mark.parametrize("nothing", [{}, {"members": {}}])
def test_without_a_later_report_nothing_is_said(nothing: dict[str, dict[str, int]]) -> None:
    assert compared(grassroots(), next=nothing) == ()


# As workbooks come in


def members(opening: int, admitted: int = 0) -> dict[str, int]:
    return {"opening": opening, "admitted": admitted, "closing": opening + admitted}


@pytest.fixture
def store(empty_store, settings):
    """April and May of STC, which follow each other, and SNV's May."""
    files = [
        listing(Month(2019, 1)),
        report("STC", APRIL, members=members(50)),
        report("STC", MAY, members=members(50)),
        report("SNV", MAY, members=members(50)),
    ]
    receive(empty_store, [sent(each, at(2021, 5, 24)) for each in files], settings)
    return empty_store


@pytest.fixture
def told(store, settings):
    """The places where a workbook that comes in late contradicts what came before it."""

    def of(content):
        (receipt,) = receive(store, [sent(content, at(2021, 6, 20))], settings)
        assert receipt.status == "accepted"
        return [finding.place for finding in receipt.findings if finding.code == CODE]

    return of


def test_revision_of_a_past_month_says_that_the_next_one_no_longer_follows(told):
    assert told(report("STC", APRIL, members=members(50, admitted=2))) == ["Đảng viên!C18"]


def test_revision_that_leaves_the_closing_alone_contradicts_nothing(told):
    assert told(report("STC", APRIL, members={**members(50), "female": 20})) == []


def test_newest_month_contradicts_nothing(told):
    assert told(report("STC", MAY, members=members(50, admitted=2))) == []


def test_month_reported_for_the_first_time_is_compared_too(told):
    assert told(report("SNV", APRIL, members=members(49))) == ["Đảng viên!C18"]
    assert told(report("STC", MARCH, members=members(50))) == []


def test_later_report_that_was_set_aside_is_not_contradicted(store, told):
    with store.writing() as cursor:
        query = "select id::varchar from submission where organization = 'STC' and period = ?"
        (id_,) = cursor.execute(query, [MAY.first]).fetchone()
        withdraw(cursor, id_, at(2021, 6, 1), "nhầm")
    assert told(report("STC", APRIL, members=members(50, admitted=2))) == []


def test_correction_of_both_months_settles_it(store, told):
    assert told(report("STC", APRIL, members=members(50, admitted=2))) != []
    assert told(report("STC", MAY, members=members(52))) == []
    assert told(report("STC", APRIL, members={**members(50, admitted=2), "female": 9})) == []


def test_it_is_said_before_anything_is_loaded(store, settings):
    late = sent(report("STC", APRIL, members=members(50, admitted=2)), at(2021, 6, 20))
    (receipt,) = preview(store, [late], settings)
    assert CODE in [finding.code for finding in receipt.findings]
    assert "5/2021" in next(each.message for each in receipt.findings if each.code == CODE)
