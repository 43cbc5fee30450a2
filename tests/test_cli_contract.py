"""What a script outside relies on: a template, filled in by its labels alone, becomes figures."""

import json
import shutil

import pytest
import small_board
from calling import call, run
from openpyxl import load_workbook
from small_board import build


@pytest.fixture(scope="module")
def january_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("january")
    return build(folder / "b.duckdb", small_board.list_only(), small_board.january())


@pytest.fixture
def db(january_file, tmp_path):
    return shutil.copyfile(january_file, tmp_path / "board.duckdb")


def fill_in(path, entries):
    """Write each value into the cell right of its label, on whichever sheet that stands."""
    opened = load_workbook(path)
    for label, value in entries.items():
        (place,) = [
            sheet.cell(cell.row, cell.column + 1)
            for sheet in opened
            for row in sheet.iter_rows()
            for cell in row
            if cell.value == label
        ]
        place.value = value
    opened.save(path)


def test_the_form_filled_in_by_its_labels_alone_is_accepted_and_counted(db, tmp_path):
    path = tmp_path / "SNV.xlsx"
    form = ("template", "--form", "grassroots", "--month", "2021-03", "--org", "SNV", "-o", path)
    assert run(*form, "--db", db).status == 0
    entries = {
        "Đảng viên đầu tháng": 30,
        "Kết nạp": 2,
        "Chuyển chính thức": 1,
        "Đảng viên cuối tháng": 32,
    }
    fill_in(path, entries)
    loaded = run("load", path, "--db", db)
    assert (loaded.status, loaded.err) == (0, "")
    answer = run("figures", "--month", "2021-03", "--org", "SNV", "--json", "--db", db)
    figures = json.loads(answer.out)["figures"]
    names = ("members", "admitted", "official_conversions")
    assert [figures[name]["value"] for name in names] == [32, 2, 1]


def test_the_blank_form_filled_in_by_its_labels_alone_is_accepted_without_a_database(tmp_path):
    path, db = tmp_path / "blank.xlsx", tmp_path / "none.duckdb"
    form = ("template", "--form", "grassroots", "--month", "2021-03", "-o", path)
    assert call(*form, "--db", db).status == 0
    entries = {
        "Mã tổ chức đảng": "SNV",
        "Đảng viên đầu tháng": 30,
        "Kết nạp": 0,
        "Chuyển chính thức": 0,
        "Đảng viên cuối tháng": 30,
    }
    fill_in(path, entries)
    answer = call("check", path, "--json", "--db", db)
    (found,) = json.loads(answer.out)
    assert (answer.status, found["status"]) == (0, "accepted")
    assert (found["organization"], found["month"]) == ("SNV", "2021-03")


def test_a_form_not_filled_in_is_no_report(db, tmp_path):
    path = tmp_path / "SNV.xlsx"
    form = ("template", "--form", "grassroots", "--month", "2021-03", "--org", "SNV", "-o", path)
    assert call(*form, "--db", db).status == 0
    answer = call("load", path, "--json", "--db", db)
    (found,) = json.loads(answer.out)
    assert (answer.status, found["status"]) == (1, "rejected")
    assert {finding["code"] for finding in found["findings"]} >= {"missing-value"}
