"""A copy of the open board: whole under its name or not there, the board of one moment."""

import os
import random
import shutil
import stat
import subprocess
import sys
import threading
from datetime import datetime

import duckdb
import pytest
from small_board import MARCH

from partyboard.settings import ROOT
from partyboard.store import backup as backup_module
from partyboard.store.backup import BackupFailed, backup
from partyboard.store.copies import NotABackup, examined
from partyboard.store.database import Store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

NIGHT = datetime(2021, 4, 1, 2, tzinfo=VIETNAM)
SETTINGS = "[reporting]\ndue_day = 20\n"

LIMITED = """
import resource, signal, sys
from pathlib import Path
from partyboard.store.backup import BackupFailed, backup
from partyboard.store.database import Store
from partyboard.store.submissions import audit
from datetime import datetime
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
    try:
        backup(store, Path(sys.argv[2]))
        print("copied")
    except BackupFailed as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    with store.writing() as cursor:
        audit(cursor, datetime.now().astimezone(), "", "test", "still at work")
"""
KILLED = """
import os, sys
from pathlib import Path
from partyboard.store import backup
from partyboard.store.database import Store
backup.examined = lambda path: os._exit(9)
with Store(sys.argv[1]) as store:
    backup.backup(store, Path(sys.argv[2]))
"""


@pytest.fixture
def store(board_file, tmp_path):
    with Store(shutil.copyfile(board_file, tmp_path / "board.duckdb")) as opened:
        yield opened


@pytest.fixture
def kept(tmp_path):
    """The folder of the copies."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def copy_file(board_file):
    with Store(board_file) as store:
        path = board_file.with_name("copy.duckdb")
        return backup(store, path, now=NIGHT, settings_text=SETTINGS).path


@pytest.fixture
def copy(copy_file, kept):
    return shutil.copy(copy_file, kept / "copy.duckdb")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def in_child(code, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def test_copy_answers_every_question_as_the_board_does(store, kept):
    copied = backup(store, kept / "copy.duckdb", now=NIGHT, settings_text=SETTINGS)
    assert (copied.path, copied.made_at) == (kept / "copy.duckdb", NIGHT)
    assert (copied.settings, copied.size) == (SETTINGS, copied.path.stat().st_size)
    assert copied.tables["submission"].rows == len(store.rows("submissions")) == 5
    with Store(copied.path) as again:
        for question, asked in (("members", {}), ("organizations", {"month": MARCH.first})):
            assert again.rows(question, **asked) == store.rows(question, **asked) != []


def test_copy_holds_every_workbook_to_the_byte(store, copy):
    question = "select id, content from submission order by id"
    with store.reading() as cursor:
        ours = cursor.execute(question).fetchall()
    with duckdb.connect(str(copy), read_only=True) as opened:
        assert opened.execute(question).fetchall() == ours


@pytest.mark.skipif(os.name == "nt", reason="rights are the folder's there")
def test_copy_is_for_its_owner_only(copy):
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_copy_is_of_one_moment_while_others_write_and_nobody_waits(store, kept):
    stop, written = threading.Event(), []

    def write():
        while not stop.is_set():
            with store.writing() as cursor:
                for half in ("one", "two"):
                    audit(cursor, NIGHT, "", "pair", half)
            store.checkpoint()
            written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copied = [backup(store, kept / f"{number}.duckdb") for number in range(4)]
    finally:
        stop.set()
        writer.join()
    pairs = []
    for each in copied:
        with duckdb.connect(str(each.path), read_only=True) as opened:
            (found,) = opened.execute("select count(*) from audit where action = 'pair'").fetchall()
            pairs.append(found[0])
    assert all(number % 2 == 0 for number in pairs) and pairs == sorted(pairs)
    assert len(written) > 4 and 0 < pairs[-1] <= 2 * len(written)


def test_two_copies_asked_for_at_once_are_made_one_after_the_other(store, kept):
    faults = []

    def copy(name):
        try:
            backup(store, kept / name)
        except BackupFailed as error:
            faults.append(error)

    threads = [threading.Thread(target=copy, args=(f"{name}.duckdb",)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (faults, names(kept)) == ([], ["a.duckdb", "b.duckdb", "c.duckdb"])


def test_copy_made_before_is_replaced_only_by_a_whole_one(store, copy, kept, monkeypatch):
    before = copy.read_bytes()

    def finds_fault(path):
        raise NotABackup("khác")

    with monkeypatch.context() as patch:
        patch.setattr(backup_module, "examined", finds_fault)
        with pytest.raises(BackupFailed, match="khác"):
            backup(store, copy)
    assert (copy.read_bytes(), names(kept)) == (before, ["copy.duckdb"])
    assert backup(store, copy).made_at > NIGHT


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are POSIX's")
@pytest.mark.parametrize("most", [1_000, 400_000])
def test_disk_that_is_full_leaves_the_old_copies_and_the_board_at_work(
    board_file, tmp_path, kept, most
):
    board = shutil.copyfile(board_file, tmp_path / "board.duckdb")
    (kept / "old.duckdb").write_bytes(b"old")
    answer = in_child(LIMITED, board, kept / "copy.duckdb", most)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("Không ghi được")
    assert names(kept) == ["old.duckdb"]
    with Store(board) as again, again.reading() as cursor:
        found = cursor.execute("select about from audit where action = 'test'").fetchall()
    assert found == [("still at work",)]


def test_disk_without_room_is_said_before_anything_is_written(store, kept, monkeypatch):
    usage = shutil.disk_usage(kept)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(BackupFailed, match="MB"):
        backup(store, kept / "copy.duckdb")
    assert names(kept) == []


def test_process_killed_before_the_end_leaves_no_copy_and_the_next_takes_its_rest_away(
    board_file, tmp_path, kept
):
    board = shutil.copyfile(board_file, tmp_path / "board.duckdb")
    assert in_child(KILLED, board, kept / "copy.duckdb").returncode == 9
    assert [name for name in names(kept) if not name.endswith(".part")] == []
    assert len(names(kept)) == 1
    with Store(board) as store:
        backup(store, kept / "copy.duckdb")
    assert names(kept) == ["copy.duckdb"]


@pytest.mark.parametrize("name", ["board.duckdb", "letter.docx", "kept", "missing/../board.duckdb"])
def test_what_is_no_copy_is_never_written_over(store, kept, tmp_path, name):
    (tmp_path / "letter.docx").write_bytes(b"PK and a letter of the office")
    before = names(tmp_path)
    with pytest.raises(BackupFailed):
        backup(store, tmp_path / name)
    assert (names(tmp_path), store.rows("months") != []) == (before, True)
    assert (tmp_path / "letter.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "change",
    [
        "delete from submission where organization = 'STC' and revision = 1",
        "update submission set reason = 'x' where revision = 1",
        "update submission set content = 'x'::blob where form = 'grassroots'",
        "drop table correction",
        "insert into month_event select date '2021-01-01', 'locked', now(), '', ''",
        "insert into submission select * from submission limit 1",
    ],
)
def test_copy_changed_afterwards_is_found_out(copy, change):
    with duckdb.connect(str(copy)) as opened:
        opened.execute(change)
    with pytest.raises(NotABackup, match="bảng"):
        examined(copy)


def test_copy_with_a_flipped_byte_is_found_out_or_says_all_that_it_said(copy):
    whole, content = examined(copy), copy.read_bytes()
    rng, found_out = random.Random(602), 0
    for _ in range(16):
        place = rng.randrange(len(content))
        spoiled = bytearray(content)
        spoiled[place] ^= 1 << rng.randrange(8)
        copy.write_bytes(bytes(spoiled))
        try:
            assert examined(copy).tables == whole.tables, place  # a place that nothing uses
        except NotABackup:
            found_out += 1
    assert found_out >= 6


@pytest.mark.parametrize("content", [b"", b"a letter", b"PK\x03\x04" * 400])
def test_file_that_is_no_database_is_no_copy(tmp_path, content):
    path = tmp_path / "copy.duckdb"
    path.write_bytes(content)
    with pytest.raises(NotABackup):
        examined(path)


def test_copy_cut_short_is_no_copy(copy):
    copy.write_bytes(copy.read_bytes()[:-300_000])
    with pytest.raises(NotABackup):
        examined(copy)


def test_database_of_another_program_is_no_copy(tmp_path):
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("create table stock (item varchar)")
    with pytest.raises(NotABackup, match="chương trình này"):
        examined(path)


def test_board_copied_by_hand_counts_as_a_copy_without_a_note(board_file):
    found = examined(board_file)
    assert (found.made_at, found.settings) == (None, "")
    assert found.tables["submission"].rows == 5


def test_copy_of_a_copy_tells_of_its_own_making(copy, kept):
    with Store(copy) as store, store.writing() as cursor:
        audit(cursor, NIGHT, "", "test", "one row more")
    with Store(copy) as store:
        again = backup(store, kept / "again.duckdb", settings_text="")
    assert (examined(again.path).settings, again.made_at > NIGHT) == ("", True)
