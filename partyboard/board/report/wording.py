"""How a report writes figures: 07, 3.390, compared with the month and the year before.

Every form holds for none, one, many and not known. What is not known is never a zero: it is a
sentence for staff to write.
"""

from collections.abc import Iterable
from datetime import datetime

from partyboard.board.report.figures import Figure
from partyboard.board.report.parts import Sentence
from partyboard.text import VIETNAM, format_count, format_date

_TWO_DIGITS_BELOW = 10


def written(n: int) -> str:
    """A count in prose: 07, 15, 3.390; nothing is 0."""
    return f"0{n}" if 0 < n < _TWO_DIGITS_BELOW else format_count(n)


def gap(what: str) -> Sentence:
    """A sentence that staff must write."""
    return Sentence(f"[… cần bổ sung: {what} …]", to_fill=True)


def compared(figure: Figure, unit: str = "") -> str:
    """ ", tăng 10 đồng chí so với tháng trước, tăng 02 so với cùng kỳ năm trước"; empty where there
    is nothing to compare with. The unit is said once.
    """
    if figure.now is None:
        return ""
    month = _change(figure.now, figure.before, "tháng trước", unit)
    is_said = unit in month.split(" so với ")[0]
    year = _change(figure.now, figure.year_ago, "cùng kỳ năm trước", "" if is_said else unit)
    return "".join(f", {change}" for change in (month, year) if change)


def counted(figure: Figure, some: str, none: str, what: str, unit: str = "") -> Sentence:
    """`some` has {n} where the figure stands; `none` is said of zero; `what` names the figure."""
    if figure.now is None:
        return gap(what)
    stem = some.format(n=written(figure.now)) if figure.now else none
    return Sentence(f"{stem}{compared(figure, unit)}.", (figure.source,))


def enumerated(parts: Iterable[tuple[str, int | None]], between: str = ", ") -> str:
    """ "kết nạp 15, chuyển đến 07": those that are not zero and are known."""
    return between.join(f"{name} {written(n)}" for name, n in parts if n)


def moment_in_words(moment: datetime) -> str:
    """16 giờ 05 ngày 31/5/2021."""
    there = moment.astimezone(VIETNAM)
    return f"{there.hour} giờ {there.minute:02d} ngày {format_date(there.date())}"


def one_line(text: str) -> str:
    """A text of staff as one sentence of the report, with its full stop."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…", ";", ":")) else f"{line}."


def _change(now: int, then: int | None, when: str, unit: str) -> str:
    if then is None:
        return ""
    if now == then:
        return f"bằng {when}"
    if not then:
        return f"{when} không có"
    verb = "tăng" if now > then else "giảm"
    return " ".join(filter(None, (verb, written(abs(now - then)), unit, f"so với {when}")))
