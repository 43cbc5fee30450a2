"""Codes of organizations are stored as the list spells them, whatever a workbook types."""

import pytest
from filled_forms import (
    CONCLUSION,
    CTVT,
    FOLLOW_UP,
    SNV,
    STC,
    at,
    listing,
    register,
    report,
    sent,
    targets,
)

from partyboard.forms.model import Kind
from partyboard.forms.registry import FORMS
from partyboard.reception import receive
from partyboard.store.rebuild import rebuild
from partyboard.store.spelling import _CODES
from partyboard.text import Month

MAY = Month(2021, 5)
SPELLINGS = ["stc", " STC ", "Stc", "S\u200bTC", "STC:"]


@pytest.fixture
def store(empty_store, settings):
    """A store with the list of January 2021."""
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)
    return empty_store


def take(store, settings, *contents):
    files = [sent(content, at(2021, 5, 20, 9, minute)) for minute, content in enumerate(contents)]
    return receive(store, files, settings, now=at(2021, 5, 31))


def stored(store, query):
    with store.reading() as cursor:
        return [row[0] for row in cursor.execute(query).fetchall()]


@pytest.mark.parametrize("code", SPELLINGS)
def test_report_becomes_the_organizations_own_however_its_code_is_typed(store, settings, code):
    (receipt,) = take(store, settings, report(code, MAY, "Đảng bộ Sở Tài chính"))
    assert (str(receipt.status), receipt.findings) == ("accepted", ())
    assert receipt.report.organization == "STC"
    assert receipt.report.record("info")["organization"] == "STC"
    assert stored(store, "select organization from submission where form = 'grassroots'") == ["STC"]
    assert stored(store, "select organization from grassroots_info") == ["STC"]
    assert store.row("members", organization="STC")["members"] == 50


def test_two_spellings_in_one_batch_are_two_revisions_of_one_report(store, settings):
    later = report("stc", MAY, members={"opening": 51, "closing": 51})
    first, second = take(store, settings, report("STC", MAY), later)
    assert (first.revision, second.revision) == (1, 2)
    assert store.row("members")["members"] == 51


def test_same_bytes_in_another_spelling_of_the_code_are_unchanged(store, settings):
    content = report("stc", MAY)
    take(store, settings, content)
    (again,) = take(store, settings, content)
    assert (str(again.status), again.report.organization) == ("unchanged", "STC")


def test_unknown_code_stays_as_it_was_typed(store, settings):
    (receipt,) = take(store, settings, report("xyz", MAY))
    assert str(receipt.status) == "rejected"
    assert receipt.report.organization == "xyz"


def test_register_and_targets_name_the_listed_code(store, settings):
    take(
        store,
        settings,
        register(MAY, {**CONCLUSION, "organization": "stc"}),
        targets(2021, {"organization": "snv ", "indicator": "admitted", "target": 6}),
        report("STC", MAY, follow_ups=[FOLLOW_UP]),
    )
    assert stored(store, "select organization from committee_conclusions") == ["STC"]
    assert stored(store, "select organization from targets_list") == ["SNV"]
    (item,) = store.rows("follow_ups", month=MAY.first)
    assert (item["organization"], item["name"], item["status"]) == (
        "STC",
        "Đảng bộ Sở Tài chính",
        "in_progress",
    )
    pace = store.row("admissions_pace", year=2021, organization="SNV")
    assert pace["target"] == 6


def test_item_of_an_organization_typed_in_small_letters_is_missed_in_its_report(store, settings):
    _, receipt = take(
        store, settings, register(MAY, {**CONCLUSION, "organization": "stc"}), report("STC", MAY)
    )
    assert [finding.code for finding in receipt.findings] == ["follow-up-missing"]


def test_list_sent_again_in_other_letters_keeps_the_codes_of_the_first(store, settings):
    take(store, settings, report("STC", MAY))
    merged = {**CTVT, "code": "ctvt", "to_month": Month(2021, 3).first, "successor": "stc"}
    again = listing(Month(2021, 4), [{**STC, "code": "stc"}, SNV, merged])
    take(store, settings, again)
    query = "select code from organizations_list where submission_id = (select id from"
    query += " submission where period = '2021-04-01') order by source_row"
    assert stored(store, query) == ["STC", "SNV", "CTVT"]
    assert stored(store, "select successor from organizations_list where successor <> ''") == [
        "STC"
    ]
    assert store.row("members")["members"] == 50


def test_list_of_the_same_month_may_correct_a_spelling(store, settings):
    take(store, settings, listing(rows=[{**STC, "code": "S.TC"}, SNV, CTVT]))
    assert stored(
        store, "select organization from organizations_as_of(null) order by position"
    ) == ["S.TC", "SNV", "CTVT"]


def test_reading_everything_again_keeps_the_spelling(store, settings):
    take(
        store,
        settings,
        report("stc", MAY, follow_ups=[FOLLOW_UP]),
        register(MAY, {**CONCLUSION, "organization": "stc"}),
        targets(2021, {"organization": "snv", "indicator": "admitted", "target": 6}),
        listing(Month(2021, 4), [{**STC, "code": "stc"}, SNV, CTVT]),
    )
    assert rebuild(store) == ()
    assert stored(store, "select organization from grassroots_info") == ["STC"]
    assert stored(store, "select organization from committee_conclusions") == ["STC"]


def test_every_field_that_names_an_organization_is_spelled():
    labels = {"Mã tổ chức đảng", "Tổ chức tiếp nhận", "Tách từ tổ chức"}
    codes = [field for form in FORMS for _, field in form.fields() if field.kind is Kind.CODE]
    assert {field.name for field in codes if field.label in labels} == _CODES
    assert not {field.name for field in codes if field.label not in labels} & _CODES
