"""Tables come from the declarations: made once, extended by one line, never narrowed."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from filled_forms import STC, at, listing, report, sent

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field, Kind
from partyboard.forms.registry import FORMS
from partyboard.forms.rules import UniqueRows
from partyboard.intake.shown import as_json
from partyboard.reception import receive
from partyboard.store import schema
from partyboard.store.database import Store
from partyboard.store.rebuild import rebuild
from partyboard.text import Month

MAY = Month(2021, 5)
JUNE = MAY + 1
SOURCES = Path(schema.__file__).resolve().parents[1]


def extended(sheet_name, *fields):
    """The forms with some fields more on one sheet of the monthly report, as version 2."""
    sheet = GRASSROOTS.sheet(sheet_name)
    longer = replace(sheet, fields=(*sheet.fields, *fields))
    sheets = tuple(longer if each is sheet else each for each in GRASSROOTS.sheets)
    newer = replace(GRASSROOTS, version=2, sheets=sheets)
    return tuple(newer if form is GRASSROOTS else form for form in FORMS)


VOLUNTEERS = Field("volunteers", "Đảng viên tình nguyện", since=2)
DAY_HELD = Field("day_held", "Ngày tổ chức", Kind.DATE, since=2)


def columns(store, table):
    with store.reading() as cursor:
        rows = cursor.execute(f'describe "{table}"').fetchall()
    return {name: kind for name, kind, *_ in rows}


def column(store, table, name):
    with store.reading() as cursor:
        query = f'select "{name}" from "{table}" order by submission_id'
        return [row[0] for row in cursor.execute(query).fetchall()]


@pytest.fixture
def old_file(tmp_path, settings):
    """A database of today's forms, with one report in it."""
    path = tmp_path / "board.duckdb"
    with Store(path) as store:
        files = [sent(listing(rows=[STC]), at(2021, 1, 4)), sent(report("STC", MAY))]
        receive(store, files, settings, now=at(2021, 5, 20))
    return path


def test_every_sheet_has_a_table_with_its_fields_in_order(empty_store):
    for form in FORMS:
        for sheet in form.sheets:
            found = list(columns(empty_store, form.table(sheet)))
            assert found == list(schema.fact_columns(sheet))


def test_table_of_a_sheet_says_which_workbook_and_row_it_comes_from(empty_store):
    assert columns(empty_store, "grassroots_members")["submission_id"] == "UUID"
    assert columns(empty_store, "grassroots_members")["source_row"] == "INTEGER"


def test_texts_that_tell_rows_apart_have_their_key_beside_them(empty_store):
    assert {name for name in columns(empty_store, "grassroots_training") if "_key" in name} == {
        "course_code_key",
        "course_key",
    }


def test_file_of_an_older_form_gets_the_new_column_and_old_rows_have_nothing_in_it(old_file):
    with Store(old_file, extended("members", VOLUNTEERS)) as store:
        assert columns(store, "grassroots_members")["volunteers"] == "BIGINT"
        assert column(store, "grassroots_members", "volunteers") == [None]


def test_several_new_columns_come_in_the_order_of_the_form(old_file):
    with Store(old_file, extended("members", VOLUNTEERS, DAY_HELD)) as store:
        assert list(columns(store, "grassroots_members"))[-2:] == ["volunteers", "day_held"]


def test_field_of_one_line_arrives_from_the_workbook_to_the_table_and_to_scripts(
    old_file, settings
):
    forms = extended("members", VOLUNTEERS)
    newer = next(form for form in forms if form.name == "grassroots")
    may_again = report("STC", MAY)
    june = report("STC", JUNE, form=newer, members={"volunteers": 4})
    with Store(old_file, forms) as store:
        again, receipt = receive(
            store, [sent(may_again), sent(june)], settings, now=at(2021, 6, 20)
        )
        assert [str(again.status), str(receipt.status)] == ["unchanged", "accepted"]
        assert column(store, "grassroots_members", "volunteers") == [None, 4]
        values = as_json(newer, receipt.report)["Đảng viên"]
        assert values["volunteers"] == 4
        assert store.row("structure", organization="STC")["members"] == 50


def test_old_workbook_is_read_again_by_the_newer_form_without_a_difference(old_file):
    with Store(old_file, extended("members", VOLUNTEERS)) as store:
        assert rebuild(store) == ()


def test_column_that_a_form_no_longer_has_stays_in_the_file(old_file):
    with Store(old_file, extended("members", VOLUNTEERS)):
        pass
    with Store(old_file) as store:
        assert "volunteers" in columns(store, "grassroots_members")
        assert store.row("members", organization="STC")["members"] == 50


def test_sheet_of_a_new_form_gets_a_table(old_file):
    diary = replace(GRASSROOTS, name="diary")
    with Store(old_file, (*FORMS, diary)) as store:
        assert list(columns(store, "diary_members")) == list(columns(store, "grassroots_members"))


def test_opening_a_file_again_changes_no_table(old_file):
    with Store(old_file) as store:
        before = {table: columns(store, table) for table, _ in schema.tables(FORMS)}
    with Store(old_file) as store:
        assert {table: columns(store, table) for table, _ in schema.tables(FORMS)} == before


def spoiled(path):
    """The file, with a macro in it that no longer says what ours does."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create or replace macro vietnam_day(moment) as 'spoiled'")
    return path


def day_told_by(path):
    with Store(path) as store, store.reading() as cursor:
        day = "select vietnam_day('2021-05-20 23:00:00+07'::timestamptz)"
        return cursor.execute(day).fetchone()


def test_macros_are_made_once_for_each_text_of_theirs(old_file, tmp_path, monkeypatch):
    assert day_told_by(spoiled(old_file)) == ("spoiled",)  # an opening leaves them alone
    text = schema.MACROS.read_text(encoding="utf-8")
    monkeypatch.setattr(schema, "MACROS", tmp_path / "macros.sql")
    schema.MACROS.write_text(f"{text}-- one line more\n", encoding="utf-8")
    assert day_told_by(old_file) == (date(2021, 5, 20),)


def test_macros_of_a_file_that_does_not_say_what_they_were_made_from_are_made_anew(old_file):
    with duckdb.connect(str(spoiled(old_file))) as connection:
        connection.execute("drop macro macros_made_from")
    assert day_told_by(old_file) == (date(2021, 5, 20),)


def test_no_table_has_a_key_or_a_constraint(empty_store):
    with empty_store.reading() as cursor:
        found = cursor.execute("select count(*) from duckdb_constraints()").fetchone()
        assert found == (0,)
        assert cursor.execute("select count(*) from duckdb_sequences()").fetchone() == (0,)


def test_field_names_are_free_for_the_columns_that_every_table_has():
    for form in FORMS:
        for sheet in form.sheets:
            names = [field.name for field in sheet.fields]
            assert not {"submission_id", "source_row"} & set(names)
            assert len(schema.fact_columns(sheet)) == 2 + len(names) + len(schema.key_fields(sheet))


def test_rules_of_uniqueness_decide_what_has_a_key():
    sheet = GRASSROOTS.sheet("training")
    shorter = replace(sheet, rules=(UniqueRows(("course_code",)),))
    assert [field.name for field in schema.key_fields(shorter)] == ["course_code"]


@pytest.mark.parametrize("table", schema.JOURNALS)
def test_nothing_in_the_program_updates_or_deletes_rows_of_a_journal(table):
    change = re.compile(
        rf'(update|delete\s+from|truncate(\s+table)?|drop\s+table)\s+"?{table}"?\b', re.I
    )
    sources = [*SOURCES.rglob("*.py"), *SOURCES.rglob("*.sql"), *SOURCES.parent.glob("queries/*")]
    assert len(sources) > 100
    for path in sources:
        assert not change.search(path.read_text(encoding="utf-8")), path


def test_only_facts_are_ever_taken_away_and_only_to_be_derived_again():
    change = re.compile(r"\b(update\s+\S+\s+set|delete\s+from|truncate|drop\s+table|insert or)\b")
    found = [
        (path.name, line.strip())
        for path in (SOURCES / "store").iterdir()
        if path.suffix in {".py", ".sql"}
        for line in path.read_text(encoding="utf-8").splitlines()
        if change.search(line)
    ]
    # A copy of the board tells what is in it; that note goes when the copy becomes the board.
    assert sorted(name for name, _ in found) == ["copies.py", "rebuild.py"]
    assert 'delete from "{form.table(sheet)}"' in dict(found)["rebuild.py"]
