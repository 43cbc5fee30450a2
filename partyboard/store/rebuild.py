"""Derive every fact again from the kept workbooks, and say what a better reader reads differently.

A figure now read differently is a change that people are told of: it is printed and audited.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice

from partyboard.forms.model import Form
from partyboard.intake.changes import changes, describe
from partyboard.intake.findings import Finding
from partyboard.intake.mending import Correction, Mending
from partyboard.intake.report import Report
from partyboard.intake.worker import Reader, shared_reader
from partyboard.store.database import Cursor, Store
from partyboard.store.headings import remembered
from partyboard.store.known import codes_for
from partyboard.store.spelling import spelled
from partyboard.store.submissions import (
    FactRow,
    audit,
    fact_row,
    insert_facts,
    read_facts,
    stored_rows,
)
from partyboard.text import VIETNAM, Month

_AT_ONCE = 200  # workbooks whose facts are compared together
_AHEAD = 20  # workbooks that wait at a reading process while the facts of the next are asked for

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Kept:
    """An accepted report; `file` is the submission whose bytes it stands in."""

    id: str
    form: str
    organization: str
    period: Month
    filename: str
    file: str
    recorded_at: datetime
    part: str

    @property
    def label(self) -> str:
        """What people know it by: "BC.xlsx (STC, 5/2021)"."""
        return f"{self.filename} ({self.organization or self.form}, {self.period.label})"

    def is_said_by(self, report: Report) -> bool:
        """Whether a report says what this workbook said: the same form, whose and of when."""
        name = report.form.name if report.form else ""
        said = (name, report.organization, report.period)
        return said == (self.form, self.organization, self.period) and not report.has_errors


_File = tuple[_Kept, ...]  # the reports of one file, received at one time
_Answer = tuple[Report, ...] | Finding  # what is read in it


def rebuild(
    store: Store,
    *,
    now: datetime | None = None,
    reader: Reader | None = None,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Read all accepted workbooks again, as they were settled, replace their facts in one
    transaction, record it. Until it is done, and when it is interrupted, the old facts stand.

    Returns a sentence for each workbook that reads differently. One that can no longer be read
    keeps the facts it had. `progress` is told how many reports of how many are done.
    """
    differences: list[str] = []
    moment = now or datetime.now(VIETNAM)
    with store.writing() as cursor:
        files = _accepted(cursor)
        batches, done, total = list(_batches(files)), 0, sum(map(len, files))
        answers = (reader or shared_reader()).examine_many(
            _settled(cursor, batches), store.forms, remembered(cursor), ahead=_AHEAD
        )
        for some in batches:
            differences += _rederive(cursor, store.forms, some, answers)
            done += sum(map(len, some))
            if progress:
                progress(done, total)
        audit(cursor, moment, "", "rebuild", f"{total} báo cáo, {len(differences)} chỗ khác")
        for line in differences:
            audit(cursor, moment, "", "rebuild-difference", line)
    store.checkpoint()
    return tuple(differences)


def _accepted(cursor: Cursor) -> list[_File]:
    cursor.execute(
        "select id::varchar, form, organization, period, filename,"
        " coalesce(container, id)::varchar, recorded_at, coalesce(part, '')"
        " from submission where status = 'accepted' order by id"
    )
    kept = [
        _Kept(id_, form, organization, Month.of(period), *rest)
        for id_, form, organization, period, *rest in cursor.fetchall()
    ]
    kept.sort(key=lambda entry: (entry.recorded_at, entry.file))
    return [tuple(some) for _, some in groupby(kept, lambda entry: (entry.recorded_at, entry.file))]


def _batches(files: Sequence[_File]) -> Iterator[list[_File]]:
    """Files in groups of about so many reports."""
    batch: list[_File] = []
    for file in files:
        batch.append(file)
        if sum(map(len, batch)) >= _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _rederive(
    cursor: Cursor, forms: Sequence[Form], files: Sequence[_File], answers: Iterator[_Answer]
) -> Iterator[str]:
    """Only facts that differ are written: most workbooks say what they said."""
    stored = _stored(cursor, forms, [entry for file in files for entry in file])
    again: list[tuple[str, Report]] = []
    for entry, report in _read_again(cursor, forms, files, answers):
        if report.form is None or not entry.is_said_by(report):
            yield f"{entry.label}: không đọc lại được như trước, giữ số liệu cũ"
        elif _said(entry, report.form, report) != stored[entry.id]:
            before = {
                sheet.name: read_facts(sheet, stored[entry.id][sheet.name])
                for sheet in report.form.sheets
            }
            if found := changes(report.form, before, report.sheets):
                yield f"{entry.label}: {describe(found)}"
            again.append((entry.id, report))
    if again:
        _replace(cursor, forms, again)


def _read_again(
    cursor: Cursor, forms: Sequence[Form], files: Sequence[_File], answers: Iterator[_Answer]
) -> Iterator[tuple[_Kept, Report]]:
    named = {form.name: form for form in forms}
    kept = [entry for file in files for entry in file]
    places = {(entry.form, entry.period) for entry in kept if entry.form in named}
    codes = {place: codes_for(cursor, named[place[0]], place[1]) for place in places}
    for file, answer in zip(files, islice(answers, len(files)), strict=True):
        reports = (Report(None),) if isinstance(answer, Finding) else answer
        by_part = {report.part: report for report in reports}
        for entry in file:
            report = by_part.get(entry.part, reports[0])
            yield entry, spelled(report, codes.get((entry.form, entry.period), ()))


def _settled(cursor: Cursor, batches: Iterable[Sequence[_File]]) -> Iterator[tuple[bytes, Mending]]:
    """Each file's bytes and what staff settled in it, fetched when the readers come to its batch.

    They come to it before the batch in front is done, so that they never wait for the database.
    """
    for files in batches:
        mended = _corrections(cursor, [entry for file in files for entry in file])
        for file, content in zip(files, _contents(cursor, files), strict=True):
            own = (each for entry in file for each in mended.get(entry.id, ()))
            yield content, Mending(tuple(own))


def _said(entry: _Kept, form: Form, report: Report) -> dict[str, list[FactRow]]:
    """What a report says as the rows of the fact tables, by sheet."""
    return {
        sheet.name: [fact_row(entry.id, sheet, row) for row in report.sheets.get(sheet.name, ())]
        for sheet in form.sheets
    }


def _stored(
    cursor: Cursor, forms: Sequence[Form], kept: Sequence[_Kept]
) -> dict[str, dict[str, list[FactRow]]]:
    """The same as it is stored, by id and sheet."""
    found: dict[str, dict[str, list[FactRow]]] = {}
    for form in forms:
        ids = [entry.id for entry in kept if entry.form == form.name]
        found |= {id_: {sheet.name: [] for sheet in form.sheets} for id_ in ids}
        for sheet in form.sheets if ids else ():
            for row in stored_rows(cursor, form, sheet, ids):
                found[row[0]][sheet.name].append(row)
    return found


def _contents(cursor: Cursor, files: Sequence[_File]) -> list[bytes]:
    cursor.execute(
        "select id::varchar, content from submission where id in (select unnest(?::uuid[]))",
        [list({file[0].file for file in files})],
    )
    found = dict(cursor.fetchall())
    return [found[file[0].file] for file in files]


def _corrections(cursor: Cursor, kept: Sequence[_Kept]) -> dict[str, list[Correction]]:
    cursor.execute(
        "select submission_id::varchar, sheet, cell, new from correction"
        " where submission_id in (select unnest(?::uuid[]))",
        [[entry.id for entry in kept]],
    )
    found: dict[str, list[Correction]] = {}
    for id_, sheet, cell, new in cursor.fetchall():
        found.setdefault(id_, []).append(Correction(sheet, cell, new))
    return found


def _replace(cursor: Cursor, forms: Sequence[Form], reports: Sequence[tuple[str, Report]]) -> None:
    ids = [id_ for id_, _ in reports]
    for form in forms:
        for sheet in form.sheets:
            cursor.execute(
                f'delete from "{form.table(sheet)}" where submission_id in'
                " (select unnest(?::uuid[]))",
                [ids],
            )
    insert_facts(cursor, reports)
