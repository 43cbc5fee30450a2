"""Nothing of the board is answered without a session, and a session ends everywhere at once."""

from itertools import product

import pytest
from doors import PASSWORD, Browser, form_number

from partyboard.access import accounts, gate, paths
from partyboard.access.roles import Role

ADDRESSES = [
    "/",
    "/members",
    "/media/abc.xlsx",
    "/_stcore/health",
    "/_stcore/upload_file/a/b",
    "/static/js/index.js",
    "/app/static/vi.js",
    "/app/static/fonts/../vi.js",
    "/component/x",
    "/healthz/x",
    "/dang-nhap/x",
]


def test_nothing_is_answered_without_a_session(manned):
    client = Browser(manned)
    tried = product(["GET", "POST", "PUT", "DELETE"], ADDRESSES)
    assert {client.request(method, address).status for method, address in tried} == {401}


@pytest.mark.parametrize(
    ("role", "answer"), [(Role.VIEWER, 403), (Role.STAFF, 200), (Role.ADMIN, 200)]
)
def test_files_are_taken_from_those_only_who_load(manned, role, answer):
    accounts.set_role(manned, "binh", role)
    client = Browser(manned)
    client.sign_in("binh")
    assert client.request("PUT", "/_stcore/upload_file/a/b").status == answer


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "../../etc"])
def test_websocket_is_refused_without_a_session(manned, token):
    client = Browser(manned)
    client.cookies["partyboard_session"] = token
    assert client.speak("hello") == ["websocket.close"]


def test_page_leads_to_the_door_and_back(manned):
    client = Browser(manned)
    sent = client.get("/members?month=2021-03&organization=STC")
    assert sent.status == 303
    let_in = client.sign_in("an", query=sent.headers["location"].removeprefix("/dang-nhap"))
    assert let_in.headers["location"] == "/members?month=2021-03&organization=STC"
    assert client.get(let_in.headers["location"]).text == "inside"


@pytest.mark.parametrize(
    "address",
    ["https://bad.example", "//bad.example", "/\\bad.example", "/\t/bad.example", "javascript:x"]
    + ["\\\\bad.example", "/dang-xuat", "", " /x", "http:/x"],
)
def test_door_leads_nowhere_else(address):
    assert paths.local(address) == "/"


def test_fonts_and_health_are_open(manned):
    assert Browser(manned).get("/app/static/fonts/a.woff2").text == "inside"
    assert Browser(manned).get("/healthz").text == "inside"


def test_cookie_is_out_of_reach(manned):
    plain = Browser(manned).sign_in("an").headers["set-cookie"].lower()
    assert "httponly" in plain and "samesite=lax" in plain and "secure" not in plain
    bound = Browser(manned, scheme="https").sign_in("an").headers["set-cookie"]
    assert bound.startswith("__Host-partyboard_session=") and "Secure" in bound


def test_cookie_brought_along_is_not_taken_over(manned):
    victim, attacker = Browser(manned), Browser(manned)
    attacker.sign_in("binh")
    planted = attacker.cookies["partyboard_session"]
    victim.cookies["partyboard_session"] = planted
    victim.sign_in("an")
    assert victim.cookies["partyboard_session"] != planted
    assert attacker.request("GET", "/").status == 401


@pytest.mark.parametrize("number", ["", "x"])
@pytest.mark.parametrize("path", ["/dang-nhap", "/dang-xuat", "/doi-mat-khau"])
def test_form_of_another_site_does_nothing(manned, path, number):
    client = Browser(manned)
    client.sign_in("an")
    before = client.cookies["partyboard_session"]
    new = "mật khẩu của kẻ khác"
    fields = {"name": "binh", "password": PASSWORD, "old": PASSWORD, "new": new, "again": new}
    client.post(path, form=number, **fields)
    assert client.cookies["partyboard_session"] == before
    assert client.get("/").text == "inside"


def test_signed_out_is_signed_out_also_with_the_old_cookie(manned):
    client = Browser(manned)
    client.sign_in("an")
    token = client.cookies["partyboard_session"]
    client.post("/dang-xuat", form=form_number(client.get("/dang-xuat").text))
    client.cookies["partyboard_session"] = token
    assert client.request("GET", "/").status == 401


@pytest.mark.parametrize(
    "end",
    [
        lambda store: accounts.end_sessions(store, "an"),
        lambda store: accounts.give_password(store, "an", "mật khẩu mới của an"),
        lambda store: accounts.change_password(store, "an", PASSWORD, "mật khẩu mới của an"),
        lambda store: accounts.disable(store, "an"),
    ],
)
def test_open_page_is_closed_when_its_session_ends(manned, monkeypatch, end):
    monkeypatch.setattr(gate, "_LOOKED_AFTER", 0.05)
    accounts.add(manned, "chi", Role.ADMIN, PASSWORD)
    client = Browser(manned)
    client.sign_in("an")
    said = client.speak("still here", then=lambda: end(manned))
    assert said == ["websocket.accept", "still here", "websocket.close"]
    assert client.request("GET", "/").status == 401


def test_password_set_by_somebody_else_is_changed_first(manned):
    accounts.give_password(manned, "binh", "do quản trị đặt 1")
    client = Browser(manned)
    client.sign_in("binh", "do quản trị đặt 1")
    assert client.request("GET", "/").status == 401
    assert client.speak("hello") == ["websocket.close"]
    sent = client.get("/members").headers["location"]
    assert sent == "/doi-mat-khau?tiep=/members"
    new = "của riêng bình thôi"
    told = {"old": "do quản trị đặt 1", "new": new, "again": new}
    answer = client.post(sent, form=form_number(client.get(sent).text), **told)
    assert answer.headers["location"] == "/members"
    assert client.get("/members").text == "inside"


def test_board_without_accounts_is_open_to_its_own_machine_only(empty_store):
    assert Browser(empty_store).get("/").text == "inside"
    assert Browser(empty_store, "10.0.0.7").get("/").status == 403


def test_first_account_shuts_the_door_at_once(empty_store):
    client = Browser(empty_store)
    assert client.get("/").text == "inside"
    accounts.add(empty_store, "an", Role.ADMIN, PASSWORD)
    assert client.request("GET", "/").status == 401
