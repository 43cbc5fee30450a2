"""The workbook handed out knows what is known, and comes back accepted when it is filled in."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from filled_forms import (
    CLASS,
    COMMENDATION,
    CONCLUSION,
    CTVT,
    SNV,
    STC,
    at,
    listing,
    register,
    report,
    sent,
)
from openpyxl import load_workbook

from partyboard.board.view import View
from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.registry import FORMS
from partyboard.intake.template.layout import value_cells
from partyboard.issuing import issue_template, nobodys, reissue
from partyboard.reception import check_alone, receive
from partyboard.store.database import Store
from partyboard.store.listing import list_in_force, listings
from partyboard.store.submissions import Status
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
NOW = at(2021, 5, 24)


@pytest.fixture
def store(empty_store, settings):
    """April's report of STC with 53 members, and two items concluded on it."""
    files = [
        sent(listing(), at(2021, 1, 4)),
        sent(
            register(APRIL, CONCLUSION, {**CONCLUSION, "item": "2", "due_on": date(2021, 8, 1)}),
            at(2021, 4, 12),
        ),
        sent(
            report(
                "STC",
                APRIL,
                members={"opening": 50, "admitted": 3, "closing": 53},
                follow_ups=[
                    {"conclusion": "12-KL/ĐUK", "item": "1", "status": "partial"},
                    {"conclusion": "12-KL/ĐUK", "item": "2", "status": "not_started"},
                ],
            ),
            at(2021, 4, 22),
        ),
    ]
    receive(empty_store, files, settings)
    return empty_store


def filled_in(content, **values):
    """The template with some cells of "Đảng viên" typed in."""
    book = load_workbook(BytesIO(content))
    cells = value_cells(GRASSROOTS.sheet("members"))
    for name, value in values.items():
        book["Đảng viên"][cells[name]] = value
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def says(content):
    (receipt,) = check_alone([sent(content)])
    return receipt.report


def test_template_is_prefilled_with_the_last_closing_and_the_open_items(store):
    said = says(issue_template(store, GRASSROOTS, MAY, "STC"))
    info = said.record("info")
    assert (info["organization"], info["organization_name"]) == ("STC", STC["name"])
    assert info["month"] == MAY.first
    assert said.record("members")["opening"] == 53
    assert [
        (row.values["conclusion"], row.values["item"], row.values["due_on"], row.values["status"])
        for row in said.sheets["follow_ups"]
    ] == [
        ("12-KL/ĐUK", "1", date(2021, 5, 10), "partial"),
        ("12-KL/ĐUK", "2", date(2021, 8, 1), "not_started"),
    ]


def test_template_filled_in_and_sent_back_is_accepted_without_a_word(store, settings):
    blank = issue_template(store, GRASSROOTS, MAY, "STC")
    back = filled_in(blank, admitted=1, official_conversions=0, closing=54)
    (receipt,) = receive(store, [sent(back)], settings, now=NOW)
    assert (str(receipt.status), receipt.findings) == ("accepted", ())
    assert store.rows("members")[-1]["members"] == 54


def test_template_sent_back_untouched_is_no_report(store, settings):
    blank = issue_template(store, GRASSROOTS, MAY, "STC")
    (receipt,) = receive(store, [sent(blank)], settings, now=NOW)
    assert str(receipt.status) == "rejected"
    assert {finding.code for finding in receipt.findings} == {"missing-value"}


def test_template_of_an_earlier_month_knows_what_was_known_before_it(store):
    said = says(issue_template(store, GRASSROOTS, APRIL, "STC"))
    assert said.record("members").get("opening") is None
    assert [row.values.get("status") for row in said.sheets["follow_ups"]] == [None, None]


def test_successor_is_handed_the_items_that_it_took_over(store, settings):
    gone = {**STC, "to_month": APRIL.first, "successor": "SNV"}
    receive(store, [sent(listing(APRIL, [gone, SNV, CTVT]))], settings, now=NOW)
    said = says(issue_template(store, GRASSROOTS, MAY, "SNV"))
    assert [row.values["item"] for row in said.sheets["follow_ups"]] == ["1", "2"]


@pytest.mark.parametrize("code", ["stc", " STC "])
def test_code_may_be_typed_in_any_letters(store, code):
    typed, listed = (issue_template(store, GRASSROOTS, MAY, each) for each in (code, "STC"))
    assert typed == listed


def test_stranger_gets_no_template(store):
    with pytest.raises(KeyError):
        issue_template(store, GRASSROOTS, MAY, "XYZ")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_can_be_handed_out_blank_from_an_empty_database(empty_store, form):
    said = says(issue_template(empty_store, form, MAY))
    assert said.form is form


@pytest.mark.parametrize(
    ("month", "listed"),
    [
        (Month(2020, 6), ["STC", "SNV", "CTVT"]),
        (Month(2021, 1), ["STC", "SNV", "CTVT"]),
        (MAY, ["SNV", "CTVT"]),
        (Month(2022, 1), ["SNV", "CTVT"]),
    ],
    ids=["before the first", "the first", "the second", "after the last"],
)
def test_template_of_the_list_holds_the_list_in_force(store, settings, month, listed):
    receive(store, [sent(listing(MAY, (SNV, CTVT)))], settings, now=NOW)
    rows = says(issue_template(store, ORGANIZATIONS, month)).sheets["list"]
    assert [row.values["code"] for row in rows] == listed


def test_template_of_the_list_comes_back_as_the_list_that_it_was(demo_copy, settings):
    """Also those that have ended, with who took them over: history goes by them."""
    june = Month(2021, 6)
    with Store(demo_copy) as store:
        content, again = (issue_template(store, ORGANIZATIONS, june) for _ in range(2))
        assert content == again
        with store.reading() as cursor:
            before = list_in_force(cursor, june)
        (receipt,) = receive(store, [sent(content)], settings, now=at(2021, 6, 1))
        assert (str(receipt.status), receipt.findings) == ("accepted", ())
        with store.reading() as cursor:
            assert listings(cursor)[june] == list_in_force(cursor, june) == before
    assert any(entry.successor for entry in before) and len(before) > 68


def test_template_of_the_list_is_called_by_how_many_have_to_report(store, settings):
    assert nobodys(store, ORGANIZATIONS, MAY) == "Danh sách đang áp dụng: 3 đơn vị"
    ended = {**CTVT, "to_month": APRIL.first, "successor": "SNV"}
    receive(store, [sent(listing(APRIL, (STC, SNV, ended)))], settings, now=NOW)
    assert nobodys(store, ORGANIZATIONS, MAY) == "Danh sách đang áp dụng: 2 đơn vị"
    assert nobodys(store, COMMITTEE, MAY) == "Mẫu trống"


def test_template_of_the_first_list_is_blank(empty_store):
    assert says(issue_template(empty_store, ORGANIZATIONS, MAY)).sheets["list"] == ()
    assert nobodys(empty_store, ORGANIZATIONS, MAY) == "Mẫu trống"


def test_committees_own_template_asks_for_no_organization(store):
    said = says(issue_template(store, COMMITTEE, MAY))
    assert (said.organization, said.period) == ("", MAY)


def test_same_knowledge_gives_the_same_bytes(store):
    once, again = (issue_template(store, GRASSROOTS, MAY, "STC") for _ in range(2))
    assert once == again


def test_the_form_sent_back_as_it_was_issued_takes_no_date_of_a_follow_up_back(demo_copy, settings):
    june = Month(2021, 6)
    with Store(demo_copy) as store:
        book = load_workbook(BytesIO(issue_template(store, GRASSROOTS, june, "BVSN")))
        rows = list(book["Đảng viên"].iter_rows())
        answers = {row[1].value: row[2] for row in rows if row[1].value}
        answers["Kết nạp"].value = answers["Chuyển chính thức"].value = 0
        answers["Đảng viên cuối tháng"].value = answers["Đảng viên đầu tháng"].value
        filled = BytesIO()
        book.save(filled)
        (receipt,) = receive(store, [sent(filled.getvalue())], settings)
        assert receipt.status is Status.ACCEPTED
        assert View(store, settings, june).figures()["follow_ups_reported_late"] == 11


# A template too old


def test_a_template_too_old_is_answered_with_todays_carrying_its_figures(store, settings):
    today = replace(GRASSROOTS, version=3, oldest=2)
    forms = tuple(today if form == GRASSROOTS else form for form in FORMS)
    old = report(
        "STC",
        MAY,
        members={"opening": 53, "closing": 53, "female": 20},
        training=[CLASS],
        commendations=[COMMENDATION],
    )
    (refused,) = check_alone([sent(old)], forms)
    assert [found.code for found in refused.findings] == ["outdated-template"]
    answer = reissue(store, refused.report)
    (again,) = check_alone([sent(answer)], forms)
    assert (again.status, again.findings, again.report.version) == (Status.ACCEPTED, (), 3)
    for name in ("members", "training", "commendations"):
        assert again.report.sheets[name][0].values == refused.report.sheets[name][0].values
    assert [row.values["item"] for row in again.report.sheets["follow_ups"]] == ["1", "2"]


def test_figures_of_a_stranger_go_into_a_form_that_knows_nothing_of_it(store):
    (read,) = check_alone([sent(report("XYZ", MAY, "Chi bộ lạ", members={"female": 7}))])
    (again,) = check_alone([sent(reissue(store, read.report))])
    assert again.report.organization == "XYZ" and again.report.record("members")["female"] == 7


def test_nothing_is_issued_for_a_file_of_no_form(store):
    (read,) = check_alone([sent(b"thu")])
    with pytest.raises(ValueError):
        reissue(store, read.report)
