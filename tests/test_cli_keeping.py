"""backup and restore as they are called; and once all of it on a running app."""

import io
import json
import shutil
import sys
import time

import pytest
from browsing import PATIENCE, served
from calling import call, held, run, says_one_sentence
from filled_forms import report
from hosting import hosted
from small_board import APRIL

from partyboard.channel.door import folder_of
from partyboard.settings import ROOT
from partyboard.store.copies import examined
from partyboard.store.database import Store


@pytest.fixture
def db(board_file, tmp_path):
    return shutil.copyfile(board_file, tmp_path / "board.duckdb")


def submissions(db):
    with Store(db) as store:
        return len(store.rows("submissions"))


def test_backup_says_where_the_copy_is_and_what_is_in_it(db, tmp_path):
    answer = call("backup", "-o", tmp_path / "copy.duckdb", "--db", db)
    assert (answer.status, answer.err) == (0, "")
    assert f"{tmp_path / 'copy.duckdb'}: số liệu lúc" in answer.out and "5 tệp" in answer.out
    assert examined(tmp_path / "copy.duckdb").tables["submission"].rows == 5


def test_backup_without_a_name_goes_where_those_of_the_night_go(db, tmp_path):
    assert call("backup", "--db", db).status == 0
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.endswith("-tay.duckdb")


def test_backup_over_the_channel_is_made_where_the_caller_stands(db, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with hosted(db):
        answer = call("backup", "-o", "copy.duckdb", "--db", db)
        refused = call("backup", "-o", db, "--db", db)
    assert (answer.status, answer.err) == (0, "")
    assert examined(tmp_path / "elsewhere" / "copy.duckdb").tables["submission"].rows == 5
    assert refused.status == 2 and says_one_sentence(refused)


@pytest.mark.parametrize("output", ["board.duckdb", "letter.docx", "."])
def test_backup_refuses_to_write_over_what_is_no_copy(db, tmp_path, monkeypatch, output):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.docx").write_bytes(b"PK")
    answer = call("backup", "-o", output, "--db", db)
    assert answer.status == 2 and says_one_sentence(answer)
    assert (tmp_path / "letter.docx").read_bytes() == b"PK" and submissions(db) == 5


def test_backup_of_no_database_is_refused(tmp_path):
    answer = call("backup", "-o", tmp_path / "copy.duckdb", "--db", tmp_path / "none.duckdb")
    assert answer.status == 2 and says_one_sentence(answer)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def copy_file(board_file):
    path = board_file.with_name("copy.duckdb")
    assert call("backup", "-o", path, "--db", board_file).status == 0
    return path


@pytest.fixture
def lost(tmp_path):
    """A board that has lost everything."""
    path = tmp_path / "board.duckdb"
    Store(path).close()
    return path


@pytest.fixture
def copy(copy_file, tmp_path):
    return shutil.copyfile(copy_file, tmp_path / "copy.duckdb")


@pytest.mark.parametrize(
    ("said", "done"), [("có\n", True), ("co\n", True), ("không\n", False), ("\n", False)]
)
def test_restore_asks_before_it_replaces(copy, lost, monkeypatch, said, done):
    monkeypatch.setattr(sys, "stdin", io.StringIO(said))
    answer = call("restore", copy, "--db", lost)
    assert (answer.status, submissions(lost)) == ((0, 5) if done else (2, 0))
    assert "Gõ «có»" in answer.err and "5 tệp" in answer.out


def test_restore_without_anybody_to_ask_needs_yes(copy, lost, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    answer = call("restore", copy, "--db", lost)
    assert (answer.status, submissions(lost)) == (2, 0) and "--yes" in answer.err
    answer = call("restore", copy, "--yes", "--db", lost)
    assert (answer.status, answer.err, submissions(lost)) == (0, "", 5)
    assert "truoc-khoi-phuc" in answer.out


@pytest.mark.parametrize("by_the_app", [True, False])
def test_restore_while_a_program_has_the_board_is_refused_with_what_to_do(copy, lost, by_the_app):
    with hosted(lost) if by_the_app else held(lost):
        answer = call("restore", copy, "--yes", "--db", lost)
    assert answer.status == 2 and says_one_sentence(answer) and "Tắt" in answer.err
    assert submissions(lost) == 0


@pytest.mark.parametrize("content", [None, b"", b"thu", "half"])
def test_restore_of_what_is_no_copy_is_refused(copy, lost, content):
    if content is None:
        copy.unlink()
    else:
        copy.write_bytes(copy.read_bytes()[:400_000] if content == "half" else content)
    answer = call("restore", copy, "--yes", "--db", lost)
    assert answer.status == 2 and says_one_sentence(answer)
    assert submissions(lost) == 0


def test_restore_lays_other_settings_beside_and_leaves_those_in_use(
    copy, lost, monkeypatch, tmp_path
):
    told = (ROOT / "partyboard.toml").read_text(encoding="utf-8")
    now = tmp_path / "now.toml"
    now.write_text(told.replace("due_day = 25", "due_day = 20"), encoding="utf-8")
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(now))
    answer = call("restore", copy, "--yes", "--db", lost)
    beside = lost.with_name("partyboard-trong-ban-sao-luu.toml")
    assert answer.status == 0 and str(beside) in answer.out
    assert beside.read_text(encoding="utf-8") == told
    assert "due_day = 20" in now.read_text(encoding="utf-8")


def figures(db):
    answer = call("figures", "--month", "2021-04", "--json", "--db", db)
    assert (answer.status, answer.err) == (0, "")
    return json.loads(answer.out)["figures"]


def test_board_loaded_and_copied_while_the_app_runs_survives_the_app_and_its_file(db, tmp_path):
    workbook, copy = tmp_path / "STC.xlsx", tmp_path / "copy.duckdb"
    members = {"opening": 53, "admitted": 1, "closing": 54}
    workbook.write_bytes(report("STC", APRIL, members=members))
    with served(db) as app:
        wait_for_the_channel(db)
        loaded = call("load", workbook, "--db", db)
        assert (loaded.status, loaded.err) == (0, "") and "nhận được" in loaded.out
        before = figures(db)
        assert before["members"]["value"] == 104 and before["admitted"]["value"] == 1
        assert call("backup", "-o", copy, "--db", db).status == 0
        refused = call("restore", copy, "--yes", "--db", db)
        assert refused.status == 2 and says_one_sentence(refused)
        app.process.kill()
        app.process.wait()
    db.write_bytes(b"\0" * 5000)  # and then the disk
    assert call("figures", "--month", "2021-04", "--json", "--db", db).status == 2
    assert run("restore", copy, "--yes", "--db", db).status == 0
    assert figures(db) == before


def wait_for_the_channel(db):
    until = time.monotonic() + PATIENCE
    while not folder_of(db).joinpath("door.json").exists():
        assert time.monotonic() < until, "the app did not open its channel"
        time.sleep(0.05)
