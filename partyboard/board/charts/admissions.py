"""Admissions: the year's cumulative number against the pace of the target, and by month."""

from partyboard.board import sentences
from partyboard.board.axes import from_zero, month_axis
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart
from partyboard.board.columns import Monthly, Number, monthly, table
from partyboard.board.frame import Key
from partyboard.board.honesty import Honesty
from partyboard.board.month_bars import bar_spots, mark_gaps, month_bars
from partyboard.board.pace_lines import Line, pace_lines
from partyboard.board.palette import GOLD, GREY, MUTED, RED, SLATE
from partyboard.board.sketch import Sketch
from partyboard.store.answers import Answer
from partyboard.text import Month

_PACE = {
    "admitted": "Kết nạp",
    "cumulative": "Lũy kế từ đầu năm",
    "target": "Chỉ tiêu năm",
    "pace": "Tiến độ cần đạt",
    "last_year_cumulative": "Lũy kế năm trước",
}


def admissions_pace(answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE) -> Chart:
    """Cumulative admissions of the year; answer: month, admitted, cumulative, target, pace,
    last_year_cumulative (the months of the year, later ones may be missing)."""
    year = [Month(month.year, number) for number in range(1, 13)]
    data = monthly(answer, list(_PACE), year[-1], since=year[0])
    target = next((value for value in reversed(data["target"]) if value is not None), None)
    pace = data.number_at("pace", month)
    words = Words(
        topic="Tiến độ kết nạp",
        title=sentences.pace(data.at("cumulative", month), target, pace, month),
        subtitle=f"Lũy kế kết nạp từ đầu năm {month.year} (người)",
        explanation=(
            "Số kết nạp cộng dồn từ tháng 1, theo ngày của quyết định kết nạp. Tiến độ cần đạt "
            "đến tháng nào bằng chỉ tiêu năm nhân số tháng đã qua, chia 12."
        ),
    )
    numbers = table({"Tháng": data.labels, **{_PACE[name]: data[name] for name in _PACE}})
    return chart(words, _paced(data, month, target, canvas), numbers, honesty, canvas)


def admissions_by_month(
    answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE
) -> Chart:
    """Bars of this year and, in grey, of last year; answer: month, admitted."""
    data = monthly(answer, ["admitted"], month)
    words = Words(
        topic="Kết nạp theo tháng",
        title=sentences.admitted(data.last("admitted"), data.before("admitted"), month),
        subtitle=f"Kết nạp theo tháng (người), {data.period}",
        explanation="Tổng số kết nạp trong báo cáo của tháng, theo ngày của quyết định kết nạp.",
    )
    numbers = table({"Tháng": data.labels, "Kết nạp": data["admitted"]})
    drawn = sentences.NOTHING_YET if data.blank else _bars(data, canvas)
    return chart(words, drawn, numbers, honesty, canvas)


def _bars(data: Monthly, canvas: Canvas) -> Drawing:
    year = data.months[-1].year
    colours = [SLATE if month.year == year else GREY for month in data.months]
    scale = from_zero(data["admitted"])
    figure = Sketch()
    figure.add_trace(month_bars(data.months, data["admitted"], colours, "người", canvas))
    figure.update_layout(
        xaxis=month_axis(data.months, canvas), yaxis={**scale.axis(canvas), "visible": False}
    )
    mark_gaps(figure, data.months, data["admitted"], canvas)
    both = len(set(colours)) > 1
    key = (Key(SLATE, f"năm {year}"), Key(GREY, f"năm {year - 1}")) if both else ()
    spots = bar_spots(data.months, data["admitted"], canvas)
    return Drawing(figure, ticks=2, key=key, spots=spots)


def _paced(data: Monthly, month: Month, target: Number, canvas: Canvas) -> Drawing | str:
    done = [
        value if each <= month else None
        for each, value in zip(data.months, data["cumulative"], strict=True)
    ]
    goal = [target * each.number / 12 if target else None for each in data.months]
    before = data["last_year_cumulative"]
    if all(value is None for value in [*done, *goal, *before]):
        return sentences.NOTHING_YET
    lines = (
        Line(str(month.year - 1), before, GREY, MUTED),
        Line("Chỉ tiêu", goal, GOLD, GOLD, dotted=True),
        Line(str(month.year), done, SLATE, RED if _behind(data, month) else SLATE),
    )
    return pace_lines(data.months, lines, canvas)


def _behind(data: Monthly, month: Month) -> bool:
    done, pace = data.at("cumulative", month), data.number_at("pace", month)
    return done is not None and sentences.is_behind(done, pace)
