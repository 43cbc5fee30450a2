"""What the reader offers to put in place of what it could not read is what was meant."""

import pytest
from families import answered
from spoiling import catalogue, unanswered

from partyboard.intake.check import examine
from partyboard.intake.mending import Correction, Mending
from partyboard.intake.read import read_workbook
from partyboard.intake.report import Report

# The ways of spoiling after which one reading is left, in the order of the catalogue.
OFFERED = (
    "choice misspelt", "as above", "day as above", "vntime text in arial", "comma and decimals",
    "commas between millions", "dot before hundreds made a fraction", "letter o",
    "letter o in a number", "letter l", "unit behind", "unit in words", "unit without a space",
    "thousands and unit", "full stop behind", "apostrophe in front", "number and of which",
    "number in words", "sum typed out", "day of two-digit year", "day without signs",
    "day and what else", "day as a bare number", "month of two-digit year",
    "month made a fraction", "day after its month",
)  # fmt: skip


def offers(report: Report) -> tuple[Correction, ...]:
    return tuple(each.offer for each in report.findings if isinstance(each.offer, Correction))


@pytest.mark.parametrize("name", OFFERED)
def test_what_is_offered_is_what_was_meant_and_settles_the_finding(name: str) -> None:
    spoiled, report = answered(name)
    taken = offers(report)
    assert taken
    mended = examine(read_workbook(spoiled.content), mending=Mending(taken))
    assert {finding.code for finding in mended.findings} == {"corrected"}
    assert unanswered(spoiled, mended) == []
    for place in spoiled.spoiled:
        rows = mended.sheets[place[0]]
        (row,) = [row for row in rows if row.cells.get(place[2]) == spoiled.where[place][1]]
        assert row.values[place[2]] == spoiled.meant[place]


@pytest.mark.parametrize("name", sorted(catalogue().keys() - set(OFFERED)))
def test_nothing_is_offered_where_two_things_may_be_meant(name: str) -> None:
    assert offers(answered(name)[1]) == ()
