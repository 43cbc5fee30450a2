"""The command line: each verb is a few lines over a public function. Exit status: 0 all accepted,
1 a workbook was rejected, 2 the call itself is wrong.
"""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from partyboard import printed, reception, serving, settings
from partyboard.board.view import View
from partyboard.calls import (
    BUSY,
    form_of,
    incoming_files,
    moment_of,
    month_of,
    opened,
    parameter_of,
    refuse,
    refused_in_words,
)
from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS
from partyboard.reception import Receipt
from partyboard.store import queries
from partyboard.store.database import Store, StoreBusy
from partyboard.store.rebuild import rebuild as rebuild_facts
from partyboard.store.submissions import Status
from partyboard.text import Month

REJECTED = 1

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Bảng chỉ số công tác xây dựng Đảng: mẫu biểu, nạp báo cáo, số liệu, trang web.",
)

Database = Annotated[
    Path | None,
    typer.Option("--db", metavar="TỆP", help="Tệp cơ sở dữ liệu (hoặc biến PARTYBOARD_DB)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON cho chương trình khác.")]
MonthText = Annotated[str, typer.Option("--month", metavar="NĂM-THÁNG", help="Ví dụ 2021-05.")]
Files = Annotated[list[Path], typer.Argument(metavar="TỆP…", help="Tệp, thư mục hoặc ZIP.")]


@app.command(help="Làm mẫu biểu trống, ghi sẵn những gì đã biết về đơn vị.")
def template(
    month: MonthText,
    form: Annotated[
        str, typer.Option("--form", metavar="BIỂU", help=" · ".join(f.name for f in FORMS))
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="TỆP", help="Nơi ghi.")],
    organization: Annotated[str, typer.Option("--org", metavar="MÃ", help="Mã đơn vị.")] = "",
    everyone: Annotated[
        bool, typer.Option("--all", help="Mẫu cho mọi đơn vị, vào thư mục.")
    ] = False,
    db: Database = None,
) -> None:
    chosen, period = form_of(form), month_of(month)
    with opened(db) as store:
        if not everyone:
            output.write_bytes(_issue(store, chosen, period, organization))
            return
        output.mkdir(parents=True, exist_ok=True)
        for row in store.rows("organizations", month=period.first):
            code = str(row["code"])
            path = output / f"{code}-{period}.xlsx"
            path.write_bytes(_issue(store, chosen, period, code))
            typer.echo(path)


@app.command(help="Xem tệp nói gì, sai ở đâu; không nạp vào cơ sở dữ liệu.")
def check(files: Files, as_json: AsJson = False, db: Database = None) -> None:
    incoming = list(incoming_files(files, None))
    path = settings.database_path(db)
    if not path.exists():
        receipts = reception.check_alone(incoming)
    else:
        try:
            with Store(path) as store:
                receipts = reception.preview(store, incoming, settings.load())
        except StoreBusy:
            typer.echo("Cơ sở dữ liệu đang mở ở nơi khác: chỉ xét riêng từng tệp.", err=True)
            receipts = reception.check_alone(incoming)
    _answer_receipts(receipts, as_json)


@app.command(help="Nạp báo cáo: tệp đúng được nạp, tệp sai được giữ lại và nói rõ chỗ sai.")
def load(
    files: Files,
    as_json: AsJson = False,
    received_at: Annotated[
        str, typer.Option("--received-at", metavar="THỜI ĐIỂM", help="Ví dụ 2021-05-24T09:30.")
    ] = "",
    db: Database = None,
) -> None:
    incoming = list(incoming_files(files, moment_of(received_at)))
    with opened(db) as store:
        receipts = reception.receive(store, incoming, settings.load())
    _answer_receipts(receipts, as_json)


@app.command(help="Số liệu của một tháng, toàn Đảng bộ hoặc một đơn vị.")
def figures(
    month: MonthText,
    organization: Annotated[str, typer.Option("--org", metavar="MÃ", help="Mã đơn vị.")] = "",
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="THỜI ĐIỂM", help="Số liệu như đã biết lúc đó.")
    ] = "",
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    with opened(db, must_exist=True) as store:
        view = View(store, settings.load(), month_of(month), organization or None, moment_of(as_of))
        if organization and organization not in {
            row["organization"]
            for row in store.rows("members_by_organization", month=view.month.first)
        }:
            refuse(f"Tháng {view.month.label} không có đơn vị mã «{organization}».")
        answer = printed.figures_as_json if as_json else printed.figures_in_words
        typer.echo(answer(view))


@app.command(help="Chạy một câu hỏi trong thư mục queries/.")
def query(
    name: Annotated[str, typer.Argument(metavar="TÊN", help=" · ".join(queries.query_names()))],
    parameters: Annotated[
        list[str] | None, typer.Option("--param", metavar="TÊN=GIÁ TRỊ", help="Tham số.")
    ] = None,
    output: Annotated[str, typer.Option("--format", help="table, csv hoặc json.")] = "table",
    db: Database = None,
) -> None:
    writers = {"table": printed.as_table, "csv": printed.as_csv, "json": printed.as_rows}
    if output not in writers:
        refuse(f"--format «{output}»: chọn table, csv hoặc json.")
    given = dict(parameter_of(text) for text in parameters or [])
    with opened(db, must_exist=True) as store:
        try:
            answer = store.frame(name, **given)
        except queries.UnknownQuery:
            refuse(f"Không có câu hỏi «{name}». Có: {', '.join(queries.query_names())}.")
        except queries.WrongParameter as error:
            refuse(f"Tham số không đúng: {error}.")
    typer.echo(writers[output](answer))


@app.command(help="Đọc lại mọi tệp đã giữ, so với số liệu đang có và ghi lại cho khớp.")
def rebuild(db: Database = None) -> None:
    with opened(db, must_exist=True) as store:
        differences = rebuild_facts(store)
    for line in differences:
        typer.echo(line)
    typer.echo(f"{len(differences)} chỗ khác." if differences else "Không có gì khác.")


@app.command(help="Dựng dữ liệu mẫu (2020–2021) rồi mở trang web.")
def demo(
    build_only: Annotated[
        bool, typer.Option("--build-only", help="Chỉ dựng, không mở trang.")
    ] = False,
    samples: Annotated[
        Path | None, typer.Option("--samples", metavar="THƯ MỤC", help="Ghi các tệp để thử tay.")
    ] = None,
    port: Annotated[int, typer.Option(help="Cổng.")] = serving.PORT,
    db: Database = None,
) -> None:
    from partyboard.demo import building  # the demo's world is large; other verbs start without it

    if samples is not None:
        for path in building.write_samples(samples):
            typer.echo(path)
        return
    path = settings.database_path(db)
    try:
        building.build(path, progress=lambda line: typer.echo(line, err=True))
    except building.NotADemo:
        refuse(f"{path} đã có dữ liệu không phải dữ liệu mẫu. Chọn tệp khác bằng --db.")
    except StoreBusy:
        refuse(BUSY.format(path=path))
    if not build_only:
        _serve(path, serving.LOOPBACK, port)


@app.command(help="Mở trang web trên máy này.")
def serve(
    host: Annotated[str, typer.Option(help="Địa chỉ; hiện chỉ 127.0.0.1.")] = serving.LOOPBACK,
    port: Annotated[int, typer.Option(help="Cổng.")] = serving.PORT,
    db: Database = None,
) -> None:
    _serve(settings.database_path(db), host, port)


def main() -> NoReturn:
    """The console script: our own words where the library would speak English."""
    with refused_in_words():
        code = app(standalone_mode=False)
    sys.exit(code if isinstance(code, int) else 0)


def _serve(path: Path, host: str, port: int) -> None:
    try:
        serving.serve(path, host, port)
    except serving.NotLoopback:
        refuse(f"Chưa có đăng nhập nên trang chỉ mở trên 127.0.0.1, không mở trên {host}.")
    except serving.PortTaken:
        refuse(f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác bằng --port.")
    except StoreBusy:
        refuse(BUSY.format(path=path))


def _issue(store: Store, form: Form, period: Month, organization: str) -> bytes:
    try:
        return reception.issue_template(store, form, period, organization)
    except KeyError:
        refuse(f"Không có đơn vị mã «{organization}» trong danh sách.")


def _answer_receipts(receipts: list[Receipt], as_json: bool) -> None:
    typer.echo(
        printed.receipts_as_json(receipts) if as_json else printed.receipts_in_words(receipts)
    )
    if any(receipt.status is Status.REJECTED for receipt in receipts):
        raise typer.Exit(REJECTED)
