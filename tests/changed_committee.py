"""A committee whose organizations change in every way that there is, January to June 2021.

| from     | what happens                                                        |
|----------|---------------------------------------------------------------------|
| February | F is absorbed by A                                                  |
| March    | D is absorbed by E; K comes from elsewhere                          |
| April    | A and B become C; J leaves; L has another name; M becomes a party committee |
| May      | G is split into H, which answers for what G owed, and I             |

Each organization's members stand in MEMBERS; it admits one a month. The list of May has forgotten
D, which the one of March says to have ended.
"""

from datetime import date
from pathlib import Path

from filled_forms import CLASS, COMMENDATION, CONCLUSION, at

from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.targets import TARGETS
from partyboard.intake.report import Report, Row
from partyboard.store.database import Store
from partyboard.store.submissions import Status, Submission, append
from partyboard.text import Month, months_between

JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE = months_between(Month(2021, 1), Month(2021, 6))
MEMBERS = {
    "A": 40, "B": 30, "C": 80, "D": 9, "E": 25, "F": 5, "G": 60, "H": 35, "I": 27, "J": 20,
    "K": 12, "L": 15, "M": 18,
}  # fmt: skip
LAST = {"F": JANUARY, "D": FEBRUARY, "A": MARCH, "B": MARCH, "J": MARCH, "G": APRIL}
FIRST = {"K": MARCH, "C": APRIL, "H": MAY, "I": MAY}
SUCCESSOR = {"F": "A", "D": "E", "A": "C", "B": "C", "G": "H"}
TODAY = {"A": "C", "B": "C", "F": "C", "D": "E"}  # everybody else is itself
GROUPS = {"C": ["A", "B", "C", "F"], "E": ["D", "E"], "G": ["G"], "H": ["H"], "L": ["L"]}
SILENT = ("B", FEBRUARY)  # has not reported this month


def active(code: str, month: Month) -> bool:
    return FIRST.get(code, JANUARY) <= month <= LAST.get(code, JUNE)


def listed(month: Month) -> list[dict]:
    """The rows of the list in force from a month."""
    codes = [code for code in MEMBERS if FIRST.get(code, JANUARY) <= month]
    if month == MAY:
        codes.remove("D")
    return [_row(code, month) for code in codes]


def _row(code: str, month: Month) -> dict:
    ended = code in LAST and LAST[code] < month
    renamed = code == "L" and month >= APRIL
    branch = code == "M" and month < APRIL
    return {
        "code": code,
        "name": "Đảng bộ mang tên mới" if renamed else f"Đảng bộ {code}",
        "kind": "Chi bộ cơ sở" if branch else "Đảng bộ cơ sở",
        "sector": "agency",
        "from_month": FIRST[code].first if code in FIRST else None,
        "to_month": LAST[code].first if ended else None,
        "successor": SUCCESSOR.get(code) if ended else None,
        "split_from": "G" if code in ("H", "I") else None,
        "note": "theo Quyết định 15-QĐ/TU" if code == "J" and ended else None,
    }


def build(path: Path | str = ":memory:") -> Store:
    """The committee, all of it in."""
    store = Store(path)
    with store.writing() as cursor:
        append(cursor, [*_lists(), *_reports(), _targets(), _register()])
    return store


def _lists():
    for month in (JANUARY, FEBRUARY, MARCH, APRIL, MAY):
        yield submission(ORGANIZATIONS, month, "", {"list": listed(month)})


def _reports():
    for month in months_between(JANUARY, JUNE):
        for code, members in MEMBERS.items():
            if active(code, month) and (code, month) != SILENT:
                since = month - FIRST.get(code, JANUARY)
                yield submission(GRASSROOTS, month, code, _report(code, month, members + since))


def _report(code: str, month: Month, opening: int) -> dict:
    members = {"opening": opening, "admitted": 1, "closing": opening + 1, "female": 3}
    sheets = {"members": [members], "other_work": [{"branches": 2, "badges": 1}]}
    if code in ("A", "B", "C", "D"):
        opened = date(2021, month.number, 3)
        sheets["training"] = [{**CLASS, "course_code": f"L-{month}", "opened_on": opened}]
        sheets["commendations"] = [COMMENDATION]
    return sheets


def _targets() -> Submission:
    rows = [{"organization": code, "indicator": "admitted", "target": 12} for code in "ABDG"]
    return submission(TARGETS, JANUARY, "", {"list": rows})


def _register() -> Submission:
    """A, D, G and J each owe something from February on."""
    owed = {"concluded_on": date(2021, 2, 1), "due_on": date(2021, 3, 15)}
    rows = [{**CONCLUSION, **owed, "item": code, "organization": code} for code in "ADGJ"]
    return submission(COMMITTEE, FEBRUARY, "", {"conclusions": rows})


def submission(form, month: Month, code: str, sheets: dict) -> Submission:
    """A workbook of one organization ("" the office) that came in the month and was taken."""
    rows = {
        name: tuple(Row(6 + n, row) for n, row in enumerate(given))
        for name, given in sheets.items()
    }
    report = Report(form, form.version, code, month, rows)
    moment = at(month.year, month.number, 20)
    name = f"{form.name} {code} {month}"
    return Submission(name, b"", name, moment, "", moment, Status.ACCEPTED, report, 1)
