"""One kept report read again, as it was settled: where each of its values stands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.intake.mending import Correction, Mending
from partyboard.intake.report import Report
from partyboard.intake.worker import Reader, shared_reader
from partyboard.store.database import Cursor, Store
from partyboard.store.headings import remembered
from partyboard.store.submissions import content


def reread(store: Store, submission_id: str, reader: Reader | None = None) -> Report:
    """What its workbook says now, of a consolidated one its part. A report without a form where it
    cannot be read as it was. Raises KeyError for an unknown id.
    """
    return reread_many(store, [submission_id], reader)[submission_id]


def reread_many(
    store: Store, ids: Sequence[str], reader: Reader | None = None
) -> dict[str, Report]:
    """The same of many reports, by id; workbooks are read side by side."""
    with store.reading() as cursor:
        parts = [_part(cursor, id_) for id_ in ids]
        asked = [(content(cursor, id_)[1], Mending(_corrections(cursor, id_))) for id_ in ids]
        known = remembered(cursor)
    found = (reader or shared_reader()).examine_many(asked, store.forms, known)
    return {
        id_: _part_of(reports, part) for id_, part, reports in zip(ids, parts, found, strict=True)
    }


def _part_of(reports: tuple[Report, ...] | Finding, part: str) -> Report:
    if isinstance(reports, Finding):
        return Report(None, findings=(reports,))
    return next((each for each in reports if each.part == part), Report(None))


def as_found(store: Store, submission_id: str) -> Report:
    """The same with what was found in it when it came in, also beside other reports. Raises
    KeyError for an unknown id.
    """
    report = reread(store, submission_id)
    rows: list[dict[str, Any]] = store.rows("findings", submission=submission_id)
    names = ("code", "sheet", "cell", "message")
    found = (Finding(Severity(row["severity"]), *(row[name] for name in names)) for row in rows)
    return replace(report, findings=tuple(found))


def _part(cursor: Cursor, submission_id: str) -> str:
    query = "select coalesce(part, '') from submission where id = ?::uuid"
    found = cursor.execute(query, [submission_id]).fetchone()
    return str(found[0]) if found else ""


def _corrections(cursor: Cursor, submission_id: str) -> tuple[Correction, ...]:
    """All that were made in its file when it came in, also in its other parts."""
    cursor.execute(
        "select correction.sheet, correction.cell, correction.new, correction.old from correction"
        " inner join submission as mended on correction.submission_id = mended.id"
        " inner join submission as asked on mended.recorded_at = asked.recorded_at"
        " and coalesce(mended.container, mended.id) = coalesce(asked.container, asked.id)"
        " where asked.id = ?::uuid",
        [submission_id],
    )
    return tuple(Correction(*row) for row in cursor.fetchall())
