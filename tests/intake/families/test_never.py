"""What must never happen to a figure, note by note (the numbers are those of families.NOTES)."""

import time
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from families import NOTES, answered
from spoiling import Place, Spoiled
from spoilings.dates import DAYS
from spoilings.fonts import SUSPECTED, UNICODE
from spoilings.numbers import TYPED
from spoilings.texts import IN_CELLS, LOOKS_ALIKE

from partyboard.intake.report import Report, Value

BROKEN = [name for name in NOTES[2].spoilings if name.startswith("broken")]
UNCALCULATED = [name for name in NOTES[3].spoilings if "without value" in name]
SAID = [name for name, (_, typed, _) in TYPED.items() if isinstance(typed, str)]
TWICE = {  # a spoiling after which two things bear one name, and the finding that says so
    "sheet doubled": "duplicate-label",
    "sheet twice with a space behind": "duplicate-label",
    "summary below that differs": "duplicate-label",
    "figures in two columns": "duplicate-label",
    "two columns of figures": "duplicate-label",
    "two columns under one heading": "duplicate-label",
    "this month and the year": "duplicate-label",
    "value merged over two lines": "missing-value",
}


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def values_read(spoiled: Spoiled, report: Report, place: Place) -> Mapping[str, Value]:
    """What was read in the row in which a value stands."""
    number = int("".join(filter(str.isdigit, spoiled.where[place][1])))
    rows = report.sheets[place[0]]
    is_table = report.form is not None and report.form.sheet(place[0]).is_table
    return next(row.values for row in rows if not is_table or row.number == number)


def one_spoiled(name: str) -> tuple[Report, Mapping[str, Value], str, Value]:
    """The report, the row in which a spoiling struck, the field, and the value that was meant."""
    spoiled, report = answered(name)
    (place,) = spoiled.spoiled
    return report, values_read(spoiled, report, place), place[2], spoiled.meant[place]


def rows_read(report: Report) -> dict[str, int]:
    return {name: len(rows) for name, rows in report.sheets.items() if rows}


def rows_meant(spoiled: Spoiled) -> dict[str, int]:
    rows = {(sheet, number) for sheet, number, _ in spoiled.meant}
    return {sheet: sum(sheet == each for each, _ in rows) for sheet, _ in rows}


@pytest.mark.parametrize("name", NOTES[1].spoilings)
def test_a_cell_far_away_never_ends_the_program(name: str) -> None:
    """Note 1: answered in a moment, before a dense reader sees it."""
    started = time.process_time()
    _, report = answered(name)
    assert codes(report) == {"too-large"}
    assert time.process_time() - started < 5


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_formula_is_never_blank_and_never_zero(name: str) -> None:
    """Note 2."""
    report, values, field, _ = one_spoiled(name)
    assert codes(report) == {"formula-error"}
    assert field not in values


@pytest.mark.parametrize("name", UNCALCULATED)
def test_a_formula_that_nothing_calculated_is_never_called_blank(name: str) -> None:
    """Note 3."""
    report, values, field, _ = one_spoiled(name)
    assert codes(report) == {"formula-without-value"}
    assert field not in values


def test_strict_open_xml_never_lacks_a_sheet() -> None:
    """Note 5: openpyxl finds no sheet at all in it, and no error."""
    spoiled, report = answered("strict open xml")
    assert report.findings == ()
    assert rows_read(report) == rows_meant(spoiled)


@pytest.mark.parametrize("name", NOTES[7].spoilings)
def test_what_is_no_workbook_is_never_called_by_another_name(name: str) -> None:
    """Note 7: never one meaningless "not a zip file" for five situations."""
    spoiled, report = answered(name)
    assert report.form is None
    assert codes(report) == set(spoiled.codes)


@pytest.mark.parametrize("name", [*LOOKS_ALIKE, *IN_CELLS])
def test_words_that_look_alike_are_never_strangers(name: str) -> None:
    """Notes 9 and 10: no label, tab or entry of a list is unknown for how its letters are coded."""
    spoiled, report = answered(name)
    assert codes(report) == set()
    assert rows_read(report) == rows_meant(spoiled)


@pytest.mark.parametrize("name", UNICODE)
def test_unicode_text_is_never_converted(name: str) -> None:
    """Note 11: whatever it looks like, whatever font the cell was left in."""
    report, values, field, meant = one_spoiled(name)
    assert "legacy-font-converted" not in codes(report)
    assert values[field] == meant


def test_text_in_a_font_of_today_is_never_converted_by_its_looks() -> None:
    """Note 11: it is asked about, and stays as it was typed."""
    report, values, field, _ = one_spoiled("vntime text in arial")
    assert codes(report) == {"legacy-font-suspected"}
    assert values[field] == SUSPECTED[1]


@pytest.mark.parametrize("name", SAID)
def test_text_is_never_read_as_a_programming_language_reads_it(name: str) -> None:
    """Notes 12 and 13: float("1.500") is 1.5, int("1_000") is 1000, NFKC makes 32 of 3²."""
    _, values, field, meant = one_spoiled(name)
    due = TYPED[name][2]
    assert values.get(field, "unread") == ("unread" if due else meant)


def test_a_code_is_never_given_zeros_and_never_loses_any() -> None:
    """Note 14: 7 is 7 unless its cell shows 007; 1.10 and 1.1 are one number and no code."""
    for name in ("code as a number", "code with zeros by its format"):
        _, values, field, meant = one_spoiled(name)
        assert values[field] == meant
    for name in ("code made a fraction", "code made a date"):
        report, values, field, _ = one_spoiled(name)
        assert codes(report) == {"not-a-code"}
        assert field not in values


@pytest.mark.parametrize("name", NOTES[15].spoilings)
def test_a_count_is_never_cut_and_never_rounded(name: str) -> None:
    """Note 15: int(2.9999999999999996) is 2, a database makes 3 of 2.5."""
    report, values, field, meant = one_spoiled(name)
    assert values[field] == meant if not report.findings else field not in values


def test_a_workbook_of_1904_is_never_four_years_off() -> None:
    """Note 17: its own days are right; those pasted from it into another are asked about."""
    spoiled, report = answered("workbook of 1904")
    assert codes(report) == set()
    days = [place for place, value in spoiled.meant.items() if isinstance(value, date)]
    assert all(values_read(spoiled, report, each)[each[2]] == spoiled.meant[each] for each in days)
    pasted, values, field, meant = one_spoiled("day pasted from 1904")
    assert isinstance(meant, date)
    assert values[field] == meant - timedelta(days=1462)
    assert codes(pasted) == {"date-out-of-month"}
    assert "4 năm 1 ngày" in pasted.findings[0].message


@pytest.mark.parametrize("name", DAYS)
def test_a_month_is_never_read_before_its_day(name: str) -> None:
    """Note 18."""
    _, values, field, meant = one_spoiled(name)
    assert values.get(field, "unread") in (meant, "unread")
    assert (field in values) == (DAYS[name][1] == "")


def test_a_value_under_a_merge_is_never_counted() -> None:
    """Note 20: the readers disagree on such a value, and nobody can see it."""
    spoiled, report = answered("value left under a merge")
    assert report.record("members")["exempt"] == spoiled.meant["members", 0, "exempt"]
    assert codes(report) == {"hidden-content"}
    _, report = answered("figure of a line under a merge")
    assert not {"female", "ethnic_minority"} & report.record("members").keys()


@pytest.mark.parametrize(
    "name",
    ["column merged down", "hidden row", "rows hidden by a filter", "rows hidden by an odd filter",
     "hidden column", "blank rows in a table", "blank column in a table", "header again",
     "numbering under the header", "numbers of rows", "groups of rows", "total row on top"],
)  # fmt: skip
def test_a_row_of_a_table_is_never_dropped(name: str) -> None:
    """Notes 20, 21 and 22: nor is anything else taken for one."""
    spoiled, report = answered(name)
    assert rows_read(report) == rows_meant(spoiled)


def test_a_hidden_copy_is_never_used() -> None:
    """Note 21: its every figure is 99."""
    spoiled, report = answered("hidden copy of a sheet")
    assert codes(report) == {"hidden-content"}
    assert report.record("members")["opening"] == spoiled.meant["members", 0, "opening"] != 99


@pytest.mark.parametrize("name", TWICE)
def test_of_two_things_of_one_name_neither_is_ever_chosen(name: str) -> None:
    """Notes 10, 20, 21 and 22: the report is kept out and both are named."""
    _, report = answered(name)
    assert TWICE[name] in codes(report)
    assert report.has_errors
