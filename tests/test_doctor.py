"""partyboard doctor: each fault is told with what to do; what is good needs nothing."""

import json
from collections import namedtuple
from importlib.metadata import version

import pytest
from calling import call

from partyboard import doctor
from partyboard.doctor import State


def test_a_library_of_another_version_is_named(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("duckdb==0.0.1 \\\n    --hash=x\nnobodys-library==1.0 \\\n", encoding="utf-8")
    check = doctor.libraries(lock)
    assert check.state is State.WARNING
    assert "duckdb" in check.found and "0.0.1" in check.found
    assert "nobodys" not in check.found and check.to_do


def test_the_lock_may_name_a_library_once_for_each_python(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"duckdb==0.0.1 \\\nduckdb=={version('duckdb')} \\\n", encoding="utf-8")
    assert doctor.libraries(lock).state is State.GOOD


def test_a_slip_in_the_settings_is_told_and_ends_with_one(tmp_path, monkeypatch):
    path = tmp_path / "partyboard.toml"
    path.write_text("[reporting]\ndue_dya = 20", encoding="utf-8")
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(path))
    answer = call("doctor", "--db", tmp_path / "x.duckdb")
    assert answer.status == 1
    assert "[lỗi] Tệp cài đặt:" in answer.out and "Sửa tệp" in answer.out


@pytest.mark.parametrize(
    ("free", "state"),
    [(10_000_000, State.FAULT), (40_000_000, State.WARNING), (10**12, State.GOOD)],
)
def test_a_disk_without_room_is_told_before_it_is_full(tmp_path, monkeypatch, free, state):
    file = tmp_path / "x.duckdb"
    file.write_bytes(b"0" * 5_000_000)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(doctor, "disk_usage", lambda _: usage(free, 0, free))
    check = doctor.room(file)
    assert check.state is state
    assert bool(check.to_do) is (state is not State.GOOD)


def test_a_board_that_cannot_be_opened_is_examined_from_outside(tmp_path):
    file = tmp_path / "x.duckdb"
    file.write_bytes(b"not a database" * 1000)
    answer = call("doctor", "--db", file)
    assert answer.status == 2
    assert "Ổ đĩa" in answer.out and str(file) in answer.err


def test_a_new_office_has_nothing_to_do(tmp_path):
    answer = call("doctor", "--json", "--db", tmp_path / "x.duckdb")
    told = json.loads(answer.out)
    assert answer.status == 0
    assert {"about", "state", "found", "to_do"} == set(told[0])
    assert "lỗi" not in [each["state"] for each in told]
