"""The life in the demo is where the story says it is, and the demo is always the same."""

import subprocess
import sys
from datetime import datetime, time

import pytest

from partyboard.demo.organizations import active_in, listed_in
from partyboard.demo.page import PAGE, page
from partyboard.demo.world import build
from partyboard.text import VIETNAM, Month, key

MAY, NOVEMBER = Month(2021, 5), Month(2020, 11)
DIGEST = """
import hashlib
from partyboard.demo.world import build
print(hashlib.sha256(repr(build().letters).encode()).hexdigest())
"""


def letters_of(world, code, month):
    return [
        letter
        for letter in world.letters
        if (letter.workbook.organization, letter.workbook.period) == (code, month)
    ]


def sheets_of(world, code, month):
    return world.current["grassroots", code, month].sheets


def test_the_same_world_every_time(demo_world):
    assert build() == demo_world


def test_the_same_world_in_another_process():
    told = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_another_seed_is_another_world_with_the_same_sums(demo_world):
    other = build(49)
    assert other != demo_world
    admitted = sum(
        workbook.sheets["members"][0]["admitted"]
        for (form, _, period), workbook in other.current.items()
        if (form, period) == ("grassroots", MAY)
    )
    assert admitted == 15


def test_letters_come_in_order_of_receipt(demo_world):
    moments = [letter.received_at for letter in demo_world.letters]
    assert moments == sorted(moments)


def test_letters_come_in_office_hours(demo_world):
    for letter in demo_world.letters:
        local = letter.received_at.astimezone(VIETNAM)
        assert time(7, 0) <= local.time() <= time(17, 0)
        assert local.weekday() < 5


def test_reports_come_from_the_18th_to_a_few_days_after_the_25th(demo_world):
    first = {}
    for letter in demo_world.letters:
        workbook = letter.workbook
        if workbook.form == "grassroots":
            first.setdefault((workbook.organization, workbook.period), letter.received_at)
    for (code, month), moment in first.items():
        opens = datetime(month.year, month.number, 18, tzinfo=VIETNAM)
        assert 0 <= (moment - opens).days <= 17, (code, month)
    late = [place for place, moment in first.items() if moment.day > 25 or moment.day < 18]
    assert 30 <= len(late) <= 80


def test_the_last_report_comes_at_five_past_four(demo_world):
    last = demo_world.letters[-1]
    assert last.received_at == datetime(2021, 5, 31, 16, 5, tzinfo=VIETNAM)
    assert last.workbook.form == "grassroots"


def test_68_organizations_are_active_in_may_2021():
    assert len(active_in(MAY)) == 68
    assert len({unit.code for unit in listed_in(MAY)}) == 69


def test_66_of_68_report_in_may_2021(demo_world):
    reported = {o for form, o, m in demo_world.current if (form, m) == ("grassroots", MAY)}
    assert {unit.code for unit in active_in(MAY)} - reported == {"CTDM", "BVYHCT"}


def test_who_is_silent_in_the_other_months(demo_world):
    silent = {
        (unit.code, month)
        for month in (Month(2020, 1) + n for n in range(16))
        for unit in active_in(month)
        if ("grassroots", unit.code, month) not in demo_world.current
    }
    assert silent == {("HCCB", Month(2020, 4)), ("HCCB", Month(2020, 5)), ("SKHCN", Month(2021, 4))}


def test_organization_that_missed_april_opens_may_with_its_true_number(demo_world):
    march, may = (sheets_of(demo_world, "SKHCN", Month(2021, n))["members"][0] for n in (3, 5))
    assert may["opening"] != march["closing"]


def test_list_is_sent_again_at_each_change(demo_world):
    lists = [
        (letter.workbook.period, {row["code"]: row for row in letter.workbook.sheets["list"]})
        for letter in demo_world.letters
        if letter.workbook.form == "organizations"
    ]
    assert [month for month, _ in lists] == [
        Month(2020, 1),
        Month(2020, 10),
        Month(2021, 1),
        Month(2021, 3),
    ]
    first, dissolved, raised, founded = (rows for _, rows in lists)
    assert first["CTVT"]["to_month"] is None and "CTFDI" not in first
    assert dissolved["CTVT"]["to_month"] == Month(2020, 9).first
    assert dissolved["CTVT"]["successor"] == "CTXD"
    assert dissolved["BVTT"]["kind"] == "Chi bộ cơ sở"
    assert raised["BVTT"]["kind"] == "Đảng bộ cơ sở"
    assert founded["CTFDI"]["from_month"] == Month(2021, 3).first


def test_list_has_official_codes_with_leading_zeros_in_official_order(demo_world):
    rows = demo_world.current["organizations", "", Month(2021, 3)].sheets["list"]
    codes = [row["official_code"] for row in rows]
    assert codes == sorted(codes) and all(code.startswith("00.") for code in codes)


def test_members_of_the_dissolved_organization_arrive_at_its_successor(demo_world):
    gone = sheets_of(demo_world, "CTVT", Month(2020, 9))["members"][0]
    there = sheets_of(demo_world, "CTXD", Month(2020, 9))["members"][0]
    assert gone["closing"] == 0 and gone["opening"] == gone["transferred_out_within"] > 0
    assert there["transferred_in_within"] >= gone["opening"]
    assert ("grassroots", "CTVT", Month(2020, 10)) not in demo_world.current


def test_successor_reports_on_the_shortcoming_it_took_over(demo_world):
    before = sheets_of(demo_world, "CTVT", Month(2020, 9))["follow_ups"]
    after = sheets_of(demo_world, "CTXD", Month(2020, 10))["follow_ups"]
    assert [(row["conclusion"], row["item"]) for row in before] == [("07-KL/ĐUK", "2")]
    assert [(row["conclusion"], row["item"]) for row in after] == [("07-KL/ĐUK", "2")]


def test_new_organization_begins_with_transfers(demo_world):
    members = sheets_of(demo_world, "CTFDI", Month(2021, 3))["members"][0]
    assert (members["opening"], members["transferred_in"], members["closing"]) == (0, 8, 8)


@pytest.mark.parametrize(
    ("code", "month"),
    [
        ("BVDK", Month(2020, 3)),
        ("SYT", Month(2020, 6)),
        ("CTDL", Month(2020, 9)),
        ("CDYT", Month(2020, 11)),
        ("PTTH", Month(2020, 12)),
        ("SNNPTNT", Month(2021, 1)),
        ("VTT", Month(2021, 5)),
    ],
)
def test_corrected_report_differs_and_the_next_month_follows_it(demo_world, code, month):
    first, second = letters_of(demo_world, code, month)
    assert first.workbook.sheets != second.workbook.sheets
    assert first.received_at < second.received_at
    if month < MAY:
        opening = sheets_of(demo_world, code, month + 1)["members"][0]["opening"]
        assert opening == second.workbook.sheets["members"][0]["closing"]


def test_correction_that_the_next_month_contradicts(demo_world):
    letters = letters_of(demo_world, "CHQ", NOVEMBER)
    first, second = (letter.workbook.sheets["members"][0] for letter in letters)
    following = sheets_of(demo_world, "CHQ", NOVEMBER + 1)["members"][0]
    assert second["closing"] == first["closing"] + 1
    assert following["opening"] == first["closing"]


def test_last_months_figures_sent_by_mistake(demo_world):
    first, second = letters_of(demo_world, "SVHTTDL", Month(2020, 8))
    july = sheets_of(demo_world, "SVHTTDL", Month(2020, 7))["members"]
    assert first.workbook.sheets["members"] == july
    assert second.workbook.sheets["members"] != july


def test_same_file_sent_twice(demo_world):
    first, second = letters_of(demo_world, "BHXH", Month(2021, 4))
    assert first.workbook == second.workbook
    assert first.filename != second.filename


@pytest.mark.parametrize(
    ("code", "month"), [("KBNN", Month(2020, 7)), ("HPN", Month(2021, 2)), ("SCT", Month(2021, 5))]
)
def test_spoiled_report_is_sent_again_right(demo_world, code, month):
    first, second = letters_of(demo_world, code, month)
    assert first.fault and not second.fault
    row = first.workbook.sheets[first.fault.sheet][first.fault.row]
    assert row[first.fault.field] != first.fault.typed
    assert second.received_at.day <= 25


def test_one_class_without_a_code_is_spelled_in_three_ways(demo_world):
    names = [
        row["course"]
        for code in ("SNV", "STC", "SKHDT")
        for row in sheets_of(demo_world, code, Month(2020, 10))["training"]
        if row["course_code"] is None
    ]
    assert len(set(names)) == 3 and len({key(name) for name in names}) == 1


def test_name_that_is_not_the_listed_one(demo_world):
    workbook = demo_world.current["grassroots", "SNNPTNT", Month(2021, 2)]
    assert workbook.organization_name == "Đảng bộ Sở NN&PTNT"


def test_page_of_the_docs_is_made_from_the_story():
    assert PAGE.read_text(encoding="utf-8") == page(), "chạy: python -m partyboard.demo.page"
