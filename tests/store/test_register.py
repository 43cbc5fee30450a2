"""The register of shortcomings: the committee's latest word, and who answers for each item."""

from datetime import date

import pytest
from filled_forms import CONCLUSION, CTVT, FOLLOW_UP, SNV, STC, at, listing, register, report, sent

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.context import OpenItem
from partyboard.reception import receive
from partyboard.store.known import Known
from partyboard.text import Month

MARCH, APRIL, MAY, JUNE = (Month(2021, number) for number in (3, 4, 5, 6))
DISSOLVED = {**CTVT, "to_month": APRIL.first, "successor": "SNV"}
OF_CTVT = {**CONCLUSION, "organization": "CTVT"}


@pytest.fixture
def take(empty_store, settings):
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)

    def loaded(*contents):
        return receive(
            empty_store, [sent(each) for each in contents], settings, now=at(2021, 6, 30)
        )

    return loaded


@pytest.fixture
def open_items(empty_store):
    def of(organization, month):
        with empty_store.reading() as cursor:
            return Known(cursor, GRASSROOTS, month).open_items(organization)

    return of


def test_item_is_open_from_the_month_of_its_conclusion(take, open_items):
    take(register(APRIL, CONCLUSION))
    assert open_items("STC", MARCH) == ()
    item = OpenItem("12-KL/ĐUK", "1", "Sinh hoạt chi bộ chưa đều", date(2021, 5, 10), "")
    assert open_items("STC", APRIL) == open_items("STC", MAY) == (item,)
    assert open_items("SNV", APRIL) == ()


def test_extension_moves_the_date(take, open_items):
    take(
        register(APRIL, CONCLUSION), register(MAY, {**CONCLUSION, "extended_to": date(2021, 7, 1)})
    )
    assert [item.due_on for item in open_items("STC", APRIL)] == [date(2021, 5, 10)]
    assert [item.due_on for item in open_items("STC", MAY)] == [date(2021, 7, 1)]


def test_confirmation_closes_the_item_from_its_month_on(take, open_items):
    confirmed = {**CONCLUSION, "confirmed_on": date(2021, 5, 12)}
    take(register(APRIL, CONCLUSION), register(MAY, confirmed))
    assert open_items("STC", APRIL) and not open_items("STC", MAY)


def test_confirmation_dated_later_than_the_month_does_not_close_it_yet(take, open_items):
    take(register(APRIL, {**CONCLUSION, "confirmed_on": date(2021, 5, 2)}))
    assert open_items("STC", APRIL) and not open_items("STC", MAY)


def test_word_of_the_organization_closes_nothing(take, open_items):
    remedied = {**FOLLOW_UP, "status": "remedied", "reported_on": date(2021, 4, 20)}
    take(register(APRIL, CONCLUSION), report("STC", APRIL, follow_ups=[remedied]))
    (item,) = open_items("STC", MAY)
    assert (item.status, item.reported_on) == ("remedied", date(2021, 4, 20))


def test_status_is_the_newest_before_the_month(take, open_items):
    partial = {**FOLLOW_UP, "status": "partial"}
    take(
        register(APRIL, CONCLUSION),
        report("STC", APRIL, follow_ups=[FOLLOW_UP]),
        report("STC", MAY, follow_ups=[partial]),
    )
    assert [item.status for item in open_items("STC", MAY)] == ["in_progress"]
    assert [item.status for item in open_items("STC", JUNE)] == ["partial"]


def test_status_that_another_organization_reported_by_mistake_does_not_count(take, open_items):
    take(
        register(APRIL, CONCLUSION),
        report("STC", APRIL, follow_ups=[{**FOLLOW_UP, "status": "not_started"}]),
        report("SNV", MAY, follow_ups=[{**FOLLOW_UP, "status": "remedied"}]),
    )
    assert [item.status for item in open_items("STC", JUNE)] == ["not_started"]


def test_items_of_a_dissolved_organization_pass_to_its_successor(take, open_items):
    take(
        listing(APRIL, [STC, SNV, DISSOLVED]),
        register(APRIL, OF_CTVT),
        report("CTVT", APRIL, follow_ups=[FOLLOW_UP]),
    )
    assert [item.item for item in open_items("CTVT", APRIL)] == ["1"]
    assert open_items("CTVT", MAY) == ()
    assert [(item.item, item.status) for item in open_items("SNV", MAY)] == [("1", "in_progress")]


def test_items_pass_on_from_successor_to_successor(take, open_items):
    absorbed = {**SNV, "to_month": MAY.first, "successor": "STC"}
    take(
        listing(APRIL, [STC, SNV, DISSOLVED]),
        listing(MAY, [STC, absorbed, DISSOLVED]),
        register(APRIL, OF_CTVT),
    )
    assert [len(open_items(code, MAY)) for code in ("STC", "SNV")] == [0, 1]
    assert [len(open_items(code, JUNE)) for code in ("STC", "SNV")] == [1, 0]


def test_items_pass_on_though_the_newest_list_has_forgotten_who_had_them(take, open_items):
    take(listing(APRIL, [STC, SNV, DISSOLVED]), listing(MAY, [STC, SNV]), register(APRIL, OF_CTVT))
    assert len(open_items("SNV", MAY)) == 1 and not open_items("CTVT", MAY)


def test_successors_in_a_circle_end_somewhere(take, open_items):
    take(
        listing(APRIL, [STC, {**SNV, "to_month": APRIL.first, "successor": "CTVT"}, DISSOLVED]),
        register(APRIL, OF_CTVT),
    )
    assert [len(open_items(code, MAY)) for code in ("STC", "SNV", "CTVT")] == [0, 1, 0]


def test_dissolved_organization_without_a_successor_keeps_its_items(take, open_items):
    gone = {key: value for key, value in DISSOLVED.items() if key != "successor"}
    take(listing(APRIL, [STC, SNV, gone]), register(APRIL, OF_CTVT))
    assert len(open_items("CTVT", MAY)) == 1


def test_items_stand_in_the_order_of_their_conclusions(take, open_items):
    rows = [
        {**CONCLUSION, "conclusion": "13-KL/ĐUK", "concluded_on": date(2021, 4, 2)},
        {**CONCLUSION, "item": "2"},
        CONCLUSION,
    ]
    take(register(APRIL, *rows))
    assert [(item.conclusion, item.item) for item in open_items("STC", APRIL)] == [
        ("13-KL/ĐUK", "1"),
        ("12-KL/ĐUK", "1"),
        ("12-KL/ĐUK", "2"),
    ]
