"""One sheet of a report with what is known beside it, as the rules between workbooks look at it."""

from dataclasses import dataclass

from partyboard.forms.model import Sheet
from partyboard.intake.context import Context
from partyboard.intake.report import Row
from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of the report with what is known beside it."""

    sheet: Sheet
    title: str
    rows: tuple[Row, ...]
    period: Month
    context: Context

    @property
    def record(self) -> Row:
        """The one row of a record."""
        return self.rows[0] if self.rows else Row(0, {})

    def count(self, name: str) -> int | None:
        """A figure of the record; None when blank or unread."""
        value = self.record.values.get(name)
        return value if isinstance(value, int) else None

    def last_count(self, name: str) -> int | None:
        """The same figure in the organization's last report."""
        last = self.context.last
        value = last.records.get(self.sheet.name, {}).get(name) if last else None
        return value if isinstance(value, int) else None

    def place(self, name: str) -> tuple[str, str]:
        """The sheet and the cell of a figure of the record."""
        return self.title, self.record.cells.get(name, "")
