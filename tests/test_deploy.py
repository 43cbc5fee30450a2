"""The services: what they run exists, and what keeps them in their place stays."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatch

import pytest
import typer

from partyboard import cli
from partyboard.settings import ROOT
from scripts import offline

UNIT = (ROOT / "deploy" / "partyboard.service").read_text(encoding="utf-8")
SET = dict(re.findall(r"^(\w+)=(.*)$", UNIT, re.M))


def test_service_writes_where_the_unit_lets_it():
    variables = dict(re.findall(r"^Environment=(PARTYBOARD_\w+)=(.*)$", UNIT, re.M))
    settings = (ROOT / "partyboard" / "settings.py").read_text(encoding="utf-8")
    assert all(name in settings for name in variables)
    assert variables.keys() >= {"PARTYBOARD_DB", "PARTYBOARD_SETTINGS"}  # the page changes settings
    for path in variables.values():
        assert path.startswith(f"/var/lib/{SET['StateDirectory']}/")
    assert SET["StateDirectoryMode"] == "0700" and SET["UMask"] == "0077"


def test_service_gains_no_rights_and_is_not_open_to_the_network_before_there_are_accounts():
    assert SET["NoNewPrivileges"] == "yes" and SET["ProtectSystem"] == "strict"
    assert SET["CapabilityBoundingSet"] == "" and SET["User"] == "partyboard"
    assert "--host" not in SET["ExecStart"]


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


def test_task_of_windows_runs_what_the_batch_file_checked_is_installed():
    folder = ROOT / "scripts" / "windows"
    batch, script = ((folder / f"tu-chay.{end}").read_bytes() for end in ("bat", "ps1"))
    assert script.isascii() and script.count(b"\n") == script.count(b"\r\n")
    assert rb".venv\Scripts\partyboard.exe" in batch and rb".venv\Scripts\partyboard.exe" in script
    assert b"scripts\\windows\\tu-chay.ps1" in batch
    for name in (b"FOLDER", b"OPTIONS"):
        assert b'set "%s=' % name in batch and b"$env:%s" % name in script
    assert b'OPTIONS=serve %*"' in batch and b"0.0.0.0" not in script


DOCKER = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
IGNORED = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
STEPS = [
    (word, rest.strip())
    for line in re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", DOCKER, flags=re.M)).splitlines()
    if line.strip()
    for word, _, rest in [line.partition(" ")]
]


def all_of(word):
    return [rest for each, rest in STEPS if each == word]


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


def test_image_fetches_nothing_but_its_base():
    installs = [
        part for rest in all_of("RUN") for part in rest.split("&&") if "pip install" in part
    ]
    assert len(installs) == 2 and all("--no-index" in part for part in installs)
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
    assert f"-m 0700 {volume}" in all_of("RUN")[-1]


def test_container_calls_a_verb_with_options_that_exist():
    (program,), (verb, *options) = json.loads(all_of("ENTRYPOINT")[0]), json.loads(all_of("CMD")[0])
    assert program == f"{all_of('WORKDIR')[-1]}/.venv/bin/partyboard"
    command = typer.main.get_command(cli.app).commands[verb]
    context = command.make_context(verb, list(options))  # raises where one is unknown
    assert context.params["host"] == "0.0.0.0"


def test_health_of_the_container_is_asked_at_an_address_that_is_there(monkeypatch):
    (check,) = all_of("HEALTHCHECK")
    program, flag, code = json.loads(check.partition("CMD")[2])
    assert (program, flag) == (".venv/bin/python", "-c")
    asked = []
    monkeypatch.setattr("urllib.request.urlopen", lambda url, timeout: asked.append(url))
    exec(compile(code, "healthcheck", "exec"), {})
    (port,) = all_of("EXPOSE")
    assert asked == [f"http://127.0.0.1:{port}/healthz"]
    assert 'Route("/healthz"' in (ROOT / "app.py").read_text(encoding="utf-8")


def test_image_has_a_python_that_the_program_was_written_for():
    (version,) = re.findall(r"ARG PYTHON_VERSION=(\d+)\.(\d+)", DOCKER)
    assert tuple(map(int, version)) >= (3, 11) and sys.version_info >= (3, 11)
