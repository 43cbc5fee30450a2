"""A target set from a page: a new list of the year, with all the others, kept like a workbook."""

from shutil import copyfile

import pytest
from filled_forms import at, listing, report, sent, targets
from small_board import JANUARY, stays

from partyboard.board.target_list import changes_table, targets_table, years_with_targets
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.reception.amending import ReasonMissing, withdraw
from partyboard.settings import DEFAULT_FILE, load
from partyboard.store.database import Store
from partyboard.targets import Goal, TargetRefused, preview, set_target, targets_of
from partyboard.text import Month

GIVEN = (
    {"indicator": "admitted", "target": 12},
    {"organization": "STC", "indicator": "admitted", "target": 6},
    {"organization": "SNV", "indicator": "classes", "target": 2},
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Three organizations with three targets of 2021; STC reported January."""
    contents = [listing(), targets(2021, *GIVEN), report("STC", JANUARY, members=stays(50))]
    path = tmp_path_factory.mktemp("targets") / "built.duckdb"
    with Store(path) as store:
        receive(store, map(sent, contents), load(DEFAULT_FILE), now=at(2021, 1, 25))
    return path


@pytest.fixture
def store(built, tmp_path):
    with Store(copyfile(built, tmp_path / "board.duckdb")) as opened:
        yield opened


@pytest.fixture
def give(store, settings):
    """Sets a target; each a day later than the one before."""
    days = iter(range(1, 20))

    def given(organization, indicator, target, reason="Nghị quyết 5", year=2021):
        goal = Goal(year, organization, indicator, target)
        return set_target(store, settings, goal, reason, "Lan", at(2021, 2, next(days)))

    return given


def table(answer):
    return [list(row) for row in answer.rows]


def test_one_is_changed_and_all_others_stay(store, give):
    assert preview(store, Goal(2021, "STC", "admitted", 8)) == "Kết nạp năm 2021, STC: 6 → 8"
    (receipt,) = give("STC", "admitted", 8)
    assert receipt.filename == "Chỉ tiêu năm 2021.xlsx"
    assert targets_of(store, 2021) == {
        ("", "admitted"): 12,
        ("STC", "admitted"): 8,
        ("SNV", "classes"): 2,
    }
    ((by, about),) = [(row["made_by"], row["about"]) for row in store.rows("audit", did="target")]
    assert (by, about) == ("Lan", "Kết nạp năm 2021, STC: 6 → 8: Nghị quyết 5")


def test_one_is_added_and_one_taken_back(store, give):
    give("SNV", "admitted", 3.5)
    give("STC", "admitted", None)
    assert targets_of(store, 2021) == {
        ("", "admitted"): 12,
        ("SNV", "admitted"): 3.5,
        ("SNV", "classes"): 2,
    }


def test_the_first_of_a_year_begins_its_list(store, give):
    give("", "admitted", 20, year=2022)
    assert targets_of(store, 2022) == {("", "admitted"): 20}
    assert len(targets_of(store, 2021)) == 3
    assert years_with_targets(store) == {2021, 2022}


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (Goal(2021, "STC", "admitted", 6), "Chưa thay đổi gì"),
        (Goal(2021, "CTVT", "admitted", None), "Chưa thay đổi gì"),
        (Goal(2021, "STC", "admitted", -1), "từ 0 trở lên"),
        (Goal(2021, "XXX", "admitted", 5), "«XXX»"),
        (Goal(2020, "STC", "admitted", 5), "Danh sách năm 2020"),
    ],
)
def test_what_makes_no_sense_is_refused_beforehand_and_stores_nothing(store, settings, goal, said):
    before = store.rows("received")
    with pytest.raises(TargetRefused, match=said):
        preview(store, goal)
    with pytest.raises(TargetRefused, match=said):
        set_target(store, settings, goal, "Nghị quyết 5", "Lan")
    assert store.rows("received") == before


def test_without_a_reason_nothing_is_set(store, give):
    with pytest.raises(ReasonMissing):
        give("STC", "admitted", 8, " ")
    assert targets_of(store, 2021)[("STC", "admitted")] == 6


def test_two_who_change_the_list_at_once_lose_nothing(store, settings, give, monkeypatch):
    """The second one looked before the first one wrote."""
    from partyboard import targets as setting

    read = setting.read_lists

    def first_comes_before(*asked):
        monkeypatch.setattr(setting, "read_lists", read)
        give("SNV", "admitted", 3)
        return read(*asked)

    monkeypatch.setattr(setting, "read_lists", first_comes_before)
    with pytest.raises(TargetRefused, match="vừa được người khác sửa"):
        set_target(store, settings, Goal(2021, "STC", "admitted", 8), "Nghị quyết 5", "An")
    kept = targets_of(store, 2021)
    assert (kept[("SNV", "admitted")], kept[("STC", "admitted")]) == (3, 6)


def test_the_table_says_how_each_stands(store, settings):
    view = View(store, settings, JANUARY)
    assert table(targets_table(view, "admitted", 2021)) == [
        ["Toàn Đảng bộ", "12", "0", "0,0%", "Chưa có báo cáo", "1", ""],
        ["Đảng bộ Sở Tài chính", "6", "0", "0,0%", "Đúng tiến độ", "1", ""],
    ]
    assert table(targets_table(view, "admitted", 2022)) == []


def test_the_first_list_is_one_row_of_the_history_and_each_change_one_more(store, give):
    give("STC", "admitted", 8)
    give("SNV", "admitted", 3, "Nghị quyết 6")
    give("STC", "admitted", None, "Nghị quyết 7")
    assert [row[2:] for row in table(changes_table(store, "admitted", 2021))] == [
        ["Đảng bộ Sở Tài chính", "8", "–", "Nghị quyết 7"],
        ["Đảng bộ Sở Nội vụ", "–", "3", "Nghị quyết 6"],
        ["Đảng bộ Sở Tài chính", "6", "8", "Nghị quyết 5"],
        ["2 mức giao, lần đầu", "–", "–", ""],
    ]


def test_the_history_of_a_list_that_was_set_aside_is_none(store, give):
    give("STC", "admitted", 8)
    assert len(store.rows("target_changes", year=2021)) == 4
    (newest, *_) = (row["id"] for row in store.rows("received") if row["form"] == "targets")
    withdraw(store, newest, "Nhầm", "Lan", at(2021, 3, 1))
    assert [row["revision"] for row in store.rows("target_changes", year=2021)] == [1, 1, 1]
    assert targets_of(store, 2021)[("STC", "admitted")] == 6


def test_history_is_that_of_a_time(store, give):
    give("STC", "admitted", 8)
    (change,) = [row for row in store.rows("target_changes") if row["revision"] == 2]
    assert (change["before"], change["target"], change["year"]) == (6, 8, 2021)
    assert Month.of(change["made_at"].date()) == Month(2021, 2)
    assert len(store.rows("target_changes", as_of=at(2021, 1, 31))) == 3
