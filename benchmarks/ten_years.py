"""Ten years of a committee as a database: 68 organizations, 120 months, 8,160 reports of their own.

The demo's year 2020, dated back year by year. Made as fast as the bytes can be made, so without the
checks between workbooks: what is measured on it is not the loading.
"""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from partyboard.demo.filenames import filename
from partyboard.demo.letters import Sheets, Workbook
from partyboard.demo.organizations import Unit, listed_in
from partyboard.demo.workbooks import filled
from partyboard.demo.world import SEED, World, build
from partyboard.forms.registry import FORMS
from partyboard.intake.check import examine_all
from partyboard.intake.findings import Finding
from partyboard.intake.report import Value
from partyboard.intake.worker import Reader
from partyboard.store.database import Store
from partyboard.store.submissions import Status, Submission, append
from partyboard.text import VIETNAM, Month

YEAR = 2020
YEARS = range(YEAR - 9, YEAR + 1)
_JANUARY = Month(YEAR, 1)


@dataclass(frozen=True, slots=True)
class Dated:
    """A workbook, and under which name and when it came."""

    workbook: Workbook
    filename: str
    received_at: datetime


def write(path: Path, years: Sequence[int] = YEARS) -> int:
    """Make the database; how many reports of organizations it holds."""
    world, count = build(SEED), 0
    with Store(path) as store, Reader() as reader:
        for _, some in groupby(dated(world, years), key=lambda each: Month.of(each.received_at)):
            count += _stored(store, reader, list(some))
    return count


def print_report(report: Callable[[Path], Iterable[str]]) -> None:
    """Print the lines of a measurement over ten years: in a copy of the database that the call
    names, or in one that is made.
    """
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "ten-years.duckdb"
        if sys.argv[1:]:
            shutil.copy(sys.argv[1], database)
        else:
            write(database)
        for line in report(database):
            sys.stdout.write(line + "\n")


def dated(world: World, years: Sequence[int] = YEARS) -> Iterator[Dated]:
    """Every workbook of those years, month by month: the list and the targets of January, and each
    organization's report; one that sent none that month repeats its last.
    """
    units = listed_in(_JANUARY)
    for year in years:
        yield from _office(world, year)
        said: dict[str, Sheets] = {}
        for month in (Month(YEAR, number) for number in range(1, 13)):
            for unit in units:
                place = "grassroots", unit.code, month
                if place in world.current:
                    said[unit.code] = world.current[place].sheets
                yield _report(unit, month, said[unit.code], year - YEAR)


def _office(world: World, year: int) -> Iterator[Dated]:
    for form in ("organizations", "targets"):
        whole = world.current[form, "", _JANUARY]
        moved = _moved(whole, year - YEAR)
        yield Dated(moved, f"{form} {year}.xlsx", datetime(year, 1, 2, 8, tzinfo=VIETNAM))


def _report(unit: Unit, month: Month, sheets: Sheets, years: int) -> Dated:
    workbook = Workbook("grassroots", month, sheets, unit.code, unit.name)
    moved = _moved(workbook, years)
    sent = datetime.combine(moved.period.first, time(8), VIETNAM) + timedelta(days=24)
    return Dated(moved.prepared(sent), filename(unit, moved.period), sent)


def _moved(workbook: Workbook, years: int) -> Workbook:
    """The workbook as of so many years later."""
    sheets = {
        name: tuple({field: _later(value, years) for field, value in row.items()} for row in rows)
        for name, rows in workbook.sheets.items()
    }
    period = Month(workbook.period.year + years, workbook.period.number)
    return replace(workbook, period=period, sheets=sheets)


def _later(value: Value, years: int) -> Value:
    if not isinstance(value, date):
        return value
    day = 28 if (value.month, value.day) == (2, 29) else value.day
    return value.replace(year=value.year + years, day=day)


def _stored(store: Store, reader: Reader, sent: Sequence[Dated]) -> int:
    contents = [filled(each.workbook) for each in sent]
    submissions = []
    for each, content, cells in zip(sent, contents, reader.read_many(contents), strict=True):
        if isinstance(cells, Finding):
            raise ValueError(cells.message)
        (report,) = examine_all(cells, FORMS)
        if report.has_errors:
            raise ValueError(report.findings)
        submissions.append(
            Submission(
                filename=each.filename,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                received_at=each.received_at,
                received_by="",
                recorded_at=each.received_at,
                status=Status.ACCEPTED,
                report=report,
                revision=1,
            )
        )
    with store.writing() as cursor:
        append(cursor, submissions)
    return sum(bool(submission.report.organization) for submission in submissions)
