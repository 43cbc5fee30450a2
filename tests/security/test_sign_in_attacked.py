"""Sign-in as somebody meets it who wants in; docs/security.md tells what was tried."""

import re
import threading
from collections import Counter
from datetime import datetime, timedelta
from itertools import product
from urllib.parse import quote, urljoin, urlsplit

import pytest
from argon2 import PasswordHasher
from doors import PASSWORD, Browser, form_number

from partyboard.access import accounts, cookies, gate, passwords, sessions, waiting
from partyboard.access.roles import Role
from partyboard.access.sessions import SignInRefused
from partyboard.settings import SignIn
from partyboard.text import VIETNAM

WRONG = "không phải mật khẩu này"
NEW = "mật khẩu mới của an"
MORNING = timedelta(hours=6)
AWAY = (
    "//evil.example",
    "///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "/%2f/evil.example",
    "/%5cevil.example",
    "%2f%2fevil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/;@evil.example",
    "/\tevil.example",
    "/%09/evil.example",
    "\t//evil.example",
    "https:evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "/members%0d%0aLocation: https://evil.example",
    "@evil.example",
    ".evil.example",
    ":81",
)
ROUND_THE_GATE = (
    "//",
    "//healthz",
    "/healthz/",
    "/healthz/.",
    "/healthz/..",
    "/healthz/../members",
    "/./healthz",
    "/HEALTHZ",
    "/healthz.",
    "/healthz;/members",
    "/healthz%2f..%2fmembers",
    "/healthz\\..\\members",
    "/healthz\x00",
    "/healthz ",
    "/dang-nhap/",
    "/Dang-Nhap",
    "/dang-nhap.",
    "/dang-nhap;x",
    "/dang-nhap-co-quan",
    "/oauth2callback",
    "/auth/login",
    "/auth/logout",
    "/app/static/fonts",
    "/app/static/fonts/../../app.py",
    "/app/static/fonts/..\\vi.js",
    "/app/static/fontsx/a",
    "/app//static/fonts/a",
    "/APP/static/fonts/a",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/script-health-check",
)
NOBODY, SHUT, WITHOUT, KNOWN = "nobody", "chi", "dung@tinh.example", "an"


class Counted(PasswordHasher):
    """Does little, and counts what it is asked to do."""

    def __init__(self):
        super().__init__(1, 8, 1)
        self.done = Counter()

    def verify(self, kept, password):
        self.done["verify"] += 1
        return super().verify(kept, password)

    def hash(self, password, **more):
        self.done["hash"] += 1
        return super().hash(password, **more)


@pytest.fixture(autouse=True)
def hasher(monkeypatch):
    counted = Counted()
    monkeypatch.setattr(passwords, "_hasher", counted)
    passwords._nobodys.cache_clear()
    yield counted
    passwords._nobodys.cache_clear()


@pytest.fixture
def manned(empty_store):
    """An admin, somebody who looks, an account that is shut, one without a password."""
    accounts.add(empty_store, KNOWN, Role.ADMIN, PASSWORD, must_change=False)
    accounts.add(empty_store, "binh", Role.VIEWER, PASSWORD, must_change=False)
    accounts.add(empty_store, SHUT, Role.STAFF, PASSWORD, must_change=False)
    accounts.disable(empty_store, SHUT)
    accounts.add(empty_store, WITHOUT, Role.STAFF, "", email=WITHOUT)
    return empty_store


def guesses_in_a_morning(store, hasher, names, addresses):
    """How many passwords are looked at of somebody who never waits longer than told."""
    now = datetime.now(VIETNAM) + timedelta(seconds=1)
    end, before, free_at = now + MORNING, hasher.done["verify"], {}
    while now < end:
        for name, address in zip(names, addresses, strict=True):
            if free_at.get((name, address), now) > now:
                continue
            try:
                sessions.sign_in(store, name, WRONG, address, now)
            except SignInRefused as refused:
                free_at[name, address] = refused.until or now
        now = max(now + timedelta(seconds=1), min(free_at.values()))
    return hasher.done["verify"] - before


@pytest.mark.parametrize(
    ("names", "addresses", "most"),
    [
        ([KNOWN], ["10.0.0.7"], 40),
        ([f"name{count}" for count in range(10)], ["10.0.0.7"] * 10, 60),
        ([KNOWN] * 10, [f"10.0.0.{count}" for count in range(10)], 90),
    ],
    ids=["one name", "many names", "many addresses"],
)
def test_a_morning_of_guessing_is_a_handful_of_guesses(manned, hasher, names, addresses, most):
    assert 5 <= guesses_in_a_morning(manned, hasher, names, addresses) <= most


def test_many_guesses_at_once_are_no_more_than_one_by_one(manned, hasher):
    before, go = hasher.done["verify"], threading.Barrier(24)

    def guess():
        go.wait()
        with pytest.raises(SignInRefused):
            sessions.sign_in(manned, KNOWN, WRONG, "10.0.0.7")

    guessing = [threading.Thread(target=guess) for _ in range(24)]
    for each in guessing:
        each.start()
    for each in guessing:
        each.join()
    assert hasher.done["verify"] - before == waiting.PAIR


def test_old_password_is_guessed_no_more_often_by_who_has_the_session(manned, hasher):
    client = Browser(manned, "10.0.0.7")
    client.sign_in("binh")
    before = hasher.done["verify"]
    form = form_number(client.get("/doi-mat-khau").text)
    for count in range(12):
        client.post("/doi-mat-khau", form=form, old=f"{WRONG} {count}", new=NEW, again=NEW)
    assert hasher.done["verify"] - before == waiting.PAIR


def seen(answer):
    """All that somebody at the door sees of an answer."""
    plain = re.sub(r'value="[^"]*"', "", answer.text)
    return answer.status, plain, sorted(name for name, _ in answer.headers.items())


@pytest.mark.parametrize("name", [NOBODY, SHUT, WITHOUT, "", "x" * 300, "' or 1=1 --"])
def test_name_that_is_nobodys_is_answered_like_one_that_is(manned, name):
    asked = [Browser(manned, address) for address in ("10.0.0.7", "10.0.0.8")]
    for _ in range(waiting.PAIR + 2):  # the last of them while one has to wait
        known, unknown = (
            client.sign_in(each, WRONG) for client, each in zip(asked, (KNOWN, name), strict=True)
        )
        assert seen(known) == seen(unknown)
    assert "Sai nhiều lần" in known.text


@pytest.mark.parametrize("name", [KNOWN, NOBODY, SHUT, WITHOUT])
def test_no_name_takes_longer_than_another(manned, hasher, name):
    """As many hashes are worked out; that is the time which can be measured from outside."""
    hasher.done.clear()
    work = []
    for guess in (WRONG, "", "x" * 5000):
        with pytest.raises(SignInRefused):
            sessions.sign_in(manned, name, guess, "10.0.0.7")
        work.append(dict(hasher.done))
    assert work == [{"hash": 1, "verify": count} for count in (1, 2, 3)]


def test_right_password_of_a_shut_account_is_answered_like_a_wrong_one(manned):
    right = Browser(manned).sign_in(SHUT, PASSWORD)
    assert seen(right) == seen(Browser(manned).sign_in(SHUT, WRONG)) and right.status == 401


@pytest.mark.parametrize("planted", ["x" * 43, "", "binh's"])
def test_cookie_that_was_there_before_is_never_the_session(manned, planted):
    attacker = Browser(manned)
    attacker.sign_in("binh")
    if planted == "binh's":
        planted = attacker.cookies["partyboard_session"]
    victim = Browser(manned)
    victim.cookies["partyboard_session"] = planted
    victim.sign_in(KNOWN)
    assert victim.cookies["partyboard_session"] != planted
    attacker.cookies["partyboard_session"] = planted
    assert attacker.request("GET", "/").status == 401


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_cookie_is_within_reach_of_a_script_or_of_another_site(manned, scheme):
    client = Browser(manned, scheme=scheme)
    lines = client.get("/dang-nhap").headers.getlist("set-cookie")
    lines += client.sign_in(KNOWN).headers.getlist("set-cookie")
    assert {line.partition("=")[0] for line in lines} == {
        cookies.named(cookie, scheme == "https") for cookie in (cookies.SESSION, cookies.FORM)
    }
    for line in map(str.lower, lines):
        assert "httponly" in line and "path=/" in line and "domain" not in line
        assert ("samesite=lax" in line) or ("samesite=strict" in line)
        assert ("secure" in line) is (scheme == "https")
        assert "expires" not in line and "max-age" not in line


def sign_out(store, client):
    client.post("/dang-xuat", form=form_number(client.get("/dang-xuat").text))


def change(store, client):
    form = form_number(client.get("/doi-mat-khau").text)
    client.post("/doi-mat-khau", form=form, old=PASSWORD, new=NEW, again=NEW)


@pytest.mark.parametrize(
    "end",
    [
        sign_out,
        change,
        lambda store, _: accounts.end_sessions(store, KNOWN),
        lambda store, _: accounts.give_password(store, KNOWN, NEW),
        lambda store, _: accounts.disable(store, KNOWN),
    ],
    ids=["signed out", "password changed", "everywhere", "password given", "shut"],
)
def test_stolen_cookie_is_worth_nothing_after(manned, end):
    accounts.add(manned, "huong", Role.ADMIN, PASSWORD)
    owner, thief = Browser(manned), Browser(manned, "10.0.0.66")
    owner.sign_in(KNOWN)
    thief.cookies = dict(owner.cookies)
    assert thief.get("/").text == "inside"
    end(manned, owner)
    assert thief.request("GET", "/").status == 401
    assert thief.speak("hello") == ["websocket.close"]
    thief.cookies["partyboard_session"] += "0"
    assert thief.request("GET", "/").status == 401


def test_password_that_is_changed_while_it_is_looked_at_lets_nobody_in(manned, monkeypatch):
    def changed_meanwhile(kept, password):
        accounts.give_password(manned, KNOWN, NEW)
        return True

    monkeypatch.setattr(passwords, "is_right", changed_meanwhile)
    with pytest.raises(SignInRefused):
        sessions.sign_in(manned, KNOWN, PASSWORD, "10.0.0.7")


def test_form_is_taken_from_the_browser_that_it_was_given_to_only(manned):
    attacker, victim = Browser(manned), Browser(manned)
    form = form_number(attacker.get("/dang-nhap").text)
    for path in ("/dang-nhap", "/dang-xuat", "/doi-mat-khau"):
        victim.get("/dang-nhap")
        told = {"name": "binh", "password": PASSWORD, "old": PASSWORD, "new": NEW, "again": NEW}
        victim.post(path, form=form, **told)
        assert "partyboard_session" not in victim.cookies
    with manned.reading() as cursor:
        cursor.execute("select count(*) from session_event")
        assert cursor.fetchone() == (0,)


def test_deep_link_never_leads_away(manned):
    client = Browser(manned)
    for given in (*AWAY, *(quote(each, safe="") for each in AWAY)):
        onward = client.sign_in(KNOWN, query=f"?tiep={given}").headers["location"]
        assert onward.startswith("/") and not re.match(r"[/\\]{2}", onward), given
        assert not re.search(r"[\x00-\x20\\]", onward), given
        assert urlsplit(urljoin("http://board.example/x", onward)).netloc == "board.example", given


@pytest.mark.parametrize(
    "header", ["x-forwarded-for", "x-real-ip", "forwarded", "client-ip", "true-client-ip"]
)
def test_header_that_names_another_machine_changes_nobody_who_waits(manned, hasher, header):
    client = Browser(manned, "10.0.0.7")
    before = hasher.done["verify"]
    for count in range(12):
        client.extra = {header: f"10.9.9.{count}"}
        client.sign_in(KNOWN, WRONG)
    assert hasher.done["verify"] - before == waiting.PAIR


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "via"])
def test_board_without_accounts_is_not_open_through_a_program_in_between(empty_store, header):
    client = Browser(empty_store)
    client.extra = {header: "127.0.0.1"}
    assert client.get("/").status == 403


def test_no_spelling_of_an_address_leads_round_the_gate(manned):
    client = Browser(manned)
    tried = product(("GET", "HEAD", "OPTIONS", "POST"), ROUND_THE_GATE)
    found = {(method, path): client.request(method, path).status for method, path in tried}
    assert {asked: status for asked, status in found.items() if status != 401} == {}


def test_page_that_stands_open_without_a_click_ends_like_any_other(manned, monkeypatch):
    monkeypatch.setattr(gate, "_LOOKED_AFTER", 0.05)
    monkeypatch.setattr(sessions, "_NOTED_EVERY", timedelta(0))
    client = Browser(manned, limits=SignIn(idle=timedelta(seconds=0.6)))
    client.sign_in(KNOWN)
    said = client.speak("here", then=lambda: threading.Event().wait(1.2))
    assert said == ["websocket.accept", "here", "websocket.close"]


def test_nothing_secret_is_in_the_journals(manned):
    client = Browser(manned)
    client.sign_in(PASSWORD, WRONG)  # typed into the wrong field
    client.sign_in(KNOWN)
    change(manned, client)
    token = client.cookies["partyboard_session"]
    with manned.reading() as cursor:
        tables = cursor.execute("select table_name from information_schema.tables").fetchall()
        for (table,) in tables:
            cursor.execute(f'select coalesce(string_agg("{table}"::varchar), \'\') from "{table}"')
            ((written,),) = cursor.fetchall()
            for secret in (PASSWORD, WRONG, NEW, token):
                assert secret not in written, table
            assert ("$argon2" in written) is (table == "account_event")
