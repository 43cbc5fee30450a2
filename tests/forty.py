"""A folder as it comes in: forty reports of June 2021, each spoiled in another way, in folders
and under names as offices give them, with what Excel and other systems leave beside them.

June follows the demo's May, so the folder can be dropped on its board. `python tests/forty.py
FOLDER` writes it by hand.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from spoiling import Spoiled, spoil

from partyboard.demo.filenames import filename
from partyboard.demo.organizations import Unit, active_in
from partyboard.demo.samples import JUNE, june
from partyboard.demo.workbooks import filled
from partyboard.demo.world import build
from partyboard.forms.grassroots import GRASSROOTS

# Each the name of a spoiling: read as meant, loaded with a remark, sent back.
WAYS = (
    "nfd", "eth for đ", "new tone marks", "nbsp", "zero-width space", "upper case",
    "carriage return in words", "tab with a space behind", "numbered tab", "label as its alias",
    "label with its unit", "dot between thousands", "full-width digits", "day as text",
    "workbook of 1904", "column inserted at the left", "signatures below", "total row",
    "numbering under the header", "header of two rows", "blank rows in a table",
    "label in an old font", "day turned by excel", "value left under a merge", "hidden row",
    "hidden copy of a sheet", "telephone in a note", "line of their own",
    "comma between thousands", "letter o", "unit behind", "dot before hundreds made a fraction",
    "day that does not exist", "choice misspelt", "required label misspelt", "column merged down",
    "sheet doubled", "broken formula", "half a file", "web page named as a workbook",
)  # fmt: skip
_CLASS = {
    "course_code": "ĐVM-2021-02",
    "course": "Lớp bồi dưỡng lý luận chính trị cho đảng viên mới",
    "kind": "new_members",
    "organizer": "Trung tâm Chính trị thành phố",
    "opened_on": date(2021, 6, 14),
    "participants": 1,
}
_COMMENDATIONS = tuple(
    {
        "decision": f"{number}-QĐ/ĐUK",
        "decided_on": date(2021, 6, day),
        "topic": "ho_chi_minh",
        "award": "certificate",
        "level": "committee",
        "collectives": 1,
        "individuals": number - 40,
    }
    for number, day in ((41, 4), (42, 11))
)
_FOLDERS = {
    "agency": "Bao cao T6/Khối cơ quan",
    "public_service": "Bao cao T6/Đơn vị sự nghiệp",
    "enterprise": "Bao cao T6/doanh nghiep/gui lan 1",
}
# What is written beside the forty: nothing of it is a report of its own.
LEFT_BEHIND = (
    ".DS_Store",
    "Bao cao T6/.DS_Store",
    "Bao cao T6/Khối cơ quan/~$Bao cao thang 6.xlsx",
    "Bao cao T6/doanh nghiep/Thumbs.db",
    "Bao cao T6/doanh nghiep/gui lan 1/desktop.ini",
)
TWICE = "Bao cao T6/gui lai qua zalo/{} (1).xlsx"  # the same bytes as the first of the forty


def forty(directory: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """Writes the folder; of each of the forty its path in it, the way in which it was spoiled, and
    the codes of what is to be found in it by itself (none: it is read as it was meant).
    """
    listed = []
    for path, spoiled in _spoiled_reports():
        _write(directory / path, spoiled.content)
        listed.append((path, spoiled.name, spoiled.codes))
    first = directory / listed[0][0]
    _write(directory / TWICE.format(first.stem), first.read_bytes())
    for path in LEFT_BEHIND:
        _write(directory / path, b"\x00" * 165)
    return listed


def _spoiled_reports() -> Iterator[tuple[str, Spoiled]]:
    world = build()
    reported = [
        unit for unit in active_in(JUNE) if (GRASSROOTS.name, unit.code, JUNE - 1) in world.current
    ]
    for number, way in enumerate(WAYS):
        unit = reported[number * len(reported) // len(WAYS)]
        good = june(world, unit.code, admitted=1)
        rows = {"training": (*good.sheets["training"], _CLASS), "commendations": _COMMENDATIONS}
        content = filled(replace(good, sheets={**good.sheets, **rows}))
        yield f"{_FOLDERS[unit.sector]}/{_named(unit, number)}", spoil(content, way, seed=number)


def _named(unit: Unit, number: int) -> str:
    """The name that the organization gives its files; some shout, some say which copy it is."""
    name = filename(unit, JUNE)
    if number % 7 == 3:
        return name.replace(".xlsx", ".XLSX")
    return name.replace(".xlsx", " - ban chinh.xlsx") if number % 11 == 5 else name


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    for entry in forty(Path(sys.argv[1])):
        sys.stdout.write(f"{entry}\n")
