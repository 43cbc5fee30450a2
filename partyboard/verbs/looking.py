"""Whether everything is in order: doctor."""

import json
from dataclasses import asdict

import typer

from partyboard import settings
from partyboard.calls import opened
from partyboard.manual import Verb
from partyboard.verbs import app
from partyboard.verbs.options import AsJson, Database

_WRONG = 1


@app.command(cls=Verb, help="Xem máy, cài đặt, ổ đĩa, bản sao lưu có gì sai và cần làm gì.")
def doctor(as_json: AsJson = False, db: Database = None) -> None:
    from partyboard.doctor import State, examine, examine_within
    from partyboard.doctor_files import examine_files

    path = settings.database_path(db)
    checks = list(examine(path))
    is_settled = all(check.state is not State.FAULT for check in checks)
    try:
        if is_settled and path.exists():
            checks += examine_files(path, settings.load())
            with opened(db, must_exist=True) as store:
                checks += examine_within(store, settings.load())
    finally:  # also where the database is refused: why, is said after it
        if as_json:
            told = [asdict(check) for check in checks]
            typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            for check in checks:
                line = f"[{check.state}] {check.about}: {check.found}"
                typer.echo(f"{line} {check.to_do}".rstrip())
    if any(check.state is State.FAULT for check in checks):
        raise typer.Exit(_WRONG)
