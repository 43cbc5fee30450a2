"""Only a browser at this machine's own address, and only a page of ours, is answered."""

import socket

import pytest
from asking import ask
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from partyboard.serving.origins import ServingOrigins

HERE = "127.0.0.1:8501"


async def answer(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def speak(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


APP = Starlette(
    routes=[
        Route("/{path:path}", answer, methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"]),
        WebSocketRoute("/_stcore/stream", speak),
    ],
    middleware=[Middleware(ServingOrigins, names=["Bang.TinhUy.example."])],
)


@pytest.mark.parametrize(
    "host",
    [HERE, "127.0.0.1", "localhost:8501", "[::1]:8501", "10.0.0.5:8501", "LOCALHOST", "localhost."]
    + ["bang.tinhuy.example", "bang.tinhuy.example:443", socket.gethostname()],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_own_address_is_answered(kind, host):
    path = "/_stcore/stream" if kind == "websocket" else "/members"
    assert ask(APP, path, kind=kind, headers={"host": host}).status in (200, 101)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "attacker.example"},  # a name of somebody else, made to point here
        {"host": "attacker.example:8501"},
        {"host": "127.0.0.1.attacker.example"},
        {"host": "localhost.attacker.example"},
        {"host": "attacker.example#@127.0.0.1"},
        {"host": "127.0.0.1@attacker.example"},
        {"host": "attacker.example@127.0.0.1"},
        {"host": "127.0.0.1/attacker.example"},
        {"host": "127.0.0.1:99999"},
        {"host": ""},
        {},
        [("host", HERE), ("host", "attacker.example")],
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_name_that_somebody_else_pointed_here_is_refused(kind, headers):
    path = "/_stcore/stream" if kind == "websocket" else "/members"
    assert ask(APP, path, kind=kind, headers=headers).status in (421, 1008)


FOREIGN = [
    {"origin": "http://attacker.example"},
    {"origin": "http://127.0.0.1:9999"},  # another program of this machine
    {"origin": "http://localhost:8501"},  # as this page is not called here
    {"origin": "http://127.0.0.1:8501.attacker.example"},
    {"origin": "http://attacker.example/?127.0.0.1:8501"},
    {"origin": "null"},
    {"origin": ""},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": f"http://{HERE}", "sec-fetch-site": "cross-site"},
]


@pytest.mark.parametrize("foreign", FOREIGN, ids=str)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/access/sign-in"),
        ("PUT", "/_stcore/upload_file/session/file"),
        ("DELETE", "/_stcore/upload_file/session/file"),
    ],
)
def test_page_of_somebody_else_sends_nothing(method, path, foreign):
    assert ask(APP, path, method, headers={"host": HERE} | foreign).status == 403


@pytest.mark.parametrize("foreign", FOREIGN, ids=str)
def test_page_of_somebody_else_opens_no_websocket(foreign):
    headers = {"host": HERE} | foreign
    assert ask(APP, "/_stcore/stream", kind="websocket", headers=headers).status == 1008


@pytest.mark.parametrize(
    "own",
    [
        {"origin": f"http://{HERE}"},
        {"origin": f"https://{HERE}"},  # behind a proxy that speaks TLS
        {"origin": f"http://{HERE}", "sec-fetch-site": "same-origin"},
        {},  # a program, which no page of others steers
    ],
)
def test_page_of_ours_sends_and_listens(own):
    headers = {"host": HERE} | own
    assert ask(APP, "/access/sign-in", "POST", headers=headers).status == 200
    assert ask(APP, "/_stcore/stream", kind="websocket", headers=headers).status == 101


def test_link_from_elsewhere_opens_the_page():
    headers = {"host": HERE, "sec-fetch-site": "cross-site", "origin": "http://mail.example"}
    assert ask(APP, "/members", headers=headers).status == 200
