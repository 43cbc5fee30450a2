"""Admissions by month; against the year's target they stand in targets.py."""

from partyboard.board import sentences
from partyboard.board.axes import from_zero, month_axis
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart
from partyboard.board.columns import Monthly, monthly, table
from partyboard.board.comparison import COMPARABLE, Comparison
from partyboard.board.frame import Key
from partyboard.board.honesty import Honesty
from partyboard.board.month_bars import bar_spots, mark_gaps, month_bars
from partyboard.board.palette import GREY, SLATE
from partyboard.board.sketch import Sketch
from partyboard.store.answers import Answer
from partyboard.text import Month


def admissions_by_month(
    answer: Answer,
    month: Month,
    honesty: Honesty,
    canvas: Canvas = PAGE,
    compared: Comparison = COMPARABLE,
) -> Chart:
    """Bars of this year and, in grey, of last year; answer: month, admitted."""
    data = monthly(answer, ["admitted"], month)
    now, before = data.last("admitted"), data.before("admitted")
    words = Words(
        topic="Kết nạp theo tháng",
        title=sentences.admitted(now, before, month, compared.instead),
        subtitle=f"Kết nạp theo tháng (người), {data.period}{compared.beside}",
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
