"""What a browser is told that speaks plain http where the board is opened by https: where to go.

Without it the connection ends unanswered, and the browser says that the page does not work.
"""

import re
import ssl
from html import escape
from pathlib import Path
from typing import Any

_LOCATION = re.compile(rb"([!-~]*) HTTP/1\.[01]\r\n(?:.*\r\n)*?host:[ \t]*([\w.:\[\]-]+)\s", re.I)
_MOST = 8192  # bytes of a request that are looked at
_SAID = "Trang này chỉ mở bằng https"


class Connection(ssl.SSLObject):
    """One that a browser has opened."""

    incoming: ssl.MemoryBIO
    outgoing: ssl.MemoryBIO
    is_answered = False

    def do_handshake(self) -> None:
        """Raises what it ever does; a plain request is answered first, and then waited for as if
        more were to come, so that the answer is sent before the connection ends."""
        try:
            super().do_handshake()
        except ssl.SSLError as error:
            if error.reason != "HTTP_REQUEST" or self.is_answered:
                raise
            self.is_answered = True
            self.outgoing.write(answer(self.incoming.read(_MOST)))
            raise ssl.SSLWantReadError from error


class PlainAnswered(ssl.SSLContext):
    """Speaks https, and knows a plain request when it meets one."""

    sslobject_class = Connection

    def wrap_bio(
        self, incoming: ssl.MemoryBIO, outgoing: ssl.MemoryBIO, *args: Any, **named: Any
    ) -> ssl.SSLObject:
        """As ever; what comes in and what goes out are kept for the answer."""
        found = super().wrap_bio(incoming, outgoing, *args, **named)
        assert isinstance(found, Connection)
        found.incoming, found.outgoing = incoming, outgoing
        return found


def https_context(certificate: Path, key: Path | None) -> PlainAnswered:
    """What the board speaks https with. Raises ssl.SSLError, ValueError where it cannot."""
    context = PlainAnswered(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key, _no_password)
    return context


def answer(request: bytes) -> bytes:
    """The same address by https, in the header and in words. `request` is what is left of it once
    the first five bytes are known: «members HTTP/1.1» of «GET /members HTTP/1.1».
    """
    found = _LOCATION.match(request)
    if not found:
        return _written("400 Bad Request", f"{_SAID}: gõ https:// ở đầu địa chỉ.")
    path, host = (part.decode("ascii") for part in found.groups())
    there = f"https://{host}/{path.lstrip('/')}"
    shown = f'<a href="{escape(there)}">{escape(there)}</a>'
    return _written("302 Found", f"{_SAID}: {shown}", f"Location: {there}\r\n")


def _no_password() -> str:
    """A service has nobody to type it."""
    return ""


def _written(status: str, said: str, more: str = "") -> bytes:
    page = (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{_SAID}</title></head>'
        f"<body><p>{said}</p></body></html>"
    ).encode()
    head = (
        f"HTTP/1.1 {status}\r\n{more}Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(page)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + page
