"""A file knows its version: an older one is brought forward, a newer one is left alone."""

import hashlib
from datetime import datetime

import duckdb
import pytest
from calling import call

from partyboard.store import migrations, schema
from partyboard.store.copies import examined
from partyboard.store.database import Store, StoreNewer
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

NOON = datetime(2021, 5, 31, 12, tzinfo=VIETNAM)


@pytest.fixture
def board(tmp_path):
    """A board of the version of today."""
    path = tmp_path / "bảng.duckdb"
    with Store(path) as store, store.writing() as cursor:
        audit(cursor, NOON, "", "test", "1")
    return path


@pytest.fixture
def before(board):
    """A board of a program that did not write versions yet."""
    with duckdb.connect(str(board)) as plain:
        plain.execute("drop table schema_event")
    return board


@pytest.fixture
def newer(board):
    """A board that a newer program has brought to its version, then closed."""
    with duckdb.connect(str(board)) as plain:
        plain.execute("insert into schema_event (version) values (99)")
    return board


def tenfold(cursor):
    """A step that changes what rows mean."""
    cursor.execute("update audit set about = about || '0' where action = 'test'")


def broken(cursor):
    tenfold(cursor)
    raise RuntimeError("a fault of ours")


def stamps(path):
    with duckdb.connect(str(path), read_only=True) as plain:
        return plain.execute("select version from schema_event order by rowid").fetchall()


def told(path):
    with duckdb.connect(str(path), read_only=True) as plain:
        return plain.execute("select about from audit where action = 'test'").fetchall()


def content(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_new_file_bears_the_version_of_its_program_and_is_stamped_once(board):
    Store(board).close()
    assert stamps(board) == [(migrations.version(),)]


def test_file_without_a_version_is_the_first(before):
    Store(before).close()
    assert stamps(before) == [(1,)]
    assert list(before.parent.glob("*nang-cap*")) == []


def test_looking_through_a_copy_does_not_stamp_it(before):
    was = content(before)
    examined(before)
    assert content(before) == was


def test_older_file_is_brought_forward_once_and_stays_beside_as_it_was(before, monkeypatch):
    monkeypatch.setattr(migrations, "STEPS", (tenfold, tenfold))
    for _ in range(2):
        Store(before).close()
    assert told(before) == [("100",)]
    assert stamps(before) == [(3,)]
    assert told(before.with_name("bảng-truoc-nang-cap-1.duckdb")) == [("1",)]


def test_file_in_between_goes_the_rest_of_the_way(board, monkeypatch):
    monkeypatch.setattr(migrations, "STEPS", (tenfold,))
    Store(board).close()
    monkeypatch.setattr(migrations, "STEPS", (tenfold, tenfold))
    Store(board).close()
    assert told(board) == [("100",)]
    assert stamps(board) == [(1,), (2,), (3,)]


def test_empty_file_has_nothing_to_be_brought_forward(tmp_path, monkeypatch):
    monkeypatch.setattr(migrations, "STEPS", (broken,))
    Store(tmp_path / "new.duckdb").close()
    assert stamps(tmp_path / "new.duckdb") == [(2,)]


def test_step_that_fails_leaves_the_file_as_it_was(board, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (tenfold, broken))
        with pytest.raises(RuntimeError):
            Store(board)
    assert told(board) == [("1",)]
    assert stamps(board) == [(1,)]


def test_file_of_a_newer_program_is_refused_and_stays_as_it_was(newer):
    was = content(newer)
    with pytest.raises(StoreNewer):
        Store(newer)
    assert content(newer) == was


@pytest.mark.parametrize("verb", ["figures", "load"])
def test_command_line_says_that_the_program_is_too_old(newer, verb, monkeypatch):
    monkeypatch.setenv("PARTYBOARD_DB", str(newer))
    more = {"figures": ["--month", "2021-05"], "load": [__file__]}.get(verb, [])
    answer = call(verb, *more)
    assert answer.status == 2
    assert f"{newer}: tệp của bản chương trình mới hơn" in answer.err


def test_doctor_says_that_the_program_is_too_old_and_what_to_do(newer):
    answer = call("doctor", "--db", str(newer))
    assert answer.status == 1
    assert f"Không mở được {newer}" in answer.out and "Cài lại bản chương trình mới" in answer.out


def test_copy_of_a_newer_program_is_not_restored(newer, tmp_path):
    target = tmp_path / "other.duckdb"
    answer = call("restore", str(newer), "--db", str(target), "--yes")
    assert answer.status == 2
    assert "bản chương trình mới hơn" in answer.err
    assert not target.exists()


def test_stamps_are_kept_like_every_journal(board):
    with Store(board) as store, store.reading() as cursor:
        held = cursor.execute("select * from schema_event").fetchone()
    assert len(held) == len(schema.JOURNALS["schema_event"])
