"""What partyboard doctor says of the files: who may read them, the newest copy, what is shipped."""

import os

import pytest
from calling import call

from partyboard import doctor_files
from partyboard.doctor import State
from partyboard.store.backup import backup
from partyboard.store.database import Store


@pytest.fixture
def copied(tmp_path):
    """A folder with a copy of a new board, named as each night's are."""
    folder = tmp_path / "backups"
    folder.mkdir()
    copy = folder / "partyboard-2021-05-31-0200.duckdb"
    with Store(tmp_path / "board.duckdb") as store:
        backup(store, copy)
    return copy


def test_newest_copy_is_opened(copied):
    check = doctor_files.newest_copy(copied.parent)
    assert check.state is State.GOOD
    assert "31/5/2021" in check.found.replace("/05/", "/5/")


def test_a_newest_copy_that_does_not_open_is_a_fault_though_an_older_one_does(copied):
    newest = copied.with_name("partyboard-2021-06-01-0200.duckdb")
    newest.write_bytes(copied.read_bytes()[:5000])
    check = doctor_files.newest_copy(copied.parent)
    assert check.state is State.FAULT
    assert str(newest) in check.found and "partyboard backup" in check.to_do


def test_doctor_ends_with_one_where_the_newest_copy_is_spoiled(copied, tmp_path):
    assert call("doctor", "--db", tmp_path / "board.duckdb").status == 0
    copied.write_bytes(b"spoiled")
    answer = call("doctor", "--db", tmp_path / "board.duckdb")
    assert answer.status == 1
    assert "[lỗi] Bản sao lưu mới nhất:" in answer.out


@pytest.mark.skipif(os.name != "posix", reason="Windows decides by the folder")
@pytest.mark.parametrize(
    ("folder", "file", "state"),
    [
        (0o755, 0o644, State.WARNING),
        (0o755, 0o600, State.GOOD),
        (0o700, 0o644, State.GOOD),
        (0o750, 0o640, State.WARNING),
    ],
)
def test_figures_that_others_can_read_are_told(tmp_path, folder, file, state):
    database = tmp_path / "board.duckdb"
    database.write_bytes(b"")
    database.chmod(file)
    tmp_path.chmod(folder)
    check = doctor_files.rights(database, tmp_path / "backups")
    assert check.state is state
    assert bool(check.to_do) is (state is not State.GOOD)


def test_much_that_is_not_yet_in_the_file_is_told(tmp_path):
    database, wal = tmp_path / "board.duckdb", tmp_path / "board.duckdb.wal"
    assert doctor_files.unmerged(database).state is State.GOOD
    with wal.open("wb") as file:
        file.truncate(65_000_000)
    assert doctor_files.unmerged(database).state is State.WARNING


def test_scripts_and_fonts_that_are_missing_are_named(tmp_path):
    assert doctor_files.shipped().state is State.GOOD
    (tmp_path / "vi.js").write_text("", encoding="utf-8")
    check = doctor_files.shipped(tmp_path)
    assert check.state is State.FAULT
    assert "woff2" in check.found and "*.js" not in check.found
