"""What partyboard doctor says of the files: who may read them, the newest copy, what is shipped."""

import os
import shutil
import tempfile
import time
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from partyboard.doctor import State, files
from partyboard.settings import Certificate
from partyboard.store.backup import backup
from partyboard.store.database import Store

PROVIDER = """
[auth]
redirect_uri = "https://board.example/oauth2callback"
cookie_secret = "0123456789012345678901234567890123456789"
client_id = "partyboard"
client_secret = "of the provider"
server_metadata_url = "https://id.example/.well-known/openid-configuration"
"""
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows decides by the folder")
IS_ROOT = os.name == "posix" and os.geteuid() == 0


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A new board, and a copy of it, named as each night's are."""
    folder = tmp_path_factory.mktemp("made")
    with Store(folder / "board.duckdb") as store:
        backup(store, folder / "backups" / "partyboard-2021-05-31-0200.duckdb")
    return folder


@pytest.fixture
def copied(made, tmp_path):
    """The same for one test to spoil: the copy."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "backups" / "partyboard-2021-05-31-0200.duckdb"


def test_newest_copy_is_opened(copied):
    check = files.newest_copy(copied.parent)
    assert check.state is State.GOOD
    assert "31/5/2021" in check.found.replace("/05/", "/5/")


def test_a_newest_copy_that_does_not_open_is_a_fault_though_an_older_one_does(copied):
    newest = copied.with_name("partyboard-2021-06-01-0200.duckdb")
    newest.write_bytes(copied.read_bytes()[:5000])
    check = files.newest_copy(copied.parent)
    assert check.state is State.FAULT
    assert str(newest) in check.found and "partyboard backup" in check.to_do


@POSIX
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
    check = files.rights(database, tmp_path / "backups", tmp_path / "logs", [])
    assert check.state is state
    assert (str(database) in check.to_do) is (state is not State.GOOD)


@POSIX
@pytest.mark.parametrize(
    "name",
    [
        "board.duckdb.wal",
        "board.duckdb.channel",
        "board-truoc-khoi-phuc-2021-05-31-020000.duckdb",
        "backups/partyboard-2021-05-31-0200.duckdb",
        "logs/partyboard.log.1",
        "secrets.toml",
    ],
)
def test_every_file_that_tells_figures_or_opens_the_door_is_looked_at(tmp_path, name):
    database = tmp_path / "board.duckdb"
    for each in ("backups", "logs"):
        (tmp_path / each).mkdir()
        (tmp_path / each).chmod(0o755)
    database.touch(0o600)
    (tmp_path / name).touch(0o600)
    tmp_path.chmod(0o755)
    asked = (database, tmp_path / "backups", tmp_path / "logs", [tmp_path / "secrets.toml"])
    assert files.rights(*asked).state is State.GOOD
    (tmp_path / name).chmod(0o604)
    check = files.rights(*asked)
    assert check.state is State.WARNING and name in check.found


@POSIX
@pytest.mark.parametrize("has_a_file_of_its_own", [True, False])
def test_the_key_of_the_certificate_is_looked_at(tmp_path, settings, has_a_file_of_its_own):
    tmp_path.chmod(0o755)
    certificate, key = tmp_path / "board.pem", tmp_path / "board.key"
    certificate.touch(0o644)
    key.touch(0o600)
    used = Certificate(certificate, key) if has_a_file_of_its_own else Certificate(certificate)
    chosen = replace(settings, certificate=used)

    def told():
        checks = files.examine_files(tmp_path / "board.duckdb", chosen)
        return next(each for each in checks if each.about == "Quyền đọc tệp")

    secret = key if has_a_file_of_its_own else certificate
    secret.chmod(0o640)
    assert told().state is State.WARNING and f"chmod go= {secret}" in told().to_do
    secret.chmod(0o600)
    assert told().state is State.GOOD


@POSIX
@pytest.mark.skipif(not IS_ROOT, reason="only root gives a file to somebody else")
def test_a_file_that_another_account_left_there_is_a_fault(tmp_path):
    database, log = tmp_path / "board.duckdb", tmp_path / "logs" / "partyboard.log"
    log.parent.mkdir()
    for path in (database, log):
        path.touch()
        os.chown(path, 12345, 12345)
    asked = (database, tmp_path / "backups", log.parent)
    check = files.owner(*asked)
    assert check.state is State.WARNING and "sudo -u" in check.to_do
    os.chown(log, 0, 0)
    check = files.owner(*asked)
    assert check.state is State.FAULT and str(log) in check.to_do


def test_files_of_a_board_of_ones_own_are_good(tmp_path):
    (tmp_path / "board.duckdb").touch()
    assert files.owner(tmp_path / "board.duckdb", tmp_path, tmp_path).state is State.GOOD


def test_a_file_of_a_time_to_come_is_told(copied, tmp_path):
    board = tmp_path / "board.duckdb"
    assert files.dates(board, copied.parent).state is State.GOOD
    ahead = time.time() + 3600
    os.utime(board, (ahead, ahead))
    check = files.dates(board, copied.parent)
    assert check.state is State.WARNING and str(board) in check.found


def test_a_copy_whose_name_bears_a_time_to_come_is_told(copied, tmp_path):
    future = copied.rename(copied.with_name("partyboard-2999-01-01-0200.duckdb"))
    check = files.dates(tmp_path / "board.duckdb", copied.parent)
    assert check.state is State.WARNING and str(future) in check.found


@pytest.mark.parametrize(
    "name",
    [
        "backups/.partyboard-0123abcd.part",
        ".partyboard-0123abcd.part",
        ".board.duckdb.restoring",
        "board.duckdb.tmp",
        ".board.duckdb.wal.123-0.opening",
    ],
)
def test_what_a_killed_program_left_half_made_is_told_after_a_day(copied, tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    asked = (tmp_path / "board.duckdb", copied.parent)
    assert files.leftovers(*asked).state is State.GOOD  # it may be at work
    long_ago = time.time() - 2 * 86400
    os.utime(folder, (long_ago, long_ago))
    check = files.leftovers(*asked)
    assert check.state is State.WARNING and str(folder) in check.found


@pytest.mark.parametrize(
    "name",
    [
        "truoc-khoi-phuc-2021-05-31-020000.duckdb",
        "truoc-nang-cap-1.duckdb",
        "thieu-3-lan-ghi-2021-05-31-020000.wal",
    ],
)
def test_what_was_set_aside_long_ago_is_told(tmp_path, name):
    aside = tmp_path / f"board-{name}"
    aside.write_bytes(b"0" * 3_000_000)
    check = files.set_aside(tmp_path / "board.duckdb")
    assert check.state is State.GOOD and "1 tệp, 3 MB" in check.found
    long_ago = time.time() - 100 * 86400
    os.utime(aside, (long_ago, long_ago))
    check = files.set_aside(tmp_path / "board.duckdb")
    assert check.state is State.WARNING and str(aside) in check.found


def test_copies_on_the_disk_of_the_board_do_not_outlive_it(copied, tmp_path):
    board = tmp_path / "board.duckdb"
    assert files.copies_elsewhere(board, tmp_path / "none").state is State.GOOD
    assert files.copies_elsewhere(board, copied.parent).state is State.WARNING


@POSIX
@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="needs a second disk")
def test_copies_on_another_disk_are_good(copied, tmp_path):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as elsewhere:
        if os.stat(elsewhere).st_dev == tmp_path.stat().st_dev:
            pytest.skip("the same disk")
        check = files.copies_elsewhere(tmp_path / "board.duckdb", Path(elsewhere))
        assert check.state is State.GOOD


def test_a_disk_that_has_no_room_for_the_next_copy_is_a_fault(copied, tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(files, "disk_usage", lambda _: usage(1, 1, 1000))
    check = files.copies_elsewhere(tmp_path / "board.duckdb", copied.parent)
    assert check.state is State.FAULT and "[backup]" in check.to_do


def test_much_that_is_not_yet_in_the_file_is_told(tmp_path):
    database, wal = tmp_path / "board.duckdb", tmp_path / "board.duckdb.wal"
    assert files.unmerged(database).state is State.GOOD
    with wal.open("wb") as file:
        file.truncate(65_000_000)
    assert files.unmerged(database).state is State.WARNING


def test_a_provider_of_accounts_that_cannot_be_asked_is_a_fault(tmp_path):
    secrets = tmp_path / "secrets.toml"
    assert files.provider("", [secrets]).state is State.GOOD
    check = files.provider("Vào", [secrets])
    assert check.state is State.FAULT and str(secrets) in check.found and check.to_do
    secrets.touch(0o600)
    secrets.write_text("[auth]\nclient_id = 'x'", encoding="utf-8")
    assert "client_secret" in files.provider("Vào", [secrets]).found
    secrets.write_text(PROVIDER, encoding="utf-8")
    assert files.provider("Vào", [secrets]).state is State.GOOD


def test_scripts_and_fonts_that_are_missing_are_named(tmp_path):
    assert files.shipped().state is State.GOOD
    (tmp_path / "vi.js").write_text("", encoding="utf-8")
    check = files.shipped(tmp_path)
    assert check.state is State.FAULT
    assert "woff2" in check.found and "*.js" not in check.found
