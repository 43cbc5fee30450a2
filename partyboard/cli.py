"""The command line: each verb is a few lines over a public function. Exit status: 0 all accepted,
1 a workbook was rejected, 2 the call itself is wrong.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import click
import typer

from partyboard import rebuilding, reception, serving, settings, words
from partyboard.board.view import View
from partyboard.forms.registry import FORMS, form_named
from partyboard.intake.bundle import is_leftover, unpack
from partyboard.reception import Incoming, Receipt
from partyboard.store import queries
from partyboard.store.database import Store, StoreBusy, StoreDamaged
from partyboard.store.submissions import Status
from partyboard.text import VIETNAM, Month

REJECTED, WRONG_CALL = 1, 2

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
    form: Annotated[str, typer.Option("--form", metavar="BIỂU", help=" · ".join(f.name for f in FORMS))],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="TỆP", help="Nơi ghi.")],
    organization: Annotated[str, typer.Option("--org", metavar="MÃ", help="Mã đơn vị.")] = "",
    everyone: Annotated[bool, typer.Option("--all", help="Mẫu cho mọi đơn vị, vào thư mục.")] = False,
    db: Database = None,
) -> None:
    chosen, period = _form(form), _month(month)
    with _store(db) as store:
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
    incoming = list(_incoming(files, None))
    path = settings.database_path(db)
    try:
        with Store(path) if path.exists() else _no_store() as store:
            if store is None:
                receipts = reception.check_alone(incoming)
            else:
                receipts = reception.preview(store, incoming, settings.load())
    except StoreBusy:
        typer.echo("Cơ sở dữ liệu đang mở ở nơi khác: chỉ kiểm tra trong từng tệp.", err=True)
        receipts = reception.check_alone(incoming)
    _print_receipts(receipts, as_json)


@app.command(help="Nạp báo cáo: tệp đúng được nạp, tệp sai được giữ lại và nói rõ chỗ sai.")
def load(
    files: Files,
    as_json: AsJson = False,
    received_at: Annotated[
        str, typer.Option("--received-at", metavar="THỜI ĐIỂM", help="Ví dụ 2021-05-24T09:30.")
    ] = "",
    db: Database = None,
) -> None:
    incoming = list(_incoming(files, _moment(received_at)))
    with _store(db) as store:
        receipts = reception.receive(store, incoming, settings.load())
    _print_receipts(receipts, as_json)


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
    with _store(db, must_exist=True) as store:
        view = View(store, settings.load(), _month(month), organization or None, _moment(as_of))
        if organization and not _is_listed(store, organization):
            _refuse(f"Không có đơn vị mã «{organization}» trong danh sách.")
        _print(words.figures_as_json(view)) if as_json else typer.echo(words.figures_in_words(view))


@app.command(help="Chạy một câu hỏi trong thư mục queries/.")
def query(
    name: Annotated[str, typer.Argument(metavar="TÊN", help=" · ".join(queries.query_names()))],
    parameters: Annotated[
        list[str] | None, typer.Option("--param", metavar="TÊN=GIÁ TRỊ", help="Tham số.")
    ] = None,
    output: Annotated[str, typer.Option("--format", help="table, csv hoặc json.")] = "table",
    db: Database = None,
) -> None:
    writers = {"table": words.table, "csv": words.csv, "json": words.json_rows}
    if output not in writers:
        _refuse(f"--format «{output}»: chọn table, csv hoặc json.")
    given = dict(_parameter(text) for text in parameters or [])
    with _store(db, must_exist=True) as store:
        try:
            answer = store.frame(name, **given)
        except queries.UnknownQuery:
            _refuse(f"Không có câu hỏi «{name}». Có: {', '.join(queries.query_names())}.")
        except queries.WrongParameter as error:
            _refuse(f"Tham số không đúng: {error}.")
    typer.echo(writers[output](answer), nl=False)


@app.command(help="Đọc lại mọi tệp đã giữ, so với số liệu đang có và ghi lại cho khớp.")
def rebuild(db: Database = None) -> None:
    with _store(db, must_exist=True) as store:
        differences = rebuilding.rebuild(store)
    for line in differences:
        typer.echo(line)
    typer.echo(f"{len(differences)} chỗ khác." if differences else "Không có gì khác.")


@app.command(help="Dựng dữ liệu mẫu (2020–2021) rồi mở trang web.")
def demo(
    build_only: Annotated[bool, typer.Option("--build-only", help="Chỉ dựng, không mở trang.")] = False,
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
        _refuse(f"{path} đã có dữ liệu không phải dữ liệu mẫu. Chọn tệp khác bằng --db.")
    except StoreBusy:
        _refuse(_BUSY.format(path=path))
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
    try:
        code = app(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        typer.echo(error.format_message())
        code = WRONG_CALL
    except click.ClickException as error:
        typer.echo(f"Lệnh gọi chưa đúng: {error.format_message()} Xem: partyboard --help", err=True)
        code = WRONG_CALL
    except settings.SettingsError as error:
        typer.echo(str(error), err=True)
        code = WRONG_CALL
    except click.Abort:
        code = 130
    sys.exit(code if isinstance(code, int) else 0)


_BUSY = "{path} đang mở ở chương trình khác (trang web đang chạy?). Tắt nó, hoặc nạp trên trang web."


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(WRONG_CALL)


def _serve(path: Path, host: str, port: int) -> None:
    try:
        serving.serve(path, host, port)
    except serving.NotLoopback:
        _refuse(f"Chưa có đăng nhập nên trang chỉ mở trên 127.0.0.1, không mở trên {host}.")
    except StoreBusy:
        _refuse(_BUSY.format(path=path))
    except serving.PortTaken:
        _refuse(f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác bằng --port.")


@contextmanager
def _store(db: Path | None, must_exist: bool = False) -> Iterator[Store]:
    path = settings.database_path(db)
    if must_exist and not path.exists():
        _refuse(f"Chưa có cơ sở dữ liệu {path}. Nạp báo cáo trước: partyboard load …")
    try:
        store = Store(path)
    except StoreBusy:
        _refuse(_BUSY.format(path=path))
    except StoreDamaged as error:
        _refuse(f"Không mở được {path}: tệp hỏng hoặc không phải cơ sở dữ liệu ({error}).")
    with store:
        yield store


@contextmanager
def _no_store() -> Iterator[None]:
    yield None


def _issue(store: Store, form: object, period: Month, organization: str) -> bytes:
    try:
        return reception.issue_template(store, form, period, organization)  # type: ignore[arg-type]
    except KeyError:
        _refuse(f"Không có đơn vị mã «{organization}» trong danh sách.")


def _incoming(paths: list[Path], received_at: datetime | None) -> Iterator[Incoming]:
    for path in paths:
        if not path.exists():
            _refuse(f"Không có tệp {path}.")
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if not file.is_file():
                continue
            if is_leftover(file.name):
                typer.echo(f"{file.name}: tệp tạm của máy, bỏ qua", err=True)
                continue
            bundle = unpack(file.name, file.read_bytes())
            for line in bundle.skipped:
                typer.echo(line, err=True)
            for name, content in bundle.files:
                yield Incoming(name, content, received_at)


def _print_receipts(receipts: list[Receipt], as_json: bool) -> None:
    if as_json:
        _print([words.receipt_as_json(receipt) for receipt in receipts])
    else:
        typer.echo("\n".join(words.receipt_in_words(receipt) for receipt in receipts))
    if any(receipt.status is Status.REJECTED for receipt in receipts):
        raise typer.Exit(REJECTED)


def _print(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _form(name: str) -> object:
    try:
        return form_named(name)
    except KeyError:
        _refuse(f"Không có biểu «{name}». Có: {', '.join(form.name for form in FORMS)}.")


def _month(value: str) -> Month:
    try:
        return Month.parse(value)
    except ValueError:
        _refuse(f"«{value}» không phải tháng. Ghi dạng 2021-05.")


def _moment(value: str) -> datetime | None:
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        _refuse(f"«{value}» không phải thời điểm. Ghi dạng 2021-05-24T09:30.")
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _parameter(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        _refuse(f"--param «{text}»: ghi dạng tên=giá trị.")
    return name, value


def _is_listed(store: Store, organization: str) -> bool:
    return store.is_listed(organization)
