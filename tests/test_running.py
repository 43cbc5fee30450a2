"""One process has one store open: the one that PARTYBOARD_DB names."""

import pytest

from partyboard import running
from partyboard.running import running_settings, running_store
from partyboard.settings import SettingsError
from partyboard.store.database import Store, StoreDamaged


@pytest.fixture(autouse=True)
def _nothing_stays_open(tmp_path, monkeypatch):
    monkeypatch.setenv("PARTYBOARD_DB", str(tmp_path / "first.duckdb"))
    yield
    if running._store is not None:
        running._store.close()
        running._store = None


@pytest.fixture
def first(tmp_path):
    return tmp_path / "first.duckdb"


@pytest.fixture
def second(tmp_path):
    return tmp_path / "second.duckdb"


def test_store_is_opened_once_and_shared(first):
    store = running_store()
    assert running_store() is store
    assert store.path == first


def test_another_database_takes_the_place_of_the_first_which_is_let_go(first, second, monkeypatch):
    running_store()
    monkeypatch.setenv("PARTYBOARD_DB", str(second))
    assert running_store().path == second
    with Store(first) as again:
        assert again.rows("months") == []


def test_database_that_cannot_be_opened_does_not_leave_a_closed_one_behind(
    first, second, monkeypatch
):
    running_store()
    second.write_text("not a database\n" * 1000)
    monkeypatch.setenv("PARTYBOARD_DB", str(second))
    with pytest.raises(StoreDamaged):
        running_store()
    monkeypatch.setenv("PARTYBOARD_DB", str(first))
    assert running_store().rows("months") == []


def test_settings_are_those_that_the_environment_names(tmp_path, monkeypatch):
    assert running_settings().due_day == 25
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError):
        running_settings()
