"""How a kept report stands: accepted, set aside or rejected; what was found in it."""

from dataclasses import dataclass
from datetime import date

from partyboard.store.database import Cursor
from partyboard.store.submissions import Status
from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Standing:
    """One report as it stands now; `period` is None where none could be read."""

    id: str
    form: str
    organization: str
    period: Month | None
    revision: int
    filename: str
    status: Status
    is_withdrawn: bool

    @property
    def label(self) -> str:
        """What people know it by: "BC.xlsx (STC, 5/2021, lần 2)"."""
        month = self.period.label if self.period else "?"
        return f"{self.filename} ({self.organization or self.form}, {month}, lần {self.revision})"


def standings(cursor: Cursor, submission_id: str) -> tuple[Standing, ...]:
    """The report of this id; of a consolidated workbook, its parts. Empty for an unknown id."""
    cursor.execute(
        "select id::varchar, form, organization, period, revision, filename, status,"
        " id in (select submission_id from submission_event group by submission_id"
        " having arg_max(action, made_at) = 'withdrawn') from submission"
        " where status != 'container' and try_cast($1 as uuid) in (id, container) order by id",
        [submission_id],
    )
    return tuple(_standing(*row) for row in cursor.fetchall())


def has_finding(cursor: Cursor, submission_id: str, code: str, sheet: str, cell: str) -> bool:
    """Whether this was found at this place of the report."""
    cursor.execute(
        "select 1 from finding where submission_id = ?::uuid and code = ? and sheet = ?"
        " and cell = ? limit 1",
        [submission_id, code, sheet, cell],
    )
    return cursor.fetchone() is not None


def _standing(
    id_: str,
    form: str,
    organization: str,
    period: date | None,
    revision: int,
    filename: str,
    status: str,
    is_withdrawn: bool,
) -> Standing:
    month = Month.of(period) if period else None
    kept = Status(status)
    return Standing(id_, form, organization, month, revision, filename, kept, is_withdrawn)
