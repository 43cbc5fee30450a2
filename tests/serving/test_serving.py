"""The app is started for this machine only, once everything it needs is there."""

import os
import socket
import subprocess
import sys

import pytest

from partyboard import serving
from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.serving import NotLoopback, PortTaken, ProviderUnusable, serve
from partyboard.settings import DEFAULT_FILE, ROOT, SettingsError
from partyboard.store.database import Store, StoreDamaged


@pytest.fixture
def started(monkeypatch):
    """How uvicorn was started, without starting it."""
    calls = []
    monkeypatch.setattr(serving.uvicorn, "run", lambda *told, **more: calls.append((told, more)))
    monkeypatch.setenv("PARTYBOARD_DB", "")
    monkeypatch.setattr(serving, "_is_taken", lambda port: False)
    here = os.getcwd()
    yield calls
    os.chdir(here)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_app_listens_on_the_loopback_address_only(started, tmp_path, host):
    serve(tmp_path / "board.duckdb", host, 8600)
    ((told, more),) = started
    assert told == ("app:app",)
    assert (more["host"], more["port"]) == ("127.0.0.1", 8600)


def test_app_finds_its_database_from_wherever_it_was_started(started, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    serve(tmp_path.relative_to(tmp_path) / "board.duckdb")
    assert os.environ["PARTYBOARD_DB"] == str(tmp_path / "board.duckdb")
    assert os.getcwd() == str(ROOT)  # there lies .streamlit/config.toml
    with Store(tmp_path / "board.duckdb") as store:  # let go for the app to open
        assert store.rows("months") == []


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.5", "::1", "board.example", ""])
@pytest.mark.parametrize("is_there", [True, False])
def test_app_is_not_opened_to_the_network_while_nobody_has_to_sign_in(
    started, tmp_path, host, is_there
):
    path = tmp_path / "board.duckdb"
    if is_there:
        Store(path).close()
    with pytest.raises(NotLoopback):
        serve(path, host)
    assert started == [] and path.exists() is is_there


def test_port_of_another_program_is_left_to_it(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        with pytest.raises(PortTaken):
            serve(tmp_path / "board.duckdb", port=listening.getsockname()[1])


def test_damaged_database_is_said_before_the_app_starts(started, tmp_path):
    path = tmp_path / "board.duckdb"
    path.write_text("not a database\n" * 1000)
    with pytest.raises(StoreDamaged):
        serve(path)
    assert started == []


def test_settings_that_cannot_be_used_are_said_before_the_app_starts(
    started, tmp_path, monkeypatch
):
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError):
        serve(tmp_path / "board.duckdb")
    assert started == []


def test_app_is_opened_to_the_network_once_somebody_has_to_sign_in(started, tmp_path):
    path = tmp_path / "board.duckdb"
    with Store(path) as store:
        accounts.add(store, "an", Role.ADMIN, "con trâu đi trước cái cày")
    told = []
    serve(path, "0.0.0.0", 8600, told.append)
    assert started[0][1]["host"] == "0.0.0.0"
    assert len(told) == 1 and told[0].endswith(":8600") and "0.0.0.0" not in told[0]


def test_provider_that_cannot_be_asked_is_said_before_the_app_starts(
    started, tmp_path, monkeypatch
):
    settings = tmp_path / "partyboard.toml"
    text = DEFAULT_FILE.read_text(encoding="utf-8").replace('button = ""', 'button = "Vào"')
    settings.write_text(text, encoding="utf-8")
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(settings))
    monkeypatch.setattr(serving, "secrets_files", lambda folder: (tmp_path / "secrets.toml",))
    with pytest.raises(ProviderUnusable, match=r"secrets\.toml"):
        serve(tmp_path / "board.duckdb")
    assert started == []


def test_nothing_large_is_read_before_the_server_listens_and_a_browser_is_let_in(tmp_path):
    begun = (
        "import sys, partyboard.cli, app; from pathlib import Path;"
        "from partyboard.access import accounts; from partyboard.store.database import Store;"
        f"accounts.exist(Store(Path({str(tmp_path / 'board.duckdb')!r})));"
        "print(*{'pandas', 'pyarrow', 'openpyxl'} & sys.modules.keys())"
    )
    found = subprocess.run(
        [sys.executable, "-c", begun], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == ""
