"""What README and docs name exists in the code, and what the code offers is named there."""

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
import typer

from partyboard import calls, cli
from partyboard.store.queries import query_names

ROOT = Path(__file__).resolve().parents[1]
PAGES_OF_TEXT = sorted([ROOT / "README.md", *ROOT.glob("docs/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
BATCHES = sorted(ROOT.glob("scripts/windows/*.bat"))
VERBS = typer.main.get_command(cli.app).commands
PATH = re.compile(
    r"`((?:app\.py|(?:partyboard|pages|queries|tests|docs|data|scripts|benchmarks)[/\\])[^`* …]*)`"
)
# Commands for other programs stand in blocks marked so, others' buttons in <kbd>.
SYSTEM = re.compile(r"^```system\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BUTTON = re.compile(r"<kbd>(.*?)</kbd>")
OTHERS = {"docker", "icacls", "netsh", "schtasks", "sudo", "systemctl", "useradd"}
OURS = re.compile(r"(?:bin.partyboard|\.bat|:/data partyboard)(?= )")
NOT_FOR_ALL = {
    "registry host": r"pypi\.org|pythonhosted\.org|debian\.org/|npmjs\.org|golang\.org/",
    "path of one machine": r"(?<![\w.])/(?:work|root|tmp/env|opt/(?:wheels|pypi)|home/\w+)/",
}


def everything_written() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in [*PAGES_OF_TEXT, *BATCHES])


def ours(text: str) -> str:
    """The text without what other programs are told: of such a line, what ours is told in it."""

    def told(block: re.Match[str]) -> str:
        found = [OURS.search(line) for line in block[1].splitlines()]
        return "\n".join(match.string[match.start() :] for match in found if match)

    return SYSTEM.sub(told, text)


@cache
def said() -> frozenset[str]:
    """Every text in the code, whole."""
    sources = [ROOT / "app.py", *ROOT.glob("pages/**/*.py"), *ROOT.glob("partyboard/**/*.py")]
    return frozenset(
        node.value
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def tracked_texts() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]


def test_every_verb_is_in_the_handbook():
    assert {verb for verb in VERBS if f"`partyboard {verb}" not in OPERATIONS} == set()


def test_every_verb_that_is_named_exists():
    named = re.findall(r"(?:`|bin/|Scripts.)partyboard(?:\.exe)? ([a-z]\w*)", everything_written())
    assert named
    assert set(named) <= set(VERBS)


def test_every_option_that_the_handbook_names_exists():
    offered = {option for verb in VERBS.values() for each in verb.params for option in each.opts}
    named = set(re.findall(r"--[a-z][a-z-]+", ours(OPERATIONS)))
    assert named >= {"--host", "--port"}
    assert named - {"--help"} <= offered


def test_of_a_command_of_the_system_only_what_is_for_us_is_ours():
    text = "a --b\n```system\nsudo x --system\nsudo bin/partyboard serve --hots 1\n```\n--c"
    assert re.findall("--[a-z]+", ours(text)) == ["--b", "--hots", "--c"]


def test_every_command_of_the_system_is_for_a_program_that_is_known_or_ours():
    lines = [line for block in SYSTEM.findall(everything_written()) for line in block.splitlines()]
    assert lines
    for line in lines:
        first, *_ = line.split()
        assert first in OTHERS or (ROOT / first.replace("\\", "/")).is_file(), line


def test_a_button_of_another_program_is_none_of_ours():
    buttons = set(BUTTON.findall(everything_written()))
    assert buttons and not buttons & said()


@pytest.mark.parametrize("status", [0, cli.REJECTED, calls.WRONG_CALL, calls.OUR_FAULT, 130])
def test_exit_status_is_explained(status):
    assert f"\n| {status} | " in OPERATIONS


def test_every_make_target_helps_and_is_in_the_readme():
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(re.findall(r"make ([a-z-]+) ", helped.stdout)) == targets()
    named = set(re.findall(r"`([a-z-]+)`", README)) | set(re.findall(r"make ([a-z-]+)", README))
    assert targets() - named == {"help"}


def test_every_make_target_that_is_named_exists():
    named = re.findall(r"(?:`|    )make ([a-z-]+)", everything_written())
    assert set(named) <= targets()


def test_makefile_is_short():
    assert len(MAKEFILE.splitlines()) <= 60


def test_every_table_and_key_of_the_settings_file_is_in_the_handbook_and_back():
    written = tomllib.loads((ROOT / "partyboard.toml").read_text(encoding="utf-8"))
    handbook = OPERATIONS.partition("| mục | khóa |")[2].partition("\n\n")[0]
    assert set(re.findall(r"\| `\[+(\w+)\]+` \|", handbook)) == written.keys()
    tables = [*written.pop("committee"), *written.values()]
    assert set(re.findall(r"\| `(\w+)` \|", handbook)) == {key for each in tables for key in each}


def test_every_variable_is_in_the_handbook_and_back():
    code = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("partyboard/**/*.py"))
    read = set(re.findall(r"environ[^\n]*\"(PARTYBOARD_\w+)\"", code))
    assert set(re.findall(r"PARTYBOARD_\w+", OPERATIONS)) == read


def test_every_page_is_in_the_tour_by_its_title():
    script = ast.parse((ROOT / "pages" / "navigation.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(script) if isinstance(node, ast.Call)]
    pages = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_page"]
    titles = {ast.literal_eval(call.args[2]) for call in pages}
    assert len(titles) >= 15
    assert {title for title in titles if f"**{title}**" not in README} == set()


def test_every_text_that_is_quoted_is_said_by_the_program():
    known = "\n".join([*said(), *(batch.read_text(encoding="utf-8") for batch in BATCHES)])
    quoted = re.findall("«([^»]+)»", re.sub(r"\s+", " ", README + OPERATIONS))
    unsaid = {text for text in quoted for part in text.split("…") if part.strip(" ()") not in known}
    assert unsaid == set()


def test_every_question_that_is_named_exists():
    named = re.findall(r"partyboard query ([a-z_]+)", everything_written())
    assert set(named) <= set(query_names())


@pytest.mark.parametrize("page", PAGES_OF_TEXT, ids=lambda path: path.name)
def test_every_file_that_is_named_exists(page):
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    lost = {link for link in links if not (page.parent / link).exists()}
    named = {name.replace("\\", "/") for name in PATH.findall(text) if ".duckdb" not in name}
    lost |= {name for name in named if not (ROOT / name).exists()}
    assert lost == set()


@pytest.mark.parametrize("pattern", NOT_FOR_ALL.values(), ids=list(NOT_FOR_ALL))
def test_no_tracked_file_names_what_one_machine_has(pattern):
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked_texts()
        for match in re.finditer(pattern, path.read_text(encoding="utf-8", errors="replace"))
    }
    assert found == set()


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.name)
def test_batch_file_speaks_vietnamese_on_windows(batch):
    text = batch.read_bytes().decode("utf-8")
    assert text.count("\n") == text.count("\r\n")
    before, told, after = text.partition("chcp 65001")
    assert told and before.isascii() and not after.isascii()
