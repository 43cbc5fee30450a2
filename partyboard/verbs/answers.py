"""What the board knows: figures, query."""

from typing import Annotated

import typer

from partyboard import settings
from partyboard.calls import (
    lacks_nothing,
    listed,
    moment_of,
    month_of,
    opened,
    parameter_of,
    refuse,
)
from partyboard.manual import Verb
from partyboard.store import queries
from partyboard.verbs import app
from partyboard.verbs.options import AsJson, Database, MonthText

_QUERIES = ", ".join(queries.query_names())


@app.command(cls=Verb, help="Số liệu của một tháng, toàn Đảng bộ hoặc một đơn vị.")
def figures(
    month: MonthText,
    organization: Annotated[str, typer.Option("--org", metavar="MÃ", help="Mã đơn vị.")] = "",
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="THỜI ĐIỂM", help="Số liệu như đã biết lúc đó.")
    ] = "",
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    from partyboard import printed
    from partyboard.board.view import View

    period, moment = month_of(month), moment_of(as_of)
    with opened(db, must_exist=True) as store:
        chosen = listed(store, period, organization) if organization else None
        view = View(store, settings.load(), period, chosen, moment)
        answer = printed.figures_as_json if as_json else printed.figures_in_words
        typer.echo(answer(view))


@app.command(cls=Verb, help="Chạy một câu hỏi trong thư mục queries/.")
def query(
    name: Annotated[str, typer.Argument(metavar="TÊN", help=f"Một trong: {_QUERIES}.")],
    parameters: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="TÊN=GIÁ TRỊ", help="Tham số; ghi được nhiều lần."),
    ] = None,
    output: Annotated[
        str, typer.Option("--format", metavar="KIỂU", help="table, csv hoặc json.")
    ] = "table",
    db: Database = None,
) -> None:
    from partyboard import printed

    writers = {"table": printed.as_table, "csv": printed.as_csv, "json": printed.as_rows}
    if output not in writers:
        refuse(f"--format «{output}»: chọn table, csv hoặc json.")
    given = dict(parameter_of(text) for text in parameters or [])
    with opened(db, must_exist=True) as store:
        try:
            lacks_nothing(queries.load(name), given)
            answer = store.frame(name, **given)
        except queries.UnknownQuery:
            refuse(f"Không có câu hỏi «{name}». Có: {_QUERIES}.")
        except queries.WrongParameter as error:
            known = ", ".join(queries.load(name).parameters) or "không có"
            refuse(
                f"Tham số không đúng: {error}. Tham số của câu hỏi này: {known}; "
                "tháng ghi dạng 2021-05, ngày ghi dạng 2021-05-24."
            )
    typer.echo(writers[output](answer))
