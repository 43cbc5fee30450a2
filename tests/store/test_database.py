"""The open file: one process, transactions that are whole or nothing, the time of Vietnam."""

import subprocess
import sys
from contextlib import suppress
from datetime import UTC, date, datetime

import duckdb
import pytest

from partyboard.store import database
from partyboard.store.database import Store, StoreDamaged, ask
from partyboard.store.queries import UnknownQuery, WrongParameter
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

NOON = datetime(2021, 5, 31, 12, tzinfo=VIETNAM)


def audited(store):
    with store.reading() as cursor:
        return [row[0] for row in cursor.execute("select about from audit").fetchall()]


def write(store, about):
    with store.writing() as cursor:
        audit(cursor, NOON, "", "test", about)


def in_another_process(path):
    code = (
        "import sys\n"
        "from partyboard.store.database import Store, StoreBusy, StoreDamaged\n"
        "try:\n"
        "    Store(sys.argv[1]).close()\n"
        "except (StoreBusy, StoreDamaged) as error:\n"
        "    print(type(error).__name__)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_database_held_by_another_process_is_busy(tmp_path):
    path = tmp_path / "board.duckdb"
    with Store(path):
        assert in_another_process(path) == "StoreBusy"
    assert in_another_process(path) == ""


def test_path_with_the_word_lock_in_it_is_not_mistaken_for_a_busy_file(tmp_path):
    path = tmp_path / "blocked" / "clock.duckdb"
    path.parent.mkdir()
    path.write_bytes(b"not a database")
    with pytest.raises(StoreDamaged):
        Store(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"xin chao", b"PK\x03\x04" * 400, b"SQLite format 3\x00" + bytes(5000)],
    ids=["empty", "text", "zip", "sqlite"],
)
def test_file_that_is_no_database_is_damaged_and_stays_as_it_was(tmp_path, content):
    path = tmp_path / "board.duckdb"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        Store(path)
    assert path.read_bytes() == content


def test_half_a_database_is_damaged(tmp_path):
    path = tmp_path / "board.duckdb"
    with Store(path) as store:
        write(store, "one")
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(StoreDamaged):
        Store(path)


def test_log_of_changes_with_a_flipped_byte_is_damaged(tmp_path):
    path = tmp_path / "board.duckdb"
    with Store(path) as store:
        write(store, "one")
        wal = tmp_path / "board.duckdb.wal"
        spoiled = bytearray(wal.read_bytes())
    spoiled[spoiled.index(b"withdrawn")] ^= 0xFF
    wal.write_bytes(bytes(spoiled))
    with pytest.raises(StoreDamaged):
        Store(path)


def test_file_is_let_go_when_it_cannot_be_prepared(tmp_path, monkeypatch):
    path = tmp_path / "board.duckdb"

    def fail(*_):
        raise RuntimeError("no")

    with monkeypatch.context() as patch:
        patch.setattr(database.schema, "prepare", fail)
        with pytest.raises(RuntimeError):
            Store(path)
    assert in_another_process(path) == ""


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit, GeneratorExit])
def test_whatever_interrupts_a_transaction_takes_all_of_it_back(empty_store, fault):
    with pytest.raises(fault), empty_store.writing() as cursor:
        audit(cursor, NOON, "", "test", "half")
        raise fault
    assert audited(empty_store) == []
    write(empty_store, "next")
    assert audited(empty_store) == ["next"]


def test_commit_of_an_aborted_transaction_raises_although_the_database_would_not(empty_store):
    with pytest.raises(duckdb.TransactionException), empty_store.writing() as cursor:
        audit(cursor, NOON, "", "test", "lost")
        with suppress(duckdb.ConversionException):
            cursor.execute("select cast('x' as integer)")
    assert audited(empty_store) == []
    write(empty_store, "next")
    assert audited(empty_store) == ["next"]


def test_database_itself_says_nothing_of_an_aborted_transaction(tmp_path):
    with duckdb.connect(str(tmp_path / "plain.duckdb")) as plain:
        plain.execute("create table t (i integer)")
        plain.execute("begin")
        plain.execute("insert into t values (1)")
        with suppress(duckdb.ConversionException):
            plain.execute("select cast('x' as integer)")
        plain.execute("commit")
        assert plain.execute("select count(*) from t").fetchone() == (0,)


def test_rehearsal_is_taken_back(empty_store):
    with empty_store.rehearsing() as cursor:
        audit(cursor, NOON, "", "test", "tried")
        assert cursor.execute("select count(*) from audit").fetchone() == (1,)
    assert audited(empty_store) == []


def test_reader_sees_nothing_of_a_transaction_before_its_end(empty_store):
    with empty_store.writing() as cursor:
        audit(cursor, NOON, "", "test", "soon")
        assert audited(empty_store) == []
    assert audited(empty_store) == ["soon"]


def test_plain_copy_after_a_checkpoint_is_whole_while_the_file_is_open(tmp_path):
    path, copy = tmp_path / "board.duckdb", tmp_path / "copy.duckdb"
    with Store(path) as store, store.reading() as reader:
        reader.execute("begin")
        reader.execute("select count(*) from audit").fetchone()
        write(store, "kept")
        store.checkpoint()
        copy.write_bytes(path.read_bytes())
    with Store(copy) as store:
        assert audited(store) == ["kept"]


def test_session_lives_in_vietnam(empty_store):
    write(empty_store, "noon")
    with empty_store.reading() as cursor:
        zone, moment, day = cursor.execute(
            "select current_setting('timezone'), made_at,"
            " cast(timestamptz '2021-05-31 18:30:00+00' as date) from audit"
        ).fetchone()
    assert zone == "Asia/Ho_Chi_Minh"
    assert moment.astimezone(UTC) == datetime(2021, 5, 31, 5, tzinfo=UTC)
    assert day == date(2021, 6, 1)


def test_today_in_the_database_is_today_in_vietnam(empty_store):
    before = datetime.now(VIETNAM).date()
    with empty_store.reading() as cursor:
        found = cursor.execute("select current_date, vietnam_day(now())").fetchone()
    assert before <= found[0] == found[1] <= datetime.now(VIETNAM).date()


def test_unknown_question_and_unknown_parameter_have_names(empty_store):
    with pytest.raises(UnknownQuery):
        empty_store.rows("nothing_of_the_kind")
    with pytest.raises(UnknownQuery):
        empty_store.rows("../partyboard/store/macros")
    with pytest.raises(WrongParameter):
        empty_store.rows("members", month=date(2021, 5, 1))


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("missing", {"month": "tháng năm"}),
        ("members", {"as_of": "hôm qua"}),
        ("admissions_pace", {"year": "2021-05"}),
        ("admissions_pace", {"year": 10**12}),
        ("coverage", {"due_day": "cuối tháng"}),
        ("coverage", {"due_day": 10**12}),
    ],
)
def test_parameter_of_the_wrong_type_is_refused(empty_store, query, parameters):
    with pytest.raises(WrongParameter, match=query):
        empty_store.rows(query, **parameters)


def test_parameters_as_text_mean_the_same_as_values(demo_store):
    typed = demo_store.rows("missing", month=date(2021, 5, 1))
    assert typed and demo_store.rows("missing", month="2021-05-01") == typed


def test_answer_inside_a_transaction_sees_what_it_wrote(empty_store):
    with empty_store.writing() as cursor:
        assert ask(cursor, "months", {}) == []


def test_frame_keeps_whole_numbers_whole_beside_missing_ones(demo_store):
    frame = demo_store.frame("training_classes")
    assert str(frame["completed"].dtype) == "Int64"
    assert frame["completed"].isna().any() and frame["completed"].max() == 160


def test_frames_are_the_callers_own(demo_store):
    first = demo_store.frame("members")
    first.loc[:, "members"] = 0
    rows = demo_store.rows("members")
    rows[0]["members"] = -1
    assert demo_store.frame("members")["members"].min() > 3000
