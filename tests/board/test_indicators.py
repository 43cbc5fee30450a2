"""The registry of indicators: one name, one column of one question, words to explain it."""

import pytest

from partyboard.board.indicators import INDICATORS, indicator
from partyboard.forms import targets
from partyboard.store import queries

PROMISED = (
    "members",
    "admitted",
    "official_conversions",
    "classes",
    "participants",
    "training_organizations",
    "commended_collectives",
    "commended_individuals",
    "dossiers_appraised",
    "organizations_inspected",
    "history_conclusions",
    "admissions_decided",
    "conversions_decided",
    "verifications_open",
    "follow_ups_open",
    "follow_ups_overdue",
    "follow_ups_closed",
    "follow_ups_reported_late",
    "awaiting_government_discipline",
    "awaiting_party_discipline",
)


def test_names_that_scripts_rely_on_are_there():
    names = [entry.name for entry in INDICATORS]
    assert set(PROMISED) <= set(names) and len(names) == len(set(names))


@pytest.mark.parametrize("entry", INDICATORS, ids=lambda entry: entry.name)
def test_figure_is_a_whole_number_of_a_question_with_a_row_a_month(entry):
    columns = queries.load(entry.query).columns
    assert columns[entry.column][0] == "bigint"
    assert columns["month"][0] == "date"


@pytest.mark.parametrize("entry", INDICATORS, ids=lambda entry: entry.name)
def test_figure_is_asked_of_one_organization_unless_it_is_the_committees(entry):
    asked = "organization" in queries.load(entry.query).parameters
    assert asked != entry.of_committee


@pytest.mark.parametrize("entry", INDICATORS, ids=lambda entry: entry.name)
def test_figure_is_explained_in_a_sentence(entry):
    assert entry.label[0].isupper() and entry.unit
    assert entry.explanation.endswith(".")


def test_labels_are_told_apart():
    labels = [entry.label for entry in INDICATORS]
    assert len(labels) == len(set(labels))


def test_targets_can_be_set_for_exactly_those_that_say_so():
    with_target = {entry.name: entry.label for entry in INDICATORS if entry.has_target}
    assert {choice.code: choice.label for choice in targets.INDICATORS} == with_target


def test_indicator_is_found_by_its_name():
    assert indicator("members").label == "Đảng viên"
    with pytest.raises(KeyError):
        indicator("member")
