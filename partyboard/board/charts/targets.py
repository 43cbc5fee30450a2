"""The year's targets: what is done of one against its pace, by month and by organization."""

from collections.abc import Sequence

from partyboard.board import sentences
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart
from partyboard.board.columns import Monthly, Number, monthly, number, table
from partyboard.board.honesty import Honesty
from partyboard.board.indicators import Indicator
from partyboard.board.labels import brief
from partyboard.board.pace import Achievement, Standing, finding, judged, urgency, who_is_behind
from partyboard.board.pace_lines import Line, pace_lines
from partyboard.board.palette import GOLD, GREY, INK, MUTED, RED, SLATE, TRACK
from partyboard.board.row_bars import MOST, Mark, Part, row_bars
from partyboard.store.answers import Answer
from partyboard.text import Month, format_percent

_COLUMNS = {
    "value": "Trong tháng",
    "cumulative": "Lũy kế từ đầu năm",
    "target": "Chỉ tiêu năm",
    "pace": "Tiến độ cần đạt",
    "last_year_cumulative": "Lũy kế năm trước",
}
_PACE = (
    "Tiến độ cần đạt đến tháng nào bằng chỉ tiêu năm nhân số tháng đã qua, chia 12, kể cả khi chỉ "
    "tiêu được giao giữa năm; chậm khi thiếu từ một (người, lớp) trở lên."
)
_TAKEN_OVER = (
    "Đơn vị tiếp nhận đơn vị khác thì nhận cả chỉ tiêu và kết quả đã thực hiện của đơn vị đó."
)
HOW_TO_LOAD = "Nạp biểu «Chỉ tiêu năm» ở trang Nạp báo cáo để so với tiến độ"

_Judged = tuple[str, Achievement]


def target_pace(
    answer: Answer,
    entry: Indicator,
    until: Month | None,
    month: Month,
    honesty: Honesty,
    canvas: Canvas = PAGE,
) -> Chart:
    """The year's cumulative number of an indicator, judged up to `until`; answer: month, value,
    cumulative, target, pace, last_year_cumulative (the months of the year)."""
    year = [Month(month.year, each) for each in range(1, 13)]
    data = monthly(answer, list(_COLUMNS), year[-1], since=year[0])
    seen = until or month
    achieved = Achievement(
        entry, until, data.at("cumulative", seen), data.number_at("target", seen)
    )
    words = Words(
        topic=f"Tiến độ {entry.label.lower()}",
        title=finding(achieved, month),
        subtitle=_subtitle(achieved, month),
        explanation=f"{entry.explanation} Cộng dồn từ tháng 1. {_PACE} {_TAKEN_OVER}",
    )
    numbers = table(
        {"Tháng": data.labels, **{_COLUMNS[name]: _rounded(data[name]) for name in _COLUMNS}}
    )
    return chart(words, _lines(data, achieved, month, canvas), numbers, honesty, canvas)


def target_by_organization(
    answer: Answer, entry: Indicator, month: Month, honesty: Honesty, canvas: Canvas = PAGE
) -> Chart:
    """What share of its target each organization has done, with the pace as a mark; answer: name,
    target, cumulative, until. Those furthest below their pace stand first."""
    rows = _judged(answer, entry)
    shown = [row for row in rows if row[1].target][:MOST]
    more = f", {MOST} trong {len(rows)} đơn vị" if len(rows) > len(shown) else ""
    what = entry.label.lower()
    words = Words(
        topic=f"Chỉ tiêu {what} theo đơn vị",
        title=who_is_behind([achieved for _, achieved in rows], entry, month),
        subtitle=f"Tỷ lệ đạt chỉ tiêu năm {month.year} về {what}{more}",
        explanation=(
            f"{_PACE} Mỗi đơn vị được so đến tháng cuối cùng đã báo cáo: chưa báo cáo không phải "
            f"là chậm. {_TAKEN_OVER}"
        ),
    )
    drawn = _bars(shown, canvas) if shown else HOW_TO_LOAD
    return chart(words, drawn, _table(rows), honesty, canvas)


def _subtitle(achieved: Achievement, month: Month) -> str:
    entry = achieved.indicator
    what = f"Lũy kế {entry.label.lower()} từ đầu năm {month.year} ({entry.unit})"
    if achieved.target is None:
        return f"{what}. {HOW_TO_LOAD}"
    if achieved.until is None or achieved.until == month or not achieved.target:
        return what
    return f"{what}; từ tháng {achieved.until.number + 1} chưa đủ báo cáo"


def _lines(data: Monthly, achieved: Achievement, month: Month, canvas: Canvas) -> Drawing | str:
    done = [
        value if each <= month else None
        for each, value in zip(data.months, data["cumulative"], strict=True)
    ]
    goal = data["pace"] if achieved.target else [None] * 12
    before = data["last_year_cumulative"]
    if all(value is None for value in [*done, *goal, *before]):
        return sentences.NOTHING_YET
    behind = achieved.standing is Standing.BEHIND
    complete = achieved.until or month
    lines = (
        Line(str(month.year - 1), before, GREY, MUTED),
        Line("Chỉ tiêu", goal, GOLD, GOLD, dotted=True),
        Line(
            str(month.year),
            done,
            SLATE,
            RED if behind else SLATE,
            hollow=tuple(each > complete for each in data.months),
        ),
    )
    return pace_lines(data.months, lines, canvas)


def _judged(answer: Answer, entry: Indicator) -> list[_Judged]:
    rows = [(str(row["name"]), judged(row, entry)) for row in answer.records()]
    return sorted(rows, key=lambda row: urgency(row[1]))


def _bars(rows: Sequence[_Judged], canvas: Canvas) -> Drawing:
    found = [achieved for _, achieved in rows]
    late = [each.standing is Standing.BEHIND for each in found]
    shares = [each.share or 0 for each in found]
    parts = [
        Part("chậm tiến độ", _only(shares, late), RED),
        Part("không chậm", _only(shares, [not each for each in late]), SLATE),
        Part("còn phải thực hiện", [max(0, 1 - share) for share in shares], TRACK),
    ]
    marks = Mark("tiến độ cần đạt", [each.pace_share for each in found], GOLD)
    ends, names = [_end(each) for each in found], [brief(name) for name, _ in rows]
    return row_bars(
        names,
        parts,
        ends,
        canvas,
        figures="%{x:.1%}",
        names_share=0.45,
        marks=marks,
        inks=[RED if is_late else INK for is_late in late],
    )


def _only(values: Sequence[float], wanted: Sequence[bool]) -> list[float]:
    return [value if is_wanted else 0 for value, is_wanted in zip(values, wanted, strict=True)]


def _end(achieved: Achievement) -> str:
    if achieved.done is None:
        return "chưa báo cáo"
    return f"{sentences.amount(achieved.done)}/{sentences.amount(achieved.target)}"


def _table(rows: Sequence[_Judged]) -> Answer:
    found = [achieved for _, achieved in rows]
    return table(
        {
            "Đơn vị": [name for name, _ in rows],
            "Chỉ tiêu năm": [each.target for each in found],
            "Đã thực hiện": [each.done for each in found],
            "Đạt": [
                None if each.share is None else format_percent(each.share, 0) for each in found
            ],
            "Tiến độ cần đạt": _rounded([each.pace for each in found]),
            "Tình hình": [each.standing.value for each in found],
            "Cần mỗi tháng còn lại": [each.needed_per_month for each in found],
            "Tính đến tháng": [each.until.label if each.until else None for each in found],
        }
    )


def _rounded(values: Sequence[Number]) -> list[Number]:
    """To one decimal, for people."""
    return [None if value is None else number(round(value, 1)) for value in values]
