"""Every way of spoiling a workbook that we know, each alone: exactly what is due is found, at its
place, and everything else is read as it was meant; the two readers agree on it.
"""

import os

import pytest
from families import NOTES, answered
from spoiling import catalogue, unanswered

from partyboard.intake.read import read_with_openpyxl, read_workbook
from partyboard.intake.report import Report

# One report each, another for each way; SPOILED_REPORTS=5 takes as many for every way.
NTH = range(int(os.environ.get("SPOILED_REPORTS", "1")))
ONE_REPORT = {"table that says there is none"}  # one in five has an empty table
OF_NOTES = {name for note in NOTES.values() for name in note.spoilings}


def found(report: Report) -> set[tuple[str, str]]:
    return {(finding.code, finding.place) for finding in report.findings}


@pytest.mark.parametrize("nth", NTH)
@pytest.mark.parametrize("name", catalogue())
def test_a_workbook_spoiled_in_one_way_is_answered_as_is_due(name: str, nth: int) -> None:
    spoiled, report = answered(name, 0 if name in ONE_REPORT else nth)
    assert found(report) == set(spoiled.answers), [each.message for each in report.findings]
    assert unanswered(spoiled, report) == []
    assert read_with_openpyxl(spoiled.content) == read_workbook(spoiled.content)


def test_the_ways_are_many_and_those_of_the_notes_are_among_them() -> None:
    assert len(catalogue()) >= 250
    assert OF_NOTES <= catalogue().keys()
