"""A board behind its gate, and a browser without scripts to try it with."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from partyboard.access.door import routes
from partyboard.access.gate import Gate
from partyboard.settings import SignIn
from partyboard.store.database import Store

PASSWORD = "con trâu đi trước cái cày"


async def _inside(_: Request) -> PlainTextResponse:
    return PlainTextResponse("inside")


async def _speak(websocket: WebSocket) -> None:
    await websocket.accept()
    with suppress(WebSocketDisconnect):
        while True:
            await websocket.send_text(await websocket.receive_text())


def board(store: Store, limits: SignIn) -> Starlette:
    """An app of which every address says "inside", behind the gate."""
    return Starlette(
        routes=[
            *routes(lambda: store, lambda: limits),
            WebSocketRoute("/_stcore/stream", _speak),
            Route("/{path:path}", _inside, methods=["GET", "POST", "PUT", "DELETE"]),
        ],
        middleware=[Middleware(Gate, store=lambda: store, limits=lambda: limits)],
    )


class Answer:
    """What came back of a request."""

    def __init__(self, sent: list[dict[str, Any]]) -> None:
        self.status = sent[0]["status"]
        self.headers = Headers(raw=sent[0]["headers"])
        self.text = b"".join(each.get("body", b"") for each in sent[1:]).decode()


class Browser:
    """A browser on a machine of this address; it keeps its cookies and follows nothing."""

    def __init__(
        self,
        store: Store,
        address: str = "127.0.0.1",
        scheme: str = "http",
        limits: SignIn = SignIn(),  # noqa: B008 - frozen
    ) -> None:
        self.app, self.address, self.scheme = board(store, limits), address, scheme
        self.cookies: dict[str, str] = {}
        self.extra: dict[str, str] = {}  # headers that it sends beside its own

    def get(self, path: str, accept: str = "text/html") -> Answer:
        """Open an address."""
        return self.request("GET", path, accept=accept)

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form."""
        return self.request("POST", path, urlencode(fields).encode(), "text/html")

    def request(self, method: str, path: str, body: bytes = b"", accept: str = "*/*") -> Answer:
        """Ask for whatever it is."""
        given = [{"type": "http.request", "body": body, "more_body": False}]
        sent = _run(self.app, self._scope("http", method, path, accept), given)
        answer = Answer(sent)
        for line in answer.headers.getlist("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer

    def speak(self, *words: str, then: Callable[[], object] = lambda: None) -> list[str]:
        """Open the websocket and say these words, do something, wait; what came back, in words."""
        given: list[Any] = [{"type": "websocket.connect"}]
        given += [{"type": "websocket.receive", "text": word} for word in words] + [then]
        scope = self._scope("websocket", "GET", "/_stcore/stream", "*/*")
        return [each.get("text") or each["type"] for each in _run(self.app, scope, given)]

    def sign_in(self, name: str, password: str = PASSWORD, query: str = "") -> Answer:
        """Fill in the form as it was sent."""
        path = "/dang-nhap" + query
        form = form_number(self.get(path).text)
        return self.post(path, form=form, name=name, password=password)

    def _scope(self, kind: str, method: str, path: str, accept: str) -> dict[str, Any]:
        path, _, query = path.partition("?")  # urlsplit would take //x for a host
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"host": "board.example", "accept": accept, "cookie": cookies} | self.extra
        return {
            "type": kind,
            "method": method,
            "scheme": self.scheme,
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "root_path": "",
            "client": (self.address, 5000),
            "subprotocols": [],
        }


def form_number(page: str) -> str:
    """The number that a form carries."""
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def _run(app: Any, scope: dict[str, Any], given: list[Any]) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        while given:
            message = given.pop(0)
            if not callable(message):
                return message
            await asyncio.to_thread(message)
        return await asyncio.Future()  # and then says no more

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def whole() -> None:
        await asyncio.wait_for(app(scope, receive, send), 20)

    with ThreadPoolExecutor(1) as thread:  # in this one, the browser tests may have a loop running
        thread.submit(asyncio.run, whole()).result()
    return sent
