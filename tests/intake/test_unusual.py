"""Figures that nobody would expect: out of an organization's own last year, or another's again."""

import pytest
from comparing import APRIL, LIST, MARCH, SKHDT, compared, found
from filled_forms import at, listing, report, sent
from workbooks import MEMBERS, grassroots

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.rules import WithinHistory
from partyboard.intake.check import examine
from partyboard.intake.context import LastReport
from partyboard.intake.findings import Finding
from partyboard.reception import receive
from partyboard.text import Month, months_between

MAY = Month(2021, 5)
SHEET = GRASSROOTS.sheet("members")
WATCHED = [rule.field for rule in SHEET.rules if isinstance(rule, WithinHistory)]

# What a figure was over twelve months. The median and MAD, the median of the distances from it:
STEADY = (40,) * 12  # 40 and 0, for which 1 is taken
EVEN = (96, 98, 100, 102, 104, 100) * 2  # 100 and 2: distances 4, 2, 0, 2, 4, 0
RISING = tuple(range(10, 22))  # 15.5 and 3: distances 0.5 to 5.5, each twice
QUIET = (0, 0, 1, 0, 2, 0, 0, 1, 0, 0, 0, 1)
ONCE = (1,) * 11 + (40,)  # 1 and 0, for which 1 is taken


def of_women(number: int, history: tuple[int, ...]) -> tuple[Finding, ...]:
    """What is said of a report with so many women among 400 members."""
    book = grassroots(members={**_four_hundred(), "female": number})
    return compared(book, history={"members.female": history})


def _four_hundred() -> dict[str, int]:
    return {"opening": 401, "closing": 400}


# Far from the usual: 0.6745 × distance from the median ÷ MAD is over 3.5


@pytest.mark.parametrize(
    ("history", "number", "is_odd"),
    [
        (STEADY, 45, False),  # 0.6745 × 5 ÷ 1 = 3.37
        (STEADY, 46, True),  # 0.6745 × 6 ÷ 1 = 4.05
        (STEADY, 35, False),
        (STEADY, 34, True),
        (STEADY, 0, True),
        (EVEN, 110, False),  # 0.6745 × 10 ÷ 2 = 3.37
        (EVEN, 111, True),  # 0.6745 × 11 ÷ 2 = 3.71
        (EVEN, 90, False),
        (EVEN, 89, True),
        (RISING, 31, False),  # 0.6745 × 15.5 ÷ 3 = 3.48
        (RISING, 32, True),  # 0.6745 × 16.5 ÷ 3 = 3.71
        (RISING, 0, False),
        (ONCE, 40, False),  # far from the usual, but it was so before
        (ONCE, 39, False),
        (ONCE, 41, True),
        (QUIET, 5, False),
        (QUIET, 9, True),  # nine admitted where a year saw two at most
    ],
)
def test_figure_is_odd_beyond_the_limit_either_way(
    history: tuple[int, ...], number: int, is_odd: bool
) -> None:
    codes = [finding.code for finding in of_women(number, history)]
    assert codes == (["outlier"] if is_odd else [])


@pytest.mark.parametrize("name", WATCHED)
@pytest.mark.parametrize("number", [0, 300])
def test_every_watched_figure_is_named_at_its_cell_high_or_low(name: str, number: int) -> None:
    moves = {"opening": 400, "admitted": 100, "transferred_in": 100, "transferred_out": 100}
    figures = {**moves, **dict.fromkeys(WATCHED[3:], 100), name: number}
    figures["closing"] = 400 + figures["admitted"] + figures["transferred_in"]
    figures["closing"] -= figures["transferred_out"]
    read = examine(grassroots(members=figures))
    assert not read.has_errors
    history = {f"members.{each}": (100,) * 12 for each in WATCHED}
    (finding,) = compared(read, history=history)
    (row,) = read.sheets["members"]
    assert (finding.code, finding.cell) == ("outlier", row.cells[name])
    assert SHEET.field(name).label in finding.message


def test_message_names_the_usual_range_and_the_figure() -> None:
    (finding,) = of_women(47, RISING)
    for said in ("«Nữ»", "47", "12 tháng", "10 đến 21", "15,5"):
        assert said in finding.message


def test_message_about_what_never_changed_names_no_range() -> None:
    (finding,) = of_women(51, STEADY)
    assert "40" in finding.message and "40 đến 40" not in finding.message


@pytest.mark.parametrize(
    ("older", "newer", "is_odd"),
    [
        (STEADY, (100,) * 12, True),
        ((100,) * 12, STEADY, False),
        ((100,), STEADY[1:], False),
        ((45,), (100,) * 12, True),
        ((), (100,) * 11, False),
        ((), (), False),
    ],
    ids=[
        "so it was two years ago", "so it has been for a year", "so it was once a year ago",
        "thirteen months ago once", "eleven months are too few", "no history",
    ],
)  # fmt: skip
def test_only_the_last_twelve_months_are_looked_at(
    older: tuple[int, ...], newer: tuple[int, ...], is_odd: bool
) -> None:
    codes = [finding.code for finding in of_women(45, older + newer)]
    assert codes == (["outlier"] if is_odd else [])


def test_figure_left_blank_is_not_compared() -> None:
    book = grassroots(members={**_four_hundred(), "female": None})
    assert compared(book, history={"members.female": STEADY}) == ()


def test_figure_without_a_history_of_its_own_is_not_compared() -> None:
    book = grassroots(members={**_four_hundred(), "female": 300})
    assert compared(book, history={"members.probationary": (3,) * 12}) == ()


# Copied from last month


def copied(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [pair for pair in found(findings) if pair[0] == "copied-figures"]


def moved(**figures: int) -> dict[str, int | None]:
    return {**MEMBERS, **figures}


@pytest.mark.parametrize(
    ("figures", "is_copy"),
    [
        ({}, True),
        ({"admitted": 0}, True),
        ({"admitted": 0, "official_conversions": 0}, False),
        ({"admitted": 0, "official_conversions": 0, "transferred_out": 0}, False),
    ],
    ids=["three moves", "two moves", "one move", "a quiet month"],
)
def test_same_movements_two_months_running_are_a_copy_from_two_on(
    figures: dict[str, int], is_copy: bool
) -> None:
    said = moved(**figures)
    said["closing"] = 52 + int(said["admitted"] or 0) - int(said["transferred_out"] or 0)
    last = LastReport(APRIL, {"members": said})
    findings = compared(grassroots(members=said), last=last)
    assert copied(findings) == ([("copied-figures", "Đảng viên")] if is_copy else [])


def test_copy_of_an_older_report_is_named_by_its_month() -> None:
    findings = compared(grassroots(), last=LastReport(MARCH, {"members": dict(MEMBERS)}))
    (message,) = [each.message for each in findings if each.code == "copied-figures"]
    assert "3/2021" in message


@pytest.mark.parametrize("name", ["opening", "transferred_out", "closing", "official_conversions"])
def test_any_movement_that_differs_is_no_copy_of_last_month(name: str) -> None:
    last = LastReport(APRIL, {"members": moved(**{name: 9})})
    assert copied(compared(grassroots(), last=last)) == []


# Copied from another organization: every figure the same, five different ones among them at least


def beside(mine: dict[str, int | None], theirs: dict[str, int | None] | None) -> list[str]:
    """What is said of copies, beside this report of another organization in the same month."""
    sheets = {} if theirs is None else {"members": theirs}
    book = grassroots(members=mine)
    findings = compared(book, others={"SKHDT": sheets}, organizations=LIST)
    return [each.message for each in findings if each.code == "copied-figures"]


@pytest.mark.parametrize(
    ("mine", "theirs", "is_copy"),
    [
        ({}, {}, True),  # 52, 1, 2, 51, 3, 20: six figures
        ({"female": None}, {"female": None}, True),  # five
        ({"female": 3}, {"female": 3}, True),  # five: 3 stands there twice
        (
            {"female": None, "probationary": None},
            {"female": None, "probationary": None},
            False,  # four
        ),
        ({}, {"female": 21}, False),
        ({"female": None}, {}, False),
        ({"died": 0}, {}, False),  # they left it blank
        ({"died": 0}, {"died": 0}, True),
    ],
)
def test_record_of_another_organization_is_a_copy_when_nothing_differs(
    mine: dict[str, int | None], theirs: dict[str, int | None], is_copy: bool
) -> None:
    assert bool(beside(mine, {**MEMBERS, **theirs})) == is_copy


def test_copy_from_another_names_whose_it_is() -> None:
    (message,) = beside({}, dict(MEMBERS))
    assert f"«{SKHDT.name}»" in message


def test_copy_from_an_organization_that_is_not_listed_names_its_code() -> None:
    findings = compared(grassroots(), others={"XYZ": {"members": dict(MEMBERS)}})
    (message,) = [each.message for each in findings if each.code == "copied-figures"]
    assert "«XYZ»" in message


def test_records_of_nothing_but_zeros_are_no_copies() -> None:
    zeros = dict.fromkeys((field.name for field in SHEET.fields), 0)
    assert beside(zeros, zeros) == []
    quiet = {**zeros, "opening": 50, "closing": 50}
    assert beside(quiet, quiet) == []


@pytest.mark.parametrize("theirs", [None, {}])
def test_other_organization_without_that_sheet_is_nobody_to_copy_from(
    theirs: dict[str, int | None] | None,
) -> None:
    assert beside({}, theirs) == []


# As workbooks come in

FULL = {
    "opening": 50, "admitted": 1, "transferred_in": 2, "transferred_out": 4, "closing": 49,
    "official_conversions": 3, "female": 20,
}  # fmt: skip


@pytest.fixture
def take(empty_store, settings):
    """Receives workbooks and gives the codes of the warnings about each."""
    receive(empty_store, [sent(listing(Month(2019, 1)), at(2019, 1, 4))], settings)

    def batch(*contents):
        files = [sent(content, at(2021, 5, 24)) for content in contents]
        return [
            [finding.code for finding in receipt.findings if str(finding.severity) == "warning"]
            for receipt in receive(empty_store, files, settings, now=at(2021, 5, 24))
        ]

    return batch


@pytest.mark.parametrize("together", [True, False])
def test_sheet_of_another_organization_is_told_with_the_second_of_the_two(take, together):
    both = [report("STC", MAY, members=FULL), report("SNV", MAY, members=FULL)]
    told = take(*both) if together else [*take(both[0]), *take(both[1])]
    assert told == [[], ["copied-figures"]]


def test_own_revision_and_other_months_of_others_are_no_copies(take):
    first, again = (report("STC", MAY, members={**FULL, "exempt": n}) for n in (1, 2))
    assert take(first, again, report("SNV", MAY - 1, members=FULL)) == [[], [], []]


def test_organization_whose_women_vanish_after_a_year_is_told(take):
    usual = {"opening": 50, "closing": 50, "female": 20}
    year = [
        report("STC", month, members=usual) for month in months_between(Month(2020, 5), MAY - 1)
    ]
    *before, last = take(*year, report("STC", MAY, members={**usual, "female": 2}))
    assert (before, last) == ([[]] * 12, ["outlier"])
