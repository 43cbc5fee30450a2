"""A workbook comes in whole, or is only kept: what becomes of one file."""

from datetime import date, datetime

import pytest
from filled_forms import (
    CLASS,
    COMMENDATION,
    CTVT,
    FOLLOW_UP,
    SNV,
    STC,
    at,
    listing,
    report,
    sent,
    typed_over,
)

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.registry import FORMS
from partyboard.reception import Incoming, check_alone, preview, receive
from partyboard.store.submissions import content
from partyboard.text import Month

APRIL, MAY, JUNE = Month(2021, 4), Month(2021, 5), Month(2021, 6)
NOW = at(2021, 5, 24)


@pytest.fixture
def store(empty_store, settings):
    """A store with the list of three organizations."""
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)
    return empty_store


@pytest.fixture
def take(store, settings):
    """Receives one workbook and gives its receipt."""

    def one(content_, moment=None, now=NOW, **about):
        file = content_ if isinstance(content_, Incoming) else sent(content_, moment, **about)
        (receipt,) = receive(store, [file], settings, now=now)
        return receipt

    return one


def codes(receipt, severity=None):
    return [
        finding.code for finding in receipt.findings if severity in (None, str(finding.severity))
    ]


def everything(store):
    """Every row of every table but the bytes and the count of commits, to see that nothing has
    changed.
    """
    with store.reading() as cursor:
        tables = {row[0] for row in cursor.execute("show tables").fetchall()} - {"commit_count"}
        return {
            table: cursor.execute(f'select * from "{table}" order by all').fetchall()
            for table in tables
        }


def figures(store):
    return store.rows("membership_changes"), store.rows("training_by_month")


def test_good_workbook_is_accepted_with_all_its_facts(store, take):
    receipt = take(
        report(
            "STC",
            MAY,
            members={"admitted": 1, "closing": 51, "female": 20},
            training=[CLASS],
            commendations=[COMMENDATION],
            follow_ups=[FOLLOW_UP],
            other_work={"branches": 5, "badges": 2},
        )
    )
    assert (str(receipt.status), receipt.revision, receipt.findings) == ("accepted", 1, ())
    with store.reading() as cursor:
        for table, columns, row in (
            ("members", "opening, admitted, closing, female", (50, 1, 51, 20)),
            ("training", "course_code, opened_on, participants", ("ĐVM-01", date(2021, 5, 10), 3)),
            ("commendations", "decision, topic, individuals", ("07-QĐ/ĐUK", "ho_chi_minh", 2)),
            ("follow_ups", "conclusion, item, status", ("12-KL/ĐUK", "1", "in_progress")),
            ("other_work", "branches, badges", (5, 2)),
            ("info", "organization, month", ("STC", MAY.first)),
        ):
            query = f"select {columns} from grassroots_{table} where submission_id = ?::uuid"
            assert cursor.execute(query, [receipt.id]).fetchall() == [row], table


def test_workbook_with_an_error_changes_no_figure_and_its_bytes_are_kept(store, take):
    before = figures(store)
    bad = report("STC", MAY, members={"closing": 60}, training=[CLASS])
    receipt = take(bad, name="STC sai.xlsx")
    assert (str(receipt.status), receipt.revision) == ("rejected", 0)
    assert codes(receipt, "error") == ["total-mismatch"]
    assert figures(store) == before
    with store.reading() as cursor:
        assert content(cursor, receipt.id) == ("STC sai.xlsx", bad)
        assert cursor.execute("select count(*) from grassroots_training").fetchone() == (0,)
    found = store.rows("findings", submission=receipt.id)
    assert [row["code"] for row in found] == ["total-mismatch"]


def test_file_that_is_no_workbook_is_kept_too(store, take):
    receipt = take(b"Kinh gui", name="thu.docx")
    assert (str(receipt.status), codes(receipt)) == ("rejected", ["not-a-workbook"])
    with store.reading() as cursor:
        assert content(cursor, receipt.id) == ("thu.docx", b"Kinh gui")


def test_rejected_bytes_are_kept_once_however_often_they_come(store, settings, take):
    first, second = (take(b"Kinh gui", name=name) for name in ("a.docx", "b.docx"))
    both = receive(store, [sent(b"khac"), sent(b"khac")], settings)
    assert first.id == second.id and len({receipt.id for receipt in both}) == 1
    with store.reading() as cursor:
        query = "select count(*) from submission where status = 'rejected'"
        assert cursor.execute(query).fetchone() == (2,)


def test_rejected_workbook_is_accepted_when_its_reason_has_gone(store, settings, take):
    stranger = report("CTM", MAY, "Chi bộ Công ty Mới")
    assert codes(take(stranger), "error") == ["unknown-organization"]
    new = {"code": "CTM", "name": "Chi bộ Công ty Mới", "sector": "enterprise"}
    take(listing(MAY, [STC, SNV, CTVT, new]))
    receipt = take(stranger)
    assert (str(receipt.status), receipt.revision) == ("accepted", 1)


@pytest.mark.parametrize(
    ("spoiled", "found"),
    [
        (report("XYZ", MAY, "Đảng bộ Sở Khác"), "unknown-organization"),
        (report("STC", JUNE), "future-month"),
        (typed_over(report("STC", MAY), GRASSROOTS, "members", "closing", "năm mươi"), None),
        (typed_over(report("STC", MAY), GRASSROOTS, "info", "organization", None), None),
        (typed_over(report("STC", MAY), GRASSROOTS, "info", "month", "tháng năm"), None),
    ],
    ids=["stranger", "next month", "words for a number", "no code", "no month"],
)
def test_one_wrong_cell_keeps_the_whole_workbook_out(store, take, spoiled, found):
    before = everything(store)["grassroots_members"]
    receipt = take(spoiled)
    assert str(receipt.status) == "rejected" and receipt.id
    assert found is None or codes(receipt, "error") == [found]
    assert everything(store)["grassroots_members"] == before


@pytest.mark.parametrize("again", ["STC", "stc"])
def test_list_that_names_an_organization_twice_is_rejected(store, take, again):
    receipt = take(listing(MAY, [STC, SNV, {**CTVT, "code": again}]))
    assert codes(receipt, "error") == ["duplicate-row"]
    found = [row["code"] for row in store.rows("organizations", month=MAY.first)]
    assert found == ["STC", "SNV", "CTVT"]


def test_organization_that_has_ended_is_told_where_it_went(take):
    gone = {**CTVT, "to_month": APRIL.first, "successor": "SNV"}
    take(listing(APRIL, [STC, SNV, gone]))
    assert codes(take(report("CTVT", APRIL)), "error") == []
    receipt = take(report("CTVT", MAY))
    assert codes(receipt, "error") == ["organization-closed"]
    assert "Đảng bộ Sở Nội vụ" in receipt.findings[0].message


@pytest.mark.parametrize(
    ("moment", "status"),
    [(at(2021, 5, 31, 23, 59), "rejected"), (at(2021, 6, 1, 0, 1), "accepted")],
)
def test_month_is_of_the_future_by_the_day_of_receipt(take, moment, status):
    receipt = take(report("STC", JUNE), moment, now=at(2021, 12, 1))
    assert str(receipt.status) == status


def test_preview_answers_what_receive_then_does_and_stores_nothing(store, settings):
    files = [
        sent(report("STC", MAY, members={"admitted": 1, "closing": 51}), at(2021, 5, 20)),
        sent(report("SNV", MAY, members={"closing": 60}), at(2021, 5, 20)),
        sent(report("CTVT", MAY), at(2021, 5, 27)),
        sent(report("stc", MAY), at(2021, 5, 21)),
        sent(b"Kinh gui", at(2021, 5, 21)),
    ]
    before = everything(store)
    shown = preview(store, files, settings, now=NOW)
    assert everything(store) == before
    done = receive(store, files, settings, now=NOW)

    def told(receipts):
        return [
            (each.filename, each.status, each.revision, each.findings, each.changes, each.report)
            for each in receipts
        ]

    assert told(shown) == told(done)
    assert {receipt.id for receipt in shown} == {""} and all(receipt.id for receipt in done)


def test_preview_of_what_is_there_already_says_unchanged(store, settings, take):
    workbook = report("STC", MAY)
    take(workbook)
    (receipt,) = preview(store, [sent(workbook)], settings, now=NOW)
    assert (str(receipt.status), codes(receipt)) == ("unchanged", ["same-content"])


def test_without_a_database_a_workbook_is_judged_by_itself():
    good, bad = check_alone(
        [
            sent(report("STC", MAY)),
            sent(report("STC", MAY, form=GRASSROOTS, members={"closing": 9})),
        ]
    )
    assert [str(receipt.status) for receipt in (good, bad)] == ["accepted", "rejected"]
    assert (good.id, good.revision) == ("", 0)
    (same,) = check_alone([sent(report("STC", MAY))], FORMS)
    assert same.report == good.report


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2021, 5, 25, 23, 30),
        at(2021, 5, 25, 23, 30),
        datetime.fromisoformat("2021-05-25T16:30:00+00:00"),
    ],
    ids=["no zone", "Vietnam", "UTC"],
)
def test_time_of_receipt_without_a_zone_is_that_of_vietnam(store, take, moment):
    receipt = take(report("STC", MAY), moment)
    assert codes(receipt) == []
    (row,) = store.rows("submissions", organization="STC")
    assert row["received_at"] == at(2021, 5, 25, 23, 30)
    assert store.rows("coverage")[-1]["on_time"] == 1


def test_late_is_by_the_day_in_vietnam(take):
    after_midnight = datetime.fromisoformat("2021-05-25T17:30:00+00:00")
    assert codes(take(report("STC", MAY), after_midnight)) == ["late"]


def test_sender_and_the_moment_of_writing_are_kept(store, take):
    take(Incoming("STC.xlsx", report("STC", MAY), at(2021, 5, 20), "văn phòng"), now=NOW)
    with store.reading() as cursor:
        row = cursor.execute(
            "select received_by, received_at, recorded_at, version from submission"
            " where form = 'grassroots'"
        ).fetchone()
    assert row == ("văn phòng", at(2021, 5, 20), NOW, 1)


def test_progress_is_told_file_by_file(store, settings):
    told = []
    files = [sent(report("STC", MAY), name="a.xlsx"), sent(b"x", name="b.doc")]
    receive(store, files, settings, now=NOW, progress=lambda n, name: told.append((n, name)))
    assert told == [(1, "a.xlsx"), (2, "b.doc")]


def test_list_of_organizations_without_a_row_is_refused_and_ends_nobody(store, take):
    receipt = take(listing(Month(2021, 6), rows=()))
    assert (str(receipt.status), codes(receipt)) == ("rejected", ["missing-value"])
    assert len(store.rows("organizations")) == 3


def test_no_files_are_no_receipts(store, settings):
    before = everything(store)
    assert receive(store, [], settings) == preview(store, [], settings) == []
    assert everything(store) == before
