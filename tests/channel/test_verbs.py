"""A verb answers the same whether the app has the database open or nobody has."""

import json
import shutil

import pytest
import small_board
from calling import call
from filled_forms import report
from hosting import hosted
from small_board import APRIL, build

GOOD = {"opening": 53, "admitted": 1, "closing": 54}
WRONG = {"opening": 53, "admitted": 1, "closing": 60}

CALLS = {
    "figures": "figures --month 2021-03",
    "figures-json": "figures --month 2021-03 --org STC --json",
    "figures-of-nobody": "figures --month 2021-03 --org NOBODY",
    "query": "query organizations --param month=2021-03-01",
    "query-csv": "query submissions --format csv",
    "query-json": "query submissions --format json",
    "query-unknown": "query nothing",
    "query-wrong-parameter": "query members --param month=2021-03-01",
    "query-wrong-value": "query missing --param month=hom-nay",
    "template": "template --month 2021-04 --org STC -o out.xlsx",
    "template-all": "template --month 2021-04 --all -o out",
    "template-list": "template --form organizations --month 2021-04 -o out.xlsx",
    "check": "check good.xlsx wrong.xlsx",
    "check-json": "check good.xlsx wrong.xlsx --json",
    "annotate": "annotate wrong.xlsx -o out.xlsx",
    "load": "load good.xlsx --received-at 2021-04-20T09:00 --by An",
    "load-json": "load good.xlsx wrong.xlsx --json --received-at 2021-04-20T09:00",
    "load-same": "load good.xlsx good.xlsx",
    "lock": "lock 2021-01 --by An",
    "lock-refused": "lock 2021-03 --by An",
    "reopen-refused": "reopen 2021-03 --reason x --by An",
    "report": "report --month 2021-03 -o out.docx",
    "rebuild": "rebuild",
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Two that are alike (a board, a workbook without fault, one with): nobody has the board of the
    first open, the app that of the second. What a verb changes, it changes in both.
    """
    alone, beside = (tmp_path_factory.mktemp(name) for name in ("alone", "beside"))
    coming = small_board.quarter()
    build(alone / "board.duckdb", *coming)
    (alone / "good.xlsx").write_bytes(report("STC", APRIL, members=GOOD))
    (alone / "wrong.xlsx").write_bytes(report("STC", APRIL, members=WRONG))
    shutil.copytree(alone, beside, dirs_exist_ok=True)
    with hosted(beside / "board.duckdb"):
        yield alone, beside


def written(folder):
    """What verbs left: each file with its bytes, the database apart."""
    files = [path for path in folder.rglob("*") if path.is_file() and "board." not in str(path)]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize("verb", CALLS.values(), ids=CALLS)
def test_verb_answers_the_same_while_the_app_runs(folders, monkeypatch, verb):
    answers = []
    for folder in folders:
        monkeypatch.chdir(folder)
        answers.append(call(*verb.split(), "--db", "board.duckdb"))
    alone, beside = answers
    assert beside == alone
    assert written(folders[1]) == written(folders[0])


def test_figures_after_all_of_them_are_the_same(folders, monkeypatch):
    monkeypatch.chdir(folders[1])
    call("load", "good.xlsx", "--db", "board.duckdb")
    answer = call("figures", "--month", "2021-04", "--org", "STC", "--json", "--db", "board.duckdb")
    figures = json.loads(answer.out)["figures"]
    assert (figures["members"]["value"], figures["admitted"]["value"]) == (54, 1)
