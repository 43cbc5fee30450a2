"""What holds now is worked out once between two writes; it says what working it out anew says."""

import pytest
from filled_forms import STC, at, listing, report, sent

from partyboard.reception import receive
from partyboard.store import queries
from partyboard.store.database import ask
from partyboard.store.layers import Layers, needed_by
from partyboard.store.submissions import audit
from partyboard.text import Month

MONTH = Month(2021, 5)
EVERY_LAYER = needed_by(" ".join(queries.load(name).sql for name in queries.query_names()))


def test_each_layer_comes_after_those_that_it_is_built_on():
    found = needed_by("select * from expected_as_of(getvariable('as_of'))")
    assert found == (
        "accepted_as_of",
        "months_as_of",
        "submissions_as_of",
        "organizations_as_of",
        "expected_as_of",
    )


def test_what_takes_more_than_the_moment_is_no_layer_but_what_it_is_built_on_is():
    assert "classes_as_of" not in EVERY_LAYER
    assert needed_by("classes_as_of") == needed_by("dated_class_entries_as_of")


@pytest.mark.parametrize("layer", EVERY_LAYER)
def test_layer_says_what_its_macro_says(demo_store, layer):
    with demo_store.reading() as cursor:
        layers = Layers(demo_store._connection.cursor())
        layers.make_for(layer)
        told = layers.cursor.execute(f"from {layer}(null) order by all").fetchall()
        layers.close()
        assert told == cursor.execute(f"from {layer}(null) order by all").fetchall()


@pytest.mark.parametrize("name", queries.query_names())
def test_question_is_answered_as_without_layers(demo_store, name):
    month = MONTH.first
    known = {"month": month, "year": month.year, "first_month": (MONTH - 12).first, "due_day": 20}
    asked = {key: known[key] for key in known if key in queries.load(name).parameters}
    with demo_store.reading() as cursor:
        assert demo_store.rows(name, **asked) == ask(cursor, name, asked)


def test_next_question_sees_what_was_written(empty_store, settings):
    receive(empty_store, [sent(listing())], settings)
    for number in (1, 2, 3):
        receive(empty_store, [sent(report(STC["code"], Month(2021, number)))], settings)
        assert len(empty_store.rows("months")) == number


def test_line_in_the_audit_is_seen_at_once(empty_store):
    for number in (1, 2):
        with empty_store.noting() as cursor:
            audit(cursor, at(2021, 5, number), "Lan", "sign-in", "")
        assert len(empty_store.rows("audit")) == number
