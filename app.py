"""The app: Streamlit's pages and our own routes in one process.

Started by `partyboard serve`, or by `streamlit run app.py`, or by any ASGI server as `app:app`.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.parts.copies import show_damage
from pages.parts.provider import office_provider
from partyboard import logs, readiness, warming
from partyboard.access import paths
from partyboard.access.door import routes
from partyboard.access.gate import Gate
from partyboard.access.vouching import Vouching
from partyboard.backups.nightly import Nightly
from partyboard.channel.host import Host
from partyboard.intake.worker import shared_reader
from partyboard.running import has_given_up, running_settings, running_store
from partyboard.serving.headers import ServingHeaders
from partyboard.serving.limits import ServingLimits, make_room
from partyboard.serving.origins import ServingOrigins
from partyboard.serving.request_log import ServingLog
from partyboard.serving.words import ServingWords
from partyboard.settings import SignIn
from partyboard.store.database import StoreBusy, StoreDamaged, StoreFault, StoreFull, StoreShut

log = logging.getLogger("partyboard")


def limits() -> SignIn:
    """How long one stays signed in, as the settings say now."""
    return running_settings().sign_in


provider = office_provider(running_settings().sign_in.button)


def healthz(_: Request) -> PlainTextResponse:
    """Whether the database answers: 200 and "ok", or 503."""
    try:
        running_store().rows("months")
    except (StoreFault, StoreBusy, StoreDamaged) as error:
        log.error("healthz: %s", error)
        return PlainTextResponse("database", status_code=503)
    return PlainTextResponse("ok")


def readyz(_: Request) -> Response:
    """Whether the board can show, read and write: 200 and "ok", or 503 and nothing."""
    try:
        fault = readiness.fault(running_store(), shared_reader())
    except (StoreFault, StoreBusy, StoreDamaged) as error:
        fault = str(error)
    if fault:
        log.error("readyz: %s", fault)
        return Response(status_code=503)
    return PlainTextResponse("ok")


def say_so(error: Exception) -> bool:
    """A full disk in words; a fault of ours as a sentence and a number, the rest in the log."""
    if isinstance(error, StoreFull):
        log.error("page: %s", error)
        st.error(
            "Ổ đĩa chứa cơ sở dữ liệu đã đầy: chưa ghi gì, số liệu vẫn như cũ. "
            "Dọn bớt ổ đĩa rồi làm lại; không phải mở lại trang web."
        )
        return True
    if isinstance(error, StoreShut):
        log.error("page: %s", error)
        st.error(
            "Không ghi được vào thư mục của cơ sở dữ liệu: chưa ghi gì, số liệu vẫn như cũ. "
            "Xem thư mục còn đó không, có bị đặt chỉ đọc không, rồi làm lại; "
            "không phải mở lại trang web."
        )
        return True
    number = logs.to_read_out()
    log.error("page", exc_info=error)
    if has_given_up():
        st.error(
            f"Cơ sở dữ liệu vừa ngừng trả lời vì một lỗi đọc, ghi (số {number}). Phần đã ghi xong "
            "còn nguyên; việc vừa làm thì chưa ghi. Tải lại trang: chương trình tự mở lại."
        )
        return True
    if isinstance(error, StoreDamaged):
        show_damage(error)
        return True
    st.error(
        f"Trang này gặp lỗi của chương trình (số {number}). Số liệu không bị ảnh hưởng. "
        "Tải lại trang; nếu vẫn lỗi, báo số này cho người phụ trách."
    )
    return True


@asynccontextmanager
async def started(_: st.App) -> AsyncIterator[None]:
    """While the first browser is still loading, get ready what it will ask for; let the command
    line in; copy the board each night.
    """
    make_room()
    warming.start()
    host = Host(running_store)
    nightly = Nightly(running_store, running_settings)
    host.start()
    nightly.start()
    yield
    nightly.stop()
    host.stop()


app = st.App(
    "pages/navigation.py",
    routes=[
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        *routes(running_store, limits, provider),
    ],
    middleware=[
        Middleware(ServingLog),
        Middleware(ServingHeaders),
        Middleware(ServingOrigins),
        Middleware(ServingLimits),
        Middleware(
            Gate,
            store=running_store,
            limits=limits,
            also_open=paths.OPEN_BY_OFFICE if provider else (),
        ),
        *([Middleware(Vouching, running_store, provider)] if provider else []),
        Middleware(ServingWords),
    ],
    lifespan=started,
    on_script_error=say_so,
)
