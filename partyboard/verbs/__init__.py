"""The verbs of the command line: each is a few lines over a public function.

A verb imports what it works with when it runs: `serve` does not wait for what only others need.
"""

import typer

from partyboard.manual import Verbs

app = typer.Typer(
    cls=Verbs,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Bảng chỉ số công tác xây dựng Đảng: mẫu biểu, nạp báo cáo, số liệu, trang web.",
)
