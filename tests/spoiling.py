"""Good workbooks spoiled as offices spoil them: what was typed, what was meant, what we answer.

`spoil(content, "nfd", "half a file", seed=7)` takes a good workbook and does to it what these names
of the catalogue say; `unanswered` compares a report with what was meant. The spoilings stand in
`spoilings/`, by subject, each in one visible line or two.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from pickle import dumps, loads
from random import Random
from string import ascii_uppercase, digits
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field, Form, Kind, Sheet
from partyboard.forms.rules import Balance, InMonth
from partyboard.intake.check import examine
from partyboard.intake.findings import Finding
from partyboard.intake.read import read_workbook
from partyboard.intake.report import Report, Value
from partyboard.intake.template.layout import HEADER_ROW, LABEL
from partyboard.text import key

Place = tuple[str, int, str]  # sheet, number of the row from 0 (of a record: 0), field
Answer = tuple[str, str]  # code, place: "Đảng viên!C14", "Đảng viên", ""


class Unsuited(Exception):
    """This workbook has nothing that this spoiling could spoil."""


@dataclass(frozen=True)
class Spoiled:
    """A spoiled workbook: `meant` is the value of each place, `where` its tab and cell, `heads` the
    cell of each field's label; `answers` are all the findings that are due, with their places,
    where one thing was spoiled; `spoiled` are the places that were chosen to be.
    """

    content: bytes
    name: str
    meant: Mapping[Place, Value]
    where: Mapping[Place, tuple[str, str]]
    heads: Mapping[tuple[str, str], tuple[str, str]]
    answers: tuple[Answer, ...]
    spoiled: frozenset[Place] = frozenset()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings that are due."""
        return tuple(dict.fromkeys(code for code, _ in self.answers))


@dataclass
class Draft:
    """A filled workbook in somebody's hands. Cells keep their identity when rows and columns are
    put in, so that what was meant is found again where it went.
    """

    form: Form
    book: Any
    rng: Random
    meant: dict[Place, Value]
    cells: dict[Place, Cell]
    heads: dict[tuple[str, str], Cell]
    saved: list[Callable[[bytes], bytes]] = field(default_factory=list)
    due: list[tuple[str, Cell | str]] = field(default_factory=list)
    used: set[Place] = field(default_factory=set)

    def tab(self, name: str) -> Worksheet:
        """The worksheet of a declared sheet. Raises Unsuited when it is gone."""
        title = next(cell.parent.title for (sheet, _), cell in self.heads.items() if sheet == name)
        if title not in self.book.sheetnames:
            raise Unsuited(name)
        return self.book[title]

    def one(self, wanted: Callable[["Draft", Place], bool]) -> Place:
        """A place that nothing was done to yet."""
        found = [place for place in self.cells if place not in self.used and wanted(self, place)]
        if not found:
            raise Unsuited
        place = self.rng.choice(found)
        self.used.add(place)
        return place

    def declared(self, place: Place) -> Field:
        """The field of a place."""
        return self.form.sheet(place[0]).field(place[2])

    def record(self) -> str:
        """A record with figures."""
        return self.rng.choice([s.name for s in self.form.content if not s.is_table])

    def table(self, rows: int = 1) -> str:
        """A table with so many rows."""
        counted = {s.name: len(self.rows(s.name)) for s in self.form.content if s.is_table}
        found = [name for name, count in counted.items() if count >= rows]
        if not found:
            raise Unsuited
        return self.rng.choice(found)

    def rows(self, sheet: str) -> list[int]:
        """The numbers of the worksheet's rows that hold data."""
        return sorted({cell.row for (name, _, _), cell in self.cells.items() if name == sheet})

    def labels(self, sheet: str) -> dict[str, Cell]:
        """The cells that name the fields of a sheet."""
        return {field: cell for (name, field), cell in self.heads.items() if name == sheet}

    def type(self, place: Place, typed: Any, code: str = "", number_format: str = "") -> None:
        """Something else typed into a cell, and the finding that is due there."""
        self.cells[place].value = typed
        if number_format:
            self.cells[place].number_format = number_format
        if code:
            self.due.append((code, self.cells[place]))

    def means(self, place: Place, value: Value, typed: Any = None) -> None:
        """Another value meant from the start, typed as it should be unless said otherwise."""
        self.meant[place] = value
        self.cells[place].value = value if typed is None else typed

    def rename(self, tab: Worksheet, title: str) -> None:
        """Another name on a tab; openpyxl takes its own in other letters for somebody else's."""
        tab.title = "~"
        tab.title = title

    def expect(self, code: str, where: Cell | str) -> None:
        """A finding that is due at a cell, or at a sheet, or for the whole file ("")."""
        self.due.append((code, where))


Act = Callable[[Draft], None]
ORDER = ("typed", "moved", "merged", "sheets", "file")


@dataclass(frozen=True)
class Spoiling:
    """An entry of the catalogue; `order` says after which others it is done."""

    name: str
    act: Act
    order: int


CATALOGUE: dict[str, Spoiling] = {}


def spoiling(order: str = "typed") -> Callable[[Act], Act]:
    """Enters a function into the catalogue under its name, written with spaces."""

    def enter(act: Act) -> Act:
        enter_as(act.__name__.replace("_", " ").strip(), act, order)
        return act

    return enter


def enter_as(name: str, act: Act, order: str = "typed") -> None:
    """Enters a function into the catalogue under any name."""
    assert name not in CATALOGUE, f"two spoilings are called {name}"
    CATALOGUE[name] = Spoiling(name, act, ORDER.index(order))


def catalogue() -> Mapping[str, Spoiling]:
    """Every spoiling by its name."""
    import_module("spoilings")
    return CATALOGUE


def draft(content: bytes, seed: object = 0) -> Draft:
    """A good workbook taken in hand: what it says is what is meant."""
    book, meant, cells, heads = loads(_opened(content))
    return Draft(GRASSROOTS, book, Random(str(seed)), meant, cells, heads)


@lru_cache(maxsize=64)
def _opened(content: bytes) -> bytes:
    """A good workbook's cells with what they say, pickled: openpyxl is slow to open one again."""
    report = examine(read_workbook(content))
    assert report.form and not report.has_errors, [found.message for found in report.findings]
    book = load_workbook(BytesIO(content))
    meant: dict[Place, Value] = {}
    cells: dict[Place, Cell] = {}
    for name, rows in report.sheets.items():
        tab = book[report.titles[name]]
        for number, row in enumerate(rows):
            meant |= {(name, number, field): value for field, value in row.values.items()}
            cells |= {(name, number, field): tab[cell] for field, cell in row.cells.items()}
    heads = {
        (sheet.name, field.name): _head(book[report.titles[sheet.name]], sheet, field)
        for sheet, field in report.form.fields()
    }
    return dumps((book, meant, cells, heads))


def spoil(content: bytes, *names: str, seed: object = 0) -> Spoiled:
    """A good workbook spoiled in these ways. Raises Unsuited where one finds nothing to spoil."""
    known = catalogue()
    return spoil_with(content, [known[name] for name in names], seed)


def spoil_with(content: bytes, chosen: Iterable[Spoiling], seed: object = 0) -> Spoiled:
    """As `spoil`, by spoilings that need not stand in the catalogue."""
    chosen = sorted(chosen, key=lambda one: one.order)
    work = draft(content, seed)
    for one in chosen:
        one.act(work)
    saved = BytesIO()
    work.book.save(saved)
    spoiled = saved.getvalue()
    for change in work.saved:
        spoiled = change(spoiled)
    where = {place: (cell.parent.title, cell.coordinate) for place, cell in work.cells.items()}
    heads = {name: (cell.parent.title, cell.coordinate) for name, cell in work.heads.items()}
    answers = tuple((code, _written(place)) for code, place in work.due)
    name = " + ".join(one.name for one in chosen)
    used = frozenset(work.used)
    return Spoiled(spoiled, name, work.meant, where, heads, answers, used)


def rewritten(content: bytes, pattern: str, by: str) -> bytes:
    """The workbook with something else written in its worksheets' XML."""
    answer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(answer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(pattern, by, part.decode()).encode()
            new.writestr(name, part)
    return answer.getvalue()


def read(spoiled: Spoiled) -> Report:
    """The spoiled workbook as the product reads it."""
    answer = read_workbook(spoiled.content)
    if isinstance(answer, Finding):
        return Report(None, findings=(answer,))
    return examine(answer)


def _head(tab: Worksheet, sheet: Sheet, field: Field) -> Cell:
    """The cell that names a field in the product's own template."""
    if sheet.is_table:
        return tab.cell(HEADER_ROW, sheet.fields.index(field) + 1)
    labels = (row[0] for row in tab.iter_rows(min_col=LABEL, max_col=LABEL))
    return next(cell for cell in labels if key(str(cell.value)) == key(field.label))


def _written(place: Cell | str) -> str:
    return place if isinstance(place, str) else f"{place.parent.title}!{place.coordinate}"


# What a spoiling may look for


def is_count(work: Draft, place: Place) -> bool:
    """A figure that is given."""
    return work.declared(place).kind is Kind.COUNT and work.meant[place] is not None


def is_optional_count(work: Draft, place: Place) -> bool:
    """A figure of a record that is given, need not be, and is no part of a sum."""
    if in_table(work, place) or work.declared(place).required or not is_count(work, place):
        return False
    return not any(place[2] in rule.plus + rule.minus for rule in _balances(work, place[0]))


def _balances(work: Draft, sheet: str) -> list[Balance]:
    return [rule for rule in work.form.sheet(sheet).rules if isinstance(rule, Balance)]


def is_zero(work: Draft, place: Place) -> bool:
    """A figure that is none."""
    return is_count(work, place) and work.meant[place] == 0


def is_date(work: Draft, place: Place) -> bool:
    """A day that is given."""
    return work.declared(place).kind is Kind.DATE and work.meant[place] is not None


def is_choice(work: Draft, place: Place) -> bool:
    """An entry of a list."""
    return work.declared(place).kind is Kind.CHOICE and work.meant[place] is not None


def is_text(work: Draft, place: Place) -> bool:
    """Free text that is given, but for the mark of the form."""
    field = work.declared(place)
    return field.kind is Kind.TEXT and work.meant[place] is not None and field.prefill is None


def in_table(work: Draft, place: Place) -> bool:
    """A cell of a table."""
    return work.form.sheet(place[0]).is_table


# What was meant against what was read

_OF_THE_CELL = frozenset({"personal-data", "legacy-font-converted"})
_OF_A_LINE = frozenset({"unknown-column", "missing-field", "duplicate-label"})
_OF_A_SHEET = frozenset({"missing-sheet", "missing-field", "duplicate-label"})


def unanswered(spoiled: Spoiled, report: Report) -> list[str]:
    """The values that were read otherwise than they were meant, and the rows that nobody meant,
    without a finding at the very cell, at its line or heading, at its sheet or for the whole file.
    """
    if report.form is None or any(f.is_error and not f.sheet for f in report.findings):
        return []
    lost = []
    for place, (tab, cell) in spoiled.where.items():
        if report.period is None and _is_judged_by_the_month(report.form, place):
            continue  # kept out for its month, without which no day can be doubted
        if _read_at(report, place, cell) != spoiled.meant[place]:
            if not any(_answers(spoiled, found, place) for found in report.findings):
                lost.append(f"{place} at {tab}!{cell}: {spoiled.meant[place]!r}")
    return [*lost, *_rows_of_nobody(spoiled, report)]


def _is_judged_by_the_month(form: Form, place: Place) -> bool:
    """Whether a rule says that this day lies in the month of the report."""
    rules = form.sheet(place[0]).rules
    return any(isinstance(rule, InMonth) and rule.field == place[2] for rule in rules)


def _read_at(report: Report, place: Place, cell: str) -> Value:
    """The value of a field in the row of this cell; blank where there is no such row."""
    sheet, _, field = place
    rows = report.sheets.get(sheet, ())
    if report.form and not report.form.sheet(sheet).is_table:
        return rows[0].values.get(field) if rows else None
    return next((row.values.get(field) for row in rows if row.number == _row(cell)), None)


def _answers(spoiled: Spoiled, found: Finding, place: Place) -> bool:
    tab, cell = spoiled.where[place]
    head_tab, head = spoiled.heads[place[0], place[2]]
    declared = GRASSROOTS.sheet(place[0])
    if found.sheet not in (tab, head_tab, declared.title):
        return found.code == "duplicate-label" and declared.title in found.message
    if not found.cell:
        label = declared.field(place[2]).label
        return found.code in _OF_A_SHEET and (
            found.code != "missing-field" or label in found.message or "tiêu đề" in found.message
        )
    if found.cell == cell:
        return found.code not in _OF_THE_CELL
    if found.code not in _OF_A_LINE:
        return False
    if found.code == "duplicate-label" and f"cột {_column(cell)}" in found.message:
        return True
    same_line = _row(found.cell) == _row(cell)
    same_column = _column(found.cell) == _column(cell) and _row(found.cell) < _row(cell)
    return same_line or found.cell == head or same_column or f" {cell}" in found.message


def _rows_of_nobody(spoiled: Spoiled, report: Report) -> list[str]:
    """Rows of tables that were read and were not meant, without a finding in them."""
    meant = {(place[0], _row(cell)) for place, (_, cell) in spoiled.where.items()}
    found = {(finding.sheet, _row(finding.cell)) for finding in report.findings if finding.cell}
    return [
        f"{name}: row {row.number} is {dict(row.values)}"
        for name, rows in report.sheets.items()
        for row in rows
        if report.form and report.form.sheet(name).is_table
        if (name, row.number) not in meant and (report.titles[name], row.number) not in found
    ]


def _row(cell: str) -> int:
    return int(cell.lstrip(ascii_uppercase))


def _column(cell: str) -> str:
    return cell.rstrip(digits)
