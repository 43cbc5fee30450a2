"""The door: sign in, sign out, change one's password; forms that work without scripts.

A form carries a random number that stands in a cookie too: only a page of ours can send both.
"""

import secrets
from collections.abc import Callable
from datetime import datetime
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from partyboard.access import accounts, cookies, looks, paths, sessions
from partyboard.access.gate import is_https, token_of
from partyboard.access.passwords import SHORTEST, WeakPassword
from partyboard.access.vouching import REFUSED, Provider
from partyboard.settings import SignIn
from partyboard.store.database import Store
from partyboard.text import VIETNAM

_STALE = "Trang này mở đã lâu. Hãy làm lại."
_WRONG = "Tên hoặc mật khẩu chưa đúng."
_ENTRIES = (
    looks.Entry("name", "Tên đăng nhập", "username", is_secret=False),
    looks.Entry("password", "Mật khẩu", "current-password"),
)
_CHANGE = (
    looks.Entry("old", "Mật khẩu đang dùng", "current-password"),
    looks.Entry("new", "Mật khẩu mới", "new-password"),
    looks.Entry("again", "Mật khẩu mới, ghi lại", "new-password"),
)
_FORGOTTEN = "Quên mật khẩu: hỏi người quản trị để được đặt lại."


def routes(
    store: Callable[[], Store], limits: Callable[[], SignIn], provider: Provider | None = None
) -> list[Route]:
    """The addresses of the door; `store` opens the board's database, `limits` are those of sessions
    now, `provider` is the office's identity provider, where it has one."""
    door = Door(store, limits, provider)
    both = ["GET", "POST"]
    found = [
        Route(paths.SIGN_IN, door.sign_in, methods=both),
        Route(paths.SIGN_OUT, door.sign_out, methods=both),
        Route(paths.PASSWORD, door.change_password, methods=both),
    ]
    return [*found, Route(paths.BY_OFFICE, door.to_provider)] if provider else found


class Door:
    """What the addresses answer."""

    def __init__(
        self,
        store: Callable[[], Store],
        limits: Callable[[], SignIn],
        provider: Provider | None = None,
    ) -> None:
        self.store, self.limits, self.provider = store, limits, provider

    async def sign_in(self, request: Request) -> Response:
        """Name and password; then back to the page that was asked for. The session is new: a
        cookie brought along is never taken over, but signed out."""
        sent = await _sent(request)
        if sent is None:
            said = REFUSED.get(request.query_params.get("vi", ""), "")
            return self._sign_in_form(request, said, 403 if said else 200)
        if not _is_ours(request, sent):
            return self._sign_in_form(request, _STALE, 403)
        name, password = sent.get("name", ""), sent.get("password", "")
        store = self.store()
        try:
            token = await run_in_threadpool(
                sessions.sign_in, store, name, password, _address(request)
            )
        except sessions.SignInRefused as refused:
            return self._sign_in_form(request, _refusal(refused.until), 401)
        await run_in_threadpool(sessions.sign_out, store, token_of(request))
        return _let_in(request, token, _onward(request))

    async def sign_out(self, request: Request) -> Response:
        """End this session."""
        sent = await _sent(request)
        if sent is None or not _is_ours(request, sent):
            said = _STALE if sent is not None else "Kết thúc phiên làm việc trên máy này?"
            return _form(request, "Đăng xuất", (), "Đăng xuất", said)
        await run_in_threadpool(sessions.sign_out, self.store(), token_of(request))
        response = RedirectResponse(paths.SIGN_IN, 303)
        cookies.drop(response, cookies.SESSION, is_https(request))
        return response

    async def change_password(self, request: Request) -> Response:
        """One's own; whoever changes it is signed out everywhere else."""
        store = self.store()
        token = token_of(request)
        found = await run_in_threadpool(sessions.session, store, token, self.limits())
        if found is None:
            return RedirectResponse(paths.SIGN_IN, 303)
        sent = await _sent(request)
        told = (
            "Mật khẩu này do người khác đặt: hãy thay bằng mật khẩu của riêng mình."
            if found.must_change
            else ""
        )
        if sent is None:
            return _password_form(request, told)
        if not _is_ours(request, sent):
            return _password_form(request, _STALE, 403)
        if sent.get("new", "") != sent.get("again", ""):
            return _password_form(request, "Hai lần ghi mật khẩu mới không giống nhau.", 400)
        try:
            await run_in_threadpool(
                accounts.change_password,
                store,
                found.who.name,
                sent.get("old", ""),
                sent.get("new", ""),
                _address(request),
            )
        except (accounts.AccountRefused, WeakPassword) as refused:
            return _password_form(request, str(refused), 400)
        token = await run_in_threadpool(sessions.reopen, store, found.who.name, _address(request))
        return _let_in(request, token, _onward(request))

    async def to_provider(self, request: Request) -> Response:
        """On to the office's identity provider; the page that was asked for is kept meanwhile."""
        assert self.provider is not None
        response = RedirectResponse(self.provider.way(), 303)
        cookies.put(response, cookies.ONWARD, _onward(request), is_https(request))
        return response

    def _sign_in_form(self, request: Request, said: str, status: int = 200) -> Response:
        onward = paths.door_before(_onward(request), paths.BY_OFFICE)
        way = looks.Way(onward, self.provider.button) if self.provider else None
        words = ("Đăng nhập", _ENTRIES, "Đăng nhập")
        return _form(request, *words, said, status, _FORGOTTEN, way)


def _form(
    request: Request,
    title: str,
    entries: tuple[looks.Entry, ...],
    button: str,
    said: str = "",
    status: int = 200,
    beside: str = "",
    other: looks.Way | None = None,
) -> Response:
    https = is_https(request)
    number = cookies.read(request.cookies, cookies.FORM, https) or secrets.token_urlsafe(32)
    response = looks.page(
        title, entries, button, {"form": number}, said, status >= 400, beside, status, other
    )
    cookies.put(response, cookies.FORM, number, https)
    return response


def _password_form(request: Request, said: str, status: int = 200) -> Response:
    beside = (
        f"Ít nhất {SHORTEST} ký tự; dùng vài từ dễ nhớ cũng được. "
        "Đổi xong, các máy khác đang đăng nhập bằng tài khoản này phải đăng nhập lại."
    )
    return _form(request, "Đổi mật khẩu", _CHANGE, "Đổi mật khẩu", said, status, beside)


async def _sent(request: Request) -> dict[str, str] | None:
    """What a form says; None where the page is only asked for."""
    if request.method != "POST":
        return None
    body = (await request.body()).decode("utf-8", "replace")
    fields = parse_qs(body, keep_blank_values=True)
    return {name: values[-1] for name, values in fields.items()}


def _is_ours(request: Request, sent: dict[str, str]) -> bool:
    number = cookies.read(request.cookies, cookies.FORM, is_https(request))
    return bool(number) and secrets.compare_digest(number.encode(), sent.get("form", "").encode())


def _let_in(request: Request, token: str, onward: str) -> Response:
    response = RedirectResponse(onward, 303)
    cookies.put(response, cookies.SESSION, token, is_https(request))
    return response


def _onward(request: Request) -> str:
    return paths.local(request.query_params.get("tiep", "/"))


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _refusal(until: datetime | None) -> str:
    if until is None:
        return _WRONG
    minutes = int((until - datetime.now(VIETNAM)).total_seconds() // 60) + 1
    return f"{_WRONG} Sai nhiều lần: thử lại sau {minutes} phút."
