"""Workbooks appended with their facts and findings; their ids; their bytes."""

import hashlib
import uuid
from datetime import datetime

import pytest
from filled_forms import CLASS, STC, at, listing, report, sent

from partyboard.reception import receive
from partyboard.store import submissions
from partyboard.store.submissions import Status, content, fact_rows, kept_before
from partyboard.text import Month

MAY = Month(2021, 5)


def new_ids(count):
    return [uuid.UUID(text) for text in submissions._new_ids(count)]


@pytest.fixture
def accepted(empty_store, settings):
    """A store with one accepted report, and its receipt."""
    files = [
        sent(listing(rows=[STC]), at(2021, 1, 4)),
        sent(report("STC", MAY, training=[CLASS]), at(2021, 5, 20), "BC tháng 5.xlsx"),
    ]
    return empty_store, receive(empty_store, files, settings)[1]


def test_ids_of_a_batch_of_5000_are_unique_and_in_order():
    ids = new_ids(5000)
    assert len(set(ids)) == 5000
    assert ids == sorted(ids)


def test_ids_of_batches_are_in_the_order_of_the_batches():
    ids = [made for _ in range(200) for made in new_ids(3)]
    assert ids == sorted(ids) and len(set(ids)) == len(ids)


def test_ids_keep_their_order_when_the_clock_is_set_back(monkeypatch):
    before = new_ids(1)[0]

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2001, 1, 1, tzinfo=tz)

    monkeypatch.setattr(submissions, "datetime", Clock)
    assert new_ids(1)[0] > before


def test_ids_are_version_7():
    for made in (new_ids(1)[0], new_ids(5000)[-1]):
        assert (made.version, made.variant) == (7, uuid.RFC_4122)
        made_at = datetime.fromtimestamp((made.int >> 80) / 1000)
        assert abs((datetime.now() - made_at).total_seconds()) < 60


def test_database_sorts_ids_as_they_were_made(empty_store):
    ids = submissions._new_ids(5000)
    with empty_store.reading() as cursor:
        rows = cursor.execute(
            "select id::varchar from (select unnest(?::uuid[]) as id) order by id", [list(ids)]
        ).fetchall()
    assert [row[0] for row in rows] == list(ids)


def test_bytes_come_out_as_they_went_in(accepted):
    store, receipt = accepted
    with store.reading() as cursor:
        name, found = content(cursor, receipt.id)
        stored = cursor.execute(
            "select sha256 from submission where id = ?::uuid", [receipt.id]
        ).fetchone()[0]
    assert name == "BC tháng 5.xlsx"
    assert hashlib.sha256(found).hexdigest() == stored


def test_bytes_of_an_unknown_workbook_are_a_key_error(empty_store):
    with empty_store.reading() as cursor, pytest.raises(KeyError):
        content(cursor, str(uuid.uuid4()))


def test_facts_read_back_are_what_the_workbook_said(accepted):
    store, receipt = accepted
    with store.reading() as cursor:
        found = fact_rows(cursor, receipt.report.form, receipt.id)
    said = {
        name: [(row.number, dict(row.values)) for row in rows]
        for name, rows in receipt.report.sheets.items()
    }
    assert {
        name: [(row.number, dict(row.values)) for row in rows] for name, rows in found.items()
    } == said


def test_keys_of_texts_are_compared_the_one_way(accepted):
    store, _ = accepted
    with store.reading() as cursor:
        row = cursor.execute("select course_code_key, course_key from grassroots_training")
        assert row.fetchone() == ("đvm-01", "lớp đảng viên mới")


def test_file_name_that_is_no_text_is_kept_as_well_as_can_be(empty_store, settings):
    name = "B\udce1o c\udce1o.xls"  # what Linux makes of a name in an old code page
    receipt = receive(empty_store, [sent(b"not a workbook", name=name)], settings)[0]
    with empty_store.reading() as cursor:
        assert content(cursor, receipt.id) == ("B\ufffdo c\ufffdo.xls", b"not a workbook")


def test_rejected_bytes_are_found_by_their_hash(empty_store, settings):
    receipt = receive(empty_store, [sent(b"not a workbook")], settings)[0]
    known = hashlib.sha256(b"not a workbook").hexdigest()
    with empty_store.reading() as cursor:
        assert kept_before(cursor, [known, "other"], Status.REJECTED) == {(known, ""): receipt.id}
        assert kept_before(cursor, [], Status.REJECTED) == {}
