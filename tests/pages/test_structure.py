"""History as it was reported or under today's structure: a choice that stands in the address."""

import changed_committee as committee
import pytest
from opening import address, opened, turned_to

OF_HISTORY = ("members", "training", "commendations", "follow_ups", "targets")
OTHERS = ("overview", "organization", "trace")


@pytest.fixture
def changed(tmp_path, on):
    """The committee that changes in every way."""
    path = tmp_path / "changed.duckdb"
    committee.build(path).close()
    return on(path)


def structure(app):
    """What is chosen; None where there is no choice."""
    found = [box.value for box in app.button_group if box.key == "structure_box"]
    return found[0] if found else None


def told(app):
    return " ".join(each.value for each in app.caption).replace("\\", "")


@pytest.mark.parametrize("page", OF_HISTORY)
def test_pages_with_rows_of_organizations_offer_it(changed, page):
    assert structure(opened(page)) is not None


@pytest.mark.parametrize("page", [*OF_HISTORY, *OTHERS])
def test_every_page_of_one_that_took_others_over_shows_their_history(changed, page):
    app = opened(page, organization="C", structure="today", month="2021-02")
    assert not app.exception
    assert address(app)["structure"] == "today"
    assert "gồm cả của A (đến tháng 3/2021)" in told(app)


@pytest.mark.parametrize("page", ["overview", "reporting", "report"])
def test_page_on_which_nothing_would_differ_does_not_offer_it(changed, page):
    app = opened(page, structure="today")
    assert structure(app) is None and not app.exception


def test_choice_stays_when_one_turns_to_another_page(changed):
    app = turned_to(opened("members", organization="C", structure="today"), "training")
    assert address(app)["structure"] == "today"


def test_one_that_no_other_was_taken_over_by_has_no_choice(changed):
    assert structure(opened("members", organization="L")) is None
