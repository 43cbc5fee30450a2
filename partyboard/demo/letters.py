"""What the committee's office receives: a workbook, under which file name, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from partyboard.demo.story import Fault
from partyboard.intake.report import Value
from partyboard.text import Month

Rows = tuple[Mapping[str, Value], ...]  # of one sheet; a record has one
Sheets = Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A filled-in form; `organization` is "" for the committee's own."""

    form: str
    period: Month
    sheets: Sheets
    organization: str = ""
    organization_name: str = ""

    def with_record(self, sheet: str, **values: Value) -> "Workbook":
        """The same workbook with some values of a record changed."""
        record = ({**self.sheets[sheet][0], **values},) if sheet in self.sheets else (values,)
        return replace(self, sheets={**self.sheets, sheet: record})

    def prepared(self, moment: datetime) -> "Workbook":
        """The same workbook, dated the day it is sent."""
        return self.with_record("info", prepared_on=moment.date())


@dataclass(frozen=True, slots=True)
class Letter:
    """A workbook as it arrives; `fault` is what somebody typed over one of its cells."""

    workbook: Workbook
    filename: str
    received_at: datetime
    fault: Fault | None = None

    def again(self, moment: datetime, remark: str) -> "Letter":
        """The same workbook unspoiled, newly dated, under a name that says why."""
        return replace(
            self,
            workbook=self.workbook.prepared(moment),
            filename=remarked(self.filename, remark),
            received_at=moment,
            fault=None,
        )


def remarked(filename: str, remark: str) -> str:
    """ "BC.xlsx" → "BC (sua).xlsx"."""
    return filename.replace(".xlsx", f" ({remark}).xlsx")
