"""Workbooks of a small committee, filled in on the product's own template, to be spoiled in one
line. Three organizations: STC and SNV, which report, and CTVT, a branch.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Form
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.targets import TARGETS
from partyboard.intake.template import Filling, template
from partyboard.intake.template.layout import value_cells
from partyboard.reception import Incoming
from partyboard.text import VIETNAM, Month

Values = Mapping[str, Any]

JANUARY = Month(2021, 1)
STC, SNV, CTVT = (
    {"code": "STC", "name": "Đảng bộ Sở Tài chính", "sector": "agency"},
    {"code": "SNV", "name": "Đảng bộ Sở Nội vụ", "sector": "agency"},
    {"code": "CTVT", "name": "Chi bộ Công ty Vận tải", "sector": "enterprise"},
)
NAMES = {entry["code"]: entry["name"] for entry in (STC, SNV, CTVT)}
MEMBERS = {"opening": 50, "admitted": 0, "closing": 50, "official_conversions": 0}
CLASS = {
    "course_code": "ĐVM-01",
    "course": "Lớp đảng viên mới",
    "kind": "new_members",
    "opened_on": date(2021, 5, 10),
    "participants": 3,
}
COMMENDATION = {
    "decision": "07-QĐ/ĐUK",
    "decided_on": date(2021, 5, 19),
    "topic": "ho_chi_minh",
    "award": "certificate",
    "level": "committee",
    "collectives": 1,
    "individuals": 2,
}
CONCLUSION = {
    "conclusion": "12-KL/ĐUK",
    "item": "1",
    "organization": "STC",
    "kind": "inspection",
    "concluded_on": date(2021, 4, 5),
    "shortcoming": "Sinh hoạt chi bộ chưa đều",
    "due_on": date(2021, 5, 10),
}
FOLLOW_UP = {"conclusion": "12-KL/ĐUK", "item": "1", "status": "in_progress"}


def listing(month: Month = JANUARY, rows: Sequence[Values] = (STC, SNV, CTVT)) -> bytes:
    """The list of organizations from a month on."""
    full = tuple({"kind": "Đảng bộ cơ sở", **row} for row in rows)
    return template(ORGANIZATIONS, Filling(period=month, values={"list": full}))


def report(
    code: str, month: Month, name: str | None = None, form: Form = GRASSROOTS, **sheets: Any
) -> bytes:
    """An organization's report; of a record the values that differ (`members={"closing": 51}`),
    of a table its rows (`training=[CLASS]`).
    """
    values = {
        sheet: (rows,) if isinstance(rows, Mapping) else tuple(rows)
        for sheet, rows in sheets.items()
    }
    values["members"] = ({**MEMBERS, **sheets.get("members", {})},)
    named = NAMES.get(code.strip().upper(), "") if name is None else name
    return template(form, Filling(code, named, month, values=values))


def register(month: Month, *rows: Values, assessment: Sequence[Values] = (), **work: int) -> bytes:
    """The committee's own report with these conclusions; `work` are figures of its own."""
    values = {"conclusions": rows, "work": (work,), "assessment": tuple(assessment)}
    return template(COMMITTEE, Filling(period=month, values=values))


def targets(year: int, *rows: Values) -> bytes:
    """The year's targets."""
    return template(TARGETS, Filling(period=Month(year, 1), values={"list": rows}))


def typed_over(content: bytes, form: Form, sheet: str, field: str, value: Any) -> bytes:
    """The workbook with something else typed into one cell (of a table: of its first row)."""
    opened = load_workbook(BytesIO(content))
    declared = form.sheet(sheet)
    opened[declared.title][value_cells(declared)[field]] = value
    saved = BytesIO()
    opened.save(saved)
    return saved.getvalue()


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A time of day in Vietnam."""
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


def sent(content: bytes, moment: datetime | None = None, name: str = "bao cao.xlsx") -> Incoming:
    """A workbook as it reaches the office."""
    return Incoming(name, content, moment)
