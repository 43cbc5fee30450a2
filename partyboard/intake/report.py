"""What one workbook says: values with the cells they stand in, and the findings about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from partyboard.forms.model import Form, Sheet
from partyboard.intake.findings import Finding
from partyboard.intake.mending import AS_SENT, Mending
from partyboard.text import Month

Value = str | int | float | date | None  # a month is the date of its first day; blank is None


@dataclass(frozen=True, slots=True)
class Row:
    """One record, or one row of a table: field name → value, and field name → cell ("C14").

    `number` is the row of the worksheet (of a record: the row of its first field). A field that
    could not be read is absent from `values`; one left blank is None.
    """

    number: int
    values: Mapping[str, Value]
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """A workbook read against its form. `sheets` maps a sheet's name to its rows (one, of a
    record). `period` is the month, or January of the year; `organization` is "" for the
    committee's own forms. `titles` maps a sheet's name to what stands on its tab; `mending` is what
    was set right before it was read; `part` is the place of its line in a consolidated workbook,
    which holds many reports. With an error among the findings nothing of it may be counted.
    """

    form: Form | None
    version: int = 0
    organization: str = ""
    period: Month | None = None
    sheets: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    mending: Mending = AS_SENT
    part: str = ""

    def title(self, sheet: Sheet) -> str:
        """What stands on the tab of a sheet, which need not be its title in the declaration."""
        return self.titles.get(sheet.name, sheet.title)

    @property
    def has_errors(self) -> bool:
        """Whether it must be kept out of the figures."""
        return any(finding.is_error for finding in self.findings)

    @property
    def sender(self) -> str:
        """Whose it is, as people say it: the name that it gives, or its code; of the committee's
        own forms the form's title, "" where no form was recognized.
        """
        if self.form is None:
            return ""
        named = self.record(self.form.info.name).get("organization_name")
        return str(named or self.organization or self.form.title)

    def record(self, sheet: str) -> Mapping[str, Value]:
        """The values of a record sheet; empty when the sheet was not found."""
        rows = self.sheets.get(sheet, ())
        return rows[0].values if rows else {}

    def with_findings(self, *more: Finding) -> "Report":
        """The same report with more findings."""
        return replace(self, findings=self.findings + more)
