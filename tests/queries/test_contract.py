"""Each question keeps what its header promises, on the demo and on an empty database."""

import re
from datetime import date

import pytest

from partyboard.store import queries
from partyboard.store.queries import parse

NAMES = queries.query_names()
MAY = date(2021, 5, 1)
KNOWN = {"month": MAY, "year": 2021}
KINDS = {"timestamptz", "varchar", "date", "bigint", "integer", "double", "boolean"}
SHOWN = {"TIMESTAMP WITH TIME ZONE": "timestamptz"}
# What has no row in the demo: one asks for a workbook, of the others it has none.
EMPTY = {"findings", "explanations", "corrections", "transfers_unmatched", "sequence"}


def answered(store, name, **parameters):
    """Column names and types as the database says them, and the rows."""
    query = queries.load(name)
    with store.reading() as cursor:
        for parameter, (kind, _) in query.parameters.items():
            value = parameters.get(parameter)
            cursor.execute(f"set variable {parameter} = ?::{kind}", [value])
        cursor.execute(query.sql)
        columns = {
            column[0]: SHOWN.get(str(column[1]), str(column[1]).lower())
            for column in cursor.description
        }
        return columns, cursor.fetchall()


def code_of(sql):
    return "\n".join(line for line in sql.splitlines() if not line.startswith("--"))


@pytest.mark.parametrize("name", NAMES)
def test_header_says_title_parameters_and_columns(name):
    query = queries.load(name)
    assert re.fullmatch(r"[A-Z].*\.", query.title)
    assert query.columns
    for kind, meaning in (*query.parameters.values(), *query.columns.values()):
        assert kind in KINDS and meaning


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_header_is_understood(name):
    lines = [line for line in queries.load(name).sql.splitlines() if line.startswith("--")]
    entries = [line for line in lines if line.startswith("--   ")]
    query = queries.load(name)
    assert len(entries) == len(query.parameters) + len(query.columns)


@pytest.mark.parametrize("name", NAMES)
def test_parameters_of_the_header_are_those_that_it_uses(name):
    query = queries.load(name)
    used = set(re.findall(r"getvariable\('(\w+)'\)", code_of(query.sql)))
    assert set(query.parameters) == used


@pytest.mark.parametrize("name", NAMES)
def test_columns_and_types_are_those_of_the_header_in_order(demo_store, name):
    query = queries.load(name)
    known = {key: value for key, value in KNOWN.items() if key in query.parameters}
    columns, rows = answered(demo_store, name, **known)
    assert list(columns.items()) == [(key, kind) for key, (kind, _) in query.columns.items()]
    assert bool(rows) != (name in EMPTY)


@pytest.mark.parametrize("name", NAMES)
def test_everything_null_on_an_empty_database_is_an_answer(empty_store, name):
    columns, rows = answered(empty_store, name)
    assert list(columns) == list(queries.load(name).columns)
    if name == "follow_ups_ageing":
        assert {value for row in rows for value in row if not isinstance(value, str)} == {0}
    else:
        assert rows == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_null_on_the_demo_is_an_answer(demo_store, name):
    columns, _ = answered(demo_store, name)
    assert list(columns) == list(queries.load(name).columns)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_written_the_one_way(name):
    sql = queries.load(name).sql
    code = re.sub(r"'[^']*'", "''", code_of(sql))
    assert code == code.lower()
    assert max(map(len, sql.splitlines())) <= 100
    assert sql.endswith("\n") and "\t" not in sql and ";" not in code
    assert re.search(
        r"\n\nselect \*( exclude \([\w, ]+\))? from final(\nwhere .*)?(\norder by .*)?$", code
    )
    assert code.startswith("with\n")


@pytest.mark.parametrize("name", NAMES)
def test_month_is_always_the_first_column_of_a_row_of_a_month(name):
    columns = list(queries.load(name).columns)
    assert "month" not in columns or columns[0] == "month"


@pytest.mark.parametrize("name", NAMES)
def test_every_question_takes_the_time_as_of_which_it_is_asked(name):
    assert name in ("findings", "submissions") or "as_of" in queries.load(name).parameters


@pytest.mark.parametrize("name", NAMES)
def test_same_parameter_has_the_same_type_in_every_question(name):
    first = {}
    for other in NAMES:
        for parameter, (kind, _) in queries.load(other).parameters.items():
            first.setdefault(parameter, kind)
    for parameter, (kind, _) in queries.load(name).parameters.items():
        assert kind == first[parameter]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *((name, ["month"]) for name in NAMES if "by_month" in name),
        *(
            (name, ["month"])
            for name in (
                "members",
                "membership_changes",
                "coverage",
                "structure",
                "like_for_like",
                "transfers_within",
                "committee_work",
                "other_work",
                "months",
                "admissions_pace",
            )
        ),
        *(
            (name, ["organization"])
            for name in (
                "members_by_organization",
                "changes_by_organization",
                "training_by_organization",
                "training_absent",
                "follow_ups_by_organization",
                "missing",
                "parts_of_members",
                "parts_of_changes",
                "parts_of_work",
            )
        ),
        ("parts_of_training", ["submission_id", "source_row"]),
        ("parts_of_commendations", ["submission_id", "source_row"]),
        ("parts_of_follow_ups", ["conclusion", "item"]),
        ("parts_of_committee_work", ["submission_id"]),
        ("workbooks", ["submission"]),
        ("every_organization", ["organization"]),
        ("organizations_today", ["organization"]),
        ("organization_events", ["month", "organization", "event"]),
        ("reporting_grid", ["month", "organization"]),
        ("month_events", ["made_at"]),
        ("punctuality_by_organization", ["organization"]),
        ("organizations", ["code"]),
        ("target_pace", ["indicator", "month"]),
        ("targets_by_organization", ["indicator", "organization"]),
        ("follow_ups", ["conclusion", "item"]),
        ("follow_ups_ageing", ["bucket"]),
        ("commendations", ["month", "level", "award", "topic"]),
        ("commendations_by_topic", ["topic", "level"]),
        ("training_by_kind", ["kind"]),
        ("submissions", ["id"]),
        ("received", ["id"]),
        ("revisions", ["submission", "action", "made_at"]),
        ("flows_like_for_like", ["month", "figure"]),
    ],
)
def test_key_is_unique_and_never_missing(demo_store, name, key):
    parameters = queries.load(name).parameters
    known = {field: value for field, value in KNOWN.items() if field in parameters}
    if name == "submissions":
        known = {}
    frame = demo_store.frame(name, **known)
    assert len(frame) and not frame[key].isna().any(axis=None)
    assert not frame.duplicated(key).any()


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_depends_on_chance(demo_store, name):
    """Ties are broken: two threads or two builds of the database draw the same picture."""
    parameters = queries.load(name).parameters
    known = {key: value for key, value in KNOWN.items() if key in parameters}
    with demo_store.reading() as cursor:
        cursor.execute("set threads = 1")
        alone = answered(demo_store, name, **known)
        cursor.execute("set threads = 4")
        together = answered(demo_store, name, **known)
        cursor.execute("reset threads")
    assert alone == together


def test_header_is_taken_apart():
    query = parse(
        "small",
        "-- A title that goes on\n-- for two lines.\n--\n-- parameters\n"
        "--   as_of  timestamptz  then\n-- columns\n--   month  date  first day of the month\n"
        "with\nfinal as (select 1)\n\nselect * from final\n-- a remark\n",
    )
    assert query.title == "A title that goes on for two lines."
    assert query.parameters == {"as_of": ("timestamptz", "then")}
    assert query.columns == {"month": ("date", "first day of the month")}
