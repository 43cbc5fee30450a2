"""What happens to organizations: organization."""

from typing import TYPE_CHECKING, Annotated

import typer

from partyboard import settings
from partyboard.calls import month_of, opened, refuse, user
from partyboard.manual import Verb
from partyboard.store.database import Store
from partyboard.text import key
from partyboard.verbs import app
from partyboard.verbs.options import Database

if TYPE_CHECKING:
    from partyboard.organizations import Change, Entry, Event
    from partyboard.text import Month

_ACTIONS = ("list", "dissolve", "merge", "split", "rename", "move", "add")
_ONE = ("dissolve", "split", "rename", "move")  # about one organization
_PARTS = 4  # of a new one, as it is typed


@app.command(
    cls=Verb,
    help="Sắp xếp tổ chức: giải thể, sáp nhập, chia tách, đổi tên, chuyển đi, lập mới; liệt kê.",
)
def organization(
    action: Annotated[
        str, typer.Argument(metavar="VIỆC", help=f"Một trong: {', '.join(_ACTIONS)}.")
    ],
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="MÃ…", help="Mã đơn vị; merge thì nhiều mã.")
    ] = None,
    month: Annotated[
        str, typer.Option("--month", metavar="NĂM-THÁNG", help="Tháng đầu tiên theo cơ cấu mới.")
    ] = "",
    into: Annotated[
        str,
        typer.Option("--into", metavar="MÃ", help="Đơn vị tiếp nhận; của split là một đơn vị mới."),
    ] = "",
    new: Annotated[
        list[str] | None,
        typer.Option(
            "--new",
            metavar="MÃ;TÊN;LOẠI HÌNH;KHỐI",
            help="Đơn vị mới, bốn phần cách nhau bằng dấu chấm phẩy; split thì ghi nhiều lần.",
        ),
    ] = None,
    goes_on: Annotated[
        bool, typer.Option("--goes-on", help="split: đơn vị cũ vẫn còn, chỉ tách một phần.")
    ] = False,
    name: Annotated[str, typer.Option("--name", metavar="TÊN", help="rename: tên mới.")] = "",
    kind: Annotated[
        str, typer.Option("--kind", metavar="LOẠI HÌNH", help="rename: loại hình mới.")
    ] = "",
    reason: Annotated[
        str, typer.Option("--reason", metavar="LÝ DO", help="Số quyết định, một câu.")
    ] = "",
    by: Annotated[
        str, typer.Option("--by", metavar="HỌ TÊN", help="Người làm; được lưu lại.")
    ] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Chỉ nói sẽ thay đổi gì, không ghi.")
    ] = False,
    db: Database = None,
) -> None:
    from partyboard import organizations
    from partyboard.reception.amending import AmendmentRefused

    asked_month = _month(action, codes or [], month)
    with opened(db, must_exist=True) as store:
        if action == "list":
            typer.echo(_listed(store, asked_month))
            return
        try:
            change = _change(action, codes or [], str(month), into, new or [], goes_on, name, kind)
            told = organizations.preview(store, change).told
            if not preview:
                organizations.carry_out(store, settings.load(), change, reason, by or user())
        except AmendmentRefused as refused:
            refuse(str(refused))
    head = "Sẽ thay đổi, chưa ghi gì:" if preview else "Đã ghi:"
    typer.echo("\n".join([head, *(f"- {line}" for line in told)]))


def _month(action: str, codes: list[str], month: str) -> "Month | None":
    """The month that is named; refused where the call cannot be meant."""
    if action not in _ACTIONS:
        refuse(f"Không có việc «{action}». Có: {', '.join(_ACTIONS)}.")
    if action in _ONE and len(codes) != 1:
        refuse(f"partyboard organization {action}: ghi một mã đơn vị.")
    if action != "list" and not month:
        refuse("Thiếu --month: tháng đầu tiên theo cơ cấu mới, ví dụ 2021-07.")
    return month_of(month) if month else None


def _change(
    action: str,
    codes: list[str],
    month: str,
    into: str,
    new: list[str],
    goes_on: bool,
    name: str,
    kind: str,
) -> "Change":
    from partyboard.organizations import Asked, change_of

    entries = tuple(map(_entry, new))
    asked = Asked(_event(action), month, tuple(codes), into, entries, name, kind, goes_on)
    return change_of(asked)


def _event(action: str) -> "Event":
    from partyboard.organizations import Event

    return {
        "dissolve": Event.DISSOLVE,
        "merge": Event.MERGE,
        "split": Event.SPLIT,
        "rename": Event.RENAME,
        "move": Event.MOVE_OUT,
        "add": Event.ADD,
    }[action]


def _entry(text: str) -> "Entry":
    """A new organization as it is typed: "SKT;Đảng bộ Sở Kinh tế;Đảng bộ cơ sở;Cơ quan"."""
    from partyboard.forms.organizations import SECTORS
    from partyboard.organizations import Entry

    parts = [part.strip() for part in text.split(";")]
    if len(parts) != _PARTS:
        refuse(f"--new «{text}»: ghi MÃ;TÊN;LOẠI HÌNH;KHỐI.")
    code, name, kind, sector = parts
    for choice in SECTORS:
        if key(sector) in {key(each) for each in (choice.code, choice.label, *choice.aliases)}:
            return Entry(code, name, kind, choice.code)
    labels = ", ".join(choice.label for choice in SECTORS)
    refuse(f"--new «{text}»: khối là một trong: {labels}.")


def _listed(store: Store, month: "Month | None") -> str:
    """Who has to report a month, the newest one where none is named."""
    from datetime import datetime

    from partyboard.organizations.asked import next_month, standing
    from partyboard.text import VIETNAM, Month

    asked = month or next_month(store, Month.of(datetime.now(VIETNAM).date()))
    found = standing(store, asked)
    lines = (f"{code}: {name}" for code, name in found.items())
    return "\n".join([f"Tháng {asked.label}: {len(found)} đơn vị phải báo cáo.", *lines])
