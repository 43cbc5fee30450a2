"""The store that the app lends: one's own in all but the file."""

import os
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import duckdb
import pytest
from filled_forms import report, sent
from hosting import hosted
from small_board import APRIL, MARCH

from partyboard.channel import attending, host, lent, program
from partyboard.channel.door import door_of, folder_of
from partyboard.channel.host import Host
from partyboard.channel.wire import Gone, OtherProgram, receive, send
from partyboard.reception import receive as take_in
from partyboard.settings import ROOT
from partyboard.store.backup import BackupFailed, backup
from partyboard.store.copies import examined
from partyboard.store.database import Store, StoreBusy
from partyboard.store.queries import UnknownQuery, WrongParameter
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

NOON = datetime(2021, 5, 31, 12, tzinfo=VIETNAM)
IN_A_TRANSACTION = """
import sys
from datetime import datetime
from pathlib import Path
from partyboard.channel.lent import lent
from partyboard.store.submissions import audit
with lent(Path(sys.argv[1])).writing() as cursor:
    audit(cursor, datetime.now().astimezone(), "", "test", "half")
    print("half", flush=True)
    sys.stdin.readline()
"""
AS_NOBODY = """
import hmac, os, sys
from multiprocessing.connection import Client
os.setgid(65534)
os.setuid(65534)
try:
    with Client(sys.argv[1], authkey=bytes.fromhex(sys.argv[2])) as connection:
        connection.recv_bytes()
    print("in")
except PermissionError:
    print("no way to the door")
except (EOFError, OSError):
    print("sent away")
"""


@pytest.fixture
def store(board_file, tmp_path):
    """The app's own store."""
    with Store(shutil.copyfile(board_file, tmp_path / "board.duckdb")) as opened:
        yield opened


@pytest.fixture
def listening(store):
    """The app lets callers in, in this process."""
    started = Host(lambda: store)
    started.start()
    assert started.wait(10)
    yield started
    started.stop()


@pytest.fixture
def borrowed(listening, store):
    with lent.lent(store.path) as opened:
        yield opened


def audited(store):
    with store.reading() as cursor:
        return [about for (about,) in cursor.execute("select about from audit").fetchall()]


def write(store, about):
    with store.writing() as cursor:
        audit(cursor, NOON, "", "test", about)


def test_questions_are_answered_as_the_app_answers_them(borrowed, store):
    asked = {"month": MARCH.first}
    for name, parameters in (("members", {}), ("organizations", asked), ("submissions", {})):
        assert borrowed.answer(name, **parameters) == store.answer(name, **parameters)
    ours, theirs = store.frame("submissions"), borrowed.frame("submissions")
    assert theirs.equals(ours) and list(theirs.dtypes) == list(ours.dtypes)


def test_cursor_gives_the_same_rows_in_the_same_ways(borrowed, store):
    question = "select id, content, received_at, period, revision, null as nothing from submission"
    with store.reading() as ours, borrowed.reading() as theirs:
        assert theirs.execute(question).fetchone() == ours.execute(question).fetchone()
        assert theirs.fetchall() == ours.fetchall() != []
        assert [column[0] for column in theirs.description][-1] == "nothing"
        assert theirs.execute("select ?::varchar, ?::date", ["á", APRIL.first]).fetchall() == [
            ("á", APRIL.first)
        ]
        assert theirs.execute("set variable month = null").fetchall() == []


def test_workbook_loaded_through_the_app_counts_in_the_app(borrowed, store, settings):
    members = {"opening": 53, "admitted": 1, "closing": 54}
    (receipt,) = take_in(borrowed, [sent(report("STC", APRIL, members=members), NOON)], settings)
    assert receipt.status == "accepted"
    asked = {"month": APRIL.first}
    assert store.rows("members_by_organization", **asked) == borrowed.rows(
        "members_by_organization", **asked
    )
    (row,) = (
        row
        for row in store.rows("members_by_organization", **asked)
        if row["organization"] == "STC"
    )
    assert row["members"] == 54


def test_what_the_app_kept_in_mind_is_forgotten_when_a_caller_writes(borrowed, store):
    before = store.writes
    write(borrowed, "one")
    assert (store.writes, borrowed.writes) == (before + 1, before + 1)


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_interrupts_a_transaction_takes_all_of_it_back(borrowed, store, fault):
    with pytest.raises(fault), borrowed.writing() as cursor:
        audit(cursor, NOON, "", "test", "half")
        raise fault
    write(borrowed, "next")
    assert audited(store) == ["next"]


def test_rehearsal_is_taken_back(borrowed, store):
    with borrowed.rehearsing() as cursor:
        audit(cursor, NOON, "", "test", "tried")
        assert cursor.execute("select count(*) from audit").fetchone() == (1,)
    assert audited(store) == []


@pytest.mark.parametrize(
    ("fault", "ask"),
    [
        (UnknownQuery, lambda store: store.rows("nothing")),
        (WrongParameter, lambda store: store.rows("members", month=MARCH.first)),
        (WrongParameter, lambda store: store.rows("missing", month="hôm nay")),
        (BackupFailed, lambda store: store.at_the_file(backup, path=store.path)),
    ],
)
def test_fault_met_in_the_app_is_met_by_the_caller(borrowed, store, fault, ask):
    with pytest.raises(fault) as ours:
        ask(store) if fault is not BackupFailed else backup(store, store.path)
    with pytest.raises(fault) as theirs:
        ask(borrowed)
    assert str(theirs.value) == str(ours.value)


def test_statement_that_fails_raises_what_the_database_raised(borrowed):
    with pytest.raises(duckdb.ConversionException), borrowed.reading() as cursor:
        cursor.execute("select cast('x' as integer)")
    assert borrowed.rows("months")


def test_copy_is_made_by_the_app(borrowed, tmp_path):
    path = tmp_path / "kept" / "copy.duckdb"
    copied = borrowed.at_the_file(backup, path=path, settings_text="due_day = 20")
    assert copied == examined(path) and copied.settings == "due_day = 20"


def test_nothing_of_a_store_is_used_that_needs_the_file_itself():
    of_answers = {"rows", "row", "frame", "kept"}  # made of what is lent
    public = {name for name in vars(Store) if not name.startswith("_")}
    assert public - vars(lent.LentStore).keys() == of_answers


def test_two_callers_at_once_write_one_after_the_other(listening, store):
    def write_ten(name):
        with lent.lent(store.path) as mine:
            for _ in range(10):
                with mine.writing() as cursor:
                    seen = cursor.execute("select count(*) from audit").fetchone()[0]
                    audit(cursor, NOON, name, "test", str(seen))

    callers = [threading.Thread(target=write_ten, args=(name,)) for name in ("An", "Bình")]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert audited(store) == [str(number) for number in range(20)]


def test_caller_killed_in_a_transaction_leaves_nothing_and_keeps_nobody_waiting(listening, store):
    caller = subprocess.Popen(
        [sys.executable, "-c", IN_A_TRANSACTION, str(store.path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert caller.stdout.readline() == b"half\n"
    caller.send_signal(signal.SIGKILL)
    caller.communicate()
    write(store, "next")
    assert audited(store) == ["next"]


def test_caller_that_stops_in_a_transaction_is_not_waited_for_without_end(
    borrowed, store, monkeypatch
):
    monkeypatch.setattr(attending, "PATIENCE", 0.2)
    with pytest.raises(Gone), borrowed.writing() as cursor:
        audit(cursor, NOON, "", "test", "half")
        write(store, "meanwhile")  # waits until the caller is given up
        cursor.execute("select 1")
    assert audited(store) == ["meanwhile"]


def in_the_middle_of_a_message(caller):
    os.write(caller.fileno(), struct.pack("!i", 1000) + b'["execute')


def before_the_answer_is_taken(caller):
    send(caller, ["execute", "select repeat('x', 5000000)", None])


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Windows knows no such wait")
@pytest.mark.parametrize("stop", [in_the_middle_of_a_message, before_the_answer_is_taken])
def test_caller_that_stops_half_way_keeps_nobody_from_writing(listening, store, monkeypatch, stop):
    monkeypatch.setattr(attending, "PATIENCE", 0.2)
    door = door_of(store.path)
    with Client(door.address, authkey=door.key) as caller:
        receive(caller)
        send(caller, ["open", "writing"])
        receive(caller)
        stop(caller)
        writing = threading.Thread(target=write, args=(store, "meanwhile"), daemon=True)
        writing.start()
        writing.join(10)
        assert audited(store) == ["meanwhile"]


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Windows knows no such wait")
def test_caller_that_says_nothing_at_the_door_is_sent_away(store, monkeypatch):
    monkeypatch.setattr(attending, "PATIENCE", 0.2)
    started = Host(lambda: store)
    started.start()
    assert started.wait(10)
    with Client(door_of(store.path).address) as silent:
        silent.recv_bytes()
        assert silent.poll(10)
        with pytest.raises(EOFError):
            silent.recv_bytes()
    started.stop()


def test_caller_who_speaks_something_else_is_sent_away_and_the_next_is_served(listening, store):
    door = door_of(store.path)
    for content in (b"GET / HTTP/1.1", b'{"~": 1}', b'["do", "rm", {}]', b'["open", "all"]'):
        with Client(door.address, authkey=door.key) as caller:
            receive(caller)
            caller.send_bytes(content)
            with pytest.raises(EOFError):
                caller.recv_bytes()
    with lent.lent(store.path) as again:
        assert again.rows("months")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs two users")
@pytest.mark.parametrize("by", [os.chown, "a link"])
def test_door_that_somebody_else_set_up_beside_the_database_is_not_knocked_at(tmp_path, by):
    database, other = tmp_path / "board.duckdb", tmp_path / "other"
    database.touch()
    folder = folder_of(database)
    made = other if by == "a link" else folder
    made.mkdir()
    (made / "door.json").write_text('{"address": "x", "key": "00"}', encoding="utf-8")
    if by == "a link":
        folder.symlink_to(other)
    assert door_of(database) is not None
    os.chown(folder, 65534, 65534, follow_symlinks=False)
    assert door_of(database) is None


@pytest.mark.skipif(os.name == "nt", reason="rights are the folder's there")
def test_door_is_for_its_owner_only(listening, store):
    folder = folder_of(store.path)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert modes == {folder.name: 0o700, "door.json": 0o600, "socket": 0o600}


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs two users")
@pytest.mark.parametrize("is_open", [False, True], ids=["rights", "even-without-them"])
def test_another_user_is_not_let_in_though_he_knew_the_key(board_file, is_open):
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        path = shutil.copyfile(board_file, Path(name) / "board.duckdb")
        with hosted(path):
            door = door_of(path)
            if is_open:
                folder_of(path).chmod(0o755)
                os.chmod(door.address, 0o777)
            answer = subprocess.run(
                [sys.executable, "-c", AS_NOBODY, door.address, door.key.hex()],
                capture_output=True,
                text=True,
            )
    assert (answer.stdout.strip(), answer.stderr) == (
        "sent away" if is_open else "no way to the door",
        "",
    )


def test_caller_without_the_key_is_not_let_in(listening, store):
    with pytest.raises(AuthenticationError):
        Client(door_of(store.path).address, authkey=b"guessed")
    with Client(door_of(store.path).address) as intruder:  # who does not care who answers him
        intruder.recv_bytes()
        intruder.send_bytes(bytes(16))
        assert intruder.recv_bytes() == b"#FAILURE#"
        with pytest.raises(EOFError):
            intruder.recv_bytes()
    with lent.lent(store.path) as again:
        assert again.rows("months")


def test_caller_of_another_version_is_told_so(listening, store, monkeypatch):
    monkeypatch.setattr(lent, "mark", lambda: "newer")
    with pytest.raises(OtherProgram):
        lent.lent(store.path)


def test_mark_of_the_program_follows_its_tables(monkeypatch):
    before = program.mark()
    program.mark.cache_clear()
    try:
        monkeypatch.setitem(program.schema.JOURNALS, "novelty", {"made_at": "timestamptz"})
        assert program.mark() != before
    finally:
        program.mark.cache_clear()


def test_database_that_no_app_has_open_lends_nothing(tmp_path):
    with pytest.raises(StoreBusy):
        lent.lent(tmp_path / "board.duckdb")


def test_door_of_a_killed_app_leads_nowhere_and_the_next_one_sets_up_its_own(board_file, tmp_path):
    path = shutil.copyfile(board_file, tmp_path / "board.duckdb")
    with hosted(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert folder_of(path).exists()
    with pytest.raises(StoreBusy):
        lent.lent(path)
    with hosted(path), lent.lent(path) as borrowed:
        assert borrowed.rows("months")
    assert not folder_of(path).exists()


def test_app_that_ends_while_a_caller_is_in_is_gone(board_file, tmp_path):
    path = shutil.copyfile(board_file, tmp_path / "board.duckdb")
    with hosted(path) as process, lent.lent(path) as borrowed:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with pytest.raises(Gone):
            borrowed.rows("months")


@pytest.mark.skipif(os.name == "nt", reason="a pipe has a short name there")
def test_folder_whose_name_is_too_long_for_a_socket_is_no_obstacle(board_file, tmp_path):
    folder = tmp_path / ("số liệu của văn phòng " * 5)
    folder.mkdir()
    path = shutil.copyfile(board_file, folder / "board.duckdb")
    with Store(path) as store:
        started = Host(lambda: store)
        started.start()
        assert started.wait(10)
        elsewhere = Path(door_of(path).address).parent
        assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o700
        with lent.lent(path) as borrowed:
            assert borrowed.rows("months") == store.rows("months")
        started.stop()
    assert not elsewhere.exists() and not folder_of(path).exists()


def test_app_waits_at_its_start_for_a_verb_that_has_the_file(store, monkeypatch):
    monkeypatch.setattr(host, "_AGAIN", 0.01)
    tried = []

    def opened():
        tried.append(time.monotonic())
        if len(tried) < 3:
            raise StoreBusy
        return store

    started = Host(opened)
    started.start()
    assert started.wait(10) and len(tried) == 3
    started.stop()
