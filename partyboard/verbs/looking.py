"""Whether everything is in order: doctor."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyboard import serving, settings
from partyboard.calls import BUSY, GONE, OTHER_PROGRAM, reached
from partyboard.channel.wire import Gone, OtherProgram
from partyboard.manual import Verb
from partyboard.store.database import StoreBusy, StoreDamaged, StoreFault
from partyboard.verbs import app
from partyboard.verbs.options import AsJson, Database, Port

if TYPE_CHECKING:
    from partyboard.doctor import Check

_WRONG = 1


@app.command(cls=Verb, help="Xem máy, cài đặt, ổ đĩa, bản sao lưu có gì sai và cần làm gì.")
def doctor(
    copies: Annotated[
        bool,
        typer.Option("--copies", help="Đọc hết cơ sở dữ liệu và bản sao lưu mới nhất (lâu hơn)."),
    ] = False,
    port: Port = serving.PORT,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    from partyboard.doctor import State

    checks = list(_checked(settings.database_path(db), port, copies))
    if as_json:
        typer.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        for check in checks:
            line = f"[{check.state}] {check.about}: {check.found}"
            typer.echo(f"{line}\n    → {check.to_do}" if check.to_do else line)
    if any(check.state is State.FAULT for check in checks):
        raise typer.Exit(_WRONG)


def _checked(path: Path, port: int, copies: bool) -> "Iterator[Check]":
    from partyboard.backups import folder_of
    from partyboard.doctor import (
        examine,
        examine_files,
        examine_serving,
        newest_copy,
        out_of_reach,
        reader,
    )

    if refused := out_of_reach(path):
        yield refused
        return
    yield from examine(path)
    yield reader()
    try:
        chosen = settings.load()
    except settings.SettingsError:
        yield from examine_serving(port)
        return
    yield from examine_files(path, chosen)
    if copies:
        yield newest_copy(folder_of(path, chosen))
    if path.exists():
        yield from _within(path, port, copies)
    else:
        yield from examine_serving(port)


def _within(path: Path, port: int, closely: bool) -> "Iterator[Check]":
    """What the board itself tells; why not, where it cannot be opened."""
    from partyboard.backups import way_back
    from partyboard.doctor import examine_serving, examine_within, read_through
    from partyboard.doctor.check import fault, warning

    about, chosen = "Cơ sở dữ liệu", settings.load()
    try:
        with reached(path) as store:
            if closely:
                yield read_through(store, chosen)
            yield from (*examine_within(store, chosen), *examine_serving(port, store))
            return
    except StoreBusy:
        found, _, do = BUSY.format(path=path).partition(". ")
        yield warning(about, found, do)
    except (OtherProgram, Gone) as error:
        found, _, do = (GONE if isinstance(error, Gone) else OTHER_PROGRAM).partition(": ")
        yield warning(about, found, do)
    except StoreDamaged as error:
        found, _, do = way_back(path, chosen, error).partition(": ")
        yield fault(about, found, do)
    except StoreFault as error:
        yield fault(about, f"{path} không trả lời ({type(error).__name__})", "Mở lại trang web.")
    yield from examine_serving(port)
