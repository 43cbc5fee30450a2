"""Admissions: the year's cumulative number against the pace of the target, and by month."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partyboard.board import sentences
from partyboard.board.axes import from_zero, month_axis
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, blank_figure, chart
from partyboard.board.columns import Monthly, Number, monthly, table
from partyboard.board.frame import Key
from partyboard.board.honesty import Honesty
from partyboard.board.month_bars import month_bars
from partyboard.board.palette import GOLD, GREY, MUTED, RED, SLATE
from partyboard.board.wrapping import text_width
from partyboard.text import Month

_PACE = {
    "admitted": "Kết nạp",
    "cumulative": "Lũy kế từ đầu năm",
    "target": "Chỉ tiêu năm",
    "pace": "Tiến độ cần đạt",
    "last_year_cumulative": "Lũy kế năm trước",
}


def admissions_pace(
    frame: pd.DataFrame, month: Month, honesty: Honesty, canvas: Canvas = PAGE
) -> Chart:
    """Cumulative admissions of the year; frame: month, admitted, cumulative, target, pace,
    last_year_cumulative (the months of the year, later ones may be missing)."""
    year = [Month(month.year, number) for number in range(1, 13)]
    data = monthly(frame, list(_PACE), year[-1], since=year[0])
    target = next((value for value in reversed(data["target"]) if value is not None), None)
    pace = dict(zip(year, data["pace"], strict=True))[month]
    words = Words(
        topic="Tiến độ kết nạp",
        title=sentences.pace(data.at("cumulative", month), target, pace, month),
        subtitle=f"Lũy kế số đảng viên kết nạp từ đầu năm {month.year} (người)",
        explanation=(
            "Số kết nạp cộng dồn từ tháng 1, theo ngày của quyết định kết nạp. Tiến độ cần đạt "
            "đến tháng nào bằng chỉ tiêu năm nhân số tháng đã qua, chia 12."
        ),
    )
    numbers = table({"Tháng": data.labels, **{_PACE[name]: data[name] for name in _PACE}})
    return chart(words, _paced(data, month, target, canvas), numbers, honesty, canvas)


def admissions_by_month(
    frame: pd.DataFrame, month: Month, honesty: Honesty, canvas: Canvas = PAGE
) -> Chart:
    """Bars of this year and, in grey, of last year; frame: month, admitted."""
    data = monthly(frame, ["admitted"], month)
    words = Words(
        topic="Kết nạp theo tháng",
        title=sentences.admitted(data.last("admitted"), data.before("admitted"), month),
        subtitle=f"Số đảng viên kết nạp theo tháng, {data.period} (người)",
        explanation="Tổng số kết nạp trong báo cáo của tháng, theo ngày của quyết định kết nạp.",
    )
    numbers = table({"Tháng": data.labels, "Kết nạp": data["admitted"]})
    drawn = sentences.no_report(month) if data.blank else _bars(data, canvas)
    return chart(words, drawn, numbers, honesty, canvas)


def _bars(data: Monthly, canvas: Canvas) -> Drawing:
    year = data.months[-1].year
    colours = [SLATE if month.year == year else GREY for month in data.months]
    scale = from_zero(data["admitted"])
    figure = blank_figure()
    figure.add_trace(month_bars(data.months, data["admitted"], colours, "người", canvas))
    figure.update_layout(
        xaxis=month_axis(data.months, canvas), yaxis={**scale.axis(canvas), "visible": False}
    )
    both = len(set(colours)) > 1
    key = (Key(SLATE, f"năm {year}"), Key(GREY, f"năm {year - 1}")) if both else ()
    return Drawing(figure, ticks=2, key=key)


def _paced(data: Monthly, month: Month, target: Number, canvas: Canvas) -> Drawing | str:
    done = [
        value if each <= month else None
        for each, value in zip(data.months, data["cumulative"], strict=True)
    ]
    if all(value is None for value in [*done, *data["last_year_cumulative"]]) and not target:
        return sentences.no_report(month)
    goal = [target * each.number / 12 if target else None for each in data.months]
    scale = from_zero([*done, *goal, *data["last_year_cumulative"]])
    behind = _behind(data, month)
    lines = [
        ("last_year_cumulative", data["last_year_cumulative"], GREY, "solid", str(month.year - 1)),
        ("pace", goal, GOLD, "dot", "Chỉ tiêu"),
        ("cumulative", done, SLATE, "solid", str(month.year)),
    ]
    figure = blank_figure()
    for name, values, colour, dash, meaning in lines:
        figure.add_trace(_line(data, name, values, colour, dash, meaning, canvas))
    if any(value is not None for value in done):
        figure.add_trace(_newest(data, done, RED if behind else SLATE, canvas))
    labels = _labels(data, lines, RED if behind else SLATE, scale.high, canvas)
    for label in labels:
        figure.add_annotation(label)
    figure.update_layout(xaxis=month_axis(data.months, canvas), yaxis=scale.axis(canvas))
    widest = max((text_width(label["text"], canvas.text) for label in labels), default=0)
    return Drawing(figure, left=scale.width(canvas), right=widest, ticks=2)


def _behind(data: Monthly, month: Month) -> bool:
    index = data.months.index(month)
    done, pace = data["cumulative"][index], data["pace"][index]
    return done is not None and pace is not None and done <= pace - 1


def _line(
    data: Monthly, name: str, values: Any, colour: str, dash: str, meaning: str, canvas: Canvas
) -> go.Scatter:
    thin = name != "cumulative"
    return go.Scatter(
        x=data.labels,
        y=list(values),
        name=meaning,
        mode="lines" if name == "pace" else "lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"color": colour, "dash": dash, "width": canvas.text / (7 if thin else 5)},
        marker={"size": canvas.text * (0.3 if thin else 0.5), "color": colour},
        hovertemplate=f"{meaning}, đến tháng %{{x}}: %{{y:,.0f}}<extra></extra>",
    )


def _newest(data: Monthly, done: list[Number], colour: str, canvas: Canvas) -> go.Scatter:
    index = max(i for i, value in enumerate(done) if value is not None)
    return go.Scatter(
        x=[data.labels[index]],
        y=[done[index]],
        mode="markers",
        cliponaxis=False,
        marker={"size": canvas.text * 0.9, "color": colour},
        hoverinfo="skip",
    )


def _labels(
    data: Monthly, lines: list[Any], newest: str, high: float, canvas: Canvas
) -> list[dict[str, Any]]:
    """A label at the end of each line, moved apart where two ends are close."""
    plot = canvas.height * 0.55
    ends = []
    for name, values, colour, _, meaning in lines:
        known = [i for i, value in enumerate(values) if value is not None]
        if known:
            ink = newest if name == "cumulative" else MUTED if colour == GREY else colour
            ends.append((known[-1], float(values[known[-1]]), ink, meaning))
    shifts = _apart([(i, value / high * plot) for i, value, _, _ in ends], canvas.text * 1.25)
    return [
        {
            "x": data.labels[i],
            "y": value,
            "text": f"{meaning}: {sentences.amount(round(value, 1))}",
            "showarrow": False,
            "xanchor": "left",
            "xshift": canvas.text * 0.7,
            "yshift": shift,
            "font": {"size": canvas.text, "color": ink, "weight": 600},
        }
        for (i, value, ink, meaning), shift in zip(ends, shifts, strict=True)
    ]


def _apart(ends: list[tuple[int, float]], gap: float) -> list[float]:
    """How far to move each label up so that labels at one place stand a gap apart."""
    shifts = [0.0] * len(ends)
    for place in {place for place, _ in ends}:
        order = sorted(
            (i for i, end in enumerate(ends) if end[0] == place), key=lambda i: ends[i][1]
        )
        for lower, upper in zip(order, order[1:], strict=False):
            missing = gap - (ends[upper][1] + shifts[upper] - ends[lower][1] - shifts[lower])
            if missing > 0:
                shifts[lower] -= missing / 2 if len(order) == 2 else 0
                shifts[upper] += missing / 2 if len(order) == 2 else missing
    return shifts
