"""The board in a browser: demo, serve."""

from pathlib import Path
from typing import Annotated

import typer

from partyboard import serving, settings
from partyboard.calls import opening, refuse, say_what_is_missing
from partyboard.manual import Verb
from partyboard.verbs import app
from partyboard.verbs.options import Database, Port


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
        with opening(path):
            building.build(path, progress=lambda line: typer.echo(line, err=True))
    except building.NotADemo:
        refuse(f"{path} đã có dữ liệu không phải dữ liệu mẫu. Chọn tệp khác bằng --db.")
    if not build_only:
        _serve(path, serving.LOOPBACK, port)


@app.command(cls=Verb, help="Mở trang web; có tài khoản thì mở được cho các máy khác.")
def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ĐỊA CHỈ", help="Khác 127.0.0.1 thì phải có tài khoản.")
    ] = serving.LOOPBACK,
    port: Port = serving.PORT,
    db: Database = None,
) -> None:
    _serve(settings.database_path(db), host, port)


def _serve(path: Path, host: str, port: int) -> None:
    def tell(address: str) -> None:
        typer.echo(f"Mở {address} trong trình duyệt. Bấm Ctrl+C ở đây để dừng.", err=True)

    try:
        with opening(path):
            serving.serve(path, host, port, tell, say_what_is_missing)
    except serving.NotLoopback:
        refuse(
            f"Chưa có tài khoản nào nên trang chỉ mở trên 127.0.0.1, không mở trên «{host}». "
            "Tạo tài khoản trước: partyboard account add TÊN --role admin."
        )
    except (serving.CertificateUnusable, serving.ProviderUnusable) as error:
        refuse(str(error))
    except serving.PortTaken:
        refuse(f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác bằng --port.")
