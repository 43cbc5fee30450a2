"""One workbook for everybody: who stands in which month, and what is known of them."""

from io import BytesIO

import pytest
from filled_forms import CONCLUSION, CTVT, SNV, STC, at, listing, register, report, sent
from openpyxl import load_workbook

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.issuing import issue_consolidated
from partyboard.reception import check_alone, receive
from partyboard.text import Month, months_between

APRIL, MAY, JUNE = months_between(Month(2021, 4), Month(2021, 6))
NAME, OPENING = 2, 4  # columns, from 0


@pytest.fixture
def store(empty_store, settings):
    """April's report of STC with 53 members and an item concluded on it; CTVT until May."""
    files = [
        sent(listing(rows=[STC, SNV, {**CTVT, "to_month": MAY.first}]), at(2021, 1, 4)),
        sent(register(APRIL, CONCLUSION), at(2021, 4, 12)),
        sent(report("STC", APRIL, members={"admitted": 3, "closing": 53}), at(2021, 4, 22)),
    ]
    receive(empty_store, files, settings)
    return empty_store


def lines(content, month):
    """Code → the cells of its row."""
    sheet = load_workbook(BytesIO(content))[f"Tháng {month.number}-{month.year}"]
    rows = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=9))
    return {row[1]: row for row in rows if row[1]}


def test_each_month_lists_who_has_to_report_in_it(store):
    content = issue_consolidated(store, GRASSROOTS, MAY, JUNE)
    assert list(lines(content, MAY)) == ["STC", "SNV", "CTVT"]
    assert list(lines(content, JUNE)) == ["STC", "SNV"]
    assert lines(content, JUNE)["SNV"][NAME] == SNV["name"]


def test_an_opening_is_known_only_where_the_month_before_has_been_reported(store):
    content = issue_consolidated(store, GRASSROOTS, MAY, JUNE)
    assert [row[OPENING] for row in lines(content, MAY).values()] == [53, None, None]
    assert [row[OPENING] for row in lines(content, JUNE).values()] == [None, None]


def test_the_first_month_takes_the_last_closing_however_long_ago(store):
    content = issue_consolidated(store, GRASSROOTS, JUNE, JUNE)
    assert lines(content, JUNE)["STC"][OPENING] == 53


def test_open_items_stand_in_every_month(store):
    content = issue_consolidated(store, GRASSROOTS, MAY, JUNE)
    sheet = load_workbook(BytesIO(content))["Khắc phục"]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=6, max_row=8)]
    assert [(code, str(month)[:7], *item) for code, month, *item in rows if code] == [
        ("STC", "2021-05", "12-KL/ĐUK", "1"),
        ("STC", "2021-06", "12-KL/ĐUK", "1"),
    ]


def test_as_it_is_issued_it_reports_nothing_and_strays_nowhere(store):
    (receipt,) = check_alone([sent(issue_consolidated(store, GRASSROOTS, MAY, JUNE))])
    assert [found.code for found in receipt.findings] == ["missing-value"]
    assert receipt.report.sheets == {}


def test_the_closing_day_is_said_over_its_month(store):
    content = issue_consolidated(store, GRASSROOTS, MAY, JUNE, lambda month: f"chốt {month.label}")
    book = load_workbook(BytesIO(content))
    assert book["Tháng 6-2021"]["A2"].value.endswith("chốt 6/2021")


def test_a_month_for_which_nobody_is_listed_cannot_be_issued(empty_store):
    with pytest.raises(ValueError, match="2021-05"):
        issue_consolidated(empty_store, GRASSROOTS, MAY, JUNE)
