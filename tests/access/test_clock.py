"""The clock of the machine set back: no session lasts until then, nobody is shut out until then."""

from datetime import datetime, timedelta

import pytest
from doors import PASSWORD

from partyboard.access import accounts, sessions
from partyboard.access.sessions import SignInRefused, session, sign_in, sign_in_vouched
from partyboard.settings import SignIn
from partyboard.store import accounts as journal
from partyboard.text import VIETNAM


@pytest.mark.parametrize("restarted", [False, True])
def test_session_of_a_time_to_come_ends_and_one_signs_in_again(manned, monkeypatch, restarted):
    right = datetime.now(VIETNAM) + timedelta(minutes=1)
    token = sign_in(manned, "an", PASSWORD, "10.0.0.7", right + timedelta(days=300))
    if restarted:
        monkeypatch.setattr(sessions, "_heard", {})
    assert session(manned, token, SignIn(), right) is None
    token = sign_in(manned, "an", PASSWORD, "10.0.0.7", right)
    assert session(manned, token, SignIn(), right + timedelta(hours=7))


def test_clock_that_is_set_right_by_a_little_ends_no_session(manned):
    now = datetime.now(VIETNAM) + timedelta(minutes=10)
    token = sign_in(manned, "an", PASSWORD, "10.0.0.7", now)
    assert session(manned, token, SignIn(), now - timedelta(minutes=5))


def test_failures_of_a_time_to_come_shut_nobody_out_and_those_of_now_count(manned):
    right = datetime.now(VIETNAM) + timedelta(minutes=1)

    def fails(moment, times):
        for _ in range(times):
            with pytest.raises(SignInRefused) as refused:
                sign_in(manned, "an", "sai", "10.0.0.7", moment)
        return refused.value.until

    assert fails(right + timedelta(days=300), 5)
    assert fails(right, 4) is None
    assert fails(right, 1) == right + timedelta(seconds=30)


def test_sign_out_everywhere_ends_what_was_opened_before_the_clock_was_set_back(manned):
    right = datetime.now(VIETNAM) + timedelta(minutes=9)
    token = sign_in(manned, "an", PASSWORD, "10.0.0.7", right)
    accounts.end_sessions(manned, "an")  # nine minutes before, as the clock says
    assert session(manned, token, SignIn(), right) is None
    assert session(manned, sign_in(manned, "an", PASSWORD, "10.0.0.7", right), SignIn(), right)


def test_failures_count_also_while_the_clock_is_set_right_by_a_little(manned):
    now = datetime.now(VIETNAM) + timedelta(minutes=10)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            sign_in(manned, "an", "sai", "10.0.0.7", now)
    with pytest.raises(SignInRefused):
        sign_in(manned, "an", PASSWORD, "10.0.0.7", now - timedelta(minutes=5))


def test_what_is_said_of_an_account_last_stands(manned):
    """It was opened again while the clock was a year ahead; now it is shut."""
    with manned.writing() as cursor:
        ahead = datetime.now(VIETNAM) + timedelta(days=365)
        journal.note_account(cursor, "binh", "enabled", ahead, "an")
    accounts.disable(manned, "binh")
    with pytest.raises(SignInRefused):
        sign_in(manned, "binh", PASSWORD, "10.0.0.7")


def test_sign_out_everywhere_ends_whom_the_office_vouched_for_before_the_clock_was_set_back(manned):
    accounts.set_email(manned, "binh", "binh@tinh.example")
    right = datetime.now(VIETNAM) + timedelta(minutes=9)
    token = sign_in_vouched(manned, "binh@tinh.example", "10.0.0.7", right)
    assert session(manned, token, SignIn(), right)
    accounts.end_sessions(manned, "binh")
    assert session(manned, token, SignIn(), right) is None


def test_account_that_was_made_in_a_time_to_come_can_be_signed_in_with_now(manned):
    with manned.writing() as cursor:
        ahead = datetime.now(VIETNAM) + timedelta(days=365)
        journal.note_account(cursor, "an", "sessions_ended", ahead, "an")
    now = datetime.now(VIETNAM)
    token = sign_in(manned, "an", PASSWORD, "10.0.0.7", now)
    assert session(manned, token, SignIn(), now + timedelta(hours=7))
    assert session(manned, token, SignIn(), now + timedelta(hours=16)) is None
