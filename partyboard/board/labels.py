"""What codes and columns are called on screen, by the forms' declarations where these name them."""

from collections.abc import Iterable

import pandas as pd

from partyboard.forms.committee import CONCLUSION_KINDS, SECTIONS
from partyboard.forms.grassroots.commendations import AWARDS, LEVELS, TOPICS
from partyboard.forms.grassroots.follow_ups import STATUSES
from partyboard.forms.grassroots.training import COURSE_KINDS
from partyboard.forms.model import Choice, Form
from partyboard.forms.organizations import SECTORS
from partyboard.forms.registry import FORMS
from partyboard.text import Month, format_date

# What the codes in a column mean; "kind" is a kind of class or of conclusion.
CHOICES: dict[str, tuple[Choice, ...]] = {
    "kind": COURSE_KINDS + CONCLUSION_KINDS,
    "topic": TOPICS,
    "level": LEVELS,
    "award": AWARDS,
    "status": STATUSES,
    "sector": SECTORS,
    "section": SECTIONS,
    "bucket": (
        Choice("not_due", "Chưa đến hạn"),
        Choice("to_30", "Quá hạn đến 30 ngày"),
        Choice("to_90", "Quá hạn 31–90 ngày"),
        Choice("over_90", "Quá hạn trên 90 ngày"),
    ),
}

# Columns that are computed, or shorter in a table than on the form.
_HEADINGS = {
    "organization": "Mã",
    "name": "Đơn vị",
    "month": "Tháng",
    "kind": "Loại",
    "previous": "Tháng trước",
    "members": "Đảng viên",
    "change": "Tăng, giảm",
    "carried_from": "Tạm tính từ tháng",
    "last_month": "Báo cáo gần nhất",
    "due_on": "Hạn khắc phục",
    "days_overdue": "Số ngày quá hạn",
    "organizations": "Số đơn vị",
    "participants": "Học viên",
    "participants_this_year": "Học viên từ đầu năm",
    "completed": "Hoàn thành",
    "closed_on": "Bế giảng",
    "opened_on": "Khai giảng",
    "into": "Chuyển đến",
    "out_of": "Chuyển đi",
    "difference": "Chênh lệch",
    "state": "Tình hình",
    "revision": "Lần nộp",
}
# For the program, not for people.
_HIDDEN = ("position", "submission_id", "is_open", "is_overdue", "extended", "reported_late")


def heading(column: str, forms: Iterable[Form] = FORMS) -> str:
    """The heading of a column; KeyError where nobody named it."""
    if column in _HEADINGS:
        return _HEADINGS[column]
    for form in forms:
        for _, field in form.fields():
            if field.name == column:
                return field.label
    raise KeyError(column)


def labelled(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame with the labels of choices in the place of their codes; unknown codes stay."""
    found = frame.copy()
    for column, choices in CHOICES.items():
        if column in found:
            labels = {choice.code: choice.label for choice in choices}
            found[column] = found[column].map(lambda code, labels=labels: labels.get(code, code))
    return found


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame as a table for people: labels, Vietnamese headings, dates, months; numbers stay."""
    found = labelled(frame).drop(columns=[name for name in _HIDDEN if name in frame])
    for column in map(str, found):
        if column in ("month", "carried_from", "last_month"):
            found[column] = found[column].map(_month)
        elif column.endswith("_on"):
            found[column] = found[column].map(_date)
    return found.rename(columns={column: heading(str(column)) for column in found})


def _month(value: object) -> str:
    return Month.of(value).label if value is not None and not pd.isna(value) else ""  # type: ignore


def _date(value: object) -> str:
    return format_date(value) if value is not None and not pd.isna(value) else ""  # type: ignore
