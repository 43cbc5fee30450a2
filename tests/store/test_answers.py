"""Answers are kept until something is written, and never longer."""

from datetime import datetime

import pytest

from partyboard.store import database
from partyboard.store.answers import Answer, Answers
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

NOON = datetime(2021, 5, 31, 12, tzinfo=VIETNAM)
ONE, TWO = (Answer(("n",), ("BIGINT",), ((n,),)) for n in (1, 2))


@pytest.fixture
def asked(empty_store, monkeypatch):
    """How often the database itself was asked."""
    count = []
    really = database.answered
    monkeypatch.setattr(database, "answered", lambda *given: count.append(1) or really(*given))
    return count


def test_second_question_is_answered_from_memory(empty_store, asked):
    empty_store.rows("members")
    empty_store.frame("members")
    assert len(asked) == 1


def test_other_parameters_are_another_question(empty_store, asked):
    empty_store.rows("members")
    empty_store.rows("members", organization="STC")
    assert len(asked) == 2


def test_after_a_write_the_database_is_asked_again(empty_store, asked):
    empty_store.rows("members")
    with empty_store.writing() as cursor:
        audit(cursor, NOON, "", "test", "something")
    empty_store.rows("members")
    assert len(asked) == 2


def test_after_a_rehearsal_the_answer_still_stands(empty_store, asked):
    empty_store.rows("members")
    with empty_store.rehearsing() as cursor:
        audit(cursor, NOON, "", "test", "something")
    empty_store.rows("members")
    assert len(asked) == 1


def test_day_that_changes_in_vietnam_changes_the_question(empty_store, asked, monkeypatch):
    class Clock(datetime):
        moment = datetime(2021, 5, 31, 23, 59, tzinfo=VIETNAM)

        @classmethod
        def now(cls, tz=None):
            return cls.moment.astimezone(tz)

    monkeypatch.setattr(database, "datetime", Clock)
    empty_store.rows("members")
    Clock.moment = datetime(2021, 6, 1, 0, 1, tzinfo=VIETNAM)
    empty_store.rows("members")
    assert len(asked) == 2


def test_answer_found_while_somebody_wrote_is_not_kept():
    answers = Answers(9)
    _, moment = answers.known("members")
    answers.forget()
    answers.remember("members", ONE, moment)
    assert answers.known("members")[0] is None


def test_answer_found_after_the_write_is_kept():
    answers = Answers(9)
    answers.forget()
    _, moment = answers.known("members")
    answers.remember("members", ONE, moment)
    assert answers.known("members")[0] is ONE


def test_answers_wanted_last_are_kept_when_there_are_too_many():
    answers = Answers(2)
    answers.remember("a", ONE, 0)
    answers.remember("b", TWO, 0)
    answers.known("a")
    answers.remember("c", TWO, 0)
    assert [answers.known(name)[0] for name in "abc"] == [ONE, None, TWO]


def test_charts_do_not_push_out_answers(empty_store, asked):
    empty_store.rows("members")
    for number in range(2000):
        assert empty_store.kept(number, lambda number=number: str(number)) == str(number)
    empty_store.rows("members")
    assert len(asked) == 1


def test_chart_is_drawn_again_after_a_write(empty_store):
    drawn = []
    for _ in range(2):
        empty_store.kept("members", lambda: drawn.append(1) or "chart")
    with empty_store.writing() as cursor:
        audit(cursor, NOON, "", "test", "something")
    empty_store.kept("members", lambda: drawn.append(1) or "chart")
    assert len(drawn) == 2


def test_answer_read_before_a_commit_and_remembered_after_it_is_not_kept(empty_store, monkeypatch):
    """The race itself: a question of a past moment is being answered while another thread writes;
    for one of now the commit waits."""
    really = database.answered

    def slow(*given):
        found = really(*given)
        with empty_store.writing() as cursor:
            audit(cursor, NOON, "", "test", "meanwhile")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(database, "answered", slow)
        empty_store.rows("members", as_of=NOON)
    asked = []
    monkeypatch.setattr(database, "answered", lambda *given: asked.append(1) or really(*given))
    empty_store.rows("members", as_of=NOON)
    assert asked
