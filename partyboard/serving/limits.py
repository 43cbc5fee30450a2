"""How much of the app one sender can hold: bytes of a body, seconds for sending it, websockets.

A pure ASGI middleware. Files come through Streamlit's own endpoint, which has its own limit of
bytes (`server.maxUploadSize`); every other body is a form of a few lines.
"""

import asyncio
import sys
from collections import Counter
from http import HTTPStatus

from partyboard.serving.words import ASGIApp, Message, Receive, Scope, Send

BODY_BYTES = 64 * 1024
SECONDS = 30  # between two pieces of a body
SOCKETS = 400  # open tabs of everybody; some 10 MB each
SOCKETS_OF_ONE = 100  # open tabs of one address; an office behind a proxy has one address
_FILES_OF_ONE = 4  # of the system's: the websocket, and what Streamlit keeps for its pages
_OTHER_FILES = 600  # the database, the log, routes, tabs that were closed a moment ago
_UPLOAD = "/_stcore/upload_file/"
_SENDS = ("POST", "PUT", "PATCH", "DELETE")
_TRY_AGAIN_LATER = 1013


def make_room() -> None:
    """Let this process open what so many tabs need: Linux gives 1024 files, which 250 tabs use up,
    and then nobody is answered. Windows has no such limit.
    """
    if sys.platform == "win32":
        return
    import resource

    needed = SOCKETS * _FILES_OF_ONE + _OTHER_FILES
    given, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if given != resource.RLIM_INFINITY and given < needed:
        allowed = needed if most == resource.RLIM_INFINITY else min(needed, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))


class _Stopped(Exception):
    """The sender is not listened to any longer; holds the status that says why."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class ServingLimits:
    """Wraps the app; counts the websockets that are open."""

    def __init__(
        self,
        app: ASGIApp,
        body: int = BODY_BYTES,
        seconds: float = SECONDS,
        sockets: int = SOCKETS,
        of_one: int = SOCKETS_OF_ONE,
    ) -> None:
        self.app = app
        self.body, self.seconds = body, seconds
        self.sockets, self.of_one = sockets, of_one
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what is within the limits."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] in _SENDS:
            await self._sent(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = (scope.get("client") or ("",))[0]
        if self._open.total() >= self.sockets or self._open[address] >= self.of_one:
            await send({"type": "websocket.close", "code": _TRY_AGAIN_LATER})
            return
        self._open[address] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._open[address] -= 1
            self._open += Counter()  # forgets who has none

    async def _sent(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False
        most = None if scope["path"].startswith(_UPLOAD) else self.body

        async def answer(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, self._measured(receive, most), answer)
        except _Stopped as stopped:
            if not has_begun:
                await _refuse(stopped.status, send)

    def _measured(self, receive: Receive, most: int | None) -> Receive:
        """The body piece by piece, until it is too long or too slow; then what it waits for is
        whether the browser has gone, which may take as long as it likes.
        """
        taken, is_whole = 0, False

        async def measured() -> Message:
            nonlocal taken, is_whole
            if is_whole:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), self.seconds)
            except TimeoutError:
                raise _Stopped(HTTPStatus.REQUEST_TIMEOUT) from None
            taken += len(message.get("body", b""))
            if most is not None and taken > most:
                raise _Stopped(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            is_whole = not message.get("more_body", False)
            return message

        return measured


async def _refuse(status: HTTPStatus, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": status.phrase.encode()})
