"""Every picture is drawn of one question, for all or one, with data or without."""

import json

import plotly.graph_objects as go
import pytest
from plotly.io import to_json

from partyboard.board.charts import PAGE, SLIDE
from partyboard.board.pictures import PICTURES, behind, picture
from partyboard.board.sketch import Sketch
from partyboard.board.view import View
from partyboard.store import queries
from partyboard.text import Month

MAY = Month(2021, 5)
NAMES = tuple(PICTURES)
# The demo sets no targets of these for organizations.
NOT_ASKED_OF_ORGANIZATIONS = {
    "official_conversions_target_by_organization",
    "classes_target_by_organization",
    "participants_target_by_organization",
}


def plain(figure):
    """As a browser is sent it, but for what is empty: Plotly leaves it out, or fills it."""
    sent = json.loads(to_json(figure, validate=False))
    layout = sent["layout"].items()
    kept = {name: value for name, value in layout if value != [] and name != "template"}
    return {**sent, "layout": kept}


@pytest.fixture
def view(demo_store, settings):
    return View(demo_store, settings, MAY)


@pytest.mark.parametrize("name", sorted({*NAMES} - NOT_ASKED_OF_ORGANIZATIONS))
def test_picture_is_drawn_of_the_demo(view, name):
    chart = picture(view, name)
    assert chart.figure.data and chart.alt and chart.explanation
    assert len(chart.table) > 0


@pytest.mark.parametrize("canvas", [PAGE, SLIDE])
@pytest.mark.parametrize("name", NAMES)
def test_plotly_knows_every_property_of_a_picture_and_changes_none(view, name, canvas):
    sent = picture(view, name, canvas).figure.to_dict()
    assert plain(go.Figure(sent)) == plain(sent)


def test_property_that_plotly_does_not_know_is_told_to_whoever_looks_into_the_picture():
    sketch = Sketch()
    sketch.update_layout(colour="red")
    with pytest.raises(ValueError, match="colour"):
        sketch.figure().layout  # noqa: B018 looking is what has it checked


@pytest.mark.parametrize("name", sorted(NOT_ASKED_OF_ORGANIZATIONS))
def test_picture_of_targets_that_nobody_has_says_how_they_are_loaded(view, name):
    chart = picture(view, name)
    assert not chart.figure.data and "chưa giao chỉ tiêu" in chart.title
    (words,) = (note.text for note in chart.figure.layout.annotations if "Nạp biểu" in note.text)
    assert "«Chỉ tiêu năm»" in words.replace("<br>", " ")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("code", ["BVDK", "CTDM", "CTFDI"])
def test_picture_of_one_organization_is_drawn_or_says_why_not(demo_store, settings, name, code):
    assert picture(View(demo_store, settings, MAY, code), name).alt


@pytest.mark.parametrize("name", NAMES)
def test_picture_without_any_data_says_so(empty_store, settings, name):
    chart = picture(View(empty_store, settings, MAY), name)
    assert chart.alt and chart.figure.layout.annotations


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("month", [Month(2020, 1), Month(2020, 9), Month(2021, 4)])
def test_picture_of_any_month_is_drawn(demo_store, settings, name, month):
    assert picture(View(demo_store, settings, month), name).alt


def test_names_are_those_of_the_charts_and_told_apart(view):
    names = [picture(view, name).name for name in NAMES]
    assert len(set(names)) == len(names)
    with pytest.raises(KeyError):
        picture(view, "nothing_of_the_kind")


@pytest.mark.parametrize("name", NAMES)
def test_questions_of_a_picture_exist(name):
    found = PICTURES[name]
    assert queries.load(found.query)
    assert not found.behind or "organization" in queries.load(found.behind).columns


def test_same_view_is_drawn_once_until_something_is_written(view):
    assert picture(view, "members_by_month") is picture(view, "members_by_month", PAGE)


def test_other_organization_or_month_is_another_picture(demo_store, settings, view):
    whole = picture(view, "members_by_month")
    assert picture(View(demo_store, settings, MAY, "BVDK"), "members_by_month") is not whole
    assert picture(View(demo_store, settings, MAY - 1), "members_by_month") is not whole


def test_members_behind_a_picture_add_up_to_it(view):
    rows = behind(view, "members_by_month").records()
    assert (len(rows), sum(row["members"] for row in rows)) == (68, 3390)


def test_behind_a_picture_of_one_organization_stands_only_it(demo_store, settings):
    view = View(demo_store, settings, MAY, "BVDK")
    for name in NAMES:
        answer = behind(view, name)
        if answer is not None and "organization" in answer.names:
            assert set(answer.column("organization")) <= {"BVDK"}, name


def test_picture_that_names_no_organizations_has_none_behind_it(view):
    assert behind(view, "structure") is None
    assert all((behind(view, name) is None) == (not PICTURES[name].behind) for name in NAMES)
