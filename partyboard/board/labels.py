"""What codes and columns are called on screen, by the forms' declarations where these name them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from partyboard.forms.committee import CONCLUSION_KINDS, SECTIONS
from partyboard.forms.grassroots.commendations import AWARDS, LEVELS, TOPICS
from partyboard.forms.grassroots.follow_ups import STATUSES
from partyboard.forms.grassroots.training import COURSE_KINDS
from partyboard.forms.model import Choice, Form
from partyboard.forms.organizations import SECTORS
from partyboard.forms.registry import FORMS
from partyboard.forms.targets import INDICATORS
from partyboard.store.answers import Answer
from partyboard.text import Month, format_amount, format_date

# What the codes in a column mean.
CHOICES: dict[str, tuple[Choice, ...]] = {
    "kind": COURSE_KINDS,
    "conclusion_kind": CONCLUSION_KINDS,
    "topic": TOPICS,
    "level": LEVELS,
    "award": AWARDS,
    "status": STATUSES,
    "sector": SECTORS,
    "section": SECTIONS,
    "indicator": INDICATORS,
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
    "conclusion_kind": "Loại",
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
    "gone": "Từ trần, ra khỏi Đảng",
    "into": "Chuyển đến",
    "out_of": "Chuyển đi",
    "difference": "Chênh lệch",
    "state": "Tình hình",
    "revision": "Lần nộp",
    "open": "Chưa xong",
    "overdue": "Quá hạn",
    "longest": "Quá hạn lâu nhất (ngày)",
}
_MONTHS = ("month", "carried_from", "last_month")
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


def brief(name: str) -> str:
    """An organization's name without the words that most begin with: what tells it apart has the
    room."""
    for kind in ("Đảng bộ ", "Chi bộ "):
        name = name.removeprefix(kind)
    return name


def readable(answer: Answer) -> Answer:
    """An answer as a table for people: labels, Vietnamese headings, dates, months; numbers stay."""
    shown = [name for name in answer.names if name not in _HIDDEN]
    kinds = dict(zip(answer.names, answer.types, strict=True))
    columns = [_in_words(name, answer.column(name)) for name in shown]
    return Answer(
        tuple(heading(name) for name in shown),
        tuple("VARCHAR" if kinds[name] == "DATE" else kinds[name] for name in shown),
        tuple(zip(*columns, strict=True)),
    )


def readable_part(answer: Answer) -> Answer:
    """The same of the columns that have a heading."""
    return readable(answer.only([name for name in answer.names if _has_heading(name)]))


def with_fractions_written(answer: Answer) -> Answer:
    """Columns in which a number is no whole one as texts, with a decimal comma: a browser writes
    1.7, which reads as thousands here, or what else its own language has."""
    columns = [_with_comma(answer.column(name)) for name in answer.names]
    kinds = zip(columns, answer.types, strict=True)
    types = tuple("VARCHAR" if any(map(_is_text, column)) else kind for column, kind in kinds)
    return Answer(answer.names, types, tuple(zip(*columns, strict=True)))


def _with_comma(values: list[Any]) -> list[Any]:
    if not any(isinstance(value, float) and not value.is_integer() for value in values):
        return values
    return [value if value is None else format_amount(value) for value in values]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _has_heading(column: str) -> bool:
    try:
        return bool(heading(column))
    except KeyError:
        return False


def _in_words(name: str, values: list[Any]) -> list[Any]:
    labels = {choice.code: choice.label for choice in CHOICES.get(name, ())}
    return [_word(name, labels.get(value, value)) for value in values]


def _word(name: str, value: Any) -> Any:
    if isinstance(value, date):
        return Month.of(value).label if name in _MONTHS else format_date(value)
    return value
