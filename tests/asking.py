"""An ASGI app asked without a server: what goes in is what a socket would have brought."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

PATIENCE = 10  # seconds, after which an app that waits for ever has failed
PIECE = {"type": "http.request", "body": b"", "more_body": False}


@dataclass(frozen=True)
class Answered:
    """What came back: 200, 403 …; a websocket's is 101 or the code it was closed with."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for key, value in self.headers if key == name]


def ask(app: Any, path: str, method: str = "GET", pieces: Sequence[dict] = (PIECE,), **more: Any):
    """The answer of the app; `headers` as pairs, `kind` "websocket" for one."""
    kind = more.get("kind", "http")
    given = [{"type": "websocket.connect"}] if kind == "websocket" else list(pieces)
    sent: list[dict] = []

    async def receive() -> dict:
        return given.pop(0) if given else await asyncio.Future()  # and then says no more

    async def send(message: dict) -> None:
        sent.append(message)

    named = more.get("headers", {"host": "127.0.0.1:8501"})
    pairs = named.items() if isinstance(named, dict) else named
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in pairs],
        "root_path": "",
        "client": (more.get("client", "127.0.0.1"), 50_000),
        "subprotocols": [],
    }
    with ThreadPoolExecutor(1) as thread:  # in this one, the browser tests may have a loop running
        asked = asyncio.wait_for(app(scope, receive, send), PATIENCE)
        thread.submit(asyncio.run, asked).result()
    return _answered(sent)


def _answered(sent: Sequence[dict]) -> Answered:
    first = sent[0]
    if first["type"].startswith("websocket"):
        return Answered(first.get("code", 101), (), b"")
    headers = tuple((name.decode(), value.decode()) for name, value in first["headers"])
    return Answered(first["status"], headers, b"".join(each.get("body", b"") for each in sent[1:]))
