"""A layout met before is looked up: the answer is the one that a first look gives, always."""

from functools import cache

import pytest
from families import answered
from good_reports import good
from spoiling import catalogue

from partyboard.forms.registry import FORMS
from partyboard.intake import met_layouts
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all
from partyboard.intake.read import read_workbook
from partyboard.intake.report import Report


@pytest.fixture(autouse=True)
def _nothing_met():
    met_layouts.forget()
    yield
    met_layouts.forget()


@cache
def goods() -> tuple[Workbook, ...]:
    """Reports of one template that say different things."""
    found = [read_workbook(good(seed, sender=seed)) for seed in range(5)]
    return tuple(each for each in found if isinstance(each, Workbook))


def examined(workbook: Workbook) -> tuple[Report, ...]:
    return examine_all(workbook, FORMS)


def test_reports_of_one_template_are_met_again_and_read_alike():
    first = []
    for workbook in goods():
        met_layouts.forget()
        first.append(examined(workbook))
    again = [examined(workbook) for workbook in goods()]
    assert again == first
    assert len({report.organization for reports in again for report in reports}) == 5
    assert 0 < len(met_layouts._met) < 3 * len(goods())  # fewer than there are record sheets


ALL_LAYOUTS = 2  # so many of the good reports have every layout that the five have


def test_two_of_the_reports_have_every_layout_of_all():
    for workbook in goods()[:ALL_LAYOUTS]:
        examined(workbook)
    of_two = dict(met_layouts._met)
    for workbook in goods():
        examined(workbook)
    assert met_layouts._met == of_two


@pytest.mark.parametrize("name", catalogue())
def test_a_spoiled_workbook_is_answered_as_if_nothing_had_been_met(name):
    workbook = read_workbook(answered(name)[0].content)
    if not isinstance(workbook, Workbook):
        return  # nobody comes to its layout
    fresh = examined(workbook)
    met_layouts.forget()
    for each in goods()[:ALL_LAYOUTS]:
        examined(each)
    assert examined(workbook) == fresh
    assert examined(workbook) == fresh
