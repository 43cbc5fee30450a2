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

_ACTIONS = ("add", "list", "password", "role", "disable", "enable")


@app.command(
    cls=Verb,
    help="Tài khoản đăng nhập: thêm, liệt kê, đặt lại mật khẩu, đổi vai trò, khóa, mở khóa.",
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
            typer.echo(_done(store, action, name, chosen, shown))
        except (AccountRefused, WeakPassword) as refused:
            refuse(str(refused))


def _done(store: Store, action: str, name: str, role: "Role | None", shown: str) -> str:
    """Do it; what is said of it. Raises AccountRefused, WeakPassword."""
    from partyboard.access import accounts

    by = user()
    if action == "list":
        return _listed(store)
    if action == "add":
        assert role is not None
        first = not accounts.exist(store)
        kept = accounts.add(store, name, role, _password(), shown, by, must_change=not first)
        return f"Đã thêm tài khoản «{kept}», vai trò {role.label}." + (
            " Từ nay trang web cần đăng nhập." if first else " Lần đầu vào phải đổi mật khẩu."
        )
    if action == "password":
        accounts.give_password(store, name, _password(), by)
        return f"Đã đặt lại mật khẩu của «{name}»; lần tới vào phải đổi mật khẩu."
    if action == "role":
        assert role is not None
        accounts.set_role(store, name, role, by)
        return f"«{name}» nay có vai trò {role.label}."
    if action == "disable":
        accounts.disable(store, name, by)
        return f"Đã khóa tài khoản «{name}»."
    accounts.enable(store, name, by)
    return f"Đã mở lại tài khoản «{name}»."


def _listed(store: Store) -> str:
    from partyboard.access import accounts

    lines = []
    for each in accounts.listed(store):
        last = format_moment(each.last_sign_in) if each.last_sign_in else "chưa vào lần nào"
        shut = "" if each.is_enabled else "; đang khóa"
        lines.append(f"{each.name}: {each.shown}, {each.role.label}; vào lần cuối: {last}{shut}")
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
