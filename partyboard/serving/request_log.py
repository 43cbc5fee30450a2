"""Every request has a number, which its answer and its lines of the log carry.

A pure ASGI middleware, outside all others. The number is ours: one that a browser brings along is
not taken over. The pages find it among the headers of their websocket.
"""

import logging
import re
import time

from partyboard import logs
from partyboard.serving.words import ASGIApp, Message, Receive, Scope, Send

HEADER = b"x-request-id"
_STILL = ("/static/", "/app/static/", "/component/")  # a page asks for some sixty of these
_KEY = re.compile(r"^(/_stcore/upload_file|/media)/.*")  # what follows opens a file
_LONGEST = 200
_FAULT = 500

log = logging.getLogger("partyboard.requests")


class ServingLog:
    """Wraps the app."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Number the request; tell what became of it when it is over."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        number = logs.begin().encode()
        others = [(name, value) for name, value in scope["headers"] if name.lower() != HEADER]
        scope = {**scope, "headers": [*others, (HEADER, number)]}
        since, status = time.perf_counter(), _FAULT  # unless an answer is begun

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (HEADER, number)]}
            elif message["type"] == "websocket.accept":
                status = 101
            elif message["type"] == "websocket.close":
                status = message.get("code", 1000)
            await send(message)

        try:
            await self.app(scope, receive, told)
        finally:
            _tell(scope, status, round((time.perf_counter() - since) * 1000))


def _tell(scope: Scope, status: int, ms: int) -> None:
    """One line; what is only fetched, and was there, is not worth one."""
    path = scope["path"]
    if path.startswith(_STILL) and status < 400:
        return
    fields = {
        "method": scope.get("method", "WEBSOCKET"),
        "path": _KEY.sub(r"\1/…", path)[:_LONGEST],
        "status": status,
        "ms": ms,
        "sender": (scope.get("client") or ("",))[0],
    }
    log.info("request", extra=fields)
