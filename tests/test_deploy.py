"""The services: what they run exists, and what keeps them in their place stays."""

import inspect
import json
import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path

import pytest
import typer

from partyboard import cli
from partyboard.intake import limits
from partyboard.intake.worker import Reader
from partyboard.settings import ROOT
from scripts import offline, wheels

UNIT = (ROOT / "deploy" / "partyboard.service").read_text(encoding="utf-8")
SET = dict(re.findall(r"^(\w+)=(.*)$", UNIT, re.M))


def test_service_writes_where_the_unit_lets_it():
    variables = dict(re.findall(r"^Environment=(PARTYBOARD_\w+)=(.*)$", UNIT, re.M))
    settings = (ROOT / "partyboard" / "settings" / "__init__.py").read_text(encoding="utf-8")
    assert all(name in settings for name in variables)
    assert variables.keys() >= {"PARTYBOARD_DB", "PARTYBOARD_SETTINGS"}  # the page changes settings
    for path in variables.values():
        assert path.startswith(f"/var/lib/{SET['StateDirectory']}/")
    assert SET["StateDirectoryMode"] == "0700" and SET["UMask"] == "0077"


def test_service_gains_no_rights_and_is_not_open_to_the_network_before_there_are_accounts():
    assert SET["NoNewPrivileges"] == "yes" and SET["ProtectSystem"] == "strict"
    assert SET["CapabilityBoundingSet"] == "" and SET["User"] == "partyboard"
    assert "--host" not in SET["ExecStart"]


# The program needs none of these: what breaks into it finds none of them either.
SHUT_OFF = (
    "ProtectHome PrivateTmp PrivateDevices ProtectClock ProtectHostname ProtectKernelLogs "
    "ProtectKernelModules ProtectKernelTunables ProtectControlGroups RestrictNamespaces "
    "RestrictRealtime RestrictSUIDSGID LockPersonality"
).split()


def test_service_reaches_nothing_of_the_machine_that_it_does_not_need():
    assert {line: SET.get(line) for line in SHUT_OFF} == dict.fromkeys(SHUT_OFF, "yes")
    assert SET["SystemCallArchitectures"] == "native" and SET["Group"] == SET["User"]
    # Pages, and the socket by which the command line comes in.
    assert set(SET["RestrictAddressFamilies"].split()) == {"AF_INET", "AF_INET6", "AF_UNIX"}


def test_service_starts_with_the_machine_and_comes_back_after_a_fault():
    assert (SET["After"], SET["WantedBy"]) == ("network.target", "multi-user.target")
    assert SET["Restart"] == "on-failure" and 0 < int(SET["RestartSec"]) <= 30
    assert int(SET["TimeoutStopSec"]) >= 30  # a transaction is brought to its end


def test_service_finds_its_program_and_its_secrets_and_room_for_what_it_reads():
    assert SET["ExecStart"].startswith(f"{SET['WorkingDirectory']}/.venv/bin/")
    assert f"Environment=HOME=/var/lib/{SET['StateDirectory']}\n" in UNIT
    assert SET["MemoryMax"].endswith("G")
    readers = inspect.signature(Reader).parameters["workers"].default
    assert int(SET["MemoryMax"][:-1]) * 10**9 > readers * limits.MEMORY_BYTES


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_every_line_of_the_service(tmp_path):
    unit = tmp_path / "partyboard.service"
    here = re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", UNIT, flags=re.M)  # not installed here
    for text, is_understood in [
        (here, True),
        (here.replace("ProtectHome=", "ProtectHmoe="), False),
    ]:
        unit.write_text(text, encoding="utf-8")
        done = subprocess.run(
            ["systemd-analyze", "verify", "--recursive-errors=no", str(unit)],
            capture_output=True,
            text=True,
        )
        assert ("partyboard.service:" not in done.stderr) is is_understood


def test_service_calls_a_verb_that_exists():
    program, verb, *options = shlex.split(SET["ExecStart"])
    assert program.endswith(".venv/bin/partyboard") and options == []
    assert verb in typer.main.get_command(cli.app).commands


DOCKER = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
IGNORED = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
STEPS = [
    (word, rest.strip())
    for line in re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", DOCKER, flags=re.M)).splitlines()
    if line.strip()
    for word, _, rest in [line.partition(" ")]
]
LAST = max(number for number, (word, _) in enumerate(STEPS) if word == "FROM")  # what is kept


def all_of(word, steps=STEPS):
    return [rest for each, rest in steps if each == word]


def copied():
    """What the image is given of this folder."""
    sources = [shlex.split(rest)[:-1] for rest in all_of("COPY") if not rest.startswith("--from")]
    return {name for names in sources for name in names}


def reaches_the_build(name):
    """As .dockerignore has it: the last line that fits decides."""
    is_in = True
    for line in IGNORED:
        pattern = line.removeprefix("!")
        if (
            line
            and not line.startswith("#")
            and (fnmatch(name, pattern) or name.startswith(f"{pattern}/"))
        ):
            is_in = line.startswith("!")
    return is_in


def test_image_is_given_all_that_the_program_needs_and_nothing_else():
    needless = {"Makefile", "data/samples", "deploy", "docs/*.md", "scripts/windows"}
    files = {name.partition("/")[0] for name in set(offline.PROGRAM) - needless}
    assert copied() == files
    for name in copied():
        assert (ROOT / name).exists()
    inner = [path.relative_to(ROOT).as_posix() for path in offline.program()]
    wanted = [name for name in inner if name.partition("/")[0] in files]
    assert len(wanted) > 500 and all(map(reaches_the_build, wanted))


def test_figures_and_secrets_stay_out_of_the_image():
    for name in ("data/partyboard.duckdb", ".streamlit/secrets.toml", ".git/config", "tests/x.py"):
        assert not reaches_the_build(name)
    assert not reaches_the_build("partyboard/__pycache__")


def test_image_fetches_nothing_but_its_base():
    installs = [
        part for rest in all_of("RUN") for part in rest.split("&&") if "pip install" in part
    ]
    assert len(installs) == 2 and all("--no-index" in part for part in installs)
    libraries, program = (set(shlex.split(part)) for part in installs)
    assert {"--require-hashes", "--only-binary", ":all:", "requirements.lock"} <= libraries
    assert {"--no-deps", "--no-build-isolation"} <= program
    ((source, target),) = re.findall(r"--mount=type=bind,source=(\S+),target=(\S+)", DOCKER)
    assert target in libraries and reaches_the_build(f"{source}/any.whl")
    assert Path(source) == wheels.WHEELS.relative_to(ROOT)
    assert not re.search(r"apt-get|curl|wget|https?://(?!127\.0\.0\.1)", "".join(all_of("RUN")))
    assert all(name.startswith("python:${PYTHON_VERSION}-slim") for name in all_of("FROM"))


def test_container_runs_as_nobody_special_and_writes_to_its_volume_alone():
    (user,), (volume,) = all_of("USER"), all_of("VOLUME")
    assert user.isdecimal() and int(user) > 0
    assert [word for word, _ in STEPS].index("USER") > max(
        number for number, (word, _) in enumerate(STEPS) if word in ("RUN", "COPY")
    )
    variables = dict(re.findall(r"(\w+)=(\S+)", all_of("ENV")[0]))
    assert variables["PARTYBOARD_DB"].startswith(f"{volume}/") and variables["HOME"] == volume
    assert variables["PYTHONUTF8"] == variables["PYTHONDONTWRITEBYTECODE"] == "1"
    made, folder = (shlex.split(part) for part in all_of("RUN")[-1].split("&&"))
    given = dict(pairwise(made))
    assert (made[0], given["--uid"], given["--home-dir"]) == ("useradd", user, volume)
    assert given["--shell"].endswith("/nologin")
    owned = dict(pairwise(folder))
    assert (folder[0], folder[-1]) == ("install", volume)
    assert (owned["-o"], owned["-g"], owned["-m"]) == (made[-1], made[-1], "0700")


def test_container_calls_a_verb_with_options_that_exist():
    (program,), (verb, *options) = json.loads(all_of("ENTRYPOINT")[0]), json.loads(all_of("CMD")[0])
    (folder,) = all_of("WORKDIR", STEPS[LAST:])  # where the check of its health looks, too
    assert program == f"{folder}/.venv/bin/partyboard"
    command = typer.main.get_command(cli.app).commands[verb]
    context = command.make_context(verb, list(options))  # raises where one is unknown
    assert context.params["host"] == "0.0.0.0"


def test_health_of_the_container_is_asked_at_an_address_that_is_there(monkeypatch):
    (check,) = all_of("HEALTHCHECK")
    options, _, command = check.partition("CMD")
    program, flag, code = json.loads(command)
    assert (program, flag) == (".venv/bin/python", "-c")
    asked, waits = [], dict(re.findall(r"--([\w-]+)=([0-9]+)s", options))
    assert waits.keys() == {"interval", "timeout", "start-period"}

    def urlopen(url, timeout):
        assert timeout < int(waits["timeout"])
        asked.append(url)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    exec(compile(code, "healthcheck", "exec"), {})
    (port,) = all_of("EXPOSE")
    assert asked == [f"http://127.0.0.1:{port}/healthz"]
    assert 'Route("/healthz"' in (ROOT / "app.py").read_text(encoding="utf-8")


def test_image_has_a_python_that_the_program_was_written_for():
    (version,) = re.findall(r"ARG PYTHON_VERSION=(\d+)\.(\d+)", DOCKER)
    assert tuple(map(int, version)) >= (3, 11) and sys.version_info >= (3, 11)
