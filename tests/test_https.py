"""The board by https: with a certificate of its own, and behind a proxy that has one."""

import http.client
import os
import re
import socket
import ssl
import subprocess
import time
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
import uvicorn
from calling import CALL, call, says_one_sentence
from certificates import make_certificate
from doors import PASSWORD, Browser, form_number
from small_board import build

from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.doctor.serving import Answer, answer
from partyboard.settings import DEFAULT_FILE, ROOT
from partyboard.store.database import Store

LOOPBACK = "127.0.0.1"


def settings_with(folder, *lines):
    path = folder / "partyboard.toml"
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    for line in lines:
        key = line.partition(" ")[0]
        text = re.sub(rf"^{key} = .*$", lambda _, line=line: line, text, flags=re.M)
        assert line in text
    path.write_text(text, encoding="utf-8")
    return path


@dataclass(frozen=True)
class Served:
    """A board that is served by https."""

    port: int

    def ask(self, method, path, body="", **headers):
        """An answer, its headers in a list; whatever the certificate says."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(LOOPBACK, self.port, timeout=20, context=context)
        sent = {"accept": "text/html", "origin": f"https://{LOOPBACK}:{self.port}", **headers}
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        text = "" if response.status == 101 else response.read().decode()
        connection.close()
        return response, text


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("https")
    database = build(folder / "board.duckdb")
    with Store(database) as store:
        accounts.add(store, "an", Role.ADMIN, PASSWORD, must_change=False)
    certificate, key = make_certificate(folder / "board.pem"), folder / "board.key"
    whole = certificate.read_text(encoding="ascii")
    begins = whole.index("-----BEGIN PRIVATE KEY")
    certificate.write_text(whole[:begins], encoding="ascii")
    key.write_text(whole[begins:], encoding="ascii")
    settings = settings_with(folder, f'certificate = "{certificate}"', f'key = "{key}"')
    with socket.create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [*CALL, "serve", "--db", str(database), "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PARTYBOARD_SETTINGS": str(settings), "PYTHONUTF8": "1"},
        stderr=subprocess.DEVNULL,
    )
    try:
        patience = time.monotonic() + 60
        while answer(LOOPBACK, port) is Answer.NOBODY and time.monotonic() < patience:
            assert process.poll() is None
            time.sleep(0.2)
        yield Served(port)
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_the_doctor_knows_a_board_by_https(served):
    assert answer(LOOPBACK, served.port) is Answer.BOARD_BY_HTTPS


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_who_types_http_is_led_to_https(served, method):
    there = f"{LOOPBACK}:{served.port}"
    plain = http.client.HTTPConnection(there, timeout=20)
    plain.request(method, "/members?month=2021-05", headers={"accept": "text/html"})
    told = plain.getresponse()
    assert (told.status, told.headers["location"]) == (
        302,
        f"https://{there}/members?month=2021-05",
    )
    plain.close()


def test_what_is_neither_http_nor_https_is_answered_with_nothing_of_ours(served):
    with socket.create_connection((LOOPBACK, served.port), timeout=20) as line:
        line.sendall(b"SSH-2.0-somebody\r\n" * 9)
        assert b"HTTP" not in line.recv(1000)


def test_cookies_of_a_board_by_https_never_travel_in_the_clear(served):
    door, page = served.ask("GET", "/dang-nhap")
    (form,) = door.headers.get_all("set-cookie")
    assert form.startswith("__Host-") and "; Secure" in form and "; HttpOnly" in form
    sent = urlencode({"form": form_number(page), "name": "an", "password": PASSWORD})
    kind = {"content-type": "application/x-www-form-urlencoded"}
    let_in, _ = served.ask("POST", "/dang-nhap", sent, cookie=form.partition(";")[0], **kind)
    (session,) = let_in.headers.get_all("set-cookie")
    assert let_in.status == 303
    assert session.startswith("__Host-") and "; Secure" in session and "; HttpOnly" in session
    cookie = session.partition(";")[0]
    assert "<title>" in served.ask("GET", "/members", cookie=cookie)[1]
    handshake = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    assert served.ask("GET", "/_stcore/stream", cookie=cookie, **handshake)[0].status == 101
    assert served.ask("GET", "/_stcore/stream", **handshake)[0].status == 403


def test_a_cookie_that_was_set_in_the_clear_opens_nothing_by_https(empty_store):
    accounts.add(empty_store, "an", Role.ADMIN, PASSWORD, must_change=False)
    plain = Browser(empty_store)
    plain.sign_in("an")
    by_https = Browser(empty_store, scheme="https")
    by_https.cookies = dict(plain.cookies)
    assert plain.get("/").text == "inside"
    assert by_https.get("/").text != "inside"


@pytest.mark.parametrize(("sender", "is_secure"), [("127.0.0.1", True), ("10.0.0.9", False)])
def test_a_proxy_on_this_machine_is_believed_that_it_is_reached_by_https(
    empty_store, sender, is_secure
):
    accounts.add(empty_store, "an", Role.ADMIN, PASSWORD)
    browser = Browser(empty_store, address=sender)
    behind = uvicorn.Config(browser.app)
    behind.load()

    async def proxied(scope, receive, send):
        forwarded = [(b"x-forwarded-proto", b"https"), (b"x-forwarded-for", b"10.1.2.3")]
        await behind.loaded_app({**scope, "headers": scope["headers"] + forwarded}, receive, send)

    browser.app = proxied
    (cookie,) = browser.get("/dang-nhap").headers.getlist("set-cookie")
    assert ("; Secure" in cookie) is is_secure
    assert cookie.startswith("__Host-") is is_secure


def test_a_certificate_that_cannot_be_used_is_said_before_the_app_starts(tmp_path, monkeypatch):
    good, other = make_certificate(tmp_path / "a.pem"), make_certificate(tmp_path / "b.pem")
    locked = make_certificate(tmp_path / "c.pem", password=b"of nobody")
    for lines, told in [
        (['certificate = "/nowhere/board.pem"'], "/nowhere/board.pem"),
        ([f'certificate = "{good}"', 'key = "/nowhere/board.key"'], "/nowhere/board.key"),
        ([f'certificate = "{good}"', f'key = "{other}"'], "đi đôi"),
        ([f'certificate = "{DEFAULT_FILE}"'], "PEM"),
        ([f'certificate = "{locked}"'], "không đặt mật khẩu"),
        ([f'key = "{good}"'], "network.certificate"),
    ]:
        monkeypatch.setenv("PARTYBOARD_SETTINGS", str(settings_with(tmp_path, *lines)))
        refused = call("serve", "--db", tmp_path / "board.duckdb", "--port", "1")
        assert refused.status == 2 and says_one_sentence(refused) and told in refused.err
