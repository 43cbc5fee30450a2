"""Workbooks out and in: template, check, annotate, load."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyboard import settings
from partyboard.calls import (
    arrived,
    form_of,
    judged,
    moment_of,
    month_of,
    opened,
    refuse,
    the_one_workbook,
)
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.registry import FORMS
from partyboard.manual import Verb
from partyboard.progress import aloud
from partyboard.verbs import app
from partyboard.verbs.options import AsJson, Database, Files, MonthText

if TYPE_CHECKING:
    from partyboard.reception import Arrival, Receipt

REJECTED = 1
_FORMS = ", ".join(form.name for form in FORMS)


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
    is_list = chosen.name == ORGANIZATIONS.name and settings.database_path(db).exists()
    if not (everyone or organization or consolidated or is_list):
        _write(output, issued.blank(chosen, period))
        return
    with opened(db, must_exist=True) as store:
        if organization or is_list:
            _write(output, issued.for_one(store, chosen, period, organization))
        elif consolidated:
            last = month_of(until or month)
            _write(output, issued.for_months(store, chosen, period, last))
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
    with opened(db) as store, aloud("Đọc tệp") as progress:
        receipts = reception.receive(
            store,
            arrival.files,
            settings.load(),
            progress=lambda done, _: progress(done, len(arrival.files)),
        )
    _answer_receipts(arrival, receipts, as_json)


def _write(output: Path, content: bytes) -> None:
    output.write_bytes(content)
    typer.echo(f"Đã ghi {output}.")


def _answer_receipts(arrival: "Arrival", receipts: list["Receipt"], as_json: bool) -> None:
    from partyboard import printed
    from partyboard.store.submissions import Status

    typer.echo(
        printed.receipts_as_json(receipts) if as_json else printed.receipts_in_words(receipts)
    )
    if arrival.refused or any(receipt.status is Status.REJECTED for receipt in receipts):
        raise typer.Exit(REJECTED)
