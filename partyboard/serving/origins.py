"""Who may ask: a browser that was sent here by its own address bar or by a page of ours.

A pure ASGI middleware. It refuses a name in the address that is not this machine's (a foreign site
can point a name of its own at it), and whatever a page of somebody else sends: forms, files, the
websocket. Streamlit lets pages of any other port of the machine open its websocket, and asks the
internet for this machine's address when it meets a stranger; it is not asked so far.
"""

import ipaddress
import socket
from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import urlsplit

from partyboard import settings
from partyboard.serving.words import ASGIApp, Receive, Scope, Send

_LOOKS_ONLY = ("GET", "HEAD", "OPTIONS")
_OF_OURS = (None, "same-origin", "none")
_STRANGE_NAME = "Trang không mở bằng tên này: mở bằng địa chỉ số của máy."
_POLICY_VIOLATION = 1008
# Streamlit's figures about itself, and its door for programs without a browser.
_FOR_NOBODY = ("/_stcore/metrics", "/_stcore/agent")


class ServingOrigins:
    """Wraps the app. `names` are those by which browsers know the machine beside its own; None: as
    the settings say."""

    def __init__(self, app: ASGIApp, names: Iterable[str] | None = None) -> None:
        self.app = app
        known = settings.load().names if names is None else names
        self.names = frozenset(map(_plain, ("localhost", socket.gethostname(), *known)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what a page of ours asked for; all else ends here."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
        ]
        hosts = [value for name, value in headers if name == "host"]
        named = {name for name, _ in headers}
        if {"content-length", "transfer-encoding"} <= named:  # a proxy may count by the other one
            await _refuse(scope, send, HTTPStatus.BAD_REQUEST)
        elif scope["path"].startswith(_FOR_NOBODY):
            await _refuse(scope, send, HTTPStatus.NOT_FOUND)
        elif len(hosts) != 1 or not self._is_known(hosts[0]):
            await _refuse(scope, send, HTTPStatus.MISDIRECTED_REQUEST)
        elif self._acts(scope) and not self._is_ours(dict(headers), hosts[0]):
            await _refuse(scope, send, HTTPStatus.FORBIDDEN)
        else:
            await self.app(scope, receive, send)

    @staticmethod
    def _acts(scope: Scope) -> bool:
        return scope["type"] == "websocket" or scope["method"] not in _LOOKS_ONLY

    def _is_known(self, host: str) -> bool:
        """An address in numbers cannot be pointed here by anybody; a name can."""
        named = _named(f"//{host}")
        return named is not None and (_is_address(named) or named in self.names)

    def _is_ours(self, headers: dict[str, str], host: str) -> bool:
        """Programs send neither header; every browser sends one of them with what acts."""
        if headers.get("sec-fetch-site") not in _OF_OURS:
            return False
        origin = headers.get("origin")
        if origin is None:
            return True
        return urlsplit(origin).netloc.lower() == host.lower() if _named(origin) else False


def _named(address: str) -> str | None:
    """The host of an address without its port; None where it is no address of a host."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    if parts.username is not None or parts.path or parts.query or parts.fragment:
        return None
    return _plain(parts.hostname) if parts.hostname else None


def _plain(name: str) -> str:
    return name.strip().lower().rstrip(".")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


async def _refuse(scope: Scope, send: Send, status: HTTPStatus) -> None:
    """Who opened the board by a name that it does not know is told so; the others are programs."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        return
    text = _STRANGE_NAME if status is HTTPStatus.MISDIRECTED_REQUEST else status.phrase
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})
