"""The services: what they run exists, and what keeps them in their place stays."""

import re
import shlex

import typer

from partyboard import cli
from partyboard.settings import ROOT

UNIT = (ROOT / "deploy" / "partyboard.service").read_text(encoding="utf-8")
SET = dict(re.findall(r"^(\w+)=(.*)$", UNIT, re.M))


def test_service_writes_where_the_unit_lets_it():
    variables = dict(re.findall(r"^Environment=(PARTYBOARD_\w+)=(.*)$", UNIT, re.M))
    settings = (ROOT / "partyboard" / "settings.py").read_text(encoding="utf-8")
    assert all(name in settings for name in variables)
    assert variables["PARTYBOARD_DB"].startswith(f"/var/lib/{SET['StateDirectory']}/")
    assert SET["StateDirectoryMode"] == "0700" and SET["UMask"] == "0077"


def test_service_gains_no_rights_and_is_not_open_to_the_network_before_there_are_accounts():
    assert SET["NoNewPrivileges"] == "yes" and SET["ProtectSystem"] == "strict"
    assert SET["CapabilityBoundingSet"] == "" and SET["User"] == "partyboard"
    assert "--host" not in SET["ExecStart"]


def test_service_calls_a_verb_that_exists():
    program, verb, *options = shlex.split(SET["ExecStart"])
    assert program.endswith(".venv/bin/partyboard") and options == []
    assert verb in typer.main.get_command(cli.app).commands


def test_task_of_windows_runs_what_the_batch_file_checked_is_installed():
    folder = ROOT / "scripts" / "windows"
    batch, script = ((folder / f"tu-chay.{end}").read_bytes() for end in ("bat", "ps1"))
    assert script.isascii() and script.count(b"\n") == script.count(b"\r\n")
    assert rb".venv\Scripts\partyboard.exe" in batch and rb".venv\Scripts\partyboard.exe" in script
    assert b"scripts\\windows\\tu-chay.ps1" in batch
    for name in (b"FOLDER", b"OPTIONS"):
        assert b'set "%s=' % name in batch and b"$env:%s" % name in script
    assert b'OPTIONS=serve %*"' in batch and b"0.0.0.0" not in script
