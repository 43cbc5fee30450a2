"""What somebody else puts into the folder of copies is no copy, and holds nobody up."""

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from partyboard import backups
from partyboard.store.copies import NotABackup, examined, noted

NAME = "partyboard-2021-05-31-0200.duckdb"
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")


def links_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def words(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"no copy" * 100)


def without_end(path: Path) -> None:
    path.touch()
    os.truncate(path, 10_000_000_000)


def made_to_read_files(path: Path) -> None:
    """A database whose tables of ours are views that read what stands on this machine."""
    with duckdb.connect(str(path)) as made:
        for name in ("submission", "audit", "backup_count"):
            made.execute(f"create view {name} as from read_text('/etc/passwd')")
        made.execute("create view backup_note as select content::timestamptz as made_at from audit")


@pytest.mark.parametrize(
    ("put", "is_listed"),
    [
        (links_to("/nowhere"), False),
        (links_to("/dev/zero"), False),
        (links_to("/etc/passwd"), True),
        (os.mkfifo, False),
        (Path.mkdir, False),
        (Path.touch, True),
        (words, True),
        (without_end, True),
        (made_to_read_files, True),
    ],
)
def test_what_is_no_copy_is_said_to_be_none(tmp_path, put, is_listed):
    put(tmp_path / NAME)
    assert [each.path.name for each in backups.listed(tmp_path)] == [NAME] * is_listed
    for ask in (noted, examined):
        with pytest.raises(NotABackup) as told:
            ask(tmp_path / NAME)
        assert "root:" not in str(told.value)


@pytest.mark.parametrize("name", ["partyboard-2021-99-99-9999.duckdb", f"x{NAME}", f"{NAME}.part"])
def test_file_of_another_name_is_not_listed(tmp_path, name):
    (tmp_path / name).touch()
    assert backups.listed(tmp_path) == ()
