"""Why warnings were let pass, of a view: as footnotes of its pictures, and as a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partyboard.board.columns import month_of, table
from partyboard.board.footnotes import Footnote
from partyboard.board.labels import brief
from partyboard.board.view import View
from partyboard.forms.model import Form, Kind, Sheet
from partyboard.intake.names import is_name_of
from partyboard.store.answers import Answer
from partyboard.text import VIETNAM, Month, clean, format_moment


@dataclass(frozen=True, slots=True)
class Remark:
    """A reason with what it is about: `figure` is "members.admitted", "members" where it is about
    the sheet as a whole, "" about the workbook.
    """

    figure: str
    note: Footnote
    place: str
    found: str
    by: str
    at: datetime

    def is_about(self, figures: Iterable[str]) -> bool:
        """Whether it is about one of these: a figure, or a sheet with all that stands on it."""
        return any(self.figure == each or self.figure.startswith(f"{each}.") for each in figures)


def remarks(view: View) -> tuple[Remark, ...]:
    """What was said of the monthly reports in view, month by month in the official order; nothing
    to those who only look: a reason tells of people."""
    if view.hides:
        return ()
    monthly = {form.name: form for form in view.store.forms if _tells_of_a_month(form)}
    rows = view.answer("explanations").records()
    return tuple(_remark(view, monthly[row["form"]], row) for row in rows if row["form"] in monthly)


def footnotes_of_month(view: View) -> tuple[Footnote, ...]:
    """What is to be said beside the month's figures, whichever picture they stand in."""
    notes = (remark.note for remark in remarks(view) if remark.note.month == view.month)
    return tuple(dict.fromkeys(notes))


def remark_table(found: Sequence[Remark]) -> Answer:
    """All of it, for people; the newest month first."""
    rows = sorted(found, key=lambda remark: remark.note.month, reverse=True)
    return table(
        {
            "Tháng": [row.note.month.label for row in rows],
            "Đơn vị": [row.note.whose for row in rows],
            "Lý do chấp nhận": [row.note.reason for row in rows],
            "Chương trình nhắc": [row.found for row in rows],
            "Ô": [row.place for row in rows],
            "Người ghi": [row.by for row in rows],
            "Lúc": [format_moment(row.at) for row in rows],
        }
    )


def _tells_of_a_month(form: Form) -> bool:
    """Not a list that holds from a month on, nor what is set for a year."""
    return form.info.field(form.period).kind is Kind.MONTH and not form.ahead


def _remark(view: View, form: Form, row: Mapping[str, Any]) -> Remark:
    month, message = month_of(row["month"]), row["message"] or ""
    reason = " ".join(clean(row["reason"]).split())
    return Remark(
        figure=_figure(form, row["sheet"], message),
        note=Footnote(month, _whose(view, month, row), reason),
        place="!".join(filter(None, (row["sheet"], row["cell"]))),
        found=message,
        by=row["made_by"] or "",
        at=row["made_at"].astimezone(VIETNAM),
    )


def _whose(view: View, month: Month, row: Mapping[str, Any]) -> str:
    """Nobody is named where one organization is shown, and it is of that one."""
    if view.organization and row["organization"] == view.organization:
        return ""
    if not row["organization"]:
        return view.settings.committee(month).short
    return brief(row["name"] or row["organization"])


def _figure(form: Form, tab: str, message: str) -> str:
    """What a finding is about: its sheet by the tab, its field by the label that its sentence
    begins with (in a consolidated workbook, the tab is not the sheet's).
    """
    named = [sheet for sheet in form.content if is_name_of(tab, sheet)]
    for sheet, name in _labelled(named or form.content, message):
        return f"{sheet.name}.{name}"
    return named[0].name if named else ""


def _labelled(sheets: Sequence[Sheet], message: str) -> Iterator[tuple[Sheet, str]]:
    for sheet in sheets:
        for field in sheet.fields:
            if message.startswith(f"«{field.label}»"):
                yield sheet, field.name
