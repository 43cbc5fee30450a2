"""What is carried to an office without the internet: the right wheels, and a program that runs."""

import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from scripts import offline
from scripts.wheels import LOCK, ROOT, for_windows

SOME = """numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via pandas
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
    # via pandas
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:dd
    # via click
uvloop==1.0 ; sys_platform != 'win32' \\
    --hash=sha256:ee
pandas==3.1.1 \\
    --hash=sha256:ff
"""


def pins(text: str) -> list[str]:
    return re.findall(r"^\S+==\S+", text, re.MULTILINE)


def test_what_counts_on_windows_is_picked_with_its_hashes():
    picked = for_windows(SOME, "3.13")
    assert pins(picked) == ["numpy==2.5.5", "colorama==0.4.6", "pandas==3.1.1"]
    assert re.findall("sha256:(..)", picked) == ["cc", "dd", "ff"]
    assert ";" not in picked


def test_older_python_gets_its_own_version():
    assert "numpy==2.4.6" in pins(for_windows(SOME, "3.11"))


def test_no_requirement_of_the_lock_file_is_overlooked():
    lock = LOCK.read_text(encoding="utf-8")
    counted = [line for line in lock.splitlines() if "== 'emscripten'" not in line]
    names = {pin.partition("==")[0] for pin in pins("\n".join(counted))}
    assert {pin.partition("==")[0] for pin in pins(for_windows(lock, "3.12"))} == names


@pytest.fixture
def wheels(tmp_path):
    """Two of each kind, as pip names them."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for name in (
        "duckdb-1.5.5-cp313-cp313-win_amd64.whl",
        "duckdb-1.5.5-cp311-cp311-manylinux_2_26_x86_64.manylinux_2_28_x86_64.whl",
        "tzdata-2026.6-py2.py3-none-any.whl",
    ):
        (folder / name).write_bytes(b"a wheel")
    return folder


def test_each_system_gets_its_own_wheels_and_those_of_all(wheels):
    assert [path.name.split("-")[-1] for path in offline.of_windows(wheels)] == [
        "win_amd64.whl", "any.whl",
    ]  # fmt: skip
    assert [path.name.split("-")[0] for path in offline.of_here(wheels)] == ["duckdb", "tzdata"]
    assert not any("win" in path.name for path in offline.of_here(wheels))


def test_what_is_carried_to_an_office_runs_there(wheels, tmp_path):
    packed = offline.pack(tmp_path / "build" / "partyboard.zip", offline.of_windows(wheels))
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(tmp_path / "office")
    folder = tmp_path / "office" / "partyboard"
    assert {path.name for path in (folder / "wheels").iterdir()} == {
        path.name for path in offline.of_windows(wheels)
    }
    call = "from partyboard.cli import main; main()"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            call,
            "doctor",
            "--json",
            "--db",
            str(folder / "data" / "new.duckdb"),
        ],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    told = {each["about"]: each for each in json.loads(done.stdout)}
    assert done.returncode == 0, done.stdout
    assert str(folder) in told["Tệp cài đặt"]["found"]
    for name in ("Thư viện", "Tệp kèm theo", "Đọc tệp Excel"):
        assert told[name]["state"] == "tốt"


def test_nothing_of_this_machine_is_carried_away(tmp_path):
    (tmp_path / "data" / "samples").mkdir(parents=True)
    for name in (
        "data/partyboard.duckdb",
        "data/samples/a.xlsx",
        ".streamlit/secrets.toml",
        "app.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    carried = {path.relative_to(tmp_path).as_posix() for path in offline.program(tmp_path)}
    assert carried == {"data/samples/a.xlsx", "app.py"}


def test_every_file_that_the_program_is_made_of_is_carried():
    carried = {path.relative_to(ROOT).as_posix() for path in offline.program()}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    ours = ("app.py", "pages/", "partyboard", "queries/", "scripts/windows/", "deploy/")
    assert {name for name in listed.stdout.splitlines() if name.startswith(ours)} <= carried
