"""A ZIP as it comes from a mailbox or a USB stick, taken in by the ordinary way."""

import zipfile
from io import BytesIO

import pytest
from filled_forms import at, listing, report, sent

from partyboard.reception import arrive, receive
from partyboard.text import Month

MAY = Month(2021, 5)
WHEN = at(2021, 5, 20)


def packed(*entries, utf8=True):
    """A ZIP of (name, bytes); without the flag the names are written as old Windows does."""
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content)
    if utf8:
        return saved.getvalue()
    raw = bytearray(saved.getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + offset + 1] &= ~0x08
            place = raw.find(mark, place + 4)
    return bytes(raw)


@pytest.fixture
def take(empty_store, settings):
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)

    def one(content, name="thang 5.zip"):
        arrival = arrive(name, content, WHEN, "văn phòng")
        return receive(empty_store, arrival.files, settings, now=WHEN), arrival

    return one


def test_good_and_bad_workbook_of_a_zip_are_each_judged_alone(take, empty_store):
    good, bad = report("STC", MAY), report("SNV", MAY, members={"closing": 60})
    receipts, arrival = take(packed(("STC.xlsx", good), ("SNV.xlsx", bad)))
    assert [(each.filename, str(each.status)) for each in receipts] == [
        ("STC.xlsx", "accepted"),
        ("SNV.xlsx", "rejected"),
    ]
    assert (arrival.skipped, arrival.refused) == ((), ())
    assert empty_store.row("members")["members"] == 50


def test_file_is_known_by_the_time_and_hand_that_the_zip_came_by(take, empty_store):
    take(packed(("STC.xlsx", report("STC", MAY))))
    (row,) = empty_store.rows("submissions", organization="STC")
    assert row["received_at"] == WHEN
    with empty_store.reading() as cursor:
        query = "select received_by from submission where organization = 'STC'"
        assert cursor.execute(query).fetchone() == ("văn phòng",)


def test_what_machines_leave_behind_is_skipped_with_a_line_each(take):
    receipts, arrival = take(
        packed(
            ("~$STC.xlsx", b"locked"),
            ("__MACOSX/._STC.xlsx", b"fork"),
            ("Thumbs.db", b"pictures"),
            ("thang 5/STC.xlsx", report("STC", MAY)),
        )
    )
    assert [receipt.filename for receipt in receipts] == ["thang 5/STC.xlsx"]
    assert len(arrival.skipped) == 3 and arrival.refused == ()
    assert all(line.endswith("bỏ qua") for line in arrival.skipped)


def test_leftover_that_comes_by_itself_is_skipped(take):
    receipts, arrival = take(b"locked", "~$STC.xlsx")
    assert (receipts, len(arrival.skipped)) == ([], 1)


def test_zip_in_the_zip_and_ways_out_of_it_are_refused(take):
    inner = packed(("SNV.xlsx", report("SNV", MAY)))
    receipts, arrival = take(
        packed(
            ("trong.zip", inner),
            ("../STC.xlsx", report("STC", MAY)),
            ("STC.xlsx", report("STC", MAY)),
        )
    )
    assert [receipt.filename for receipt in receipts] == ["STC.xlsx"]
    assert [line.split(":")[0] for line in arrival.refused] == ["trong.zip", "../STC.xlsx"]


@pytest.mark.parametrize("utf8", [True, False], ids=["utf-8", "cp437"])
def test_vietnamese_names_are_kept_whole(take, empty_store, utf8):
    name = "Báo cáo tháng 5 - Đảng bộ Sở Tài chính.xlsx"
    receipts, _ = take(packed((name, report("STC", MAY)), utf8=utf8))
    assert receipts[0].filename == name
    (row,) = empty_store.rows("submissions", organization="STC")
    assert row["filename"] == name


def test_workbook_itself_is_not_taken_apart(take):
    receipts, arrival = take(report("STC", MAY), "STC.xlsx")
    assert [str(receipt.status) for receipt in receipts] == ["accepted"]
    assert (arrival.skipped, arrival.refused) == ((), ())
