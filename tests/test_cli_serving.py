"""demo and serve: what they build, what they refuse; that they answer is seen in tests/browser."""

import signal
import socket
import subprocess
import sys
import time
from itertools import islice

import pytest
import small_board
from calling import call, held, run, says_one_sentence
from small_board import build

from partyboard import serving
from partyboard.demo import building
from partyboard.demo.samples import GOOD, NOT_A_WORKBOOK, SEVERAL, THREE_FAULTS
from partyboard.settings import DEFAULT_FILE, ROOT
from partyboard.store.database import Store

SHORT_DEMO = """
from itertools import islice
from partyboard.cli import main
from partyboard.demo import building

whole = building.workbooks
building.workbooks = lambda world: islice(whole(world), 100)
building.decided = lambda letters: ()
main()
"""


@pytest.fixture
def short_demo(monkeypatch):
    """The demo's first five workbooks only; no month of it is whole enough to be locked."""
    whole = building.workbooks
    monkeypatch.setattr(building, "workbooks", lambda world: islice(whole(world), 5))
    monkeypatch.setattr(building, "decided", lambda letters: ())


@pytest.fixture
def port():
    """A port on which something listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def submissions(db):
    with Store(db) as store:
        return len(store.rows("submissions"))


def test_demo_builds_its_database_and_opens_nothing(short_demo, tmp_path):
    db = tmp_path / "new" / "demo.duckdb"
    answer = call("demo", "--build-only", "--db", db)
    assert (answer.status, answer.out) == (0, "")
    assert [path.name for path in db.parent.iterdir()] == ["demo.duckdb"]
    assert submissions(db) == 5


def test_demo_built_before_is_there_at_once(demo_copy):
    start = time.monotonic()
    answer = run("demo", "--build-only", "--db", demo_copy)
    assert (answer.status, answer.err) == (0, "")
    assert time.monotonic() - start < 20  # the build alone takes longer on a busy machine
    assert submissions(demo_copy) > 1000


def test_demo_does_not_touch_a_file_with_other_data(tmp_path):
    db = build(tmp_path / "ours.duckdb", small_board.list_only())
    answer = call("demo", "--build-only", "--db", db)
    assert answer.status == 2 and says_one_sentence(answer) and "ours.duckdb" in answer.err
    assert submissions(db) == 1


def test_demo_takes_the_place_of_a_database_in_which_nothing_was_loaded(short_demo, tmp_path):
    db = build(tmp_path / "empty.duckdb")
    assert call("demo", "--build-only", "--db", db).status == 0
    assert submissions(db) == 5


def test_demo_refuses_a_file_that_is_no_database(tmp_path):
    db = tmp_path / "notes.txt"
    db.write_text("not a database\n" * 1000)
    answer = call("demo", "--build-only", "--db", db)
    assert answer.status == 2 and says_one_sentence(answer)


def test_demo_stopped_halfway_leaves_nothing_and_begins_anew(short_demo, tmp_path):
    db = tmp_path / "demo.duckdb"
    building_it = subprocess.Popen(
        [sys.executable, "-c", SHORT_DEMO, "demo", "--build-only", "--db", str(db)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert building_it.stderr
    for line in building_it.stderr:
        if line.startswith("Đã nạp"):
            break
    building_it.send_signal(signal.SIGKILL)
    building_it.communicate()
    assert not db.exists()
    assert call("demo", "--build-only", "--db", db).status == 0
    assert [path.name for path in tmp_path.iterdir()] == ["demo.duckdb"]


def test_demo_writes_its_samples_and_nothing_else(tmp_path):
    folder, db = tmp_path / "mau", tmp_path / "demo.duckdb"
    answer = run("demo", "--samples", folder, "--db", db)
    assert answer.status == 0
    names = {GOOD, THREE_FAULTS, SEVERAL, NOT_A_WORKBOOK}
    assert {path.name for path in folder.iterdir()} == names
    assert {line.rsplit("/", 1)[-1] for line in answer.out.splitlines()} == names
    assert not db.exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.10", "::", "example.org", ""])
def test_serve_refuses_to_open_the_board_to_the_network(tmp_path, host):
    db = tmp_path / "board.duckdb"
    answer = call("serve", "--host", host, "--db", db)
    assert answer.status == 2 and says_one_sentence(answer)
    assert not db.exists()


def test_serve_refuses_other_hosts_as_a_process_too(tmp_path):
    answer = run("serve", "--host", "0.0.0.0", "--db", tmp_path / "board.duckdb")
    assert answer.status == 2 and says_one_sentence(answer) and "0.0.0.0" in answer.err


@pytest.fixture
def any_port(monkeypatch):
    """Whatever runs on this machine, the port is not what is in the way."""
    monkeypatch.setattr(serving, "_is_taken", lambda port: False)


@pytest.mark.parametrize("verb", ["serve", "demo"])
def test_port_that_is_taken_is_refused(short_demo, tmp_path, port, verb):
    answer = call(verb, "--port", port, "--db", tmp_path / "board.duckdb")
    assert answer.status == 2
    assert f"Cổng {port}" in answer.err.splitlines()[-1]


@pytest.mark.parametrize("verb", ["serve", "demo --build-only"])
def test_database_that_is_open_elsewhere_is_refused(any_port, tmp_path, verb):
    db = build(tmp_path / "board.duckdb")
    with held(db):
        answer = call(*verb.split(), "--db", db)
    assert answer.status == 2 and says_one_sentence(answer)


def test_serve_refuses_a_damaged_database(any_port, tmp_path):
    db = build(tmp_path / "board.duckdb", small_board.list_only())
    db.write_bytes(b"\0" * 5000 + db.read_bytes()[5000:])
    answer = call("serve", "--db", db)
    assert answer.status == 2 and says_one_sentence(answer) and "board.duckdb" in answer.err


def test_serve_refuses_settings_that_cannot_be_used(any_port, tmp_path, monkeypatch):
    settings = tmp_path / "partyboard.toml"
    text = DEFAULT_FILE.read_text(encoding="utf-8").replace("due_day = 25", "due_day = 45")
    settings.write_text(text, encoding="utf-8")
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(settings))
    answer = call("serve", "--db", tmp_path / "board.duckdb")
    assert answer.status == 2 and says_one_sentence(answer)


def test_demo_opens_the_board_it_built(short_demo, tmp_path, monkeypatch):
    served = []
    monkeypatch.setattr(serving, "serve", lambda *told: served.append(told[:3]))
    db = tmp_path / "demo.duckdb"
    assert call("demo", "--port", 8600, "--db", db).status == 0
    assert served == [(db, "127.0.0.1", 8600)]
