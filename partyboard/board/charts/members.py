"""The total of members by month."""

from collections.abc import Sequence
from typing import Any

from partyboard.board import sentences
from partyboard.board.axes import around, month_axis
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart, hover
from partyboard.board.columns import Monthly, Number, monthly, table
from partyboard.board.comparison import COMPARABLE, Comparison
from partyboard.board.footing import Spot
from partyboard.board.frame import Key
from partyboard.board.honesty import Honesty
from partyboard.board.palette import MUTED, RED, SLATE, WHITE
from partyboard.board.sketch import Sketch, Trace, scatter
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count

_COLUMNS = {
    "members": "Đảng viên",
    "reported": "Theo báo cáo trong tháng",
    "carried": "Tạm tính",
    "carried_organizations": "Số đơn vị tạm tính",
}
_EXPLANATION = (
    "Tổng số đảng viên cuối tháng theo báo cáo của các đơn vị đang hoạt động. Đơn vị chưa báo cáo "
    "tháng nào thì lấy số cuối tháng của báo cáo gần nhất trước đó và ghi là tạm tính. "
    "Đơn vị chưa có báo cáo nào thì chưa được tính."
)


def members_by_month(
    answer: Answer,
    month: Month,
    honesty: Honesty,
    canvas: Canvas = PAGE,
    subject: str = "Đảng bộ",
    compared: Comparison = COMPARABLE,
) -> Chart:
    """A line of at most 13 months; answer: month, members, reported, carried,
    carried_organizations."""
    data = monthly(answer, list(_COLUMNS), month)
    now, before = data.last("members"), data.before("members")
    words = Words(
        topic="Tổng số đảng viên",
        title=sentences.members(subject, now, before, month, compared.instead),
        subtitle=f"Số đảng viên cuối tháng, {data.period}{compared.beside}",
        explanation=_EXPLANATION,
    )
    numbers = table({"Tháng": data.labels, **{_COLUMNS[name]: data[name] for name in _COLUMNS}})
    return chart(words, _drawn(data, canvas), numbers, honesty, canvas)


def _drawn(data: Monthly, canvas: Canvas) -> Drawing | str:
    values = data["members"]
    if all(value is None for value in values):
        return sentences.NOTHING_YET
    scale = around(values)
    figure = Sketch()
    figure.add_trace(_line(data, canvas))
    for index in _labelled(values):
        figure.add_annotation(_label(data, index, canvas))
    figure.update_layout(xaxis=month_axis(data.months, canvas), yaxis=scale.axis(canvas))
    key = (Key(SLATE, "tháng có đơn vị tạm tính", "○"),) if any(_carried(data)) else ()
    return Drawing(
        figure,
        left=scale.width(canvas),
        right=canvas.text,
        ticks=2,
        key=key,
        spots=_spots(data, canvas),
    )


def _line(data: Monthly, canvas: Canvas) -> Trace:
    newest = len(data.months) - 1
    size = canvas.text * 0.5
    colours = [RED if index == newest else SLATE for index in range(len(data.months))]
    fills = [WHITE if hollow else c for hollow, c in zip(_carried(data), colours, strict=True)]
    return scatter(
        x=data.labels,
        y=list(data["members"]),
        name="đảng viên",
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"color": SLATE, "width": canvas.text / 5},
        marker={
            "size": [size * (1.8 if index == newest else 1) for index in range(newest + 1)],
            "color": fills,
            "line": {"color": colours, "width": canvas.text / 7},
            "opacity": 1,
        },
        **hover(_said(data)),
    )


def _carried(data: Monthly) -> list[bool]:
    return [bool(value) for value in data["carried"]]


def _said(data: Monthly) -> list[str]:
    rows = zip(data.months, data["members"], data["carried"], strict=True)
    return [
        ""
        if members is None
        else f"Tháng {month.label}: {format_count(int(members))} đảng viên"
        + (f"<br>trong đó tạm tính {format_count(int(carried))}" if carried else "")
        for month, members, carried in rows
    ]


def _labelled(values: Any) -> list[int]:
    """The first and the last month that have a value."""
    known = [index for index, value in enumerate(values) if value is not None]
    return sorted({known[0], known[-1]})


def _label(data: Monthly, index: int, canvas: Canvas) -> dict[str, Any]:
    """The number beside its point, on the side where the line is not."""
    values = data["members"]
    newest = index == len(values) - 1
    above = _is_labelled_above(values, index)
    size = _label_size(values, index, canvas)
    return {
        "x": data.labels[index],
        "y": values[index],
        "text": format_count(int(values[index] or 0)),
        "showarrow": False,
        "xanchor": "center" if newest else "left",
        "xshift": 0 if newest else -canvas.text * 0.4,
        "yanchor": "bottom" if above else "top",
        "yshift": canvas.text * (0.5 if above else -0.5),
        "font": {"size": size, "color": RED if newest else MUTED, "weight": 600 if newest else 400},
    }


def _is_labelled_above(values: Sequence[Number], index: int) -> bool:
    neighbour = index - 1 if index and values[index - 1] is not None else index + 1
    beside = values[neighbour] if neighbour < len(values) else None
    return beside is None or (values[index] or 0) >= beside


def _label_size(values: Sequence[Number], index: int, canvas: Canvas) -> int:
    return round(canvas.text * (1.35 if index == len(values) - 1 else 1))


def _spots(data: Monthly, canvas: Canvas) -> tuple[Spot, ...]:
    """Over the points, and over the numbers that stand there."""
    values = data["members"]
    labelled = {index for index in _labelled(values) if _is_labelled_above(values, index)}
    numbers = {index: canvas.lines(1, _label_size(values, index, canvas)) for index in labelled}
    return tuple(
        Spot(month.label, value, canvas.text * 0.5 + numbers.get(index, 0))
        for index, (month, value) in enumerate(zip(data.months, values, strict=True))
        if value is not None
    )
