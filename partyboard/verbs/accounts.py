"""Who may sign in: account."""

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyboard import settings
from partyboard.calls import opened, opening, refuse, user
from partyboard.manual import Verb
from partyboard.store.database import Store
from partyboard.text import format_moment
from partyboard.verbs import app
from partyboard.verbs.options import Database

if TYPE_CHECKING:
    from partyboard.access.roles import Role

_ACTIONS = ("add", "list", "password", "role", "email", "disable", "enable")


@app.command(
    cls=Verb,
    help="Tài khoản đăng nhập: thêm, liệt kê, đặt mật khẩu, vai trò, thư điện tử, khóa, mở khóa.",
)
def account(
    action: Annotated[
        str, typer.Argument(metavar="VIỆC", help=f"Một trong: {', '.join(_ACTIONS)}.")
    ],
    name: Annotated[
        str, typer.Argument(metavar="TÊN", help="Tên đăng nhập; list thì không cần.")
    ] = "",
    role: Annotated[
        str, typer.Option("--role", metavar="VAI TRÒ", help="viewer, staff hoặc admin.")
    ] = "",
    shown: Annotated[
        str, typer.Option("--shown", metavar="HỌ TÊN", help="Tên hiện trên trang và trong sổ.")
    ] = "",
    email: Annotated[
        str,
        typer.Option("--email", metavar="ĐỊA CHỈ", help="Thư mà máy chủ tài khoản cơ quan biết."),
    ] = "",
    db: Database = None,
) -> None:
    from partyboard.access.accounts import AccountRefused
    from partyboard.access.passwords import WeakPassword

    if action not in _ACTIONS:
        refuse(f"Không có việc «{action}». Có: {', '.join(_ACTIONS)}.")
    if action != "list" and not name:
        refuse(f"Thiếu TÊN: partyboard account {action} TÊN.")
    chosen = _role(role, action)
    if action == "add":
        _made(settings.database_path(db))
    with opened(db, must_exist=True) as store:
        try:
            typer.echo(_done(store, action, name, chosen, shown, email))
        except (AccountRefused, WeakPassword) as refused:
            refuse(str(refused))


def _done(store: Store, action: str, name: str, role: "Role | None", shown: str, email: str) -> str:
    """Do it; what is said of it. Raises AccountRefused, WeakPassword."""
    from partyboard.access import accounts

    by = user()
    if action == "list":
        return _listed(store)
    if action == "add":
        assert role is not None
        first = not accounts.exist(store)
        password = _password()
        kept = accounts.add(store, name, role, password, shown, by, not first, email)
        return f"Đã thêm tài khoản «{kept}», vai trò {role.label}. {_next(first, password)}"
    if action == "password":
        accounts.give_password(store, name, _password(), by)
        return f"Đã đặt lại mật khẩu của «{name}»; lần tới vào phải đổi mật khẩu."
    if action == "role":
        assert role is not None
        accounts.set_role(store, name, role, by)
        return f"«{name}» nay có vai trò {role.label}."
    if action == "email":
        accounts.set_email(store, name, email, by)
        return f"Thư của «{name}» ở máy chủ tài khoản cơ quan: {email or 'không có'}."
    if action == "disable":
        accounts.disable(store, name, by)
        return f"Đã khóa tài khoản «{name}»."
    accounts.enable(store, name, by)
    return f"Đã mở lại tài khoản «{name}»."


def _next(is_first: bool, password: str) -> str:
    if is_first:
        return "Từ nay trang web cần đăng nhập."
    if not password:
        return "Vào bằng tài khoản cơ quan, không có mật khẩu riêng."
    return "Lần đầu vào phải đổi mật khẩu."


def _listed(store: Store) -> str:
    from partyboard.access import accounts

    lines = []
    for each in accounts.listed(store):
        last = format_moment(each.last_sign_in) if each.last_sign_in else "chưa vào lần nào"
        shut = "" if each.is_enabled else "; đang khóa"
        mail = f", {each.email}" if each.email else ""
        lines.append(
            f"{each.name}: {each.shown}, {each.role.label}{mail}; vào lần cuối: {last}{shut}"
        )
    return "\n".join(lines) or "Chưa có tài khoản nào: partyboard account add TÊN --role admin."


def _role(text: str, action: str) -> "Role | None":
    from partyboard.access.roles import Role

    if not text and action not in ("add", "role"):
        return None
    try:
        return Role(text)
    except ValueError:
        refuse(f"--role «{text}»: chọn viewer, staff hoặc admin.")


def _made(path: Path) -> None:
    """The first account may come before the first report."""
    if not path.exists():
        with opening(path):
            Store(path).close()


def _password() -> str:
    """Typed twice unseen; a script gives it as a line on stdin."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass("Mật khẩu: ")
    if getpass("Ghi lại mật khẩu: ") != typed:
        refuse("Hai lần ghi không giống nhau.")
    return typed
