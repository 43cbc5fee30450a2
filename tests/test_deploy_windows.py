"""The task of Windows: it runs what is installed, with no more rights than it needs, always."""

import re

from partyboard.settings import ROOT

FOLDER = ROOT / "scripts" / "windows"
BATCH = (FOLDER / "tu-chay.bat").read_bytes().decode("utf-8")
SCRIPT = (FOLDER / "tu-chay.ps1").read_bytes()
# What each call is told, all of it: PowerShell stops at a word that it does not know.
TASK = {
    "New-ScheduledTaskAction": {
        "Execute": "$program",
        "Argument": "$env:OPTIONS",
        "WorkingDirectory": "$env:FOLDER",
    },
    "New-ScheduledTaskTrigger": {
        "AtStartup": "",
        "Once": "",
        "At": "(Get-Date)",
        "RepetitionInterval": "(New-TimeSpan -Minutes 5)",
    },
    # S4U: without a password that would have to be kept, and while nobody is signed in.
    "New-ScheduledTaskPrincipal": {"UserId": "$account", "LogonType": "S4U", "RunLevel": "Limited"},
    "New-ScheduledTaskSettingsSet": {
        "ExecutionTimeLimit": "([TimeSpan]::Zero)",
        "AllowStartIfOnBatteries": "",
        "DontStopIfGoingOnBatteries": "",
        "MultipleInstances": "IgnoreNew",
    },
    "Register-ScheduledTask": {
        "TaskName": '"partyboard"',
        "Action": "$action",
        "Trigger": "$start, $again",
        "Principal": "$principal",
        "Settings": "$settings",
        "Force": "",
    },
    "Stop-ScheduledTask": {"TaskName": '"partyboard"'},
    "Start-ScheduledTask": {"TaskName": '"partyboard"'},
}
CALL = re.compile(r"^(?:\$\w+ = )?(\w+-ScheduledTask\w*)(.*)$", re.M)
OPTION = re.compile(r" -(\w+)(?: (\([^)]*\)|\$[\w:]+(?:, \$\w+)*|\"[^\"]*\"|\w+))?")


def test_task_runs_what_the_batch_file_checked_is_installed():
    assert SCRIPT.isascii() and SCRIPT.count(b"\n") == SCRIPT.count(b"\r\n")
    assert r".venv\Scripts\partyboard.exe" in BATCH and rb".venv\Scripts\partyboard.exe" in SCRIPT
    assert r"scripts\windows\tu-chay.ps1" in BATCH
    for name in ("FOLDER", "OPTIONS"):
        assert f'set "{name}=' in BATCH and f"$env:{name}".encode() in SCRIPT
    assert 'OPTIONS=serve %*"' in BATCH and b"0.0.0.0" not in SCRIPT


def test_task_starts_with_the_machine_without_rights_and_never_ends_for_good():
    text = SCRIPT.decode("ascii").replace("`\r\n", " ").replace("\r\n", "\n")
    told: dict[str, dict[str, str]] = {}
    for call, options in CALL.findall(text):
        told.setdefault(call, {}).update(OPTION.findall(options))
    assert told == TASK
    assert list(told)[-2:] == ["Stop-ScheduledTask", "Start-ScheduledTask"]  # as it was set up now
    account = re.search(r"^\$account = (.*)$", text, re.M)
    assert account is not None and "WindowsIdentity]::GetCurrent()" in account[1]


def test_script_stops_at_its_first_fault_and_the_batch_file_says_so():
    first = next(line for line in SCRIPT.decode().splitlines() if not line.startswith("#"))
    assert first == '$ErrorActionPreference = "Stop"'
    (call,) = re.findall(r"^powershell (.*)\r\n", BATCH, re.M)
    assert call.split() == [
        *("-NoProfile", "-ExecutionPolicy", "Bypass", "-File"),
        r"scripts\windows\tu-chay.ps1",
    ]


def test_batch_file_goes_no_further_than_what_it_needs_is_there():
    ways = re.findall(r"^(.*)\r\nif (.*) \(\r\n((?:    .*\r\n)+)\)", BATCH, re.M)
    asked = [asking if "errorlevel" in when else when for asking, when, _ in ways]
    assert asked[:2] == [r"not exist .venv\Scripts\partyboard.exe", "net session >nul 2>nul"]
    assert len(ways) == 3 and asked[2].startswith("powershell")
    assert all(then.endswith("    pause\r\n    exit /b 1\r\n") for *_, then in ways)


def test_batch_file_reads_its_own_words_and_works_in_the_folder_of_the_program():
    lines = [line for line in BATCH.splitlines() if not line.startswith("rem ")]
    foreign = next(number for number, line in enumerate(lines) if not line.isascii())
    assert lines.index("chcp 65001 >nul") < foreign
    assert lines.index("setlocal") < next(n for n, line in enumerate(lines) if "set " in line)
    (there,) = re.findall(r'^cd /d "%~dp0(.*)"\r$', BATCH, re.M)
    assert (FOLDER / there.replace("\\", "/")).resolve() == ROOT
    assert BATCH.count("\n") == BATCH.count("\r\n")
