"""The command line: each verb is a few lines over a public function. Exit status: 0 all accepted,
1 a workbook was rejected, 2 the call itself is wrong, 70 the program is.

A verb imports what it works with when it runs: `serve` does not wait for what only others need.
"""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from partyboard import serving, settings
from partyboard.calls import (
    BUSY,
    DAMAGED,
    arrived,
    form_of,
    judged,
    moment_of,
    month_of,
    opened,
    parameter_of,
    refuse,
    refused_in_words,
    the_one_workbook,
)
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.registry import FORMS
from partyboard.manual import Verb, Verbs
from partyboard.progress import aloud
from partyboard.store import queries
from partyboard.store.database import Store, StoreBusy, StoreDamaged
from partyboard.text import Month, key

if TYPE_CHECKING:
    from partyboard.reception import Arrival, Receipt

REJECTED = 1
_FORMS = ", ".join(form.name for form in FORMS)
_QUERIES = ", ".join(queries.query_names())

app = typer.Typer(
    cls=Verbs,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Bảng chỉ số công tác xây dựng Đảng: mẫu biểu, nạp báo cáo, số liệu, trang web.",
)

Database = Annotated[
    Path | None,
    typer.Option("--db", metavar="TỆP", help="Tệp cơ sở dữ liệu (hoặc biến PARTYBOARD_DB)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON cho chương trình khác.")]
MonthText = Annotated[str, typer.Option("--month", metavar="NĂM-THÁNG", help="Ví dụ 2021-05.")]
Port = Annotated[
    int, typer.Option("--port", metavar="SỐ", min=1, max=65535, help="Cổng của trang web.")
]
Files = Annotated[list[Path], typer.Argument(metavar="TỆP…", help="Tệp, thư mục hoặc ZIP.")]


@app.command(cls=Verb, help="Làm mẫu biểu trống, ghi sẵn những gì đã biết về đơn vị.")
def template(
    month: MonthText,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="TỆP", help="Nơi ghi.")],
    form: Annotated[
        str, typer.Option("--form", metavar="BIỂU", help=f"Một trong: {_FORMS}.")
    ] = GRASSROOTS.name,
    organization: Annotated[str, typer.Option("--org", metavar="MÃ", help="Mã đơn vị.")] = "",
    everyone: Annotated[
        bool, typer.Option("--all", help="Mẫu cho mọi đơn vị, ghi vào thư mục.")
    ] = False,
    consolidated: Annotated[
        bool, typer.Option("--consolidated", help="Một tệp tổng hợp: mỗi tháng một trang.")
    ] = False,
    until: Annotated[
        str, typer.Option("--until", metavar="NĂM-THÁNG", help="Tháng cuối của tệp tổng hợp.")
    ] = "",
    db: Database = None,
) -> None:
    from partyboard import issued

    chosen, period = form_of(form), month_of(month)
    if (everyone or organization or consolidated) and not chosen.organization:
        refuse(f"Biểu «{form}» không phải của từng đơn vị: bỏ --all, --org, --consolidated.")
    if sum((everyone, bool(organization), consolidated)) > 1:
        refuse("Chọn một trong ba: --all, --org hoặc --consolidated.")
    if until and not consolidated:
        refuse("--until chỉ dùng cùng --consolidated.")
    if not (everyone or organization or consolidated):
        output.write_bytes(issued.blank(chosen, period))
        return
    with opened(db, must_exist=True) as store:
        if organization:
            output.write_bytes(issued.for_one(store, chosen, period, organization))
        elif consolidated:
            last = month_of(until or month)
            output.write_bytes(issued.for_months(store, chosen, period, last))
        else:
            for path in issued.for_everyone(store, chosen, period, output):
                typer.echo(path)


@app.command(cls=Verb, help="Xem tệp nói gì, sai ở đâu; không nạp vào cơ sở dữ liệu.")
def check(files: Files, as_json: AsJson = False, db: Database = None) -> None:
    arrival = arrived(files)
    _answer_receipts(arrival, judged(arrival, db), as_json)


@app.command(
    cls=Verb, help="Ghi bản đánh dấu lỗi để gửi lại: tô màu ô sai, thêm lời ghi, trang liệt kê."
)
def annotate(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp đơn vị gửi.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="TỆP", help="Nơi ghi, khác tệp gốc.")
    ],
    db: Database = None,
) -> None:
    from partyboard import issued

    arrival = the_one_workbook(file, output)
    receipts = judged(arrival, db)
    if why_not := issued.marked_at(output, arrival.files[0], receipts):
        typer.echo(f"{file}: {why_not}", err=True)
        raise typer.Exit(REJECTED)
    _answer_receipts(arrival, receipts, as_json=False)


@app.command(
    cls=Verb, help="Nạp báo cáo: tệp đúng được nạp, tệp sai được giữ lại và nói rõ chỗ sai."
)
def load(
    files: Files,
    as_json: AsJson = False,
    received_at: Annotated[
        str, typer.Option("--received-at", metavar="THỜI ĐIỂM", help="Ví dụ 2021-05-24T09:30.")
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="HỌ TÊN", help="Người nạp.")] = "",
    reason: Annotated[
        str, typer.Option("--reason", metavar="LÝ DO", help="Vì sao báo cáo lại, một câu.")
    ] = "",
    db: Database = None,
) -> None:
    from partyboard import reception

    arrival = arrived(files, moment_of(received_at), by, reason)
    with opened(db) as store:
        receipts = reception.receive(store, arrival.files, settings.load())
    _answer_receipts(arrival, receipts, as_json)


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
        chosen = _listed(store, period, organization) if organization else None
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
            answer = store.frame(name, **given)
        except queries.UnknownQuery:
            refuse(f"Không có câu hỏi «{name}». Có: {_QUERIES}.")
        except queries.WrongParameter as error:
            known = ", ".join(queries.load(name).parameters) or "không có"
            refuse(f"Tham số không đúng: {error}. Tham số của câu hỏi này: {known}.")
    typer.echo(writers[output](answer))


@app.command(cls=Verb, help="Đọc lại mọi tệp đã giữ, so với số liệu đang có và ghi lại cho khớp.")
def rebuild(db: Database = None) -> None:
    from partyboard.store.rebuild import rebuild as rebuild_facts

    with opened(db, must_exist=True) as store, aloud("Đọc lại") as progress:
        differences = rebuild_facts(store, progress=progress)
    last = f"{len(differences)} chỗ khác." if differences else "Không có gì khác."
    typer.echo("\n".join([*differences, last]))


@app.command(cls=Verb, help="Dựng dữ liệu mẫu (2020–2021) rồi mở trang web.")
def demo(
    build_only: Annotated[
        bool, typer.Option("--build-only", help="Chỉ dựng, không mở trang.")
    ] = False,
    samples: Annotated[
        Path | None, typer.Option("--samples", metavar="THƯ MỤC", help="Ghi các tệp để thử tay.")
    ] = None,
    port: Port = serving.PORT,
    db: Database = None,
) -> None:
    from partyboard.demo import building

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
    except StoreDamaged:
        refuse(DAMAGED.format(path=path))
    if not build_only:
        _serve(path, serving.LOOPBACK, port)


@app.command(cls=Verb, help="Mở trang web trên máy này.")
def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ĐỊA CHỈ", help="Hiện chỉ mở trên máy này.")
    ] = serving.LOOPBACK,
    port: Port = serving.PORT,
    db: Database = None,
) -> None:
    _serve(settings.database_path(db), host, port)


def main() -> NoReturn:
    """The console script: our own words where the library would speak English."""
    for stream in (sys.stdout, sys.stderr):  # Windows would write its code page into a file
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    with refused_in_words():
        code = app(prog_name="partyboard", standalone_mode=False)
    sys.exit(code if isinstance(code, int) else 0)


def _serve(path: Path, host: str, port: int) -> None:
    def tell(address: str) -> None:
        typer.echo(f"Mở {address} trong trình duyệt. Bấm Ctrl+C ở đây để dừng.", err=True)

    try:
        serving.serve(path, host, port, tell)
    except serving.NotLoopback:
        refuse(f"Chưa có đăng nhập nên trang chỉ mở trên 127.0.0.1, không mở trên {host}.")
    except serving.PortTaken:
        refuse(f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác bằng --port.")
    except StoreBusy:
        refuse(BUSY.format(path=path))
    except StoreDamaged:
        refuse(DAMAGED.format(path=path))


def _listed(store: Store, period: Month, organization: str) -> str:
    """The code as the list of the month spells it, or a refusal."""
    rows = store.rows("members_by_organization", month=period.first)
    codes = {key(str(row["organization"])): str(row["organization"]) for row in rows}
    if key(organization) not in codes:
        refuse(f"Tháng {period.label} không có đơn vị mã «{organization}».")
    return codes[key(organization)]


def _answer_receipts(arrival: "Arrival", receipts: list["Receipt"], as_json: bool) -> None:
    from partyboard import printed
    from partyboard.store.submissions import Status

    typer.echo(
        printed.receipts_as_json(receipts) if as_json else printed.receipts_in_words(receipts)
    )
    if arrival.refused or any(receipt.status is Status.REJECTED for receipt in receipts):
        raise typer.Exit(REJECTED)
