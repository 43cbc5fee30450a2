"""What the board needs done now and then: rebuild; a month locked, reopened."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from partyboard import settings
from partyboard.calls import month_of, opened, refuse, user
from partyboard.manual import Verb
from partyboard.progress import aloud
from partyboard.verbs import app
from partyboard.verbs.options import Database

_Month = Annotated[str, typer.Argument(metavar="NĂM-THÁNG", help="Ví dụ 2021-05.")]
_By = Annotated[str, typer.Option("--by", metavar="HỌ TÊN", help="Người làm; được lưu lại.")]


@app.command(cls=Verb, help="Chốt số liệu một tháng: từ đó không nhận báo cáo của tháng ấy nữa.")
def lock(
    month: _Month,
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="LÝ DO", help="Vì sao vẫn chốt khi còn thiếu báo cáo."),
    ] = "",
    by: _By = "",
    db: Database = None,
) -> None:
    from partyboard.reception import locking

    period = month_of(month)
    with opened(db, must_exist=True) as store, _refused_in_a_sentence():
        found = locking.lock(store, settings.load(), period, reason, by or user())
    typer.echo("\n".join([f"Đã chốt số liệu tháng {period.label}.", *found]))


@app.command(cls=Verb, help="Mở lại một tháng đã chốt để nhận thêm hoặc sửa báo cáo.")
def reopen(
    month: _Month,
    reason: Annotated[
        str, typer.Option("--reason", metavar="LÝ DO", help="Vì sao mở lại, một câu.")
    ],
    by: _By = "",
    db: Database = None,
) -> None:
    from partyboard.reception import locking

    period = month_of(month)
    with opened(db, must_exist=True) as store, _refused_in_a_sentence():
        locking.reopen(store, period, reason, by or user())
    typer.echo(f"Đã mở lại tháng {period.label}; sửa xong thì chốt lại.")


@app.command(cls=Verb, help="Đọc lại mọi tệp đã giữ, so với số liệu đang có và ghi lại cho khớp.")
def rebuild(db: Database = None) -> None:
    from partyboard.store.rebuild import rebuild as rebuild_facts

    with opened(db, must_exist=True) as store, aloud("Đọc lại") as progress:
        differences = rebuild_facts(store, progress=progress)
    last = f"{len(differences)} chỗ khác." if differences else "Không có gì khác."
    typer.echo("\n".join([*differences, last]))


@contextmanager
def _refused_in_a_sentence() -> Iterator[None]:
    from partyboard.reception.amending import AmendmentRefused

    try:
        yield
    except AmendmentRefused as refused:
        refuse(str(refused))
