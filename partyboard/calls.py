"""What a call of the command line means: months, times, files, the database; or its refusal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from partyboard import settings
from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS, form_named
from partyboard.reception import Incoming, arrive
from partyboard.store.database import Store, StoreBusy, StoreDamaged
from partyboard.text import VIETNAM, Month

WRONG_CALL = 2
BUSY = (
    "{path} đang mở ở chương trình khác (trang web đang chạy?). "
    "Tắt chương trình đó, hoặc nạp báo cáo trên trang web."
)


def refuse(sentence: str) -> NoReturn:
    """Say why the call cannot be answered, and end with status 2."""
    typer.echo(sentence, err=True)
    raise typer.Exit(WRONG_CALL)


@contextmanager
def refused_in_words() -> Iterator[None]:
    """Turn what the library or the settings object to into one sentence and status 2."""
    try:
        yield
    except typer.Exit as stop:
        sys.exit(stop.exit_code)
    except typer.Abort:
        sys.exit(130)
    except settings.SettingsError as error:
        typer.echo(str(error), err=True)
        sys.exit(WRONG_CALL)
    except TyperException as error:
        typer.echo(f"Lệnh gọi chưa đúng: {error} Xem: partyboard --help", err=True)
        sys.exit(WRONG_CALL)


@contextmanager
def opened(db: Path | None, must_exist: bool = False) -> Iterator[Store]:
    """The database that the call names, open; refused when it is busy, damaged or missing."""
    path = settings.database_path(db)
    if must_exist and not path.exists():
        refuse(f"Chưa có cơ sở dữ liệu {path}. Nạp báo cáo trước: partyboard load …")
    try:
        store = Store(path)
    except StoreBusy:
        refuse(BUSY.format(path=path))
    except StoreDamaged as error:
        refuse(f"Không mở được {path}: tệp hỏng hoặc không phải cơ sở dữ liệu ({error}).")
    with store:
        yield store


def incoming_files(paths: list[Path], received_at: datetime | None) -> Iterator[Incoming]:
    """Every workbook that the call names: files, folders with what is below them, ZIPs."""
    for path in paths:
        if not path.exists():
            refuse(f"Không có tệp {path}.")
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in found:
            if file.is_file():
                yield from _workbooks(file, received_at)


def _workbooks(file: Path, received_at: datetime | None) -> tuple[Incoming, ...]:
    sender = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    arrival = arrive(file.name, file.read_bytes(), received_at, sender)
    for line in arrival.skipped:
        typer.echo(line, err=True)
    return arrival.files


def form_of(name: str) -> Form:
    """The form of this name, or a refusal that lists them."""
    try:
        return form_named(name)
    except KeyError:
        refuse(f"Không có biểu «{name}». Có: {', '.join(form.name for form in FORMS)}.")


def month_of(value: str) -> Month:
    """2021-05, or a refusal."""
    try:
        return Month.parse(value)
    except ValueError:
        refuse(f"«{value}» không phải tháng. Ghi dạng 2021-05.")


def moment_of(value: str) -> datetime | None:
    """An ISO time, Vietnam's where no zone is given; None for ""; or a refusal."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        refuse(f"«{value}» không phải thời điểm. Ghi dạng 2021-05-24T09:30.")
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def parameter_of(text: str) -> tuple[str, str]:
    """ "month=2021-05-01" taken apart, or a refusal."""
    name, separator, value = text.partition("=")
    if not separator:
        refuse(f"--param «{text}»: ghi dạng tên=giá trị.")
    return name, value
