"""Submissions: append them with their facts and findings, look one up, take its bytes out."""

import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from partyboard.forms.model import Form, Sheet
from partyboard.intake.report import Report, Row, Value
from partyboard.store.database import Cursor
from partyboard.store.insertion import insert
from partyboard.store.schema import JOURNALS, fact_columns, key_fields
from partyboard.text import key

Facts = dict[str, tuple[Row, ...]]  # of one workbook, by sheet
FactRow = tuple[Any, ...]  # of one fact table, in the order of its `fact_columns`

MADE_UP = "demo"  # what the audit of a made-up board says was done
_IS_MADE_UP = f"select 1 from audit where action = '{MADE_UP}' limit 1"


class Status(StrEnum):
    """What became of a workbook; `unchanged` ones are not stored again. A consolidated workbook is
    kept as a container, which says nothing by itself: its parts do.
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNCHANGED = "unchanged"
    CONTAINER = "container"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a warning is no fault, in the words of whoever let it pass; it names the finding."""

    code: str
    sheet: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Submission:
    """One workbook as received, with what it says; `recorded_at` is when it was written down, and
    `reason` why it replaces another. A part of a consolidated workbook has no bytes of its own but
    the id of its `container`.
    """

    filename: str
    content: bytes | None
    sha256: str
    received_at: datetime
    received_by: str
    recorded_at: datetime
    status: Status
    report: Report
    revision: int = 0
    reason: str = ""
    container: str = ""
    explanations: tuple[Explanation, ...] = ()


def append(cursor: Cursor, submissions: Sequence[Submission]) -> tuple[str, ...]:
    """Write workbooks, their findings and the facts of accepted ones; their ids, in order.

    Call inside `Store.writing()`: all of it is written, or nothing.
    """
    if not submissions:
        return ()
    ids = _new_ids(len(submissions))
    insert(cursor, "submission", JOURNALS["submission"], map(_journal_row, ids, submissions))
    findings = (
        (id_, finding.severity, finding.code, finding.sheet, finding.cell, finding.message)
        for id_, submission in zip(ids, submissions, strict=True)
        for finding in submission.report.findings
    )
    insert(cursor, "finding", JOURNALS["finding"], findings)
    pairs = tuple(zip(ids, submissions, strict=True))
    insert(cursor, "correction", JOURNALS["correction"], _corrections(pairs))
    insert(cursor, "explanation", JOURNALS["explanation"], _explanations(pairs))
    accepted = [
        (id_, submission.report)
        for id_, submission in zip(ids, submissions, strict=True)
        if submission.status is Status.ACCEPTED
    ]
    insert_facts(cursor, accepted)
    return ids


def insert_facts(cursor: Cursor, reports: Iterable[tuple[str, Report]]) -> None:
    """Write what accepted workbooks say into the fact tables."""
    facts: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    forms: dict[str, Form] = {}
    for id_, report in reports:
        if report.form is None:
            continue
        forms[report.form.name] = report.form
        for sheet in report.form.sheets:
            rows = facts.setdefault((report.form.name, sheet.name), [])
            rows.extend(fact_row(id_, sheet, row) for row in report.sheets.get(sheet.name, ()))
    for (form_name, sheet_name), rows in facts.items():
        form = forms[form_name]
        sheet = form.sheet(sheet_name)
        insert(cursor, form.table(sheet), fact_columns(sheet), rows)


def fact_row(id_: str, sheet: Sheet, row: Row) -> FactRow:
    """One row of a fact table, in the order of `fact_columns`."""
    value = row.values.get
    values = [value(field.name) for field in sheet.fields]
    keys = [_key_of(value(field.name)) for field in key_fields(sheet)]
    return (id_, row.number, *values, *keys)


def fact_rows(cursor: Cursor, form: Form, submission_id: str) -> Facts:
    """What an accepted workbook said, out of the fact tables again (without cell addresses)."""
    return fact_rows_of(cursor, form, [submission_id])[submission_id]


def fact_rows_of(cursor: Cursor, form: Form, ids: Sequence[str]) -> dict[str, Facts]:
    """The same for many workbooks of a form, by id."""
    found: dict[str, Facts] = {id_: {} for id_ in ids}
    for sheet in form.sheets:
        rows: dict[str, list[FactRow]] = {id_: [] for id_ in ids}
        for row in stored_rows(cursor, form, sheet, ids):
            rows[row[0]].append(row)
        for id_ in ids:
            found[id_][sheet.name] = read_facts(sheet, rows[id_])
    return found


def stored_rows(cursor: Cursor, form: Form, sheet: Sheet, ids: Sequence[str]) -> Sequence[FactRow]:
    """The rows of many workbooks of a form as they stand in the table of a sheet, in order."""
    _, *names = fact_columns(sheet)
    columns = ", ".join(f'"{name}"' for name in names)
    cursor.execute(
        f'select submission_id::varchar, {columns} from "{form.table(sheet)}"'
        " where submission_id in (select unnest(?::uuid[])) order by source_row",
        [list(ids)],
    )
    return cursor.fetchall()


def read_facts(sheet: Sheet, rows: Iterable[FactRow]) -> tuple[Row, ...]:
    """The rows of a report that rows of a fact table hold."""
    names = [field.name for field in sheet.fields]
    return tuple(Row(row[1], dict(zip(names, row[2:], strict=False))) for row in rows)


def content(cursor: Cursor, submission_id: str) -> tuple[str, bytes]:
    """File name and bytes of a workbook as it was sent. Raises KeyError for an unknown id."""
    query = "select filename, coalesce(container, id)::varchar from submission where id = ?::uuid"
    found = cursor.execute(query, [submission_id]).fetchone()
    if found is None:
        raise KeyError(submission_id)
    # Asked for by its id alone: a join would read all workbooks.
    cursor.execute("select content from submission where id = ?::uuid", [found[1]])
    ((whole,),) = cursor.fetchall()
    return found[0], whole


def kept_before(
    cursor: Cursor, hashes: Iterable[str], status: Status
) -> dict[tuple[str, str], str]:
    """By hash and part, the ids of submissions of the same bytes with this status: what was
    rejected, and what only holds others, is not kept twice.
    """
    wanted = list(set(hashes))
    if not wanted:
        return {}
    cursor.execute(
        "select sha256, coalesce(part, ''), min(id)::varchar from submission"
        " where status = ? and list_contains(?::varchar[], sha256) group by all",
        [status, wanted],
    )
    return {(sha256, part): id_ for sha256, part, id_ in cursor.fetchall()}


def audit(cursor: Cursor, made_at: datetime, made_by: str, action: str, about: str) -> None:
    """Write down that something was done."""
    insert(cursor, "audit", JOURNALS["audit"], [(made_at, made_by, action, about)])


def is_made_up(cursor: Cursor) -> bool:
    """Whether the audit says that the board is the made-up one. No value is bound: the first page
    asks, and would wait half a second for pandas (`Store.reading`).
    """
    return cursor.execute(_IS_MADE_UP).fetchone() is not None


def _journal_row(id_: str, submission: Submission) -> tuple[object, ...]:
    report = submission.report
    return (
        id_,
        report.form.name if report.form else "",
        report.version,
        report.organization,
        report.period.first if report.period else None,
        submission.revision,
        submission.received_at,
        submission.received_by,
        submission.recorded_at,
        _storable(submission.filename),
        submission.sha256,
        submission.content,
        submission.status,
        submission.reason,
        submission.container or None,
        report.part or None,
    )


def _corrections(pairs: Iterable[tuple[str, Submission]]) -> Iterator[tuple[object, ...]]:
    for id_, submission in pairs:
        whom = submission.received_by, submission.recorded_at
        for each in submission.report.mending.corrections:
            yield (id_, each.sheet, each.cell, each.old, each.new, *whom)


def _explanations(pairs: Iterable[tuple[str, Submission]]) -> Iterator[tuple[object, ...]]:
    for id_, submission in pairs:
        whom = submission.received_by, submission.recorded_at
        for each in submission.explanations:
            yield (id_, each.code, each.sheet, each.cell, each.reason, *whom)


def _new_ids(count: int) -> tuple[str, ...]:
    """Time-ordered ids (UUID version 7, RFC 9562): by milliseconds, then in the order given."""
    milliseconds, salt = _clock.tick(), uuid.uuid4().int
    return tuple(str(_uuid7(milliseconds, index, salt)) for index in range(count))


def _uuid7(milliseconds: int, index: int, salt: int) -> uuid.UUID:
    """The 26 bits after the milliseconds (less version and variant) count the batch."""
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (index >> 14 & 0xFFF) << 64
    value |= 0b10 << 62 | (index & 0x3FFF) << 48 | salt & (1 << 48) - 1
    return uuid.UUID(int=value)


class _Clock:
    """Milliseconds since 1970 that never stand still or go back, so that batches keep order."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def tick(self) -> int:
        with self._lock:
            self._last = max(int(datetime.now().timestamp() * 1000), self._last + 1)
            return self._last


_clock = _Clock()


def _storable(text: str) -> str:
    """A file name from an old USB stick may hold bytes that are no characters."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _key_of(value: Value) -> str | None:
    return key(str(value)) if value not in (None, "") else None
