"""Every report of the demo, also those corrected later, keeps the rules worked out here anew."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Kind
from partyboard.forms.registry import form_named
from partyboard.text import Month, key, months_between

MONTHS = months_between(Month(2020, 1), Month(2021, 5))
INCREASES = ("admitted", "transferred_in", "reinstated")
DECREASES = ("transferred_out", "died", "expelled", "struck_off", "resigned")
MOVES = ("admitted", "transferred_in", "transferred_out", "died", "official_conversions")

# What the story breaks on purpose.
OPENINGS_THAT_DIFFER = {("CHQ", Month(2020, 12)), ("SKHCN", Month(2021, 5))}
LETTERS_ON_THEIR_WAY = {Month(2020, 10): -1, Month(2020, 11): 1}
UNMENTIONED = {("SLDTBXH", Month(2021, 4), "27-KL/ĐUK", "2")}


@pytest.fixture(scope="module")
def sent(demo_world):
    """Every grassroots workbook ever sent, without the spoiled ones."""
    return [
        letter.workbook
        for letter in demo_world.letters
        if letter.workbook.form == "grassroots" and letter.fault is None
    ]


@pytest.fixture(scope="module")
def reports(demo_world):
    """(organization, month) → sheets of the report in force."""
    return {
        (organization, period): workbook.sheets
        for (form, organization, period), workbook in demo_world.current.items()
        if form == "grassroots"
    }


def members_of(sheets):
    return sheets["members"][0]


def test_opening_and_changes_make_closing(sent):
    for workbook in sent:
        members = members_of(workbook.sheets)
        grown = sum(members[name] for name in INCREASES)
        shrunk = sum(members[name] for name in DECREASES)
        assert members["opening"] + grown - shrunk == members["closing"], workbook.organization


def test_no_part_exceeds_its_whole(sent):
    for workbook in sent:
        for sheet in GRASSROOTS.content:
            for field in sheet.fields:
                if field.at_most:
                    for row in workbook.sheets[sheet.name]:
                        part, whole = row[field.name], row[field.at_most]
                        assert part is None or whole is None or part <= whole, field.name


def test_required_fields_are_filled_in_and_choices_are_known(demo_world):
    for letter in demo_world.letters:
        form = form_named(letter.workbook.form)
        for name, rows in letter.workbook.sheets.items():
            for field in form.sheet(name).fields:
                for row in rows:
                    value = row.get(field.name)
                    if field.required and field.prefill is None:
                        assert value is not None, (letter.filename, field.name)
                    if field.kind is Kind.CHOICE and value is not None:
                        assert field.choice(value)


def test_every_count_is_a_whole_number_of_zero_or_more(sent):
    for workbook in sent:
        for sheet, field in GRASSROOTS.fields():
            if field.kind is Kind.COUNT:
                for row in workbook.sheets[sheet.name]:
                    value = row[field.name]
                    assert value is None or (type(value) is int and value >= 0), field.name


def test_forms_of_discipline_add_up(sent):
    for workbook in sent:
        other, members = workbook.sheets["other_work"][0], members_of(workbook.sheets)
        forms = [other[name] or 0 for name in ("reprimanded", "cautioned", "removed_from_post")]
        assert sum(forms) + members["expelled"] == (other["disciplined_by_party"] or 0)


def test_no_row_is_told_twice(sent):
    for workbook in sent:
        unique = {
            "training": lambda row: (row["course_code"], key(row["course"]), row["opened_on"]),
            "commendations": lambda row: tuple(
                row[name] for name in ("decision", "decided_on", "topic", "award", "level")
            ),
            "follow_ups": lambda row: (row["conclusion"], row["item"]),
        }
        for sheet, identity in unique.items():
            rows = [identity(row) for row in workbook.sheets[sheet]]
            assert len(rows) == len(set(rows)), (workbook.organization, workbook.period, sheet)


def test_dates_lie_in_the_month_and_before_the_report(sent):
    for workbook in sent:
        prepared_on = workbook.sheets["info"][0]["prepared_on"]
        days = [row["opened_on"] for row in workbook.sheets["training"]]
        days += [row["decided_on"] for row in workbook.sheets["commendations"]]
        for day in days:
            assert Month.of(day) == workbook.period
            assert day <= prepared_on
        for row in workbook.sheets["follow_ups"]:
            assert row["reported_on"] is None or row["reported_on"] <= prepared_on


def test_opening_is_the_last_closing(reports):
    differing = {
        (code, month)
        for (code, month), sheets in reports.items()
        for last in [max((m for c, m in reports if c == code and m < month), default=None)]
        if last and members_of(sheets)["opening"] != members_of(reports[code, last])["closing"]
    }
    assert differing == OPENINGS_THAT_DIFFER


def test_conversions_come_from_those_on_probation(reports):
    for (code, month), sheets in reports.items():
        if (code, month - 1) in reports:
            members, last = members_of(sheets), members_of(reports[code, month - 1])
            possible = last["probationary"] + members["transferred_in"]
            assert members["official_conversions"] <= possible


def test_probationary_members_are_admitted_and_converted_only(reports):
    for (code, month), sheets in reports.items():
        if (code, month - 1) in reports:
            members, last = members_of(sheets), members_of(reports[code, month - 1])
            change = members["admitted"] - members["official_conversions"]
            assert members["probationary"] == last["probationary"] + change


def test_transfers_within_cancel_out_but_for_the_late_letter(reports):
    left_over = Counter()
    for (_, month), sheets in reports.items():
        members = members_of(sheets)
        left_over[month] += members["transferred_in_within"] - members["transferred_out_within"]
    assert {month: n for month, n in left_over.items() if n} == LETTERS_ON_THEIR_WAY


def test_no_report_in_force_copies_the_month_before(reports):
    for (code, month), sheets in reports.items():
        if (code, month - 1) in reports:
            now, last = members_of(sheets), members_of(reports[code, month - 1])
            same = all(now[name] == last[name] for name in (*MOVES, "opening", "closing"))
            assert not (same and any(now[name] for name in MOVES)), (code, month)


def test_every_open_item_is_mentioned_by_whom_it_concerns(demo_world, reports):
    missing = set()
    register = {}
    for month in MONTHS:
        committee = demo_world.current["committee", "", month]
        for row in committee.sheets["conclusions"]:
            register[row["conclusion"], row["item"]] = row
        told = defaultdict(set)
        for (code, when), sheets in reports.items():
            if when == month:
                told[code] |= {(row["conclusion"], row["item"]) for row in sheets["follow_ups"]}
                assert told[code] <= set(register)
        for item, row in register.items():
            dissolved = row["organization"] == "CTVT" and month > Month(2020, 9)
            whose = "CTXD" if dissolved else row["organization"]
            is_open = row["confirmed_on"] is None
            if is_open and (whose, month) in reports and item not in told[whose]:
                missing.add((whose, month, *item))
    assert missing == UNMENTIONED


def test_register_keeps_its_dates_in_order(demo_world):
    for (form, _, month), workbook in demo_world.current.items():
        if form == "committee":
            for row in workbook.sheets["conclusions"]:
                assert row["concluded_on"] <= row["due_on"]
                assert row["extended_to"] is None or row["extended_to"] > row["due_on"]
                for day in (row["concluded_on"], row["confirmed_on"]):
                    assert day is None or day <= date(month.year, month.number, 17)


def test_new_members_class_takes_only_members_on_probation(reports):
    for (code, month), sheets in reports.items():
        for row in sheets["training"]:
            if row["kind"] == "new_members":
                members = members_of(sheets)
                fresh = members["probationary"] + members["official_conversions"]
                assert row["participants"] <= fresh, (code, month)
