"""One browser as the server sees it: a websocket that speaks Streamlit's protocol, no drawing."""

import asyncio
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 180  # seconds for an answer, after which the visit has failed
_BOUNDARY = "partyboard-load"
_FAULT = 1  # what an alert of Streamlit calls an error


@dataclass(frozen=True, slots=True)
class Shown:
    """What one run of a page sent: how long it took, its elements, what it said of a fault."""

    page: str
    seconds: float
    elements: tuple[Any, ...]

    def of(self, kind: str) -> list[Any]:
        """The elements of a kind."""
        return [getattr(each, kind) for each in self.elements if each.WhichOneof("type") == kind]

    @property
    def faults(self) -> list[str]:
        """What stands on the page instead of figures."""
        raised = [str(each.message) for each in self.of("exception")]
        return raised + [each.body for each in self.of("alert") if each.format == _FAULT]

    @property
    def html(self) -> list[str]:
        """The texts that the browser reads as HTML."""
        return [each.body for each in self.of("html")]

    def widget(self, kind: str, label: str) -> Any:
        """The one widget whose label begins so."""
        (found,) = [each for each in self.of(kind) if each.label.startswith(label)]
        return found


@dataclass
class Visitor:
    """Opens the websocket on entering, closes it on leaving."""

    url: str
    cookies: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    _xsrf: str = ""
    _session: str = ""
    _socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        """Fetch the token as a browser does, then open the websocket with it."""
        self._xsrf = await asyncio.to_thread(self._token)
        self.cookies = "; ".join(filter(None, [self.cookies, f"_streamlit_xsrf={self._xsrf}"]))
        self._socket = await connect(
            f"{self.url.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit", self._xsrf],  # type: ignore[list-item]
            additional_headers={"Cookie": self.cookies},
            origin=self.url,  # type: ignore[arg-type]
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,  # browsers send none
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the websocket, as a closed tab does."""
        if self._socket is not None:
            await self._socket.close()

    def drop(self) -> None:
        """Go without a word, as a notebook does that is shut: no closing of the websocket."""
        assert self._socket is not None
        self._socket.transport.abort()

    async def open(self, page: str, widgets: Iterable[WidgetState] = (), **address: str) -> Shown:
        """Run a page ("members"; "" is the first) and wait until it is whole."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(address)
        asked.rerun_script.page_script_hash = self.pages.get(page, "")
        asked.rerun_script.page_name = "" if self.pages else page
        asked.rerun_script.widget_states.widgets.extend(widgets)
        start = time.perf_counter()
        await self._send(asked)
        elements = await self._until_finished()
        return Shown(page, time.perf_counter() - start, tuple(elements))

    async def upload(self, files: Sequence[tuple[str, bytes]]) -> WidgetState:
        """Send files to the endpoint of the uploader; the state that says they are there."""
        asked = BackMsg()
        asked.file_urls_request.request_id = str(uuid.uuid4())
        asked.file_urls_request.session_id = self._session
        asked.file_urls_request.file_names.extend(name for name, _ in files)
        await self._send(asked)
        while (message := await self._receive()).WhichOneof("type") != "file_urls_response":
            pass
        state = WidgetState()
        for (name, content), urls in zip(files, message.file_urls_response.file_urls, strict=True):
            await asyncio.to_thread(self._put, urls.upload_url, name, content)
            told = state.file_uploader_state_value.uploaded_file_info.add()
            told.name, told.size, told.file_id = name, len(content), urls.file_id
            told.file_urls.CopyFrom(urls)
        return state

    async def _until_finished(self) -> list[Any]:
        elements: list[Any] = []
        while True:
            message = await self._receive()
            kind = message.WhichOneof("type")
            if kind == "new_session":
                elements.clear()  # what an earlier run of this page sent is drawn over
                self._session = message.new_session.initialize.session_id or self._session
            elif kind == "navigation":
                found = {
                    each.url_pathname: each.page_script_hash
                    for each in message.navigation.app_pages
                }
                self.pages = {"": message.navigation.page_script_hash} | dict(self.pages) | found
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                elements.append(message.delta.new_element)
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return elements
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise ConnectionError("the script did not compile")

    async def _send(self, message: BackMsg) -> None:
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())

    async def _receive(self) -> ForwardMsg:
        assert self._socket is not None
        message = ForwardMsg()
        async with asyncio.timeout(PATIENCE):
            message.ParseFromString(await self._socket.recv(decode=False))
        return message

    def _token(self) -> str:
        asked = Request(f"{self.url}/_stcore/health", headers={"Cookie": self.cookies})
        with urlopen(asked, timeout=PATIENCE) as answer:
            said = answer.headers.get("set-cookie", "")
        return str(said).partition("_streamlit_xsrf=")[2].partition(";")[0]

    def _put(self, address: str, name: str, content: bytes) -> None:
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = f"--{_BOUNDARY}\r\n{head}".encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}",
            "Cookie": self.cookies,
            "X-Xsrftoken": self._xsrf,
            "Origin": self.url,
        }
        asked = Request(self.url + address, body, headers, method="PUT")
        with urlopen(asked, timeout=PATIENCE) as answer:
            assert answer.status == 204
