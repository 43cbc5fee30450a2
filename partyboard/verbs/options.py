"""The options that several verbs have."""

from pathlib import Path
from typing import Annotated

import typer

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
