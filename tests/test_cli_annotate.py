"""annotate: the workbook to send back, written where the call says, and the exit status."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
import small_board
from annotating import lines_of, notes_of, places, said
from calling import call, held, run, says_one_sentence
from filled_forms import report
from small_board import MARCH, build
from spreadsheets import parts_of, zipped

from partyboard.forms.model import LIST_SHEET


@pytest.fixture(scope="module")
def january_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("january")
    return build(folder / "b.duckdb", small_board.list_only(), small_board.january())


@pytest.fixture
def db(january_file: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(january_file, tmp_path / "board.duckdb")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "SNV thang 3.xlsx"
    path.write_bytes(report("SNV", MARCH, members={"opening": 30, "closing": 31}))
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "STC thang 3.xlsx"
    path.write_bytes(small_board.march()[0].content)
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "gui lai" / "sua.xlsx"


@pytest.fixture(autouse=True)
def _folder(out: Path) -> None:
    out.parent.mkdir()


def test_workbook_with_errors_is_marked_and_the_status_says_that_it_has_some(
    db: Path, bad: Path, out: Path
) -> None:
    sent = bad.read_bytes()
    answer = run("annotate", bad, "-o", out, PARTYBOARD_DB=str(db))
    assert (answer.status, answer.err) == (1, "")
    assert answer.out.startswith("SNV thang 3.xlsx · SNV · tháng 3/2021: có lỗi\n")
    assert said(out.read_bytes()) == said(sent)
    assert notes_of(out.read_bytes()).keys() >= {*places(sent)}
    assert bad.read_bytes() == sent


def test_good_workbook_is_written_too_and_the_status_says_that_it_is_good(
    db: Path, good: Path, out: Path
) -> None:
    assert call("annotate", good, "-o", out, "--db", db).status == 0
    assert lines_of(out.read_bytes())[0][0] != LIST_SHEET.upper()
    assert said(out.read_bytes()) == said(good.read_bytes())


def test_marks_are_what_check_finds_with_the_database_and_without(
    db: Path, good: Path, out: Path, tmp_path: Path
) -> None:
    listed = {}
    for path in (db, tmp_path / "none.duckdb"):
        found = json.loads(call("check", good, "--json", "--db", path).out)[0]["findings"]
        call("annotate", good, "-o", out, "--db", path)
        messages = [line[-1] for line in lines_of(out.read_bytes())[8:] if len(line) > 1]
        assert sorted(messages) == sorted(each["message"] for each in found)
        listed[path.name] = messages
    assert len(listed["board.duckdb"]) > len(listed["none.duckdb"])
    assert not (tmp_path / "none.duckdb").exists()


def test_beside_a_running_board_the_file_is_judged_alone_and_says_so(
    db: Path, bad: Path, out: Path
) -> None:
    with held(db):
        answer = call("annotate", bad, "-o", out, "--db", db)
    assert answer.status == 1 and out.exists()
    assert says_one_sentence(answer) and str(db) in answer.err


def test_what_is_no_workbook_is_rejected_with_what_to_do_and_writes_nothing(
    db: Path, out: Path, tmp_path: Path
) -> None:
    page = tmp_path / "trang web.xls"
    page.write_bytes(b"<html><table></table></html>")
    answer = call("annotate", page, "-o", out, "--db", db)
    assert (answer.status, answer.out) == (1, "")
    assert says_one_sentence(answer) and "trang web.xls" in answer.err
    assert not out.exists()


def test_workbook_with_macros_says_under_which_ending_it_opens(
    db: Path, bad: Path, out: Path, tmp_path: Path
) -> None:
    kinds = "[Content_Types].xml"
    parts = parts_of(bad.read_bytes())
    old = b"openxmlformats-officedocument.spreadsheetml.sheet.main"
    parts[kinds] = parts[kinds].replace(old, b"ms-excel.sheet.macroEnabled.main")
    macros = tmp_path / "SNV.xlsm"
    macros.write_bytes(zipped(parts))
    answer = call("annotate", macros, "-o", out, "--db", db)
    assert answer.status == 1 and ".xlsm" in answer.err
    assert call("annotate", macros, "-o", out.with_suffix(".xlsm"), "--db", db).err == ""


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("nowhere.xlsx -o x.xlsx", "nowhere.xlsx"),
        ("bad.xlsx -o bad.xlsx", "bad.xlsx"),
        ("bad.xlsx -o nowhere/x.xlsx", "nowhere"),
        ("two.zip -o x.xlsx", "two.zip"),
        ("empty -o x.xlsx", "empty"),
        ("bad.xlsx", "--output"),
        ("-o x.xlsx", "TỆP"),
    ],
)
def test_wrong_call_is_refused_in_words_and_writes_nothing(
    db: Path, bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    sent = shutil.copyfile(bad, tmp_path / "bad.xlsx").read_bytes()
    (tmp_path / "empty").mkdir()
    with zipfile.ZipFile("two.zip", "w") as archive:
        archive.writestr("a.xlsx", sent)
        archive.writestr("b.xlsx", sent)
    answer = call("annotate", *arguments.split(), "--db", db)
    assert (answer.status, answer.out) == (2, "")
    assert named in answer.err and "Traceback" not in answer.err
    assert not (tmp_path / "x.xlsx").exists()
    assert (tmp_path / "bad.xlsx").read_bytes() == sent
