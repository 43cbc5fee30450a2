"""Sign-in at the office's own identity provider (OpenID Connect), which Streamlit speaks with.

Streamlit hands the browser a cookie that says for 30 days who it is. It gets no further than this:
what it says is read once, on its way out, and turned into a session of ours, which ends as all of
ours do. The provider's word counts only for an e-mail that it has verified, and only where an
account carries that e-mail.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from partyboard.access import cookies, paths, sessions
from partyboard.access.accounts import plain_email
from partyboard.access.gate import is_https, token_of
from partyboard.store.database import Store

_SET_COOKIE = b"set-cookie"


@dataclass(frozen=True, slots=True)
class Provider:
    """The office's provider as Streamlit knows it: the words of the button, the address that leads
    on to it, the names of Streamlit's cookies, and what they say (None: of nobody)."""

    button: str
    way: Callable[[], str]
    cookies: tuple[str, ...]
    said: Callable[[Mapping[str, str]], Mapping[str, Any] | None]


class Vouching:
    """Wraps the app; `store` opens the board's database."""

    def __init__(self, app: ASGIApp, store: Callable[[], Store], provider: Provider) -> None:
        self.app, self.store, self.provider = app, store, provider

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for Streamlit on the way to the provider, where it cannot be asked, and on the way
        back."""
        if scope["type"] != "http" or scope["path"] not in (paths.LOGIN, paths.CALLBACK):
            await self.app(scope, receive, send)
            return
        said: list[Message] = []

        async def keep(message: Message) -> None:
            said.append(message)

        await self.app(scope, receive, keep)
        request = Request(scope)
        if scope["path"] == paths.CALLBACK:
            await (await self._back(request, said))(scope, receive, send)
        elif said[0]["status"] == HTTPStatus.FOUND:
            for message in said:
                await send(message)
        else:
            await _refuse(_onward(request), "loi")(scope, receive, send)

    async def _back(self, request: Request, said: Sequence[Message]) -> Response:
        """What Streamlit answers, with a session of ours in place of its word."""
        lines = [
            value.decode("latin-1")
            for name, value in said[0]["headers"]
            if name.lower() == _SET_COOKIE
        ]
        response = await self._let_in(request, _values(lines))
        for line in lines:
            if not line.startswith(self.provider.cookies):
                response.raw_headers.append((_SET_COOKIE, line.encode("latin-1")))
        cookies.drop(response, cookies.ONWARD, is_https(request))
        return response

    async def _let_in(self, request: Request, values: Mapping[str, str]) -> Response:
        address, onward = request.client.host if request.client else "", _onward(request)
        said = self.provider.said(values)
        store = self.store()
        if said is None:
            return _refuse(onward, "loi")
        email = str(said.get("email") or "")
        if not plain_email(email) or said.get("email_verified") is not True:
            await run_in_threadpool(sessions.note_refusal, store, email, address)
            return _refuse(onward, "chua-xac-nhan")
        try:
            token = await run_in_threadpool(sessions.sign_in_vouched, store, email, address)
        except sessions.SignInRefused:
            return _refuse(onward, "khong-co")
        await run_in_threadpool(sessions.sign_out, store, token_of(request))
        response = RedirectResponse(onward, 303)
        cookies.put(response, cookies.SESSION, token, is_https(request))
        return response


# Why somebody who came back was not let in, by the word that the address of the door carries.
REFUSED = {
    "loi": "Chưa đăng nhập được bằng tài khoản cơ quan. Hãy thử lại.",
    "chua-xac-nhan": "Tài khoản cơ quan này chưa có địa chỉ thư điện tử đã xác nhận. Hãy báo người "
    "quản lý tài khoản cơ quan.",
    "khong-co": "Tài khoản cơ quan này chưa được cấp quyền vào bảng. Hãy hỏi người quản trị.",
}


def _onward(request: Request) -> str:
    """The page that was asked for before one went to the provider."""
    return paths.local(cookies.read(request.cookies, cookies.ONWARD, is_https(request)) or "/")


def _refuse(onward: str, why: str) -> Response:
    door = paths.door_before(onward)
    return RedirectResponse(f"{door}{'&' if '?' in door else '?'}vi={why}", 303)


def _values(lines: Sequence[str]) -> dict[str, str]:
    """Names and values of cookies that an answer sets."""
    pairs = (line.split(";", 1)[0].partition("=") for line in lines)
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs}
