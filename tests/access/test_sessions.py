"""Who is let in, how long for, and what failures cost."""

from datetime import datetime, timedelta

import pytest
from doors import PASSWORD

from partyboard.access import accounts, passwords, sessions, waiting
from partyboard.access.accounts import AccountRefused
from partyboard.access.roles import Role
from partyboard.access.sessions import SignInRefused, session, sign_in
from partyboard.settings import SignIn
from partyboard.store.database import Store
from partyboard.text import VIETNAM

WRONG = "không phải mật khẩu này"
HERE, THERE, ELSEWHERE = "127.0.0.1", "10.0.0.7", "10.0.0.8"


@pytest.fixture
def now():
    return datetime.now(VIETNAM) + timedelta(seconds=1)


def fail(store, name, address, now, times=1):
    for _ in range(times):
        with pytest.raises(SignInRefused) as refused:
            sign_in(store, name, WRONG, address, now)
    return refused.value.until


def test_token_is_not_kept(manned, now):
    token = sign_in(manned, "an", PASSWORD, HERE, now)
    with manned.reading() as cursor:
        kept = cursor.execute("select string_agg(session_event::varchar) from session_event")
        assert token not in kept.fetchone()[0]


@pytest.mark.parametrize("hours", [1, 8, 24])
def test_session_ends_when_nobody_clicks(manned, now, hours):
    token, limits = sign_in(manned, "an", PASSWORD, HERE, now), SignIn(timedelta(hours=hours))
    nearly = limits.idle - timedelta(minutes=1)
    assert session(manned, token, limits, now + nearly).who.shown == "Nguyễn Văn An"
    assert session(manned, token, limits, now + 2 * nearly)
    assert session(manned, token, limits, now + 2 * nearly + timedelta(minutes=3) + nearly) is None


@pytest.mark.parametrize("hours", [8, 72])
def test_session_ends_in_any_case(manned, now, hours):
    limits = SignIn(longest=timedelta(hours=hours))
    token, moment = sign_in(manned, "an", PASSWORD, HERE, now), now
    while moment < now + limits.longest - timedelta(hours=7):
        moment += timedelta(hours=7)
        assert session(manned, token, limits, moment)
    assert session(manned, token, limits, now + limits.longest + timedelta(seconds=1)) is None


def test_limits_that_are_set_anew_hold_for_sessions_that_are_open(manned, now):
    token, later = sign_in(manned, "an", PASSWORD, HERE, now), now + timedelta(hours=2)
    assert sessions.of_account(manned, "an", SignIn(), later)
    assert sessions.of_account(manned, "an", SignIn(timedelta(hours=1)), later) == []
    assert session(manned, token, SignIn(timedelta(hours=1)), later) is None
    assert session(manned, token, SignIn(), later)


@pytest.fixture
def restarted(manned, monkeypatch):
    """Opens the same board in what is a new process, as far as sessions can tell."""
    opened = []

    def restart():
        (opened[-1] if opened else manned).close()
        monkeypatch.setattr(sessions, "_heard", {})
        opened.append(Store(manned.path))
        return opened[-1]

    yield restart
    for store in opened:
        store.close()


def test_session_survives_a_restart_with_what_was_left_of_its_time(manned, now, restarted):
    token, limits = sign_in(manned, "an", PASSWORD, HERE, now), SignIn()
    clicked = now + timedelta(hours=7)
    assert session(manned, token, limits, clicked)
    again = restarted()
    assert session(again, token, limits, clicked + timedelta(hours=7)).who.name == "an"
    third = restarted()
    assert session(third, token, limits, clicked + timedelta(hours=16)) is None
    seen = sessions.of_account(third, "an", limits, clicked + timedelta(hours=7))
    assert [each.address for each in seen] == [HERE]


def test_restart_opens_nothing_that_was_ended(manned, now, restarted):
    limits = SignIn()
    kept, ended = (sign_in(manned, "an", PASSWORD, HERE, now) for _ in range(2))
    other = sign_in(manned, "binh", PASSWORD, HERE, now)
    sessions.sign_out(manned, ended)
    accounts.end_sessions(manned, "binh")
    again = restarted()
    assert session(again, kept, limits, now)
    assert session(again, ended, limits, now) is None
    assert session(again, other, limits, now) is None


def test_sign_out_everywhere_ends_all_of_ones_own_and_nobody_elses(manned, now):
    limits = SignIn()
    mine = [sign_in(manned, "an", PASSWORD, address, now) for address in (HERE, THERE, ELSEWHERE)]
    other = sign_in(manned, "binh", PASSWORD, HERE, now)
    accounts.end_sessions(manned, "an")
    assert [session(manned, token, limits, now) for token in mine] == [None] * 3
    assert session(manned, other, limits, now)
    later = datetime.now(VIETNAM) + timedelta(seconds=2)
    assert session(manned, sign_in(manned, "an", PASSWORD, HERE, later), limits, later)


def test_unknown_name_is_answered_like_a_wrong_password(manned, now):
    known = [fail(manned, "an", THERE, now) for _ in range(8 - 3)]
    unknown = [fail(manned, "nobody", ELSEWHERE, now) for _ in range(8 - 3)]
    assert known == unknown and known[-1] is not None


def test_unknown_name_takes_the_work_of_a_known_one(manned, now, monkeypatch):
    asked = []
    monkeypatch.setattr(passwords, "is_right", lambda kept, given: bool(asked.append(given)))
    fail(manned, "an", THERE, now)
    fail(manned, "nobody", THERE, now)
    assert asked == [WRONG, WRONG]


def test_wait_grows_and_holds_back_the_right_password_too(manned, now):
    first = fail(manned, "an", THERE, now, waiting.PAIR)
    with pytest.raises(SignInRefused):
        sign_in(manned, "an", PASSWORD, THERE, now)
    second = fail(manned, "an", THERE, first)
    assert second - first > first - now
    assert sign_in(manned, "an", PASSWORD, THERE, second)


def test_wait_survives_a_restart(manned, now):
    fail(manned, "an", THERE, now, waiting.PAIR)
    manned.close()
    with Store(manned.path) as again, pytest.raises(SignInRefused):
        sign_in(again, "an", PASSWORD, THERE, now)


def test_one_address_cannot_try_one_name_after_the_other(manned, now):
    for count in range(waiting.ADDRESS):
        until = fail(manned, f"name{count}", THERE, now)
    assert until is not None
    with pytest.raises(SignInRefused):
        sign_in(manned, "an", PASSWORD, THERE, now)


def test_many_addresses_together_are_held_back_but_never_the_owner(manned, now):
    sign_in(manned, "an", PASSWORD, THERE, now)
    later = now + timedelta(minutes=1)
    for count in range(waiting.NAME):
        fail(manned, "an", f"10.1.0.{count}", later)
    with pytest.raises(SignInRefused):
        sign_in(manned, "an", PASSWORD, ELSEWHERE, later)
    assert accounts.listed(manned, later)[0].locked_until is not None
    assert sign_in(manned, "an", PASSWORD, THERE, later)  # came in from there before
    assert sign_in(manned, "an", PASSWORD, HERE, later)  # sits at the computer itself


def test_new_password_begins_anew(manned, now):
    fail(manned, "binh", THERE, now - timedelta(seconds=2), waiting.PAIR)
    accounts.give_password(manned, "binh", "do quản trị đặt 1")
    later = datetime.now(VIETNAM) + timedelta(seconds=2)
    assert sign_in(manned, "binh", "do quản trị đặt 1", THERE, later)


def test_what_is_typed_as_a_name_is_not_written_down(manned, now):
    fail(manned, "mat-khau-cua-toi", THERE, now)
    with manned.reading() as cursor:
        for table in ("audit", "sign_in_event"):
            cursor.execute(f"select string_agg({table}::varchar) from {table}")
            assert "mat-khau" not in cursor.fetchone()[0]


def test_disabled_account_is_not_let_in(manned, now):
    accounts.disable(manned, "binh")
    with pytest.raises(SignInRefused):
        sign_in(manned, "binh", PASSWORD, HERE, now)
    accounts.enable(manned, "binh")
    assert sign_in(manned, "binh", PASSWORD, HERE, now + timedelta(seconds=1))


@pytest.mark.parametrize(
    "act",
    [
        lambda store: accounts.disable(store, "an"),
        lambda store: accounts.set_role(store, "an", Role.STAFF),
    ],
)
def test_last_admin_stays(manned, act):
    with pytest.raises(AccountRefused):
        act(manned)
    accounts.add(manned, "chi", Role.ADMIN, PASSWORD)
    act(manned)


def test_everything_is_in_the_audit_and_no_secret(manned, now):
    fail(manned, "an", THERE, now)
    sessions.sign_out(manned, sign_in(manned, "an", PASSWORD, HERE, now))
    with manned.reading() as cursor:
        rows = cursor.execute("select action, made_by || about from audit").fetchall()
    done = {action for action, _ in rows}
    assert {"account added", "sign-in failed", "signed in", "signed out"} <= done
    assert not any("argon2" in about or PASSWORD in about for _, about in rows)
