"""The served app as somebody meets it who writes to its port by hand; docs/security.md has more."""

import socket
from collections.abc import Iterator

import pytest
from browsing import served

from partyboard.store.database import Store

SECRETS = (b"[[committee]]", b"root:", b"import streamlit", b"DUCK")
KEY = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
KEY += "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: streamlit\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    """The port of a board in which nothing has been loaded."""
    database = tmp_path_factory.mktemp("attacked") / "board.duckdb"
    Store(database).close()
    with served(database) as board:
        yield int(board.url.rpartition(":")[2])


def said(port: int, words: str, wait: float = 1.0) -> bytes:
    """Everything that comes back within a moment of saying so."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(words.replace("HOST", f"Host: 127.0.0.1:{port}").encode("latin-1"))
        line.settimeout(wait)
        heard = b""
        try:
            while piece := line.recv(65536):
                heard += piece
        except OSError:  # nothing more for a while, or the line was cut
            pass
        return heard


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def got(port: int, path: str, method: str = "GET", more: str = "") -> bytes:
    call = f"{method} {path} HTTP/1.1\r\nHOST\r\n{more}Connection: close\r\n\r\n"
    return said(port, call, wait=5)


@pytest.mark.parametrize(
    "path",
    [
        "/app/static/../../partyboard.toml",
        "/app/static/%2e%2e/%2e%2e/partyboard.toml",
        "/app/static/..%2f..%2fpartyboard.toml",
        "/app/static/..%5c..%5cpartyboard.toml",
        "/app/static/%00",
        "/static/../../app.py",
        "/media/../../app.py",
        "/component/a/../../app.py",
        "//etc/passwd",
        "/media/0123456789abcdef0123456789abcdef.xlsx",
        "/_stcore/bidi-components/a/b",
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
    ],
)
def test_nothing_but_the_app_is_found(port, path):
    answer = got(port, path)
    assert status(answer) in (400, 404)
    assert [secret for secret in SECRETS if secret in answer] == []


@pytest.mark.parametrize("path", ["/partyboard.toml", "/data/partyboard.duckdb", "/app.py"])
def test_address_of_a_file_is_that_of_a_page(port, path):
    answer = got(port, path)
    assert b'<div id="root">' in answer
    assert [secret for secret in SECRETS if secret in answer] == []


@pytest.mark.parametrize("path", ["/members%0d%0aX-Evil:%201", "/members/?a=%0d%0aX-Evil:%201"])
def test_no_line_of_an_answer_is_written_by_the_address(port, path):
    assert b"\r\nX-Evil" not in got(port, path)


@pytest.mark.parametrize("method", ["TRACE", "POST", "PUT", "DELETE", "PATCH"])
def test_page_is_only_looked_at(port, method):
    assert status(got(port, "/members", method)) == 405


@pytest.mark.parametrize(
    "framing",
    [
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 6\r\nContent-Length: 0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Content-Length : 5\r\n\r\nabcde",
        f"X: {'a' * 200_000}\r\n\r\n",
    ],
)
def test_second_request_is_not_smuggled_behind_a_first(port, framing):
    second = "GET /smuggled HTTP/1.1\r\nHOST\r\n\r\n"
    answer = said(port, f"POST /healthz HTTP/1.1\r\nHOST\r\n{framing}{second}")
    assert status(answer) == 400
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("Origin: http://attacker.example\r\n", 403),
        ("Origin: http://127.0.0.1:1\r\n", 403),
        ("", 403),  # without Streamlit's token
    ],
)
def test_file_is_taken_from_our_page_only(port, more, expected):
    path = "/_stcore/upload_file/session/file"
    assert status(got(port, path, "PUT", f"{more}Content-Length: 0\r\n")) == expected


@pytest.mark.parametrize(
    ("host", "more", "expected"),
    [
        ("HOST", "", 101),
        ("HOST", "Origin: http://attacker.example\r\n", 403),
        ("HOST", "Origin: http://127.0.0.1:1\r\n", 403),
        ("Host: attacker.example", "Origin: http://attacker.example\r\n", 403),
    ],
)
def test_websocket_opens_for_our_page_only(port, host, more, expected):
    call = f"GET /_stcore/stream HTTP/1.1\r\n{host}\r\n{KEY}{more}\r\n"
    assert status(said(port, call)) == expected


@pytest.mark.parametrize("frame", ["\x81\x85\0\0\0\0hello", "\x82\x85\0\0\0\0\xff\xff\xff\xff\xff"])
def test_nonsense_on_the_websocket_ends_it_and_nothing_else(port, frame):
    said(port, f"GET /_stcore/stream HTTP/1.1\r\nHOST\r\n{KEY}\r\n{frame}")
    assert status(got(port, "/healthz")) == 200
