"""The shell of the pages goes out in Vietnamese with our script; every other answer as it was."""

import asyncio
import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from browsing import served
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from partyboard.serving.words import SCRIPTS, TITLE, ServingWords, in_vietnamese

SHELL = (
    '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title>'
    '<script type="module" src="./static/js/index.js"></script></head><body>'
    "<noscript><p>You need to enable JavaScript to run this app.</p></noscript>"
    '<div id="root"></div></body></html>'
) + " " * 600  # long enough to be compressed
SCRIPT_TAG = re.compile(r'<script defer src="(\./app/static/\w+\.js\?v=[0-9a-f]{12})"></script>')


async def shell(_: Request) -> Response:
    return HTMLResponse(SHELL, headers={"etag": '"old"', "cache-control": "no-cache"})


async def in_pieces(_: Request) -> Response:
    return StreamingResponse(iter([SHELL[:50], SHELL[50:]]), media_type="text/html")


async def not_there(_: Request) -> Response:
    return HTMLResponse(SHELL, status_code=404)


async def form(_: Request) -> Response:
    return HTMLResponse('<html lang="en"><title>Sign in</title></html>')


async def figures(request: Request) -> Response:
    return PlainTextResponse("ok" * 500, headers={"asked": request.method, "etag": '"kept"'})


async def asset(request: Request) -> Response:
    return PlainTextResponse(request.headers.get("accept-encoding", ""))


async def speak(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text('<html lang="en"><div id="root"></div>')
    await websocket.close()


SMALL = Starlette(
    routes=[
        Route("/", shell, methods=["GET", "POST"]),
        Route("/members", shell),
        Route("/in-pieces", in_pieces),
        Route("/not-there", not_there),
        Route("/sign-in", form),
        Route("/figures", figures),
        Route("/static/js/index.js", asset),
        WebSocketRoute("/_stcore/stream", speak),
    ],
    middleware=[Middleware(ServingWords), Middleware(GZipMiddleware)],
)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def call(path: str, kind: str = "http", method: str = "GET", **headers: str) -> list[dict]:
    """Every message that the small app sends for one request."""
    sent: list[dict] = []
    given = [{"type": "http.request"} if kind == "http" else {"type": "websocket.connect"}]

    async def receive() -> dict:
        return given.pop() if given else await asyncio.Future()  # and then says no more

    async def send(message: dict) -> None:
        sent.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [*named, (b"host", b"board.example"), (b"accept-encoding", b"gzip")],
        "root_path": "",
    }
    with ThreadPoolExecutor(1) as thread:  # in this one, the browser tests may have a loop running
        thread.submit(asyncio.run, SMALL(scope, receive, send)).result()
    return sent


def ask(path: str, method: str = "GET", **headers: str) -> Answer:
    """The small app's answer, as a browser would ask for it."""
    start, *rest = call(path, method=method, **headers)
    named = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], named, b"".join(part.get("body", b"") for part in rest))


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    """Asks the real app, in a process of its own, with nothing loaded."""
    with served(tmp_path_factory.mktemp("served") / "empty.duckdb") as server:
        place = urlsplit(server.url).netloc

        def ask_the_board(path: str, method: str = "GET") -> Answer:
            connection = HTTPConnection(place, timeout=30)
            connection.request(method, path, headers={"accept-encoding": "gzip"})
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            body = answer.read()
            connection.close()
            return Answer(answer.status, headers, body)

        yield ask_the_board


@pytest.mark.parametrize("path", ["/", "/members", "/in-pieces"])
def test_shell_is_in_vietnamese(path):
    html = ask(path).text
    assert '<html lang="vi">' in html
    assert f"<title>{TITLE}</title>" in html
    assert "JavaScript trong trình duyệt" in html
    assert "enable JavaScript" not in html
    assert '<div id="root"></div>' in html


@pytest.mark.parametrize("path", ["/", "/members"])
def test_scripts_of_ours_stand_before_all_others(path):
    html = ask(path).text
    assert len(SCRIPT_TAG.findall(html)) == len(SCRIPTS)
    assert html.index("vi.js") < html.index('type="module"')


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/members"])
def test_length_is_that_of_the_rewritten_shell(path, method):
    told = ask(path, method)
    assert int(told.headers["content-length"]) == len(ask(path).body) > len(SHELL)


def test_shell_is_sent_uncompressed():
    """Rewriting wants the plain bytes; 8 KB are not worth packing again."""
    assert "content-encoding" not in ask("/members").headers


def test_page_is_fetched_anew_after_an_upgrade():
    """Streamlit's own mark of the file would let a browser keep the page of an older script."""
    told = ask("/", if_none_match='"old"')
    assert told.status == 200
    assert "etag" not in told.headers
    assert told.headers["cache-control"] == "no-cache"


def test_address_of_the_script_changes_with_the_script(tmp_path: Path):
    addresses = set()
    for words in ("một", "hai"):
        (tmp_path / "vi.js").write_text(words, encoding="utf-8")
        addresses.add(ServingWords(Starlette(), [tmp_path / "vi.js"]).addresses)
    assert len(addresses) == 2


@pytest.mark.parametrize("path", ["/sign-in", "/not-there"])
def test_other_html_passes_untouched(path):
    assert '<html lang="en">' in ask(path).text


def test_answer_that_is_not_html_passes_untouched():
    told = ask("/figures")
    assert told.text == "ok" * 500
    assert told.headers["etag"] == '"kept"'


def test_assets_are_asked_for_as_the_browser_asks():
    assert ask("/static/js/index.js").text == "gzip"


def test_what_is_posted_passes_untouched():
    assert ask("/", "POST").headers["content-encoding"] == "gzip"


def test_websocket_passes_untouched():
    said = [message.get("text") for message in call("/_stcore/stream", "websocket")]
    assert '<html lang="en"><div id="root"></div>' in said


def test_shell_without_the_places_to_fill_is_left_as_it_is():
    assert in_vietnamese(b"<html><div id='root'>", ["vi.js"]) == b"<html><div id='root'>"


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/members", "/help", "/no-such-page", "/index.html"])
def test_streamlits_shell_has_all_the_places_to_fill(board, path):
    told = board(path)
    assert '<html lang="vi">' in told.text
    assert f"<title>{TITLE}</title>" in told.text
    assert "enable JavaScript" not in told.text
    assert SCRIPT_TAG.search(told.text)
    assert board(path, "HEAD").headers["content-length"] == str(len(told.body))


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/members"])
def test_scripts_lie_where_the_shell_says(board, path):
    found = SCRIPT_TAG.findall(board(path).text)
    for address, script in zip(found, SCRIPTS, strict=True):
        told = board(urljoin(path, address))
        assert told.headers["content-type"].endswith("/javascript")
        is_packed = told.headers.get("content-encoding") == "gzip"  # what is short is not
        assert (gzip.decompress(told.body) if is_packed else told.body) == script.read_bytes()


@pytest.mark.slow
def test_streamlits_own_scripts_pass_untouched(board):
    found = re.search(r'type="module" crossorigin src="\./(static/js/[^"]+)"', board("/").text)
    assert found
    assert "immutable" in board(f"/{found[1]}").headers["cache-control"]


@pytest.mark.slow
def test_health_is_answered_as_before(board):
    assert (board("/healthz").text, board("/healthz", "HEAD").status) == ("ok", 200)
