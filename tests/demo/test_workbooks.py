"""The files of the demo hold its values, and the product reads them as the story says."""

import io
import zipfile
from collections import Counter
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from partyboard.demo.plan import LAST
from partyboard.demo.samples import samples
from partyboard.demo.workbooks import content
from partyboard.forms.registry import form_named
from partyboard.intake.check import examine
from partyboard.intake.read import read_workbook
from partyboard.text import VIETNAM


def test_more_than_a_thousand_workbooks_in_order_of_receipt(demo_workbooks):
    assert len(demo_workbooks) > 1000
    assert demo_workbooks == sorted(
        demo_workbooks, key=lambda entry: (entry.received_at, entry.filename)
    )
    assert all(entry.received_at.tzinfo is VIETNAM for entry in demo_workbooks)


def test_no_two_files_of_a_month_share_a_name(demo_world):
    names = Counter((letter.workbook.period, letter.filename) for letter in demo_world.letters)
    assert max(names.values()) == 1


def test_only_the_file_sent_twice_comes_twice(demo_workbooks):
    copies = [
        entry for entry, n in Counter(entry.content for entry in demo_workbooks).items() if n > 1
    ]
    assert len(copies) == 1


def test_the_same_world_gives_the_same_bytes(demo_world, demo_workbooks):
    for index in (0, 500, *(n for n, x in enumerate(demo_world.letters) if x.fault)):
        assert content(demo_world.letters[index]) == demo_workbooks[index].content


def cells(workbook, title):
    return [[cell.value for cell in row] for row in workbook[title].iter_rows()]


def shown(field, value):
    """As it stands in the cell: a choice by its label, a date with a time."""
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return field.choice(value).label if field.choices and value else value


@pytest.mark.parametrize("index", range(3, 1190, 131))
def test_workbook_holds_its_values(demo_world, demo_workbooks, index):
    letter = demo_world.letters[index]
    form = form_named(letter.workbook.form)
    opened = load_workbook(io.BytesIO(demo_workbooks[index].content))
    for sheet in form.content:
        grid = cells(opened, sheet.title)
        for number, row in enumerate(letter.workbook.sheets.get(sheet.name, ())):
            for field in sheet.fields:
                expected = shown(field, row.get(field.name))
                if sheet.is_table:
                    header = next(n for n, line in enumerate(grid) if field.label in line)
                    found = grid[header + 1 + number][grid[header].index(field.label)]
                else:
                    line = next(line for line in grid if field.label in line)
                    found = line[line.index(field.label) + 1]
                assert found == expected, (letter.filename, field.name)


def codes(workbook):
    """What the product finds in a file, without anything to compare it with."""
    return sorted(found.code for found in examine(read_workbook(workbook)).findings)


@pytest.mark.parametrize("index", range(0, 1190, 70))
def test_good_workbook_is_read_without_a_word(demo_world, demo_workbooks, index):
    assert demo_world.letters[index].fault is None
    assert codes(demo_workbooks[index].content) == []


def test_spoiled_workbook_shows_its_one_fault_and_nothing_else(demo_world, demo_workbooks):
    found = {
        letter.workbook.organization: codes(entry.content)
        for letter, entry in zip(demo_world.letters, demo_workbooks, strict=True)
        if letter.fault
    }
    assert found == {"KBNN": ["unknown-choice"], "HPN": ["not-a-number"], "SCT": ["total-mismatch"]}


@pytest.fixture(scope="module")
def files(demo_world):
    return {sample.filename: sample.content for sample in samples(demo_world)}


def test_good_sample_is_good(files):
    assert codes(files["tot-thang-6-2021.xlsx"]) == []


def test_bad_sample_has_three_faults(files):
    found = codes(files["ba-loi-thang-6-2021.xlsx"])
    assert found == ["not-a-date", "total-mismatch", "unknown-choice"]


def test_sample_bundle_has_two_good_and_one_bad(files):
    with zipfile.ZipFile(io.BytesIO(files["nhieu-don-vi-thang-6-2021.zip"])) as bundle:
        found = {name: codes(bundle.read(name)) for name in bundle.namelist()}
    assert sorted(found.values()) == [[], [], ["not-a-number"]]


def test_sample_that_is_no_workbook(files):
    refused = read_workbook(files["khong-phai-bang-tinh.xlsx"])
    assert refused.code == "not-a-workbook"


def test_samples_follow_on_from_may(demo_world, files):
    for filename, code in (("tot-thang-6-2021.xlsx", "SXD"), ("ba-loi-thang-6-2021.xlsx", "STC")):
        report = examine(read_workbook(files[filename]))
        may = demo_world.current["grassroots", code, LAST].sheets["members"][0]
        assert report.organization == code and report.period == LAST + 1
        assert report.record("members")["opening"] == may["closing"]


def test_samples_are_the_same_every_time(demo_world, files):
    assert {sample.filename: sample.content for sample in samples(demo_world)} == files
