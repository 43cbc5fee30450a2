"""What the board needs done now and then: rebuild."""

import typer

from partyboard.calls import opened
from partyboard.manual import Verb
from partyboard.progress import aloud
from partyboard.verbs import app
from partyboard.verbs.options import Database


@app.command(cls=Verb, help="Đọc lại mọi tệp đã giữ, so với số liệu đang có và ghi lại cho khớp.")
def rebuild(db: Database = None) -> None:
    from partyboard.store.rebuild import rebuild as rebuild_facts

    with opened(db, must_exist=True) as store, aloud("Đọc lại") as progress:
        differences = rebuild_facts(store, progress=progress)
    last = f"{len(differences)} chỗ khác." if differences else "Không có gì khác."
    typer.echo("\n".join([*differences, last]))
