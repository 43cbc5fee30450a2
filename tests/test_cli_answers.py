"""figures, query, rebuild: the numbers as the pages show them, in words, JSON and CSV."""

import csv
import io
import json
import shutil

import pytest
from calling import call, held, run, says_one_sentence
from filled_forms import STC, at, listing, report, sent
from published import PUBLISHED
from small_board import MARCH, build


@pytest.fixture(scope="module")
def demo(demo_file, tmp_path_factory):
    return shutil.copyfile(demo_file, tmp_path_factory.mktemp("demo") / "demo.duckdb")


@pytest.fixture
def of_hostile_words(tmp_path):
    name = "=HYPERLINK(1)"
    batches = (
        [sent(listing(rows=({**STC, "name": name},)), at(2021, 1, 4))],
        [sent(report("STC", MARCH, name=name), at(2021, 3, 24))],
    )
    return build(tmp_path / "hostile.duckdb", *batches)


def values(answer):
    return {name: entry["value"] for name, entry in json.loads(answer.out)["figures"].items()}


def test_figures_of_may_2021_are_the_published_ones(demo):
    answer = run("figures", "--month", "2021-05", "--json", PARTYBOARD_DB=str(demo))
    assert (answer.status, answer.err) == (0, "")
    found = values(answer)
    assert {name: found[name] for name in PUBLISHED} == PUBLISHED
    for name in ("open", "overdue", "closed", "reported_late"):
        assert found[f"follow_ups_{name}"] > 0
    assert found["awaiting_government_discipline"] + found["awaiting_party_discipline"] >= 1


def test_figures_say_how_far_they_can_be_trusted(demo):
    answer = call("figures", "--month", "2021-05", "--json", "--db", demo)
    found = json.loads(answer.out)
    assert list(found) == ["month", "as_of", "coverage", "figures"]
    assert (found["month"], found["as_of"]) == ("2021-05", None)
    assert found["coverage"] == {"expected": 68, "received": 66, "on_time": 62, "carried": 2}
    assert found["figures"]["members"] == {"value": 3390, "unit": "đảng viên", "label": "Đảng viên"}


def test_figures_of_one_organization_leave_out_the_committees_own(board_file):
    answer = call("figures", "--month", "2021-03", "--org", "stc", "--json", "--db", board_file)
    found = values(answer)
    assert (found["members"], found["admitted"]) == (53, 1)
    assert "dossiers_appraised" not in found


def test_figures_of_who_did_not_report_are_carried_or_missing_never_zero(board_file):
    answer = call("figures", "--month", "2021-03", "--org", "SNV", "--json", "--db", board_file)
    assert json.loads(answer.out)["coverage"] == {
        "expected": 1,
        "received": 0,
        "on_time": 0,
        "carried": 1,
    }
    assert values(answer)["members"] == 30
    assert values(answer)["admitted"] is None


def test_figures_of_a_month_in_which_nobody_reported_are_missing(board_file):
    answer = call("figures", "--month", "2021-02", "--json", "--db", board_file)
    assert json.loads(answer.out)["coverage"] == {
        "expected": 3,
        "received": 0,
        "on_time": 0,
        "carried": 3,
    }
    assert values(answer)["members"] == 102
    assert values(answer)["admitted"] is None


def test_figures_of_a_month_that_is_not_in_the_database_are_missing(board_file):
    answer = call("figures", "--month", "2031-01", "--json", "--db", board_file)
    assert answer.status == 0
    assert set(values(answer).values()) == {None}


def test_figures_as_they_were_known_before_a_report_came(board_file):
    ask = ("figures", "--month", "2021-01", "--json", "--db", board_file)
    before = call(*ask, "--as-of", "2021-01-22T08:00")
    assert json.loads(before.out)["as_of"] == "2021-01-22T08:00:00+07:00"
    assert values(before)["members"] is None
    assert values(call(*ask, "--as-of", "2021-01-22T10:00"))["members"] == 102


def test_figures_in_words_end_with_the_honesty_line(demo):
    answer = call("figures", "--month", "2021-05", "--db", demo)
    lines = answer.out.splitlines()
    assert lines[0] == "Tháng 5/2021"
    assert "  Đảng viên: 3.390 đảng viên" in lines
    assert lines[-1].startswith("66/68 đơn vị đã báo cáo · 2 đơn vị tạm tính")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("figures --month 2021-00", "2021-00"),
        ("figures --month 2021-03 --org NOBODY", "NOBODY"),
        ("figures --month 2021-03 --as-of tomorrow", "tomorrow"),
        ("query nothing", "nothing"),
        ("query ../queries/members", "../queries/members"),
        ("query members --param organisation=STC", "organisation"),
        ("query members --param organization", "organization"),
        ("query organizations --param month=May", "2021-05"),
        ("query missing", "--param month=2021-05"),
        ("query target_pace --param organization=STC", "--param year=2021"),
        ("query findings", "--param submission="),
        ("query members --format xml", "xml"),
    ],
)
def test_questions_that_mean_nothing_are_refused_in_a_sentence(board_file, arguments, named):
    answer = call(*arguments.split(), "--db", board_file)
    assert (answer.status, answer.out) == (2, "")
    assert says_one_sentence(answer) and named in answer.err


@pytest.mark.parametrize("verb", ["figures --month 2021-03", "query members", "rebuild"])
def test_questions_to_a_database_that_is_not_there_are_refused_and_make_none(tmp_path, verb):
    db = tmp_path / "none.duckdb"
    answer = call(*verb.split(), "--db", db)
    assert answer.status == 2 and says_one_sentence(answer) and "none.duckdb" in answer.err
    assert not db.exists()


@pytest.mark.parametrize("verb", ["figures --month 2021-03", "query members", "rebuild"])
def test_questions_beside_a_running_board_are_refused_in_a_sentence(board_file, verb):
    with held(board_file):
        answer = call(*verb.split(), "--db", board_file)
    assert answer.status == 2 and says_one_sentence(answer)


def test_query_lists_the_organizations_as_csv(board_file):
    ask = ("query", "organizations", "--param", "month=2021-03-01", "--format", "csv")
    answer = run(*ask, "--db", board_file)
    assert answer.status == 0
    assert list(csv.reader(io.StringIO(answer.out))) == [
        ["code", "name", "kind", "sector"],
        ["STC", "Đảng bộ Sở Tài chính", "Đảng bộ cơ sở", "agency"],
        ["SNV", "Đảng bộ Sở Nội vụ", "Đảng bộ cơ sở", "agency"],
        ["CTVT", "Chi bộ Công ty Vận tải", "Đảng bộ cơ sở", "enterprise"],
    ]


@pytest.mark.parametrize("month", ["2021-03", "3/2021", "2021-03-01"])
def test_query_takes_a_month_however_it_is_written(board_file, month):
    answer = call("query", "missing", "--param", f"month={month}", "--db", board_file)
    assert (answer.status, answer.err) == (0, "")
    assert {"SNV", "CTVT"} <= {*answer.out.split()}


def test_query_without_an_answer_says_so_under_its_headings(board_file):
    answer = call("query", "missing", "--param", "month=2021-01", "--db", board_file)
    heading, told = answer.out.splitlines()
    assert heading.split()[:2] == ["organization", "name"] and told == "không có dòng nào"


def test_query_as_json_keeps_numbers_and_writes_months_in_iso(board_file):
    answer = call("query", "members", "--format", "json", "--db", board_file)
    rows = json.loads(answer.out)
    assert [(row["month"], row["members"]) for row in rows] == [
        ("2021-01-01", 102),
        ("2021-02-01", 102),
        ("2021-03-01", 103),
    ]


def test_query_as_a_table_has_a_heading_and_a_line_for_each_row(board_file):
    answer = call("query", "members", "--param", "organization=SNV", "--db", board_file)
    heading, *lines = answer.out.splitlines()
    assert "month" in heading and "members" in heading
    assert [line.split()[0] for line in lines] == ["2021-01-01", "2021-02-01", "2021-03-01"]


def test_query_as_csv_does_not_hand_a_spreadsheet_a_formula(of_hostile_words):
    ask = ("query", "organizations", "--param", "month=2021-03-01", "--db", of_hostile_words)
    rows = list(csv.DictReader(io.StringIO(call(*ask, "--format", "csv").out)))
    assert [row["name"] for row in rows] == ["'=HYPERLINK(1)"]
    assert json.loads(call(*ask, "--format", "json").out)[0]["name"] == "=HYPERLINK(1)"


def test_query_as_csv_writes_times_in_iso(board_file):
    ask = ("query", "submissions", "--param", "organization=SNV", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(call(*ask, "--db", board_file).out)))
    assert [row["received_at"] for row in rows] == ["2021-01-22T09:00:00+07:00"]


def test_rebuild_finds_nothing_different_where_nothing_changed(board_file, tmp_path):
    db = shutil.copyfile(board_file, tmp_path / "b.duckdb")
    answer = run("rebuild", "--db", db)
    assert (answer.status, answer.out, answer.err) == (0, "Không có gì khác.\n", "")
    assert values(call("figures", "--month", "2021-03", "--json", "--db", db))["members"] == 103
