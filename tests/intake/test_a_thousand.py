"""Workbooks spoiled in one to four ways at once: `python tests/a_thousand.py` reads a thousand."""

from collections import Counter

import pytest
from a_thousand import Outcome, thousand

FEW = 60  # the first of the thousand
LONGEST = 5.0  # seconds for one workbook


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return list(thousand(FEW))


def test_no_value_differs_from_what_was_meant_without_a_finding_that_says_so(
    outcomes: list[Outcome],
) -> None:
    lost = {each.spoiled.name: each.lost for each in outcomes if each.lost}
    assert (len(outcomes), lost) == (FEW, {})


def test_none_keeps_anybody_waiting(outcomes: list[Outcome]) -> None:
    assert max(each.seconds for each in outcomes) < LONGEST


def test_some_are_loaded_as_meant_some_with_a_remark_and_some_are_sent_back(
    outcomes: list[Outcome],
) -> None:
    """A reader that sends everything back loses nothing either."""
    kinds = Counter(each.kind for each in outcomes)
    assert min(kinds[kind] for kind in ("loaded as meant", "loaded with a remark")) > FEW // 10
    assert kinds["sent back"] > FEW // 3


def test_they_are_the_same_for_the_same_seed(outcomes: list[Outcome]) -> None:
    again = [each.spoiled.name for each in thousand(5)]
    assert again == [each.spoiled.name for each in outcomes[:5]]
