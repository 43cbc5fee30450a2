"""What the doctor says of the machine: each fault is told with what to do."""

import time
from collections import namedtuple
from importlib.metadata import version
from zoneinfo import ZoneInfoNotFoundError

import pytest

from partyboard.doctor import State, machine
from partyboard.settings import DEFAULT_FILE


def test_a_library_of_another_version_is_named(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("duckdb==0.0.1 \\\n    --hash=x\nnobodys-library==1.0 \\\n", encoding="utf-8")
    check = machine.libraries(lock)
    assert check.state is State.WARNING
    assert "duckdb" in check.found and "0.0.1" in check.found
    assert "nobodys" not in check.found and check.to_do


def test_the_lock_may_name_a_library_once_for_each_python(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"duckdb==0.0.1 \\\nduckdb=={version('duckdb')} \\\n", encoding="utf-8")
    assert machine.libraries(lock).state is State.GOOD


def test_every_slip_in_the_settings_is_a_fault_of_its_own(tmp_path):
    path = tmp_path / "partyboard.toml"
    good = DEFAULT_FILE.read_text(encoding="utf-8")
    path.write_text(good.replace("due_day =", "due_dya =") + "level = 5\n", encoding="utf-8")
    first, second = machine.settings_file(path)
    assert (first.state, second.state) == (State.FAULT, State.FAULT)
    assert "due_dya" in first.found and "«due_day»" in first.to_do
    assert f"dòng {len(good.splitlines()) + 1}" in second.found
    assert [check.state for check in machine.settings_file(DEFAULT_FILE)] == [State.GOOD]


def test_a_clock_of_another_zone_is_told_beside_vietnams(monkeypatch):
    for zone, is_told in [("UTC", True), ("Asia/Ho_Chi_Minh", False)]:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        check = machine.time_zones()
        assert check.state is State.GOOD
        assert ("múi giờ khác" in check.found) is is_told
    monkeypatch.undo()
    time.tzset()


def test_without_time_zones_nothing_can_be_told(monkeypatch):
    def missing(name):
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(machine, "ZoneInfo", missing)
    assert machine.time_zones().state is State.FAULT


def test_a_python_that_is_too_old_is_told(monkeypatch):
    monkeypatch.setattr(machine, "_OLDEST_PYTHON", (99, 0))
    assert machine.python().state is State.FAULT


@pytest.mark.parametrize(
    ("free", "state"),
    [(10_000_000, State.FAULT), (40_000_000, State.WARNING), (10**12, State.GOOD)],
)
def test_a_disk_without_room_is_told_before_it_is_full(tmp_path, monkeypatch, free, state):
    file = tmp_path / "x.duckdb"
    file.write_bytes(b"0" * 5_000_000)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(machine, "disk_usage", lambda _: usage(free, 0, free))
    check = machine.room(file)
    assert check.state is state
    assert bool(check.to_do) is (state is not State.GOOD)
