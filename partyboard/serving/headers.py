"""What every answer tells the browser to refuse: foreign scripts, frames, guesses, copies kept.

A pure ASGI middleware, outside all others. The page may run Streamlit's own scripts, those of
pages/static, and of what stands in the page itself nothing but the presentation's, word for word: a
text that slipped through as markup would still run nothing.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

from partyboard.serving.words import ASGIApp, Message, Receive, Scope, Send
from partyboard.settings import ROOT

INLINE = (ROOT / "pages" / "static" / "present.js",)  # what a page sends within its own HTML

_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_KEPT_BY_BROWSERS = ("/static/", "/app/static/")
_OURS_ALONE = re.compile(rb"access-control-|server$")
_NEVER_ASKED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)


class ServingHeaders:
    """Wraps the app; what may stand in a page is measured once, at the start."""

    def __init__(self, app: ASGIApp, inline: Sequence[Path] = INLINE) -> None:
        self.app = app
        scripts = [*_SCRIPT.findall(streamlits_shell().read_bytes()), *map(_content, inline)]
        self.always = {
            "content-security-policy": page_policy(scripts),
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "same-origin",
            "permissions-policy": ", ".join(f"{name}=()" for name in _NEVER_ASKED),
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add to the start of each answer; a websocket has no answer to add to."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": self._headers(path, message["headers"])}
            await send(message)

        await self.app(scope, receive, add)

    def _headers(
        self, path: str, given: Iterable[tuple[bytes, bytes]]
    ) -> list[tuple[bytes, bytes]]:
        ours = dict(self.always)
        if not path.startswith(_KEPT_BY_BROWSERS):
            ours["cache-control"] = "no-store"
        if path.startswith("/media/"):
            ours["content-security-policy"] = "default-src 'none'; sandbox"
        kept = [
            (name, value)
            for name, value in given
            if name.decode().lower() not in ours and not _OURS_ALONE.match(name.lower())
        ]
        if path.startswith("/media/") and b"content-disposition" not in dict(kept):
            ours["content-disposition"] = "attachment"
        return [*kept, *((name.encode(), value.encode()) for name, value in ours.items())]


def streamlits_shell() -> Path:
    """The page that Streamlit sends for every address."""
    found = find_spec("streamlit")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "static" / "index.html"


def page_policy(scripts: Iterable[bytes]) -> str:
    """The policy of a page in which these scripts, and no others, may stand.

    Styles have to be free: Streamlit writes them into the page while it runs. It also multiplies
    with a little WebAssembly, which can do nothing that its scripts cannot.
    """
    hashes = sorted({f"'sha256-{_digest(script)}'" for script in scripts})
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {' '.join(hashes)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "frame-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _digest(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()


def _content(script: Path) -> bytes:
    """The script as its page sends it: with the line ends of text."""
    return script.read_text(encoding="utf-8").encode()
