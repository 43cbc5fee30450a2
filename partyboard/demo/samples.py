"""Files to try by hand: reports of June 2021, good and bad, that follow on from the demo's May."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

from partyboard.demo.conclusions import follow_up_rows
from partyboard.demo.letters import Workbook
from partyboard.demo.movements import SIGNS
from partyboard.demo.plan import LAST
from partyboard.demo.spoil import spoil
from partyboard.demo.story import Fault
from partyboard.demo.workbooks import filled
from partyboard.demo.world import World, build
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.report import Value
from partyboard.text import VIETNAM

JUNE = LAST + 1
GOOD, THREE_FAULTS, SEVERAL, NOT_A_WORKBOOK = (
    "tot-thang-6-2021.xlsx",
    "ba-loi-thang-6-2021.xlsx",
    "nhieu-don-vi-thang-6-2021.zip",
    "khong-phai-bang-tinh.xlsx",
)
_OF_THE_MONTH = (
    *SIGNS,
    "transferred_in_within",
    "transferred_out_within",
    "official_conversions",
    "admitted_female",
    "admitted_youth_union",
)
_SENT = datetime.combine(date(2021, 6, 21), time(9, 0), VIETNAM)
_ZIP_TIME = (2021, 6, 21, 9, 0, 0)
_LETTER = "Kính gửi Đảng ủy Khối: báo cáo tháng 6 của đơn vị xin gửi sau.\n"
_COURSE: dict[str, Value] = {
    "course_code": "ĐTKN-2021-01",
    "course": "Lớp bồi dưỡng lý luận chính trị cho đối tượng kết nạp Đảng đợt 1 năm 2021",
    "kind": "candidates",
    "organizer": "Đảng ủy Khối, Trường Chính trị tỉnh",
    "opened_on": date(2021, 6, 7),
    "closed_on": date(2021, 6, 11),
    "participants": 2,
    "completed": 2,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A file for data/samples/."""

    filename: str
    content: bytes


def samples(world: World | None = None) -> Iterator[Sample]:
    """The files of data/samples/; the same world, the same bytes."""
    known = world or build()
    yield Sample(GOOD, filled(june(known, "SXD", admitted=1, transferred_out=1)))
    yield Sample(THREE_FAULTS, _three_faults(known))
    yield Sample(SEVERAL, _several(known))
    yield Sample(NOT_A_WORKBOOK, _LETTER.encode())


def june(world: World, code: str, **flows: int) -> Workbook:
    """A good report of June 2021 by an organization that reported May."""
    may = world.current["grassroots", code, LAST]
    sheets = {
        "members": (_members(may.sheets["members"][0], flows),),
        "training": (_COURSE,),
        "commendations": (),
        "follow_ups": follow_up_rows(code, JUNE),
        "other_work": ({**may.sheets["other_work"][0], "badges": 0},),
    }
    return Workbook("grassroots", JUNE, sheets, code, may.organization_name).prepared(_SENT)


def _members(may: Mapping[str, Value], flows: Mapping[str, int]) -> dict[str, Value]:
    opening = may["closing"]
    if not isinstance(opening, int):
        raise TypeError(f"a report without its closing: {may}")
    change = sum(SIGNS[flow] * count for flow, count in flows.items())
    return {**may, **dict.fromkeys(_OF_THE_MONTH, 0), **flows, "opening": opening} | {
        "closing": opening + change
    }


def _three_faults(world: World) -> bytes:
    workbook = june(world, "STC", admitted=1)
    closing = workbook.sheets["members"][0]["closing"]
    return spoil(
        filled(workbook),
        GRASSROOTS,
        Fault("members", "closing", closing + 1 if isinstance(closing, int) else 0),
        Fault("training", "kind", "Lớp bồi dưỡng kết nạp"),
        Fault("training", "opened_on", "31/6/2021"),
    )


def _several(world: World) -> bytes:
    bad = spoil(
        filled(june(world, "CDC", transferred_in=1)),
        GRASSROOTS,
        Fault("members", "transferred_in", "một đồng chí"),
    )
    files = {
        "KBNN thang 6.xlsx": filled(june(world, "KBNN", admitted=1)),
        "BC_HPN_T6-2021.xlsx": filled(june(world, "HPN")),
        "CDC_062021.xlsx": bad,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content)
    return packed.getvalue()
