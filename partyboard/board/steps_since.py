"""What reports went through since a moment: came in, first or again, were set aside, restored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from partyboard.board.columns import month_of, table
from partyboard.board.received import month_label, sender
from partyboard.board.view import View
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.store.answers import Answer
from partyboard.text import VIETNAM, Month, format_moment


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an accepted report. `sender` and `period` are for people;
    `is_late` of a first report after its due day."""

    month: Month
    form: str
    organization: str
    sender: str
    period: str
    submission: str
    revision: int
    action: str
    made_at: datetime
    made_by: str
    reason: str
    filename: str
    is_late: bool

    @property
    def words(self) -> str:
        """Nộp lần đầu, sau hạn; báo cáo lại lần 2; rút lần 2."""
        if self.action != "received":
            return f"{_ACTIONS[self.action]} lần {self.revision}"
        if self.revision > 1:
            return f"Báo cáo lại lần {self.revision}"
        return "Nộp lần đầu, sau hạn" if self.is_late else "Nộp lần đầu"

    @property
    def told(self) -> str:
        """When and by whom it was done."""
        by = f", {self.made_by}" if self.made_by else ""
        return f"{format_moment(self.made_at)}{by}"


def steps_since(view: View, since: datetime) -> tuple[Step, ...]:
    """What happened after a moment to reports of any month, the newest first; of one organization
    its own, and the committee's. Also a later month's report can tell of a class of this one."""
    rows = view.store.answer("revisions", since=since, as_of=view.as_of).records()
    found = [
        _step(view, row)
        for row in rows
        if row["organization"] in (view.organization or row["organization"], "")
    ]
    return tuple(sorted(found, key=lambda step: step.made_at, reverse=True))


def up_to_month(view: View, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Those of reports up to the view's month."""
    return tuple(step for step in steps if step.month <= view.month)


def steps_table(steps: Sequence[Step]) -> Answer:
    """The steps for people; `Xem` is the address of the report."""
    return table(
        {
            "Lúc": [format_moment(step.made_at) for step in steps],
            "Đơn vị": [step.sender for step in steps],
            "Tháng": [step.period for step in steps],
            "Việc": [step.words for step in steps],
            "Lý do": [step.reason for step in steps],
            "Người làm": [step.made_by for step in steps],
            "Tệp": [step.filename for step in steps],
            "Xem": [report_address(step) for step in steps],
        }
    )


def report_address(step: Step) -> str:
    """The address of the page that shows the report."""
    return f"received?report={step.submission}"


def _step(view: View, row: dict[str, object]) -> Step:
    month, made_at = month_of(row["month"]), row["made_at"]
    assert isinstance(made_at, datetime) and isinstance(row["revision"], int)
    local = made_at.astimezone(VIETNAM)
    is_first = row["action"] == "received" and row["revision"] == 1
    is_due = row["form"] == GRASSROOTS.name and local.date() > view.settings.due_on(month)
    return Step(
        month=month,
        form=str(row["form"]),
        organization=str(row["organization"]),
        sender=sender(row),
        period=month_label(row),
        submission=str(row["submission"]),
        revision=row["revision"],
        action=str(row["action"]),
        made_at=local,
        made_by=str(row["made_by"]),
        reason=str(row["reason"]),
        filename=str(row["filename"]),
        is_late=is_first and is_due,
    )


_ACTIONS = {"withdrawn": "Rút", "restored": "Khôi phục"}
