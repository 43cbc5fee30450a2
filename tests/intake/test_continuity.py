"""A report against the months before it, the other organizations and the register."""

import pytest
from comparing import APRIL, MARCH, compared, found
from workbooks import FOLLOW_UP, grassroots

from partyboard.intake.context import LastReport, OpenItem, Within
from partyboard.text import Month, key

# What was there before


def test_an_opening_that_is_not_the_last_closing_is_a_warning() -> None:
    findings = compared(grassroots(), last=LastReport(APRIL, {"members": {"closing": 50}}))
    assert found(findings) == [("opening-differs", "Đảng viên!C7")]
    assert "4/2021" in findings[0].message
    assert "50" in findings[0].message


def test_after_a_gap_of_months_a_differing_opening_says_so() -> None:
    findings = compared(grassroots(), last=LastReport(MARCH, {"members": {"closing": 50}}))
    assert found(findings) == [("opening-differs", "Đảng viên!C7")]
    assert "3/2021" in findings[0].message
    assert "ở giữa" in findings[0].message


def test_after_a_gap_of_months_an_equal_opening_is_fine() -> None:
    assert compared(grassroots(), last=LastReport(MARCH, {"members": {"closing": 52}})) == ()


def test_a_last_report_without_the_figure_is_not_compared() -> None:
    assert compared(grassroots(), last=LastReport(APRIL, {})) == ()
    assert compared(grassroots(), last=LastReport(APRIL, {"members": {"closing": None}})) == ()


@pytest.mark.parametrize(
    ("last_month", "probationary", "transferred_in", "is_odd"),
    [
        (APRIL, 0, 0, True),
        (APRIL, 0, None, True),
        (APRIL, 1, 0, False),
        (APRIL, 0, 1, False),
        (APRIL, None, 0, False),
        (MARCH, 0, 0, False),
    ],
)
def test_no_more_are_converted_than_were_on_probation_or_came(
    last_month: Month, probationary: int | None, transferred_in: int | None, is_odd: bool
) -> None:
    figures = {"transferred_in": transferred_in, "closing": 51 + (transferred_in or 0)}
    last = LastReport(last_month, {"members": {"closing": 52, "probationary": probationary}})
    findings = compared(grassroots(members=figures), last=last)
    assert found(findings) == ([("outlier", "Đảng viên!C20")] if is_odd else [])


@pytest.mark.parametrize(
    ("history", "admitted", "is_odd"),
    [
        ((1, 0, 2, 1) * 6, 30, True),
        ((1, 0, 2, 1) * 3, 30, True),
        ((2,) * 12, 20, True),
        ((1, 0, 2, 1) * 2, 30, False),
        ((), 30, False),
        ((0,) * 24, 4, False),
        ((1, 0, 2, 1) * 6, 5, False),
        ((1, 0, 2, 30) * 6, 30, False),
        ((20, 35, 28, 31) * 6, 40, False),
    ],
    ids=[
        "thirty for one", "twelve months are enough", "always two", "too short a history",
        "no history", "small count", "five", "as many once before", "a large organization",
    ],
)  # fmt: skip
def test_a_figure_far_from_the_usual_is_a_warning(
    history: tuple[int, ...], admitted: int, is_odd: bool
) -> None:
    book = grassroots(members={"admitted": admitted, "closing": 50 + admitted})
    findings = compared(book, history={"members.admitted": history})
    assert found(findings) == ([("outlier", "Đảng viên!C8")] if is_odd else [])


APRIL_FIGURES = {
    "opening": 52, "admitted": 1, "transferred_in": 0, "transferred_out": 2, "died": None,
    "closing": 51, "official_conversions": 1, "probationary": 3,
}  # fmt: skip


def test_figures_copied_from_the_month_before_are_a_warning() -> None:
    findings = compared(grassroots(), last=LastReport(APRIL, {"members": APRIL_FIGURES}))
    assert ("copied-figures", "Đảng viên") in found(findings)


@pytest.mark.parametrize(
    "last", [{"official_conversions": 0}, {"died": 0, "transferred_out": 3}, {"closing": 53}]
)
def test_one_figure_that_differs_is_no_copy(last: dict[str, int]) -> None:
    records = {"members": {**APRIL_FIGURES, **last}}
    findings = compared(grassroots(), last=LastReport(APRIL, records))
    assert "copied-figures" not in [finding.code for finding in findings]


@pytest.mark.parametrize("admitted", [0, 1])
def test_quiet_months_are_alike_and_not_copied(admitted: int) -> None:
    quiet = {
        "opening": 52, "admitted": admitted, "transferred_in": 0, "transferred_out": 0,
        "closing": 52 + admitted, "official_conversions": 0,
    }  # fmt: skip
    findings = compared(
        grassroots(members=quiet), last=LastReport(APRIL, {"members": {**quiet, "probationary": 3}})
    )
    assert "copied-figures" not in [finding.code for finding in findings]


# Transfers within the committee


@pytest.mark.parametrize(
    ("within", "differ"),
    [
        (Within(2, 4, complete=True), True),
        (Within(3, 4, complete=True), False),
        (Within(2, 4, complete=False), False),
        (None, False),
    ],
)
def test_transfers_within_the_committee_cancel_out(within: Within | None, differ: bool) -> None:
    book = grassroots(members={"transferred_in": 1, "transferred_in_within": 1, "closing": 52})
    findings = compared(book, within=within)
    assert found(findings) == ([("transfers-differ", "Đảng viên!C10")] if differ else [])


# Follow-ups

REGISTER = frozenset({(key("12-KL/ĐUK"), "1"), (key("12-KL/ĐUK"), "2")})


def test_an_open_item_that_is_not_mentioned_stays_open() -> None:
    items = (OpenItem("12-KL/ĐUK", "1"), OpenItem("12-KL/ĐUK", "2"))
    findings = compared(grassroots(), open_items=items, register=REGISTER)
    assert found(findings) == [("follow-up-missing", "Khắc phục")]
    assert "mục 2" in findings[0].message


def test_an_item_is_known_however_its_conclusion_is_written() -> None:
    rows = [{**FOLLOW_UP, "conclusion": "12–kl/ĐUK", "item": 1}]
    items = (OpenItem("12-KL/ĐUK", "1"),)
    assert compared(grassroots(follow_ups=rows), open_items=items, register=REGISTER) == ()


def test_an_item_that_is_not_in_the_register_is_a_warning() -> None:
    rows = [FOLLOW_UP, {**FOLLOW_UP, "item": "3"}, {**FOLLOW_UP, "conclusion": "13-KL/ĐUK"}]
    assert found(compared(grassroots(follow_ups=rows), register=REGISTER)) == [
        ("unknown-follow-up", "Khắc phục!A7"),
        ("unknown-follow-up", "Khắc phục!A8"),
    ]


def test_without_a_register_no_item_is_unknown() -> None:
    assert compared(grassroots(), open_items=(OpenItem("12-KL/ĐUK", "2"),)) == ()
