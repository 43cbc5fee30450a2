"""template, check, load: what a script gets, and its exit status."""

import json
import shutil
import zipfile

import pytest
import small_board
from calling import call, held, run, says_one_sentence
from filled_forms import report
from openpyxl import load_workbook
from small_board import MARCH, build

from partyboard.intake.bundle import unpack
from partyboard.store.database import Store


@pytest.fixture(scope="module")
def january_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("january")
    return build(folder / "b.duckdb", small_board.list_only(), small_board.january())


@pytest.fixture
def db(january_file, tmp_path):
    return shutil.copyfile(january_file, tmp_path / "board.duckdb")


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "STC thang 3.xlsx"
    path.write_bytes(small_board.march()[0].content)
    return path


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "SNV thang 3.xlsx"
    path.write_bytes(report("SNV", MARCH, members={"opening": 30, "closing": 31}))
    return path


def kept(db):
    with Store(db) as store:
        return [(row["filename"], row["status"]) for row in store.rows("submissions")]


def loaded(db):
    return [name for name, status in kept(db) if status == "accepted"]


def test_template_for_an_organization_carries_its_code_and_last_closing(db, tmp_path):
    path = tmp_path / "stc.xlsx"
    answer = run(
        "template", "--form", "grassroots", "--month", "2021-03", "--org", "STC", "-o", path,
        PARTYBOARD_DB=str(db),
    )  # fmt: skip
    assert (answer.status, answer.out, answer.err) == (0, f"Đã ghi {path}.\n", "")
    texts = [cell.value for sheet in load_workbook(path) for row in sheet for cell in row]
    assert "STC" in texts and "Đảng bộ Sở Tài chính" in texts and 52 in texts


def test_template_knows_an_organization_however_its_code_is_spelled(db, tmp_path):
    path = tmp_path / "stc.xlsx"
    form = ("template", "--form", "grassroots", "--month", "2021-03", "--db", db)
    assert call(*form, "--org", "stc", "-o", path).status == 0


def test_templates_for_everybody_go_into_a_folder(db, tmp_path):
    folder = tmp_path / "mau" / "thang 3"
    form = ("template", "--form", "grassroots", "--month", "2021-03", "--db", db)
    answer = call(*form, "--all", "-o", folder)
    assert answer.status == 0
    names = {"STC-2021-03.xlsx", "SNV-2021-03.xlsx", "CTVT-2021-03.xlsx"}
    assert {path.name for path in folder.iterdir()} == names
    assert set(answer.out.splitlines()) == {str(folder / name) for name in names}


def test_one_workbook_for_everybody_has_a_sheet_for_each_month(db, tmp_path):
    path = tmp_path / "tong-hop.xlsx"
    months = ("--month", "2021-03", "--until", "2021-04")
    answer = call("template", "--consolidated", *months, "-o", path, "--db", db)
    assert (answer.status, answer.out, answer.err) == (0, f"Đã ghi {path}.\n", "")
    book = load_workbook(path)
    assert book.sheetnames[:2] == ["Tháng 3-2021", "Tháng 4-2021"]
    codes = [
        [row[1].value for row in book[name].iter_rows(min_row=9)] for name in book.sheetnames[:2]
    ]
    assert [{code for code in some if code} for some in codes] == [{"STC", "SNV", "CTVT"}] * 2


def test_a_consolidated_workbook_wants_a_list_of_everybody(tmp_path):
    db = build(tmp_path / "empty.duckdb")
    form = ("template", "--consolidated", "--month", "2021-03", "--db", db)
    answer = call(*form, "-o", tmp_path / "x")
    assert answer.status == 2 and says_one_sentence(answer)


def test_blank_template_needs_no_database_and_makes_none(tmp_path):
    db, path = tmp_path / "none.duckdb", tmp_path / "blank.xlsx"
    form = ("template", "--form", "organizations", "--month", "2021-01", "--db", db)
    assert call(*form, "-o", path).status == 0
    assert load_workbook(path).sheetnames
    assert not db.exists()


def test_template_of_the_list_holds_the_organizations_that_there_are(db, tmp_path):
    """Sent back with nobody written into it, a list would end everybody who is not in it."""
    path = tmp_path / "list.xlsx"
    form = ("template", "--form", "organizations", "--month", "2021-06", "-o", path, "--db", db)
    assert call(*form).status == 0
    sheet = load_workbook(path)["Danh sách"]
    codes = [row[0] for row in sheet.iter_rows(min_row=6, values_only=True) if row[0]]
    assert codes == ["STC", "SNV", "CTVT"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("--form grassroots --month 2021-03 --org SXD -o x", "SXD"),
        ("--form nothing --month 2021-03 -o x", "nothing"),
        ("--form grassroots --month 2021-13 -o x", "2021-13"),
        ("--form grassroots --month March -o x", "March"),
        ("--form targets --month 2021-01 --all -o x", "targets"),
        ("--form grassroots --month 2021-03 --org STC --all -o x", "--all"),
        ("--form grassroots --month 2021-03 -o nowhere/x", "nowhere"),
        ("--form targets --month 2021-01 --consolidated -o x", "targets"),
        ("--month 2021-03 --all --consolidated -o x", "--consolidated"),
        ("--month 2021-03 --until 2021-04 -o x", "--until"),
        ("--month 2021-03 --consolidated --until 2021-02 -o x", "2021-02"),
        ("--month 2021-03 --consolidated --until 2024-02 -o x", "24"),
        ("--month 2021-03 --consolidated --until May -o x", "May"),
    ],
)
def test_template_refuses_in_a_sentence(db, tmp_path, monkeypatch, arguments, named):
    monkeypatch.chdir(tmp_path)
    answer = call("template", *arguments.split(), "--db", db)
    assert answer.status == 2
    assert says_one_sentence(answer) and named in answer.err
    assert not (tmp_path / "x").exists()


def test_templates_for_everybody_want_a_list_of_everybody(tmp_path):
    db = build(tmp_path / "empty.duckdb")
    form = ("template", "--form", "grassroots", "--month", "2021-03", "--db", db)
    answer = call(*form, "--all", "-o", tmp_path / "x")
    assert answer.status == 2 and says_one_sentence(answer)


def test_check_prints_what_a_script_relies_on(db, good):
    answer = run("check", good, "--json", "--db", db)
    assert (answer.status, answer.err) == (0, "")
    (found,) = json.loads(answer.out)
    assert list(found) == [
        "file", "form", "organization", "month", "status", "findings", "values",
    ]  # fmt: skip
    values = found.pop("values")
    assert values["Đảng viên"]["closing"] == 53
    assert values["Thông tin"]["month"] == "2021-03"
    assert values["Bồi dưỡng"] == []
    findings = found.pop("findings")
    assert found == {
        "file": "STC thang 3.xlsx",
        "form": "grassroots",
        "organization": "STC",
        "month": "2021-03",
        "status": "accepted",
    }
    assert all(list(each) == ["severity", "code", "sheet", "cell", "message"] for each in findings)
    assert "STC thang 3.xlsx" not in loaded(db)


def test_check_of_a_wrong_sum_names_the_cell_and_stores_nothing(db, bad):
    before = kept(db)
    answer = call("check", bad, "--json", "--db", db)
    assert answer.status == 1
    (found,) = json.loads(answer.out)
    assert found["status"] == "rejected"
    (error,) = [each for each in found["findings"] if each["severity"] == "error"]
    assert (error["code"], error["sheet"]) == ("total-mismatch", "Đảng viên")
    assert error["cell"].isalnum() and error["message"]
    assert kept(db) == before


def test_check_in_words_says_file_status_and_place(db, good, bad):
    answer = call("check", good, bad, "--db", db)
    assert answer.status == 1
    lines = answer.out.splitlines()
    assert "STC thang 3.xlsx · STC · tháng 3/2021: nhận được" in lines
    assert "SNV thang 3.xlsx · SNV · tháng 3/2021: có lỗi" in lines
    assert any(line.startswith("  Lỗi: Đảng viên!") for line in lines)


def test_check_looks_through_folders_and_zips_and_passes_over_leftovers(db, good, bad, tmp_path):
    folder = tmp_path / "thu" / "thang 3"
    folder.mkdir(parents=True)
    shutil.copyfile(good, folder / good.name)
    (folder / "~$STC thang 3.xlsx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"x")
    with zipfile.ZipFile(folder / "goi.zip", "w") as archive:
        archive.write(bad, "con/SNV.xlsx")
        archive.writestr("__MACOSX/con/._SNV.xlsx", b"x")
    answer = call("check", folder.parent, "--json", "--db", db)
    assert [each["file"] for each in json.loads(answer.out)] == [good.name, "con/SNV.xlsx"]
    assert len(answer.err.splitlines()) == 3
    (folder / "goi.zip").unlink()
    assert call("check", folder.parent, "--json", "--db", db).status == 0


def test_check_without_a_database_judges_the_file_alone(good, tmp_path):
    db = tmp_path / "none.duckdb"
    answer = call("check", good, "--json", "--db", db)
    assert answer.status == 0
    assert json.loads(answer.out)[0]["status"] == "accepted"
    assert not db.exists()


def test_check_beside_a_running_board_judges_the_file_alone_and_says_so(db, good):
    with held(db):
        answer = call("check", good, "--json", "--db", db)
    assert answer.status == 0
    assert json.loads(answer.out)[0]["status"] == "accepted"
    assert says_one_sentence(answer) and str(db) in answer.err


def test_load_changes_the_figures_once(db, good):
    answer = run("load", good, "--json", PARTYBOARD_DB=str(db))
    assert (answer.status, answer.err) == (0, "")
    assert [each["status"] for each in json.loads(answer.out)] == ["accepted"]
    again = call("load", good, "--json", "--db", db)
    assert again.status == 0
    assert [each["status"] for each in json.loads(again.out)] == ["unchanged"]
    assert loaded(db).count("STC thang 3.xlsx") == 1


def test_load_takes_the_good_and_keeps_the_bad(db, good, bad):
    answer = call("load", good, bad, "--db", db)
    assert answer.status == 1
    assert ("SNV thang 3.xlsx", "rejected") in kept(db)
    assert ("STC thang 3.xlsx", "accepted") in kept(db)


def test_load_makes_the_database_that_it_is_told(tmp_path):
    db, listing = tmp_path / "new" / "board.duckdb", tmp_path / "danh sach.xlsx"
    listing.write_bytes(small_board.list_only()[0].content)
    assert call("load", listing, "--db", db).status == 0
    assert loaded(db) == ["danh sach.xlsx"]


@pytest.mark.parametrize(
    ("received_at", "is_late"),
    [("2021-03-25T23:59", False), ("2021-03-26", True), ("2021-03-25T17:30+00:00", True)],
)
def test_load_at_a_given_time_is_late_or_not(db, good, received_at, is_late):
    answer = call("load", good, "--json", "--received-at", received_at, "--db", db)
    codes = {finding["code"] for finding in json.loads(answer.out)[0]["findings"]}
    assert ("late" in codes) is is_late


@pytest.mark.parametrize("received_at", ["yesterday", "2021-02-30", "0021-03-01", "9999-12-31"])
def test_load_refuses_a_time_that_is_none(db, good, received_at):
    before = kept(db)
    answer = call("load", good, "--received-at", received_at, "--db", db)
    assert answer.status == 2 and says_one_sentence(answer) and received_at in answer.err
    assert kept(db) == before


def test_load_beside_a_running_board_is_refused_in_a_sentence(db, good):
    with held(db):
        answer = run("load", good, "--db", db)
    assert answer.status == 2 and answer.out == ""
    assert says_one_sentence(answer) and "trang web" in answer.err


def test_load_refuses_what_is_not_there(db, tmp_path):
    answer = call("load", tmp_path / "nowhere.xlsx", "--db", db)
    assert answer.status == 2 and says_one_sentence(answer) and "nowhere.xlsx" in answer.err


def test_load_into_a_file_that_is_no_database_is_refused(good, tmp_path):
    db = tmp_path / "notes.txt"
    db.write_text("not a database\n" * 1000)
    answer = call("load", good, "--db", db)
    assert answer.status == 2 and says_one_sentence(answer) and "notes.txt" in answer.err
    assert db.read_text() == "not a database\n" * 1000


def test_load_of_an_empty_folder_says_so(db, tmp_path):
    folder = tmp_path / "trong"
    folder.mkdir()
    answer = call("load", folder, "--json", "--db", db)
    assert (answer.status, json.loads(answer.out)) == (0, [])
    assert says_one_sentence(answer)


def test_load_of_a_zip_with_an_entry_that_cannot_be_opened_counts_as_rejected(db, good, tmp_path):
    path = tmp_path / "goi.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(good, good.name)
        archive.writestr("SNV.xlsx", b"to be damaged " * 50)
    path.write_bytes(path.read_bytes().replace(b"to be damaged", b"TO BE DAMAGED", 1))
    assert len(unpack(path.name, path.read_bytes()).files) == 1
    answer = call("load", path, "--json", "--db", db)
    assert answer.status == 1
    assert [each["status"] for each in json.loads(answer.out)] == ["accepted"]
    assert "SNV.xlsx" in answer.err


def test_load_keeps_who_brings_it_in_and_why_it_replaces_another(db, good, tmp_path):
    again = tmp_path / "STC lan 2.xlsx"
    again.write_bytes(report("STC", MARCH, members={"opening": 52, "admitted": 4, "closing": 56}))
    assert call("load", good, "--by", "Nguyễn Thị A", "--db", db).status == 0
    told = ("--by", "Trần Văn B", "--reason", "bổ sung kết nạp")
    assert call("load", again, *told, "--db", db).status == 0
    with Store(db) as store:
        rows = store.rows("received", organization="STC", month=MARCH.first)
    found = [(row["revision"], row["received_by"], row["reason"]) for row in rows]
    assert sorted(found) == [(1, "Nguyễn Thị A", ""), (2, "Trần Văn B", "bổ sung kết nạp")]
