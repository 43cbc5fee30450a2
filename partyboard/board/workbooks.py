"""The reports in force, each with the file that it came in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partyboard.board.columns import month_of
from partyboard.board.view import View
from partyboard.forms.model import Kind
from partyboard.forms.registry import form_named
from partyboard.text import VIETNAM, Month, format_moment


@dataclass(frozen=True, slots=True)
class Workbook:
    """One report as it came in; `month` is January of a form of the year."""

    submission: str
    form: str
    month: Month
    revision: int
    received_at: datetime
    received_by: str
    filename: str

    @property
    def title(self) -> str:
        """Báo cáo tháng 5/2021, lần 2."""
        form = form_named(self.form)
        is_year = form.info.field(form.period).kind is Kind.YEAR
        period = f"năm {self.month.year}" if is_year else f"tháng {self.month.label}"
        return f"{form.title}, {period}, lần {self.revision}"

    @property
    def came(self) -> str:
        """Nhận 16:05 31/5/2021, Nguyễn Thị Lan."""
        by = f", {self.received_by}" if self.received_by else ""
        return f"nhận {format_moment(self.received_at)}{by}"


def workbooks(view: View, submissions: Iterable[str]) -> Mapping[str, Workbook]:
    """The reports of these ids, of those that count at the view's moment."""
    asked = ",".join(sorted(set(submissions)))
    rows = view.store.answer("workbooks", as_of=view.as_of, submissions=asked).records()
    return {row["submission"]: _workbook(row) for row in rows}


def _workbook(row: Mapping[str, Any]) -> Workbook:
    return Workbook(
        submission=row["submission"],
        form=row["form"],
        month=month_of(row["month"]),
        revision=row["revision"],
        received_at=row["received_at"].astimezone(VIETNAM),
        received_by=row["received_by"],
        filename=row["filename"],
    )
