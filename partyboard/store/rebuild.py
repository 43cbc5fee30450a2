"""Derive every fact again from the kept workbooks, and say what a better reader reads differently.

A figure now read differently is a change that people are told of: it is printed and audited.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from partyboard.forms.model import Form
from partyboard.intake.changes import changes, describe
from partyboard.intake.check import examine
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report
from partyboard.intake.worker import Reader, shared_reader
from partyboard.store.database import Cursor, Store
from partyboard.store.known import codes_for
from partyboard.store.spelling import spelled
from partyboard.store.submissions import Facts, audit, fact_rows_of, insert_facts
from partyboard.text import VIETNAM, Month

_AT_ONCE = 200  # workbooks in memory together


@dataclass(frozen=True, slots=True)
class _Kept:
    id: str
    form: str
    organization: str
    period: Month
    filename: str

    @property
    def label(self) -> str:
        """What people know it by: "BC.xlsx (STC, 5/2021)"."""
        return f"{self.filename} ({self.organization or self.form}, {self.period.label})"

    def is_said_by(self, report: Report) -> bool:
        """Whether a report says what this workbook said: the same form, whose and of when."""
        name = report.form.name if report.form else ""
        said = (name, report.organization, report.period)
        return said == (self.form, self.organization, self.period) and not report.has_errors


def rebuild(
    store: Store, *, now: datetime | None = None, reader: Reader | None = None
) -> tuple[str, ...]:
    """Read all accepted workbooks again, replace their facts in one transaction, record it.

    Returns a sentence for each workbook that reads differently. One that can no longer be read
    keeps the facts it had.
    """
    differences: list[str] = []
    moment = now or datetime.now(VIETNAM)
    with store.writing() as cursor:
        kept = _accepted(cursor)
        for start in range(0, len(kept), _AT_ONCE):
            some = kept[start : start + _AT_ONCE]
            differences += _rederive(cursor, store.forms, some, reader or shared_reader())
        audit(cursor, moment, "", "rebuild", f"{len(kept)} tệp, {len(differences)} chỗ khác")
        for line in differences:
            audit(cursor, moment, "", "rebuild-difference", line)
    store.checkpoint()
    return tuple(differences)


def _accepted(cursor: Cursor) -> list[_Kept]:
    cursor.execute(
        "select id::varchar, form, organization, period, filename from submission"
        " where status = 'accepted' order by id"
    )
    return [
        _Kept(id_, form, organization, Month.of(period), filename)
        for id_, form, organization, period, filename in cursor.fetchall()
    ]


def _rederive(
    cursor: Cursor, forms: Sequence[Form], kept: Sequence[_Kept], reader: Reader
) -> Iterator[str]:
    before = _facts(cursor, forms, kept)
    again: list[tuple[str, Report]] = []
    for entry, report in _read_again(cursor, forms, kept, reader):
        if report.form is None or not entry.is_said_by(report):
            yield f"{entry.label}: không đọc lại được như trước, giữ số liệu cũ"
            continue
        if found := changes(report.form, before[entry.id], report.sheets):
            yield f"{entry.label}: {describe(found)}"
        again.append((entry.id, report))
    _replace(cursor, forms, again)


def _read_again(
    cursor: Cursor, forms: Sequence[Form], kept: Sequence[_Kept], reader: Reader
) -> Iterator[tuple[_Kept, Report]]:
    named = {form.name: form for form in forms}
    places = {(entry.form, entry.period) for entry in kept if entry.form in named}
    codes = {place: codes_for(cursor, named[place[0]], place[1]) for place in places}
    for entry, cells in zip(kept, reader.read_many(_contents(cursor, kept)), strict=True):
        if isinstance(cells, Finding):
            yield entry, Report(None, findings=(cells,))
        else:
            report = examine(cells, forms)
            yield entry, spelled(report, codes.get((entry.form, entry.period), ()))


def _facts(cursor: Cursor, forms: Sequence[Form], kept: Sequence[_Kept]) -> dict[str, Facts]:
    found: dict[str, Facts] = {}
    for form in forms:
        ids = [entry.id for entry in kept if entry.form == form.name]
        found |= fact_rows_of(cursor, form, ids)
    return found


def _contents(cursor: Cursor, kept: Sequence[_Kept]) -> list[bytes]:
    cursor.execute(
        "select id::varchar, content from submission where list_contains(?::uuid[], id)",
        [[entry.id for entry in kept]],
    )
    found = dict(cursor.fetchall())
    return [found[entry.id] for entry in kept]


def _replace(cursor: Cursor, forms: Sequence[Form], reports: Sequence[tuple[str, Report]]) -> None:
    ids = [id_ for id_, _ in reports]
    for form in forms:
        for sheet in form.sheets:
            cursor.execute(
                f'delete from "{form.table(sheet)}" where list_contains(?::uuid[], submission_id)',
                [ids],
            )
    insert_facts(cursor, reports)
