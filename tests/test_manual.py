"""Help and refusals are Vietnamese to the last word, and nobody is shown a traceback."""

import re
import sys
from pathlib import Path

import pytest
import typer
from calling import call, run, says_one_sentence

from partyboard import cli, reception
from partyboard.settings import DEFAULT_FILE
from partyboard.store.queries import query_names

VERBS = (
    "template",
    "check",
    "annotate",
    "load",
    "figures",
    "query",
    "deck",
    "report",
    "lock",
    "reopen",
    "rebuild",
    "organization",
    "backup",
    "restore",
    "doctor",
    "account",
    "demo",
    "serve",
)
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show|message|exit|default|required|missing|invalid|"
    r"value|such|error|traceback|help|file|text|path|integer|bool)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"--[a-z-]+|\b(" + "|".join(query_names()) + r")\b")


def english_in(text):
    """English words of the library's, apart from the names of options and queries."""
    return ENGLISH.findall(NAMES.sub("", text))


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_a_verb_is_vietnamese(verb):
    answer = call(verb, "--help")
    assert (answer.status, answer.err) == (0, "")
    assert english_in(answer.out) == []
    assert answer.out.startswith(f"Cách gọi: partyboard {verb} [TÙY CHỌN]")
    assert "--help" in answer.out and "Xem hướng dẫn này." in answer.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_and_argument_says_what_it_is_for(verb):
    parameters = typer.main.get_command(cli.app).commands[verb].params
    assert [each.name for each in parameters if not each.help or each.help.isascii()] == []


def test_help_lists_every_verb_with_its_purpose():
    answer = run("--help")
    assert (answer.status, answer.err) == (0, "")
    assert english_in(answer.out) == []
    for verb in VERBS:
        assert re.search(rf"^  {verb} +\w", answer.out, re.MULTILINE)
    assert list(typer.main.get_command(cli.app).commands) == list(VERBS)


def test_call_without_a_verb_shows_the_help_and_is_wrong():
    answer = call()
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("Cách gọi: partyboard LỆNH")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("loda x.xlsx", "template, check, annotate"),
        ("load", "TỆP"),
        ("load --jsno x.xlsx", "--jsno"),
        ("load --json=yes x.xlsx", "--json"),
        ("figures", "--month"),
        ("figures --month", "--month"),
        ("template --month 2021-05 --form grassroots", "--output"),
        ("query", "TÊN"),
        ("rebuild now", "Thừa"),
        ("serve --port many", "--port"),
        ("serve --port 70000", "--port"),
        ("serve --port 0", "--port"),
        ("--version", "--version"),
    ],
)
def test_wrong_call_is_answered_in_one_sentence(arguments, named):
    answer = call(*arguments.split())
    assert (answer.status, answer.out) == (2, "")
    assert says_one_sentence(answer) and named in answer.err
    assert english_in(answer.err) == []
    assert answer.err.rstrip().endswith("--help")


def test_wrong_call_is_answered_so_from_a_shell_too():
    answer = run("load", "--jsno", "x.xlsx")
    assert (answer.status, answer.out) == (2, "")
    assert says_one_sentence(answer)


def test_option_mistyped_is_suggested():
    assert "--json" in call("load", "--jso", "x.xlsx").err


def test_settings_that_cannot_be_used_are_a_line_for_each_slip(tmp_path, monkeypatch):
    settings, workbook = tmp_path / "partyboard.toml", tmp_path / "a.xlsx"
    good = DEFAULT_FILE.read_text(encoding="utf-8")
    settings.write_text(good.replace("due_day = 25", "due_dya = 250") + "[logs\n", encoding="utf-8")
    workbook.write_bytes(b"")
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(settings))
    answer = call("load", workbook, "--db", tmp_path / "board.duckdb")
    first, second = answer.err.splitlines()
    assert answer.status == 2 and str(settings) in first and str(settings) in second
    assert "«due_day»" in first and f"dòng {len(good.splitlines()) + 1}: " in second


def test_fault_of_ours_is_a_sentence_that_names_the_log(tmp_path, monkeypatch):
    def fails(*_, **__):
        try:
            int("Nguyễn Thị Hoa")
        except ValueError as error:
            raise AssertionError("a fault of ours") from error

    monkeypatch.setattr(reception, "check_alone", fails)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    workbook = tmp_path / "a.xlsx"
    workbook.write_bytes(b"")
    answer = call("check", workbook, "--db", tmp_path / "none.duckdb")
    assert (answer.status, answer.out) == (70, "")
    assert says_one_sentence(answer)
    (log,) = tmp_path.glob("*.log")
    assert str(log) in answer.err
    written = log.read_text(encoding="utf-8")
    assert written.count("Traceback") == 2 and "AssertionError: a fault of ours" in written
    assert "judged" in written and "ValueError: invalid literal" in written
    assert "Hoa" not in written
    assert str(workbook) in written.splitlines()[0]


def test_stop_from_the_keyboard_is_no_fault(monkeypatch, tmp_path):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(reception, "check_alone", stopped)
    workbook = tmp_path / "a.xlsx"
    workbook.write_bytes(b"")
    answer = call("check", workbook, "--db", tmp_path / "none.duckdb")
    assert (answer.status, answer.err) == (130, "")


@pytest.mark.skipif(sys.platform == "win32", reason="names there are text, not bytes")
def test_file_whose_name_is_no_text_is_answered(tmp_path):
    workbook = Path(str(tmp_path) + "/b\udce1o c\udce1o.xlsx")
    workbook.write_bytes(b"")
    answer = run("check", workbook, "--json", "--db", tmp_path / "none.duckdb")
    assert answer.status == 1
    assert '"not-a-workbook"' in answer.out
