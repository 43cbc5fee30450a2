"""Facts derived again from the kept workbooks: nothing differs, or it is said, mended, recorded."""

import pytest
from filled_forms import CLASS, SNV, STC, at, listing, report, sent

from partyboard.intake.findings import finding
from partyboard.intake.worker import shared_reader
from partyboard.reception import receive
from partyboard.store import rebuild as rebuilding
from partyboard.store.database import Store
from partyboard.store.rebuild import rebuild
from partyboard.text import Month

MAY = Month(2021, 5)
NOW = at(2021, 6, 2)


@pytest.fixture
def store(empty_store, settings):
    """Two reports of May, with a class in one of them."""
    files = [
        sent(listing(rows=[STC, SNV]), at(2021, 1, 4), "danh sach.xlsx"),
        sent(report("STC", MAY, training=[CLASS]), at(2021, 5, 20), "STC.xlsx"),
        sent(report("SNV", MAY), at(2021, 5, 21), "SNV.xlsx"),
        sent(b"not a workbook", at(2021, 5, 21), "thu.docx"),
    ]
    receive(empty_store, files, settings)
    return empty_store


def audited(store):
    with store.reading() as cursor:
        query = "select action, about from audit order by made_at, action"
        return cursor.execute(query).fetchall()


def change(store, statement):
    with store.writing() as cursor:
        cursor.execute(statement)


class Grown:
    """A reader that no longer reads some workbooks, or reads them as others."""

    def __init__(self, answers):
        self.answers = answers

    def examine_many(self, files, forms, known, ahead):
        for content, mending in files:
            answer = self.answers.get(content, content)
            if isinstance(answer, bytes):
                (answer,) = shared_reader().examine_many([(answer, mending)], forms, known)
            yield answer


def content_of(store, filename):
    with store.reading() as cursor:
        query = "select content from submission where filename = ?"
        return cursor.execute(query, [filename]).fetchone()[0]


def test_nothing_differs_and_that_is_recorded(store):
    assert rebuild(store, now=NOW) == ()
    assert audited(store) == [("rebuild", "3 báo cáo, 0 chỗ khác")]


def test_facts_are_the_same_afterwards(store):
    before = store.rows("members_by_organization", month=MAY.first)
    classes = store.rows("training_classes")
    rebuild(store)
    assert store.rows("members_by_organization", month=MAY.first) == before
    assert store.rows("training_classes") == classes


def test_tampered_figure_is_told_mended_and_audited(store):
    change(store, "update grassroots_members set closing = 500 where closing = 50")
    assert store.row("members")["members"] == 1000
    told = rebuild(store, now=NOW)
    assert told == (
        "STC.xlsx (STC, 5/2021): Đảng viên cuối tháng 500 → 50",
        "SNV.xlsx (SNV, 5/2021): Đảng viên cuối tháng 500 → 50",
    )
    assert store.row("members")["members"] == 100
    assert audited(store) == [
        ("rebuild", "3 báo cáo, 2 chỗ khác"),
        *(("rebuild-difference", line) for line in told),
    ]


def test_row_that_was_lost_comes_back(store):
    change(store, "delete from grassroots_training")
    (told,) = rebuild(store)
    assert told == "STC.xlsx (STC, 5/2021): thêm dòng «Lớp đảng viên mới, 10/5/2021» ở Bồi dưỡng"
    assert store.row("training_by_month")["participants"] == 3


def test_row_that_is_there_twice_is_there_once_again(store):
    change(store, "insert into grassroots_members select * from grassroots_members")
    rebuild(store)
    assert store.row("members")["members"] == 100


def test_workbook_that_is_rejected_now_keeps_its_facts(store):
    reader = Grown({content_of(store, "STC.xlsx"): finding("corrupt", found="khác trước")})
    (told,) = rebuild(store, reader=reader)
    assert told == "STC.xlsx (STC, 5/2021): không đọc lại được như trước, giữ số liệu cũ"
    assert store.row("members")["members"] == 100
    assert store.row("training_by_month")["participants"] == 3


@pytest.mark.parametrize(
    "other", [report("SNV", MAY), report("STC", MAY + 1), listing(), b"nothing"]
)
def test_workbook_that_reads_as_anothers_keeps_its_facts(store, other):
    reader = Grown({content_of(store, "STC.xlsx"): other})
    (told,) = rebuild(store, reader=reader)
    assert told.startswith("STC.xlsx (STC, 5/2021): không đọc lại được như trước")
    assert store.row("training_by_month")["participants"] == 3


def test_all_of_it_is_one_transaction(store, monkeypatch):
    change(store, "update grassroots_members set closing = 500")

    def fail(*_):
        raise RuntimeError("no")

    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "insert_facts", fail)
        with pytest.raises(RuntimeError):
            rebuild(store)
    assert store.row("members")["members"] == 1000
    assert audited(store) == []


def test_what_is_stopped_halfway_leaves_the_old_facts(store, monkeypatch):
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 1)
    change(store, "update grassroots_members set closing = 500")
    told = []

    def stop(done, total):
        told.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(store, progress=stop)
    assert told == [(1, 3), (2, 3)]
    assert store.row("members")["members"] == 1000
    assert audited(store) == []


def test_facts_that_stand_are_not_written_again(store, monkeypatch):
    def fail(*_):
        raise AssertionError("written")

    monkeypatch.setattr(rebuilding, "insert_facts", fail)
    assert rebuild(store, now=NOW) == ()


def test_key_of_a_name_that_differs_is_mended_without_a_word(store):
    change(store, "update grassroots_training set course_key = 'other'")
    assert rebuild(store) == ()
    with store.reading() as cursor:
        found = cursor.execute("select course_key from grassroots_training").fetchall()
    assert found == [("lớp đảng viên mới",)]


def test_workbooks_are_read_a_few_at_a_time(store, monkeypatch):
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 2)
    change(store, "update grassroots_members set closing = 500")
    assert len(rebuild(store)) == 2
    assert store.row("members")["members"] == 100


def test_empty_database_has_nothing_to_rebuild(tmp_path):
    with Store(tmp_path / "none.duckdb") as store:
        assert rebuild(store) == ()


@pytest.mark.slow
def test_no_workbook_of_the_demo_reads_differently(demo_copy):
    with Store(demo_copy) as store:
        before = store.rows("membership_changes")
        assert rebuild(store) == ()
        assert store.rows("membership_changes") == before
