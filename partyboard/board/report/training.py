"""Section 4: classes that opened in the month, and since January."""

from typing import Any

from partyboard.board.columns import count, month_of
from partyboard.board.report.figures import summed
from partyboard.board.report.parts import Section, Sentence, listed, paragraphs
from partyboard.board.report.wording import compared, gap, written
from partyboard.board.view import View
from partyboard.text import format_date

_MONTH = tuple(f"training_by_month.{name}" for name in ("classes", "participants", "organizations"))
_OF_CLASSES = tuple(f"training_classes.{name}" for name in ("participants", "organizations"))


def training(view: View) -> Section:
    """The month's classes in a sentence, each by name, and the year's."""
    body = paragraphs((_month(view), _year(view)))
    return Section("Bồi dưỡng lý luận chính trị, nghiệp vụ công tác đảng", body + _classes(view))


def _month(view: View) -> Sentence:
    classes, participants, organizations = (summed(view, source) for source in _MONTH)
    if classes.now is None:
        return gap("kết quả bồi dưỡng lý luận chính trị, nghiệp vụ")
    if not classes.now:
        return Sentence("Trong tháng không mở lớp bồi dưỡng nào.", _MONTH[:1])
    who = f"{written(participants.now or 0)} học viên"
    of = f" của {written(organizations.now)} TCCS đảng" if organizations.now else ""
    change = compared(participants, "học viên")
    text = f"Trong tháng mở {written(classes.now)} lớp bồi dưỡng với {who}{of}{change}."
    return Sentence(text, _MONTH)


def _classes(view: View) -> tuple[Any, ...]:
    rows = [row for row in view.rows("training_classes") if month_of(row["month"]) == view.month]
    return listed(tuple(Sentence(_class(row), _OF_CLASSES) for row in rows))


def _class(row: dict[str, Any]) -> str:
    when = f"khai giảng ngày {format_date(row['opened_on'])}"
    if row["closed_on"]:
        when += f", bế giảng ngày {format_date(row['closed_on'])}"
    return f"{row['course']} ({when}): {written(count(row['participants']))} học viên."


def _year(view: View) -> Sentence | None:
    """Said from February on: in January it is the month again."""
    rows = view.rows("training_by_kind")
    classes, participants = (sum(count(row[name]) for row in rows) for name in _COUNTS)
    if view.month.number == 1 or not classes:
        return None
    if classes == 1 and summed(view, _MONTH[0]).now == 1:
        return Sentence("Đây là lớp đầu tiên trong năm.", ("training_by_kind.classes",))
    text = f"Từ đầu năm đã mở {written(classes)} lớp với {written(participants)} học viên."
    return Sentence(text, tuple(f"training_by_kind.{name}" for name in _COUNTS))


_COUNTS = ("classes", "participants")
