"""That nothing is lost: backup, restore."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyboard import settings
from partyboard.calls import opened, refuse, user
from partyboard.manual import Verb
from partyboard.text import format_count, format_moment, key
from partyboard.verbs import app
from partyboard.verbs.options import Database

if TYPE_CHECKING:
    from partyboard.store.copies import Copied

_YES = {key(word) for word in ("có", "co", "c", "y", "yes")}


@app.command(cls=Verb, help="Sao lưu cơ sở dữ liệu ra một tệp, kiểm tra lại; trang web cứ chạy.")
def backup(
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="TỆP", help="Nơi ghi; không có thì vào thư mục sao lưu."
        ),
    ] = None,
    db: Database = None,
) -> None:
    from partyboard import backups
    from partyboard.store.backup import BackupFailed

    with opened(db, must_exist=True) as store:
        try:
            if output is None:
                copied = backups.make(store, settings.load(), by=user())
            else:
                copied = backups.copy_to(store, settings.load(), output, by=user())
        except BackupFailed as failed:
            refuse(str(failed))
    typer.echo(f"Đã sao lưu vào {copied.path}: {_told(copied)}.")


@app.command(
    cls=Verb, help="Thay cơ sở dữ liệu bằng một bản sao lưu; tệp đang dùng được giữ lại bên cạnh."
)
def restore(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Bản sao lưu.")],
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại.")] = False,
    db: Database = None,
) -> None:
    from partyboard import backups
    from partyboard.store.copies import NotABackup, examined
    from partyboard.store.database import StoreBusy
    from partyboard.store.restore import RestoreFailed
    from partyboard.store.restore import restore as put_back

    path = settings.database_path(db)
    if not file.is_file():
        refuse(f"Không có tệp {file}.")
    try:
        copied = examined(file)
        typer.echo(f"{file}: {_told(copied)}.")
        if path.exists() and not (yes or _agreed(path)):
            refuse("Không làm gì: cơ sở dữ liệu vẫn như cũ.")
        restored = put_back(file, path, made_by=user())
    except StoreBusy:
        refuse(f"{path} đang mở. Tắt trang web, chạy lại lệnh này, rồi mở lại trang web.")
    except (NotABackup, RestoreFailed) as reason:
        refuse(str(reason))
    typer.echo(f"Đã khôi phục {path}.")
    if restored.set_aside:
        typer.echo(f"Tệp trước đó còn ở {restored.set_aside}.")
    if copied.settings and copied.settings != backups.settings_text():
        _tell_settings(copied.settings, path)


def _told(copied: "Copied") -> str:
    when = f"số liệu lúc {format_moment(copied.made_at)}, " if copied.made_at else ""
    rows = {name: table.rows for name, table in copied.tables.items()}
    return (
        f"{when}{format_count(rows['submission'])} tệp đã giữ,"
        f" {format_count(copied.rows)} dòng trong {format_count(len(rows))} bảng, đọc lại đủ"
    )


def _agreed(path: Path) -> bool:
    typer.echo(f"Thay {path} bằng bản này? Gõ «có» rồi Enter: ", nl=False, err=True)
    try:
        return key(input()) in _YES
    except EOFError:
        refuse("Không có ai trả lời: thêm --yes.")


def _tell_settings(told: str, database: Path) -> None:
    """Settings are not put back: they may have been changed on purpose. They are laid beside."""
    beside = database.resolve().with_name("partyboard-trong-ban-sao-luu.toml")
    beside.write_text(told, encoding="utf-8")
    typer.echo(f"Cài đặt lúc sao lưu khác cài đặt đang dùng; bản lúc đó ghi ở {beside}.")
