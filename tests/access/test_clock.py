"""The clock of the machine set back: no session lasts until then, nobody is shut out until then."""

from datetime import datetime, timedelta

import pytest
from doors import PASSWORD

from partyboard.access import accounts, sessions
from partyboard.access.sessions import SignInRefused, session, sign_in
from partyboard.settings import SignIn
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
