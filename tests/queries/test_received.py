"""What came in, how it stands, what the office did with it; containers and their parts."""

from collections import Counter

import consolidated_books
import pytest
from consolidated_files import saved
from facts import Facts
from filled_forms import COMMENDATION, SNV, STC, at, listing, report, sent, typed_over

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.mending import Correction, Mending
from partyboard.reception import Explanation, Incoming, receive
from partyboard.reception.amending import explain, restore, withdraw
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
LATE_AWARD = {**COMMENDATION, "decided_on": APRIL.last}


def stays(members):
    return {"opening": members, "closing": members}


@pytest.fixture
def take(empty_store, settings):
    """Receives one workbook; its receipts."""
    lists = [sent(listing(rows=[STC, SNV]), at(2021, 1, 4), "danh sach.xlsx")]
    receive(empty_store, lists, settings, now=at(2021, 1, 4))

    def one(content, day, name, **settled):
        file = Incoming(name, content, at(2021, 5, day), "Lan", **settled)
        return receive(empty_store, [file], settings, now=at(2021, 5, day))

    return one


@pytest.fixture
def store(take, empty_store):
    """Of May: STC's first report was wrong, its second was replaced by a third."""
    take(report("STC", MAY, members={"opening": 50, "closing": 51}), 18, "sai.xlsx")
    take(report("STC", MAY), 20, "STC.xlsx")
    take(report("STC", MAY, members=stays(52)), 24, "STC 2.xlsx", reason="sót hai đảng viên")
    take(report("SNV", MAY, members=stays(30)), 25, "SNV.xlsx")
    return empty_store


def told(store, *columns, **parameters):
    wanted = columns or ("filename", "status", "revision")
    rows = store.rows("received", **parameters)
    return [tuple(row[name] for name in wanted) for row in rows]


def id_of(store, filename):
    (row,) = [row for row in store.rows("received") if row["filename"] == filename]
    return row["id"]


def test_newest_stand_first_each_as_it_is_now(store):
    assert told(store, month=MAY.first) == [
        ("SNV.xlsx", "accepted", 1),
        ("STC 2.xlsx", "accepted", 2),
        ("STC.xlsx", "replaced", 1),
        ("sai.xlsx", "rejected", 0),
    ]
    names = ("name", "received_by", "reason", "errors", "resent")
    assert told(store, *names, organization="STC")[0] == (
        "Đảng bộ Sở Tài chính", "Lan", "sót hai đảng viên", 0, False,
    )  # fmt: skip
    assert told(store, *names, status="rejected") == [("Đảng bộ Sở Tài chính", "Lan", "", 1, True)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"status": "accepted", "month": MAY.first}, ["SNV.xlsx", "STC 2.xlsx"]),
        ({"status": "replaced"}, ["STC.xlsx"]),
        ({"status": "withdrawn"}, []),
        ({"organization": "SNV"}, ["SNV.xlsx"]),
        ({"organization": "ABC"}, []),
        ({"month": Month(2021, 1).first}, ["danh sach.xlsx"]),
        ({"submission": "không phải mã"}, []),
        ({"as_of": at(2021, 5, 21)}, ["STC.xlsx", "sai.xlsx", "danh sach.xlsx"]),
    ],
)
def test_only_what_is_asked_for(store, wanted, expected):
    assert [name for (name,) in told(store, "filename", **wanted)] == expected


def test_report_set_aside_and_the_one_that_counts_again(store):
    withdraw(store, id_of(store, "STC 2.xlsx"), "gửi nhầm", now=at(2021, 5, 26))
    assert told(store, organization="STC")[:2] == [
        ("STC 2.xlsx", "withdrawn", 2),
        ("STC.xlsx", "accepted", 1),
    ]
    assert told(store, organization="STC", as_of=at(2021, 5, 25))[0][1] == "accepted"


def test_what_was_rejected_disappears_once_the_same_bytes_were_accepted(take, empty_store):
    wrong = report("SNV", MAY, members={"opening": 30, "closing": 31})
    take(wrong, 20, "SNV.xlsx")
    assert told(empty_store, "status", "errors", organization="SNV") == [("rejected", 1)]
    mended = Mending((Correction("Đảng viên", "C18", "30"),))
    (receipt,) = take(wrong, 21, "SNV lai.xlsx", mending=mended)
    assert str(receipt.status) == "accepted"
    expected = [("SNV lai.xlsx", "accepted", 1)]
    columns = ("filename", "status", "corrections")
    assert told(empty_store, *columns, organization="SNV") == expected
    assert told(empty_store, "filename", organization="SNV", as_of=at(2021, 5, 20, 12)) == [
        ("SNV.xlsx",)
    ]


def test_correction_tells_the_cell_what_was_and_what_is(take, empty_store):
    wrong = report("SNV", MAY, members={"opening": 30, "closing": 31})
    mended = Mending((Correction("Đảng viên", "C18", "30"),))
    (receipt,) = take(wrong, 21, "SNV.xlsx", mending=mended)
    (row,) = empty_store.rows("corrections", organization="SNV", month=MAY.first)
    assert row == {
        "month": MAY.first,
        "submission": receipt.id,
        "form": "grassroots",
        "organization": "SNV",
        "revision": 1,
        "sheet": "Đảng viên",
        "cell": "C18",
        "old": "31",
        "new": "30",
        "made_by": "Lan",
        "made_at": at(2021, 5, 21),
    }
    assert empty_store.rows("corrections", submission=receipt.id) == [row]
    for other in ({"organization": "STC"}, {"month": APRIL.first}, {"as_of": at(2021, 5, 20)}):
        assert empty_store.rows("corrections", **other) == []


def test_warnings_are_counted_and_those_that_have_a_reason(take, empty_store):
    warned = report("SNV", MAY, members=stays(30), commendations=[LATE_AWARD, LATE_AWARD])
    warned = typed_over(warned, GRASSROOTS, "commendations", "decision", "08-QĐ/ĐUK")
    reason = Explanation("date-out-of-month", "Khen thưởng", "B6", "gửi muộn")
    (receipt,) = take(warned, 21, "SNV.xlsx", explanations=(reason,))
    counts = ("warnings", "explained")
    assert told(empty_store, *counts, organization="SNV") == [(2, 1)]
    rest = (receipt.id, "date-out-of-month", "Khen thưởng", "B7")
    explain(empty_store, *rest, "cũng gửi muộn", "Minh", at(2021, 5, 28))
    explain(empty_store, *rest, "quyết định tháng 4, nhận 4/5", "Minh", at(2021, 5, 29))
    assert told(empty_store, *counts, organization="SNV") == [(2, 2)]
    assert told(empty_store, *counts, organization="SNV", as_of=at(2021, 5, 22)) == [(2, 1)]
    found = empty_store.rows("findings", submission=receipt.id)
    assert [(row["cell"], row["reason"], row["explained_by"]) for row in found] == [
        ("B6", "gửi muộn", "Lan"),
        ("B7", "quyết định tháng 4, nhận 4/5", "Minh"),
    ]


def test_steps_of_a_month_are_told_with_their_reasons(store):
    second = id_of(store, "STC 2.xlsx")
    withdraw(store, second, "gửi nhầm", "Minh", at(2021, 5, 26))
    restore(store, second, "đúng tệp", "Minh", at(2021, 5, 27))

    def steps(**asked):
        rows = store.rows("revisions", form="grassroots", **asked)
        return [(row["revision"], row["action"], row["reason"], row["made_by"]) for row in rows]

    assert steps(organization="STC", month=MAY.first) == [
        (1, "received", "", "Lan"),
        (2, "received", "sót hai đảng viên", "Lan"),
        (2, "withdrawn", "gửi nhầm", "Minh"),
        (2, "restored", "đúng tệp", "Minh"),
    ]
    assert len(steps(organization="STC", as_of=at(2021, 5, 26, 12))) == 3
    assert steps(organization="STC", month=APRIL.first) == []


@pytest.fixture
def consolidated(take, empty_store):
    """A consolidated workbook of May, whose line of SNV does not add up."""
    lines = [consolidated_books.line("STC", 1), consolidated_books.line("SNV", 2, closing=99)]
    whole = saved(consolidated_books.book(consolidated_books.month_sheet(lines)))
    receipts = take(whole, 27, "tong hop.xlsx")
    assert [str(each.status) for each in receipts] == ["accepted", "rejected"]
    return empty_store, whole


def test_consolidated_workbook_is_its_parts(consolidated):
    store, _ = consolidated
    columns = ("filename", "organization", "status")
    assert sorted(told(store, *columns, month=MAY.first)) == [
        ("tong hop.xlsx", "SNV", "rejected"),
        ("tong hop.xlsx", "STC", "accepted"),
    ]
    parts = told(store, "container", "part", month=MAY.first)
    assert len({container for container, _ in parts}) == 1 and all(part for _, part in parts)


def test_part_that_was_rejected_stays_when_another_part_was_accepted(consolidated):
    store, _ = consolidated
    assert Counter(status for (status,) in told(store, "status", month=MAY.first)) == {
        "accepted": 1,
        "rejected": 1,
    }


def test_everything_kept_names_the_container_and_gives_parts_its_size(consolidated):
    store, whole = consolidated
    kept = [row for row in store.rows("submissions") if row["filename"] == "tong hop.xlsx"]
    assert {row["bytes"] for row in kept} == {len(whole)}
    (container,) = [row for row in kept if row["status"] == "container"]
    assert (container["container"], container["part"], container["period"]) == (None, None, None)
    parts = [row for row in kept if row["status"] != "container"]
    assert {row["container"] for row in parts} == {container["id"]} and len(parts) == 2


def test_counts_of_the_demo_are_those_of_the_journal(demo_store):
    facts = Facts(demo_store)
    kept = facts.kept[facts.kept["status"] != "container"]
    accepted = kept[kept["status"] == "accepted"]
    again = kept[(kept["status"] == "rejected") & kept["sha256"].isin(set(accepted["sha256"]))]
    expected = {
        "accepted": len(facts.current),
        "replaced": len(accepted) - len(facts.current),
        "rejected": int((kept["status"] == "rejected").sum()) - len(again),
    }
    assert Counter(row["status"] for row in demo_store.rows("received")) == expected
