"""The life in the demo: what goes wrong, with whom and when. docs/demo.md is made of this module.

Organizations that end, begin or change their kind stand in organizations.py.
"""

from dataclasses import dataclass
from datetime import datetime

from partyboard.text import VIETNAM, Month

# Silent in two months running, in one month, and at the end (carried in May 2021).
SILENT_TWICE = "HCCB"
SILENT_ONCE = "SKHCN"
SILENT_AT_THE_END = ("CTDM", "BVYHCT")
SILENT: frozenset[tuple[str, Month]] = frozenset(
    {
        (SILENT_TWICE, Month(2020, 4)),
        (SILENT_TWICE, Month(2020, 5)),
        (SILENT_ONCE, Month(2021, 4)),
        *((code, Month(2021, 5)) for code in SILENT_AT_THE_END),
    }
)

# A letter of introduction that arrives a month later: out of one, into another.
LETTER_FROM, LETTER_SENT = "SGTVT", Month(2020, 10)
LETTER_TO, LETTER_ARRIVED = "BQLDA", Month(2020, 11)

# An open item that a report does not mention.
UNMENTIONED_BY, UNMENTIONED_IN = "SLDTBXH", Month(2021, 4)
UNMENTIONED_ITEM = ("27-KL/ĐUK", "2")


@dataclass(frozen=True, slots=True)
class Correction:
    """A month sent twice: one workbook is off by `off` in a field, the other right.

    `wrong_first` says which came first; the second comes `days` later.
    """

    month: Month
    organization: str
    field: str  # "members.admitted"
    off: int
    why: str
    days: int = 2
    wrong_first: bool = True


CORRECTIONS = (
    Correction(Month(2020, 3), "BVDK", "members.transferred_in", 1, "tính cả chuyển đến tạm thời"),
    Correction(Month(2020, 6), "SYT", "members.admitted", 1, "tính theo ngày làm lễ kết nạp"),
    Correction(Month(2020, 9), "CTDL", "members.transferred_out", 1, "tính cả chuyển đi tạm thời"),
    Correction(Month(2020, 11), "CDYT", "members.female", -3, "cộng thiếu một chi bộ"),
    Correction(
        Month(2020, 12), "PTTH", "other_work.propaganda_attendees", 900, "gõ thừa một số", days=76
    ),
    Correction(Month(2021, 1), "SNNPTNT", "members.admitted", 1, "tính theo ngày làm lễ kết nạp"),
    Correction(Month(2021, 5), "VTT", "members.admitted", 1, "tính cả quyết định của tháng 6"),
)
CONTRADICTED = Correction(
    Month(2020, 11),
    "CHQ",
    "members.transferred_in",
    1,
    "báo cáo lại tăng một đảng viên, tháng sau vẫn lấy số đầu tháng cũ",
    wrong_first=False,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What somebody typed into one cell: row counts from 0 within the sheet (0 for a record)."""

    sheet: str
    field: str
    typed: str | int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Rejection:
    """A workbook sent back for a visible fault (a finding's code) and sent again right."""

    month: Month
    organization: str
    code: str
    fault: Fault


REJECTIONS = (
    Rejection(
        Month(2020, 7), "KBNN", "unknown-choice", Fault("training", "kind", "Bồi dưỡng nghiệp vụ")
    ),
    Rejection(
        Month(2021, 2), "HPN", "not-a-number", Fault("members", "female", "mười hai đồng chí")
    ),
    Rejection(Month(2021, 5), "SCT", "total-mismatch", Fault("members", "closing", 45)),
)

# Last month's figures sent under the new month, then corrected.
COPIED_BY, COPIED_IN = "SVHTTDL", Month(2020, 8)
SENT_TWICE_BY, SENT_TWICE_IN = "BHXH", Month(2021, 4)


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2021, 5, day, hour, minute, tzinfo=VIETNAM)


# The late ones of the last month; those of other months are drawn.
LATE_AT_THE_END: dict[str, datetime] = {
    "CTXSKT": _at(26, 9, 12),
    "BTGTU": _at(27, 14, 41),
    "CTDP": _at(28, 10, 5),
    "TDTN": _at(31, 16, 5),
}

# A name that is not the one in the list.
OWN_NAMES = {("SNNPTNT", Month(2021, 2)): "Đảng bộ Sở NN&PTNT"}

LEAVES_BLANK = frozenset({"HVHNT", "BDT"})  # where others write 0


def is_silent(code: str, month: Month) -> bool:
    """Whether the organization sends nothing for that month."""
    return (code, month) in SILENT
