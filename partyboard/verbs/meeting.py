"""For the meeting: deck, report."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyboard import settings
from partyboard.calls import listed, moment_of, month_of, opened, refuse
from partyboard.manual import Verb
from partyboard.verbs import app
from partyboard.verbs.options import Database, MonthText

if TYPE_CHECKING:
    from partyboard.board.view import View

_Output = Annotated[Path, typer.Option("-o", "--output", metavar="TỆP", help="Nơi ghi.")]
_Organization = Annotated[str, typer.Option("--org", metavar="MÃ", help="Mã đơn vị.")]
_AsOf = Annotated[
    str, typer.Option("--as-of", metavar="THỜI ĐIỂM", help="Số liệu như đã biết lúc đó.")
]


@app.command(cls=Verb, help="Ghi tệp trình chiếu PowerPoint của tháng, biểu đồ sửa được.")
def deck(
    month: MonthText,
    output: _Output,
    organization: _Organization = "",
    as_of: _AsOf = "",
    db: Database = None,
) -> None:
    from partyboard.board.deck import deck as made

    _write(made, ".pptx", output, month, organization, as_of, db)


@app.command(cls=Verb, help="Ghi dự thảo báo cáo tháng dạng Word, của toàn Đảng bộ.")
def report(month: MonthText, output: _Output, as_of: _AsOf = "", db: Database = None) -> None:
    from partyboard.board.report import draft

    _write(draft, ".docx", output, month, "", as_of, db)


def _write(
    make: "Callable[[View], bytes]",
    ending: str,
    output: Path,
    month: str,
    organization: str,
    as_of: str,
    db: Path | None,
) -> None:
    """The file of a view; refused for a month without reports, or under another ending."""
    from partyboard.board.view import View, months_with_reports

    period, moment = month_of(month), moment_of(as_of)
    if output.suffix.lower() != ending:
        refuse(f"-o {output}: ghi tên tệp có đuôi {ending}.")
    with opened(db, must_exist=True) as store:
        if period not in months_with_reports(store, moment):
            known = " lúc đó" if moment else ""
            refuse(f"Tháng {period.label}{known} chưa có báo cáo nào.")
        chosen = listed(store, period, organization) if organization else None
        output.write_bytes(make(View(store, settings.load(), period, chosen, moment)))
    typer.echo(f"Đã ghi {output}.")
