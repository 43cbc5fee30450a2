"""Every question runs as it stands in the duckdb shell: no program of ours around it."""

import duckdb
import pytest

from partyboard.store import queries
from partyboard.store.database import Store

NAMES = queries.query_names()


@pytest.fixture(scope="module")
def shell(demo_file, tmp_path_factory):
    """A plain connection to a copy of the demo's file, in a session that is not in Vietnam."""
    path = tmp_path_factory.mktemp("shell") / "demo.duckdb"
    path.write_bytes(demo_file.read_bytes())
    with duckdb.connect(str(path)) as connection:
        connection.execute("set timezone = 'America/New_York'")
        yield connection


@pytest.mark.parametrize("name", NAMES)
def test_question_runs_without_any_variable(shell, name):
    shell.execute(queries.load(name).sql)
    assert [column[0] for column in shell.description] == list(queries.load(name).columns)


@pytest.mark.parametrize("name", NAMES)
def test_question_answers_the_same_as_in_the_program(shell, demo_store, name):
    known = {"month": "date '2021-05-01'", "year": "2021"}
    parameters = queries.load(name).parameters
    used = {key: value for key, value in known.items() if key in parameters}
    shell.begin()
    for parameter, value in used.items():
        shell.execute(f"set variable {parameter} = {value}")
    rows = shell.execute(queries.load(name).sql).fetchall()
    for parameter in used:
        shell.execute(f"reset variable {parameter}")
    shell.commit()
    typed = {key: value.replace("date ", "").strip("'") for key, value in used.items()}
    assert rows == [tuple(row.values()) for row in demo_store.rows(name, **typed)]


def test_month_typed_as_text_is_understood_too(shell):
    shell.execute("set variable month = '2021-05-01'")
    assert len(shell.execute(queries.load("missing").sql).fetchall()) == 2
    shell.execute("reset variable month")


def test_file_of_the_store_needs_nothing_of_ours_to_be_read(tmp_path):
    path = tmp_path / "board.duckdb"
    with Store(path):
        pass
    with duckdb.connect(str(path), read_only=True) as plain:
        assert plain.execute(queries.load("members").sql).fetchall() == []
