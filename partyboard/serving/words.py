"""Streamlit's page in Vietnamese: its shell is rewritten on the way out and given our scripts.

A pure ASGI middleware. The shell is the one HTML answer that every page starts from; the scripts
(pages/static/*.js) replace Streamlit's English in the browser, and what Streamlit has no setting
for. All other answers pass untouched.
"""

import hashlib
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from partyboard.settings import ROOT

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

TITLE = "Bảng chỉ số xây dựng Đảng"
_STATIC = ROOT / "pages" / "static"  # Streamlit serves it as app/static
_NAMES = ("vi", "camera", "print", "step_back", "turn_pages", "trace_marks", "csv", "signed_out")
SCRIPTS = tuple(_STATIC / f"{name}.js" for name in _NAMES)

_SHELL = b'<div id="root"></div>'
_FIRST_SCRIPT = b'<script type="module"'
_NOSCRIPT = "Trang này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại trang."
_NEVER_SHELL = ("/_stcore/", "/media/", "/component/", "/static/", "/app/static/")
_ASKS_FOR_LESS = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
_SAID_OF_THE_OLD_BODY = {b"content-length", b"etag", b"last-modified", b"accept-ranges"}


class ServingWords:
    """Wraps the app. A script's hash is in its address, so that a new script is fetched."""

    def __init__(self, app: ASGIApp, scripts: Sequence[Path] = SCRIPTS) -> None:
        self.app = app
        self.addresses = tuple(map(_address, scripts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what cannot be the shell; hold back an HTML answer until it is whole."""
        if not _may_be_shell(scope):
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def hold(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start is None or message["type"] != "http.response.body":
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    await self._answer(start, body, send)

        await self.app(_asked_in_full(scope), receive, hold)

    async def _answer(self, start: Message, body: bytes, send: Send) -> None:
        if _SHELL in body:
            body = in_vietnamese(body, self.addresses)
            kept = [each for each in start["headers"] if each[0] not in _SAID_OF_THE_OLD_BODY]
            length = (b"content-length", str(len(body)).encode())
            start = {**start, "headers": [*kept, length]}
        await send(start)
        await send({"type": "http.response.body", "body": body})


def in_vietnamese(shell: bytes, scripts: Sequence[str]) -> bytes:
    """The shell with language, title and notice in Vietnamese, and the scripts before all others.

    Deferred scripts run in the order in which they stand, so ours sees Streamlit's first element.
    """
    html = shell.replace(b'<html lang="en">', b'<html lang="vi">', 1)
    html = _within(html, b"<title>", b"</title>", TITLE)
    html = _within(html, b"<noscript>", b"</noscript>", f"<p>{_NOSCRIPT}</p>")
    tags = "".join(f'<script defer src="{script}"></script>\n    ' for script in scripts).encode()
    return html.replace(_FIRST_SCRIPT, tags + _FIRST_SCRIPT, 1)


def _address(script: Path) -> str:
    """Relative, as those of Streamlit's own scripts are."""
    version = hashlib.sha256(script.read_bytes()).hexdigest()[:12]
    return f"./app/static/{script.name}?v={version}"


def _within(html: bytes, opening: bytes, closing: bytes, text: str) -> bytes:
    before, found, rest = html.partition(opening)
    _, end, after = rest.partition(closing)
    return before + opening + text.encode() + closing + after if found and end else html


def _may_be_shell(scope: Scope) -> bool:
    """An address of a page has no extension and is none of Streamlit's own."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    last = path.rpartition("/")[2]
    return not path.startswith(_NEVER_SHELL) and ("." not in last or last == "index.html")


def _asked_in_full(scope: Scope) -> Scope:
    """The same request for a whole, uncompressed body, so that it can be read and measured.

    HEAD is asked as GET, because the length is that of the rewritten body; servers send no body.
    """
    headers = [each for each in scope["headers"] if each[0] not in _ASKS_FOR_LESS]
    return {**scope, "method": "GET", "headers": headers, "extensions": {}}


def _is_html(start: Message) -> bool:
    return start["status"] == 200 and any(
        name == b"content-type" and value.startswith(b"text/html")
        for name, value in start["headers"]
    )
