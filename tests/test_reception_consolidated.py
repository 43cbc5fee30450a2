"""A consolidated workbook coming in: each report by itself, its corrections its own."""

from dataclasses import replace

import pytest
from filled_forms import CLASS, CTVT, MEMBERS, NAMES, SNV, STC, at, listing, report, sent

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.mending import Correction, Mending
from partyboard.intake.template import Filling
from partyboard.intake.template.consolidated import consolidated_template
from partyboard.reception import preview, receive
from partyboard.store.rebuild import rebuild
from partyboard.store.submissions import Status, content, fact_rows
from partyboard.text import Month

MAY = Month(2021, 5)
NOW, LATER = at(2021, 5, 24), at(2021, 5, 28)
TAB = "Tháng 5-2021"


@pytest.fixture
def store(empty_store, settings):
    """Three organizations are listed; nothing has been reported."""
    receive(empty_store, [sent(listing(rows=[STC, SNV, CTVT]), at(2021, 1, 4))], settings)
    return empty_store


def together(month: Month = MAY, **by_code: dict) -> bytes:
    """A consolidated workbook of a month: by code, what its record of members says otherwise."""
    fillings = [
        Filling(code, NAMES[code], month, values={"members": ({**MEMBERS, **members},)})
        for code, members in by_code.items()
    ]
    return consolidated_template(GRASSROOTS, fillings)


def outcome(receipts) -> dict[str, tuple]:
    return {r.report.organization: (r.status, r.revision) for r in receipts}


def closing(store, receipt) -> int:
    with store.reading() as cursor:
        return fact_rows(cursor, GRASSROOTS, receipt.id)["members"][0].values["closing"]


def test_a_report_with_a_fault_keeps_none_of_the_others_back(store, settings):
    receipts = receive(store, [sent(together(STC={}, SNV={"closing": 60}), NOW)], settings)
    assert outcome(receipts) == {"STC": (Status.ACCEPTED, 1), "SNV": (Status.REJECTED, 0)}


def test_sent_again_mended_only_the_mended_report_is_new(store, settings):
    receive(store, [sent(together(STC={}, SNV={"closing": 60}), NOW)], settings)
    again = receive(store, [sent(together(STC={}, SNV={"closing": 50}), LATER)], settings)
    assert outcome(again) == {"STC": (Status.UNCHANGED, 1), "SNV": (Status.ACCEPTED, 1)}


def test_a_cell_set_right_is_kept_with_its_report_and_set_right_again_by_rebuild(store, settings):
    file = sent(together(STC={}, SNV={"closing": "năm mươi"}), NOW)
    mending = Mending((Correction(TAB, "P10", "50"),))
    first, second = receive(store, [replace(file, mending=mending)], settings)
    assert (first.status, second.status) == (Status.ACCEPTED, Status.ACCEPTED)
    kept = {
        row["organization"]: row["corrections"] for row in store.rows("received", month=MAY.first)
    }
    assert kept == {"STC": 0, "SNV": 1}
    assert rebuild(store) == ()
    assert closing(store, second) == 50


def test_the_bytes_of_a_report_are_those_of_the_workbook_that_it_stands_in(store, settings):
    whole = together(STC={}, SNV={})
    receipts = receive(store, [sent(whole, NOW, "tổng hợp.xlsx")], settings)
    with store.reading() as cursor:
        assert {content(cursor, each.id) for each in receipts} == {("tổng hợp.xlsx", whole)}


def test_it_may_set_right_what_came_by_itself(store, settings):
    receive(store, [sent(report("STC", MAY, training=[CLASS]), NOW)], settings)
    changed = together(STC={"admitted": 1, "closing": 51})
    (receipt,) = receive(store, [sent(changed, LATER)], settings)
    assert (receipt.status, receipt.revision) == (Status.ACCEPTED, 2)
    assert [str(change) for change in receipt.changes][:2] == [
        "Kết nạp 0 → 1",
        "Đảng viên cuối tháng 50 → 51",
    ]


def test_looking_at_it_first_says_the_same_and_stores_nothing(store, settings):
    file = sent(together(STC={}, SNV={"closing": 60}), NOW)
    seen = outcome(preview(store, [file], settings))
    assert store.rows("received", month=MAY.first) == []
    assert outcome(receive(store, [file], settings)) == seen


def test_months_are_decided_in_order_so_that_each_continues_the_one_before(store, settings):
    fillings = [
        Filling("STC", NAMES["STC"], month, values={"members": ({**MEMBERS, "opening": opening,
                "admitted": 1, "closing": opening + 1},)})
        for month, opening in ((MAY, 51), (MAY - 1, 50), (MAY + 1, 60))
    ]  # fmt: skip
    file = sent(consolidated_template(GRASSROOTS, fillings), at(2021, 7, 1))
    told = {
        receipt.report.period: [found.code for found in receipt.findings]
        for receipt in receive(store, [file], settings)
    }
    assert "opening-differs" not in told[MAY]
    assert "opening-differs" in told[MAY + 1]


def test_an_organization_listed_nowhere_is_refused_by_itself(store, settings):
    unknown = consolidated_template(
        GRASSROOTS,
        [Filling(code, "", MAY, values={"members": (MEMBERS,)}) for code in ("STC", "XYZ")],
    )
    first, second = receive(store, [sent(unknown, NOW)], settings)
    assert first.status is Status.ACCEPTED
    assert [found.code for found in second.findings if found.is_error] == ["unknown-organization"]
