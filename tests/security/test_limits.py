"""Nobody holds the app by sending much, sending slowly, or opening tabs without end."""

import asyncio
import subprocess
import sys

import pytest
from asking import ask
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from partyboard.serving.limits import BODY_BYTES, SOCKETS, ServingLimits


async def count(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


async def slow_answer(request: Request) -> StreamingResponse:
    await request.body()

    async def pieces():
        yield b"a"
        await asyncio.sleep(0.2)
        yield b"b"

    return StreamingResponse(pieces())


def limited(**limits):
    async def speak(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.receive()
        await websocket.close()

    return Starlette(
        routes=[
            Route("/slow-answer", slow_answer, methods=["POST"]),
            Route("/{path:path}", count, methods=["POST", "PUT"]),
            WebSocketRoute("/_stcore/stream", speak),
        ],
        middleware=[Middleware(ServingLimits, **limits)],
    )


def body(*sizes: int) -> list[dict]:
    last = len(sizes) - 1
    return [
        {"type": "http.request", "body": b"x" * size, "more_body": place < last}
        for place, size in enumerate(sizes)
    ]


@pytest.mark.parametrize(
    ("path", "sizes", "status"),
    [
        ("/access/sign-in", [BODY_BYTES], 200),
        ("/access/sign-in", [BODY_BYTES + 1], 413),
        ("/access/sign-in", [BODY_BYTES, 1], 413),
        ("/access/sign-in", [1] * 100, 200),
        ("/_stcore/upload_file/a/b", [BODY_BYTES, 1], 200),  # Streamlit counts these
    ],
)
def test_body_is_read_up_to_its_limit(path, sizes, status):
    assert ask(limited(), path, "POST", body(*sizes)).status == status


@pytest.mark.parametrize("path", ["/access/sign-in", "/_stcore/upload_file/a/b"])
def test_body_that_stops_coming_is_waited_for_so_long_and_no_longer(path):
    half = [{"type": "http.request", "body": b"x", "more_body": True}]
    assert ask(limited(seconds=0.05), path, "PUT", half).status == 408


def test_answer_may_take_longer_than_the_body():
    assert ask(limited(seconds=0.05), "/slow-answer", "POST").body == b"ab"


async def opened(app, addresses):
    """How the app answers tabs that stay open; then all are closed."""
    answers: list[str] = []
    leaving = asyncio.Event()

    async def tab(address: str) -> None:
        first = True

        async def receive() -> dict:
            nonlocal first
            if first:
                first = False
                return {"type": "websocket.connect"}
            await leaving.wait()
            return {"type": "websocket.disconnect", "code": 1000}

        async def send(message: dict) -> None:
            answers.append(message["type"])

        scope = {"type": "websocket", "path": "/_stcore/stream", "query_string": b""}
        scope |= {"headers": [], "root_path": "", "client": (address, 1), "subprotocols": []}
        await app(scope, receive, send)

    tabs = []
    for address in addresses:
        tabs.append(asyncio.create_task(tab(address)))
        await asyncio.sleep(0.01)
    leaving.set()
    await asyncio.gather(*tabs, return_exceptions=True)
    return [each.removeprefix("websocket.") for each in answers if each != "websocket.disconnect"]


@pytest.mark.parametrize(
    ("limits", "addresses", "refused"),
    [
        ({"of_one": 2}, ["a", "a", "b"], 0),
        ({"of_one": 2}, ["a", "a", "a", "b"], 1),
        ({"sockets": 2}, ["a", "b", "c"], 1),
    ],
)
def test_tabs_beyond_the_limit_are_refused(limits, addresses, refused):
    answers = asyncio.run(opened(limited(**limits), addresses))
    assert answers[: len(addresses)].count("close") == refused


def test_place_of_a_closed_tab_is_free_again():
    app = limited(of_one=1)

    async def twice():
        return [await opened(app, ["a"]) for _ in range(2)]

    assert [answers[0] for answers in asyncio.run(twice())] == ["accept", "accept"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no open files")
def test_as_many_files_as_the_allowed_tabs_need_may_be_open():
    """A tab takes four; where the system gives few, the last to come would find nothing."""
    program = (
        "import resource\n"
        "from partyboard.serving.limits import make_room\n"
        "most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))\n"
        "make_room()\n"
        "print(*resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    given, most = map(int, said.split())
    assert given == most or given > 4 * SOCKETS
