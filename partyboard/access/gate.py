"""The gate in front of everything: without a session there is the page to sign in, and no more.

A pure ASGI middleware. It stands before pages, the websocket, /media/, uploads and files, so that
nothing of Streamlit's has to know of it. A board without accounts is open to its own machine only.
"""

import asyncio
import ipaddress
from collections.abc import Callable, Collection
from functools import partial
from http import HTTPStatus
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from partyboard.access import accounts, cookies, paths
from partyboard.access.roles import Action, may
from partyboard.access.sessions import Session, session
from partyboard.settings import SignIn
from partyboard.store.database import Store, StoreBusy, StoreDamaged

_LOOKED_AFTER = 5.0  # seconds until an open page notices that its session has ended
_POLICY_VIOLATION = 1008
_PASSED_ON = (b"forwarded", b"via", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip")
_WORDS = {
    HTTPStatus.UNAUTHORIZED: "Cần đăng nhập.",
    HTTPStatus.FORBIDDEN: "Không được phép từ máy hoặc tài khoản này.",
}


class Gate:
    """Wraps the app; `store` opens the board's database, `limits` are those of sessions now.
    `also_open` are the addresses that stand open beside those that always do."""

    def __init__(
        self,
        app: ASGIApp,
        store: Callable[[], Store],
        limits: Callable[[], SignIn],
        also_open: Collection[str] = (),
    ) -> None:
        self.app = app
        self.store = store
        self.limits = limits
        self.open = (*paths.OPEN, *also_open)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through whoever has a session; send to the door whoever has none."""
        if scope["type"] not in ("http", "websocket") or self._is_open(_path(scope)):
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        has_accounts, found = await run_in_threadpool(self._look, connection, True)
        if not has_accounts:
            if _is_elsewhere(scope):
                await _refuse(scope, receive, send, HTTPStatus.FORBIDDEN)
            else:
                await self.app(scope, receive, send)
        elif found is None:
            await _send_to_door(connection, receive, send, paths.SIGN_IN)
        elif found.must_change and _path(scope) not in paths.DOOR:
            await _send_to_door(connection, receive, send, paths.PASSWORD)
        elif _path(scope).startswith(paths.UPLOAD) and not may(found.who.role, Action.LOAD):
            await _refuse(scope, receive, send, HTTPStatus.FORBIDDEN)
        elif scope["type"] == "websocket":
            watched = _Watched(partial(self._is_in, connection), receive, send)
            await self.app(scope, watched.receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_open(self, path: str) -> bool:
        return path in self.open or (path.startswith(paths.FONTS) and ".." not in path)

    def _is_in(self, connection: HTTPConnection, is_heard: bool) -> bool:
        return self._look(connection, is_heard)[1] is not None

    def _look(self, connection: HTTPConnection, is_heard: bool) -> tuple[bool, Session | None]:
        """Whether there are accounts; the session, which `is_heard` of where somebody does
        something. A database that cannot be opened has neither:
        the pages say what is wrong with it, and can show nothing else."""
        try:
            store = self.store()
        except (StoreBusy, StoreDamaged):
            return False, None
        if not accounts.exist(store):
            return False, None
        return True, session(store, token_of(connection), self.limits(), is_heard=is_heard)


class _Watched:
    """A websocket that is closed when the session it was opened with ends. What is said over it
    counts as a click; that the page stands open does not."""

    def __init__(self, is_open: Callable[[bool], bool], receive: Receive, send: Send) -> None:
        self._is_open, self._receive, self._send = is_open, receive, send
        self._waiting: asyncio.Task[Message] | None = None

    async def receive(self) -> Message:
        """The next message, or the end."""
        self._waiting = self._waiting or asyncio.ensure_future(self._next())
        while True:
            done, _ = await asyncio.wait({self._waiting}, timeout=_LOOKED_AFTER)
            if not await run_in_threadpool(self._is_open, bool(done)):
                return await self._end()
            if done:
                message, self._waiting = self._waiting.result(), None
                return message

    async def _next(self) -> Message:
        return await self._receive()

    async def _end(self) -> Message:
        assert self._waiting is not None
        self._waiting.cancel()
        await self._send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        return {"type": "websocket.disconnect", "code": _POLICY_VIOLATION}


def token_of(connection: HTTPConnection) -> str:
    """What the browser brings along."""
    return cookies.read(connection.cookies, cookies.SESSION, is_https(connection))


def is_https(connection: HTTPConnection) -> bool:
    """Whether the browser came by https, as far as the server was told."""
    return connection.url.scheme in ("https", "wss")


def _path(scope: Scope) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _is_elsewhere(scope: Scope) -> bool:
    """Whether it comes from another machine, or through a program that passes on what does."""
    if any(name in _PASSED_ON for name, _ in scope["headers"]):
        return True
    client = scope.get("client")
    try:
        return client is not None and not ipaddress.ip_address(client[0]).is_loopback
    except ValueError:  # a test, or a socket of this machine: no address
        return False


async def _send_to_door(
    connection: HTTPConnection, receive: Receive, send: Send, door: str
) -> None:
    scope = connection.scope
    is_page = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
    if is_page and "text/html" in connection.headers.get("accept", ""):
        query = scope["query_string"].decode("latin-1")
        asked = quote(_path(scope), safe="/") + (f"?{query}" if query else "")
        response: Response = RedirectResponse(paths.door_before(asked, door), 303)
        await response(scope, receive, send)
    else:
        await _refuse(scope, receive, send, HTTPStatus.UNAUTHORIZED)


async def _refuse(scope: Scope, receive: Receive, send: Send, status: HTTPStatus) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        return
    await PlainTextResponse(_WORDS[status], int(status))(scope, receive, send)
