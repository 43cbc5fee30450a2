"""For every code of the catalogue the input of its example: what it gives is what the help quotes.

What a person typed is taken from the example itself, so an example cannot say one thing while the
reader answers another.
"""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from comparing import APRIL, JUNE, LIST, MAY, SEVEN, STC, compared
from consolidated_books import book, line, month_sheet, table_sheet
from filled_forms import at, listing, report, sent
from good_reports import GOOD
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.styles import Font
from spreadsheets import compound
from workbooks import CLASS, FOLLOW_UP, change, committee, grassroots, organizations, put

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.registry import FORMS
from partyboard.intake.catalogue import CATALOGUE
from partyboard.intake.cells import SheetCells, Workbook
from partyboard.intake.check import examine, examine_all
from partyboard.intake.context import Current, LastReport, OpenItem, Organization, Within
from partyboard.intake.findings import Finding
from partyboard.intake.mending import Correction, Heading, Mending
from partyboard.intake.read import read_workbook
from partyboard.reception import receive
from partyboard.settings import DEFAULT_FILE, load
from partyboard.store.database import Store
from partyboard.text import key

Answers = Iterable[Finding]
RAISING: dict[str, Callable[[], Answers]] = {}


def raised(code: str) -> Answers:
    """Everything that is found in the input of this code's example."""
    return RAISING[code]()


def raises(code: str) -> Callable[[Callable[[], Answers]], Callable[[], Answers]]:
    """Enters the input of a code's example."""

    def enter(make: Callable[[], Answers]) -> Callable[[], Answers]:
        RAISING[code] = make
        return make

    return enter


def of(code: str, detail: str) -> str:
    """What the example of a code says: its "found", its "label"."""
    return CATALOGUE[code].example.details[detail]


def place(code: str) -> str:
    """Where the example of a code is."""
    return CATALOGUE[code].example.place


def from_bytes(content: bytes) -> Answers:
    answer = read_workbook(content)
    return (answer,) if isinstance(answer, Finding) else examine(answer).findings


def typed(code: str, value: Any = None, **more: Any) -> Answers:
    """The example's text typed into the example's cell, or what Excel made of it."""
    value = of(code, "found") if value is None and not more else value
    return examine(put(grassroots(), place(code), value, **more)).findings


def filled(spoil: Callable[[Any], None]) -> Answers:
    """A real workbook with something done to it in Excel."""
    opened = load_workbook(BytesIO(GOOD))
    spoil(opened)
    saved = BytesIO()
    opened.save(saved)
    return from_bytes(saved.getvalue())


# The file


@raises("not-a-workbook")
def _() -> Answers:
    return from_bytes(b"%PDF-1.4 " + b"x" * 99)


@raises("password-protected")
def _() -> Answers:
    return from_bytes(compound({"EncryptedPackage": GOOD, "EncryptionInfo": b"\x04\0\4\0"}))


@raises("html-not-excel")
def _() -> Answers:
    return from_bytes(b"<html><body><table><tr><td>1</td></tr></table></body></html>")


@raises("corrupt")
def _() -> Answers:
    return from_bytes(GOOD[: len(GOOD) // 2])


@raises("too-large")
def _() -> Answers:
    def far_away(opened: Any) -> None:
        opened["Đảng viên"]["XFD1048576"] = " "

    return filled(far_away)


@raises("unknown-form")
def _() -> Answers:
    own, saved = Book(), BytesIO()
    own.active.title = "Sheet1"
    own.active["A1"] = "Số đảng viên"
    own.save(saved)
    return from_bytes(saved.getvalue())


@raises("newer-template")
def _() -> Answers:
    return examine(grassroots(info={"form": of("newer-template", "found")})).findings


def _read_with(version: int, oldest: int) -> Answers:
    """A report on today's form where the office has gone on to a later one."""
    later = replace(GRASSROOTS, version=version, oldest=oldest)
    forms = [later if form.name == later.name else form for form in FORMS]
    return examine(grassroots(), forms).findings


@raises("outdated-template")
def _() -> Answers:
    return _read_with(3, 2)


@raises("older-template")
def _() -> Answers:
    return _read_with(2, 1)


@raises("wrong-form")
def _() -> Answers:
    return examine(put(committee(), "Thông tin!C6", of("wrong-form", "found"))).findings


def _note_typed_in(code: str, font: str) -> Answers:
    """The example in a note of the first class, in this font."""

    def note(opened: Any) -> None:
        cell = opened["Bồi dưỡng"]["I6"]
        cell.value, cell.font = of(code, "found"), Font(name=font)

    return filled(note)


@raises("legacy-font-converted")
def _() -> Answers:
    return _note_typed_in("legacy-font-converted", ".VnTime")


@raises("legacy-font-suspected")
def _() -> Answers:
    return _note_typed_in("legacy-font-suspected", "Arial")


# The layout


@raises("missing-sheet")
def _() -> Answers:
    sheets = (each for each in grassroots().sheets if each.title != of("missing-sheet", "expected"))
    return examine(Workbook(tuple(sheets))).findings


@raises("missing-field")
def _() -> Answers:
    return examine(put(grassroots(), place("missing-field"), "Kết nạpp")).findings


@raises("duplicate-label")
def _() -> Answers:
    label = put(grassroots(), "Đảng viên!B40", of("duplicate-label", "found"))
    return examine(put(label, place("duplicate-label"), 7)).findings


@raises("unknown-column")
def _() -> Answers:
    label = put(grassroots(), "Công tác khác!B40", of("unknown-column", "found"))
    return examine(put(label, place("unknown-column"), 2)).findings


@raises("hidden-content")
def _() -> Answers:
    def hide(sheet: SheetCells) -> SheetCells:
        return replace(sheet, hidden_rows=frozenset({9}))

    return examine(change(grassroots(), "Đảng viên", hide)).findings


@raises("heading-accepted")
def _() -> Answers:
    text = of("heading-accepted", "found")
    mending = Mending(headings=(Heading("members", "admitted", text),))
    return examine(put(grassroots(), place("heading-accepted"), text), mending=mending).findings


@raises("personal-data")
def _() -> Answers:
    return examine(put(grassroots(), place("personal-data"), "Liên hệ 0912 345 678")).findings


# The cells


for _code in ("not-a-number", "ambiguous-number", "negative", "not-a-date", "ambiguous-date"):
    RAISING[_code] = lambda code=_code: typed(code)
RAISING["unknown-choice"] = lambda: typed("unknown-choice")


@raises("fraction")
def _() -> Answers:
    return typed("fraction", float(of("fraction", "found").replace(",", ".")))


@raises("not-a-code")
def _() -> Answers:
    return typed("not-a-code", float(of("not-a-code", "found").replace(",", ".")))


@raises("missing-value")
def _() -> Answers:
    return examine(put(grassroots(), place("missing-value"), None)).findings


@raises("formula-error")
def _() -> Answers:
    return typed("formula-error", error=of("formula-error", "found"))


@raises("formula-without-value")
def _() -> Answers:
    return typed("formula-without-value", formula_without_value=True)


@raises("corrected")
def _() -> Answers:
    title, _, cell = place("corrected").partition("!")
    mending = Mending((Correction(title, cell, of("corrected", "new")),))
    sent_so = put(grassroots(), place("corrected"), of("corrected", "old"))
    return examine(sent_so, mending=mending).findings


@raises("date-out-of-month")
def _() -> Answers:
    return typed("date-out-of-month", date(2021, 4, 5))


@raises("outlier")
def _() -> Answers:
    admitted = int(of("outlier", "found"))
    report_ = grassroots(members={"admitted": admitted, "closing": 50 + admitted})
    return compared(report_, history={"members.admitted": (1, 0, 2, 1) * 3})


@raises("copied-figures")
def _() -> Answers:
    figures = {"admitted": 1, "transferred_in": 0, "transferred_out": 1, "official_conversions": 1}
    members = {**figures, "opening": 52, "closing": 52, "probationary": 3}
    last = {**members, "died": None}
    return compared(grassroots(members=members), last=LastReport(APRIL, {"members": last}))


# What the report says


@raises("unknown-organization")
def _() -> Answers:
    info = {"organization": of("unknown-organization", "found"), "organization_name": None}
    return compared(grassroots(info=info), organizations={**LIST, "007": SEVEN})


@raises("list-not-loaded")
def _() -> Answers:
    info = {"organization": of("list-not-loaded", "found")}
    return compared(grassroots(info=info), has_list=False)


@raises("organization-closed")
def _() -> Answers:
    young = Organization(STC.code, of("organization-closed", "found"), from_month=JUNE)
    return compared(grassroots(), organizations={STC.code: young})


@raises("future-month")
def _() -> Answers:
    return compared(grassroots(), today=date(2021, 4, 30))


@raises("month-locked")
def _() -> Answers:
    return compared(grassroots(), locked={MAY: date(2021, 6, 1)})


@raises("total-mismatch")
def _() -> Answers:
    return typed("total-mismatch", int(of("total-mismatch", "found")))


@raises("part-exceeds-whole")
def _() -> Answers:
    return typed("part-exceeds-whole", int(of("part-exceeds-whole", "found")))


@raises("duplicate-row")
def _() -> Answers:
    return examine(grassroots(follow_ups=[FOLLOW_UP, FOLLOW_UP])).findings


@raises("stray-row")
def _() -> Answers:
    rows = [("STC", "05/2021", CLASS), ("SXD", "05/2021", {**CLASS, "course_code": "04"})]
    shared = table_sheet("training", rows)
    reports = examine_all(book(month_sheet([line("STC")]), shared))
    return [found for each in reports for found in each.findings]


@raises("parts-differ")
def _() -> Answers:
    punished = {"disciplined_by_party": 3, "reprimanded": 1, "cautioned": 1, "removed_from_post": 0}
    return examine(grassroots(members={"expelled": 0}, other_work=punished)).findings


@raises("transfers-differ")
def _() -> Answers:
    figures = {"transferred_in": 1, "transferred_in_within": 1, "closing": 52}
    return compared(grassroots(members=figures), within=Within(2, 4, complete=True))


@raises("name-differs")
def _() -> Answers:
    named = {"organization_name": of("name-differs", "found")}
    return compared(grassroots(info=named), organizations=LIST)


def _listed(names: str, others: int) -> Answers:
    """A list of so many others, where these were listed too."""
    rows = [
        {"code": f"ĐV{n}", "name": f"Chi bộ số {n}", "sector": "Cơ quan"} for n in range(others)
    ]
    known = [Organization(row["code"], row["name"]) for row in rows]
    known += [Organization(name, name) for name in names.split("; ")]
    full = [{"kind": "Chi bộ cơ sở", **row} for row in rows]
    return compared(organizations(full), organizations={entry.code: entry for entry in known})


@raises("organizations-dropped")
def _() -> Answers:
    code = "organizations-dropped"
    return _listed(of(code, "names"), int(of(code, "found")))


@raises("many-organizations-dropped")
def _() -> Answers:
    code = "many-organizations-dropped"
    return _listed(of(code, "names"), int(of(code, "found")))


@raises("opening-differs")
def _() -> Answers:
    return compared(grassroots(), last=LastReport(APRIL, {"members": {"closing": 50}}))


@raises("later-opening-differs")
def _() -> Answers:
    opening = int(of("later-opening-differs", "expected"))
    return compared(grassroots(), next={"members": {"opening": opening}})


_REGISTER = frozenset({(key("12-KL/ĐUK"), "1"), (key("12-KL/ĐUK"), "2")})


@raises("follow-up-missing")
def _() -> Answers:
    items = (OpenItem("12-KL/ĐUK", "1"), OpenItem("12-KL/ĐUK", of("follow-up-missing", "item")))
    return compared(grassroots(), open_items=items, register=_REGISTER)


@raises("unknown-follow-up")
def _() -> Answers:
    strange = {**FOLLOW_UP, "conclusion": of("unknown-follow-up", "found")}
    return compared(grassroots(follow_ups=[FOLLOW_UP, strange]), register=_REGISTER)


@raises("late")
def _() -> Answers:
    return compared(grassroots(), received_at=datetime(2021, 5, 26, 9), due_on=date(2021, 5, 25))


@raises("revision")
def _() -> Answers:
    sheets = {name: rows for name, rows in examine(grassroots()).sheets.items()}
    current = Current(1, datetime(2021, 5, 24, 9, 30), "", sheets)
    return compared(grassroots(), current=current)


@raises("same-content")
def _() -> Answers:
    settings, may = load(DEFAULT_FILE), report("STC", MAY)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "b.duckdb") as store:
        receive(store, [sent(listing(), at(2021, 5, 3))], settings, now=at(2021, 5, 3))
        first = [sent(may, at(2021, 5, 20))]
        receive(store, first, settings, now=at(2021, 5, 20))
        (again,) = receive(store, first, settings, now=at(2021, 5, 21))
    return again.findings
