"""What raised and lowered the number of members: one month as steps, the months as stacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partyboard.board import sentences
from partyboard.board.axes import bar_width, category_axis, from_zero, month_axis
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, blank_figure, chart
from partyboard.board.columns import Monthly, monthly, table
from partyboard.board.frame import Key
from partyboard.board.honesty import Honesty
from partyboard.board.palette import AXIS, BLUE, GREY, INK, MUTED, SAND, SKY, SLATE
from partyboard.board.wrapping import wrapped
from partyboard.text import Month, format_change, format_count

_IN = {"admitted": "Kết nạp", "transferred_in": "Chuyển đến", "reinstated": "Phục hồi đảng tịch"}
_OUT = {
    "transferred_out": "Chuyển đi",
    "died": "Từ trần",
    "expelled": "Khai trừ",
    "struck_off": "Xóa tên",
    "resigned": "Xin ra khỏi Đảng",
}
_WITHIN = ("transferred_in_within", "transferred_out_within")
_COLUMNS = ("opening", *_IN, *_OUT, *_WITHIN, "closing")
_EXPLANATION = (
    "Đầu tháng + người vào − người ra + khác = cuối tháng. Chuyển đến, chuyển đi giữa các đơn vị "
    "trong Đảng bộ không làm thay đổi tổng số nên không tính ở đây. “Khác” là chênh lệch do đơn vị "
    "chưa báo cáo (tạm tính), báo cáo lại, hoặc hai bên ghi số chuyển trong Đảng bộ không khớp."
)
_EXPLANATION_OF_ONE = (
    "Đầu tháng + người vào − người ra + khác = cuối tháng, theo báo cáo của đơn vị. "
    "“Khác” là chênh lệch do tháng chưa báo cáo hoặc báo cáo lại."
)


@dataclass(frozen=True)
class Changes:
    """The changes of one month that count for the total: people in, people out, the rest."""

    month: Month
    opening: int
    entered: dict[str, int]
    left: dict[str, int]
    other: int
    closing: int


def changes_of_month(
    frame: pd.DataFrame,
    month: Month,
    honesty: Honesty,
    canvas: Canvas = PAGE,
    one_organization: bool = False,
) -> Chart:
    """The steps from opening to closing; frame: month, opening, admitted, transferred_in,
    transferred_in_within, reinstated, transferred_out, transferred_out_within, died, expelled,
    struck_off, resigned, other, closing.

    Transfers within the committee are left out, unless one organization is shown.
    """
    found = _changes(monthly(frame, _COLUMNS, month), month, one_organization)
    words = Words(
        topic="Biến động đảng viên trong tháng",
        title=sentences.changes(
            sum(found.entered.values()) if found else None,
            sum(found.left.values()) if found else None,
            month,
        ),
        subtitle=f"Nguyên nhân tăng, giảm đảng viên tháng {month.label} (người)",
        explanation=_EXPLANATION_OF_ONE if one_organization else _EXPLANATION,
    )
    drawn = _steps(found, canvas) if found else sentences.no_report(month)
    return chart(words, drawn, _table_of_month(found), honesty, canvas)


def changes_by_month(
    frame: pd.DataFrame,
    month: Month,
    honesty: Honesty,
    canvas: Canvas = PAGE,
    one_organization: bool = False,
) -> Chart:
    """People in above zero and people out below, by month; frame as for one month."""
    data = monthly(frame, _COLUMNS, month)
    months = [_changes(data, each, one_organization) for each in data.months]
    known = [each for each in months if each]
    words = Words(
        topic="Biến động đảng viên theo tháng",
        title=sentences.changes_over(
            sum(sum(each.entered.values()) for each in known) if known else None,
            sum(sum(each.left.values()) for each in known) if known else None,
            len(data.months),
            month,
        ),
        subtitle=f"Người vào (trên), người ra (dưới) theo tháng, {data.period}",
        explanation=_EXPLANATION_OF_ONE if one_organization else _EXPLANATION,
    )
    drawn = _stacks(data, months, canvas) if known else sentences.no_report(month)
    return chart(words, drawn, _table_by_month(data, months), honesty, canvas)


def _changes(data: Monthly, month: Month, one_organization: bool) -> Changes | None:
    opening, closing = data.at("opening", month), data.at("closing", month)
    if opening is None or closing is None:
        return None
    within_in, within_out = (
        0 if one_organization else data.at(name, month) or 0 for name in _WITHIN
    )
    entered = {name: data.at(name, month) or 0 for name in _IN}
    left = {name: data.at(name, month) or 0 for name in _OUT}
    entered["transferred_in"] -= within_in
    left["transferred_out"] -= within_out
    other = closing - opening - sum(entered.values()) + sum(left.values())
    return Changes(month, opening, entered, left, other, closing)


def _steps(found: Changes, canvas: Canvas) -> Drawing:
    """Heights are changes from the opening, so that every bar starts at a true zero."""
    steps = [(_IN[name], value, BLUE) for name, value in found.entered.items() if value]
    steps += [(_OUT[name], -value, SAND) for name, value in found.left.items() if value]
    steps += [("Khác", found.other, GREY)] if found.other else []
    net = found.closing - found.opening
    names = [f"Cuối tháng {(found.month - 1).number}", *(name for name, _, _ in steps)]
    names.append(f"Cuối tháng {found.month.number}")
    bases = [0] * 2
    for _, value, _ in steps:
        bases.append(bases[-1] + value)
    figure = blank_figure()
    figure.add_trace(
        _bars(names, [0, *(v for _, v, _ in steps), net], [*bases[:-1], 0], steps, canvas)
    )
    ticks = _ticks(names, canvas)
    scale = from_zero(bases, room=0.24)
    figure.update_layout(
        xaxis=category_axis(names, ["<br>".join(tick) for tick in ticks], canvas),
        yaxis={**scale.axis(canvas), "visible": False},
        shapes=_levels(bases[1:], net, bar_width(len(names)), canvas),
    )
    for index, text, level, up in (
        (0, f"<b>{format_count(found.opening)}</b>", 0, net >= 0 or not steps),
        (len(names) - 1, f"<b>{format_count(found.closing)}</b>", net, net >= 0),
    ):
        figure.add_annotation(_level_label(names[index], text, level, up, canvas))
    return Drawing(figure, ticks=max(len(tick) for tick in ticks))


def _bars(
    names: list[str],
    heights: list[int],
    bases: list[int],
    steps: Sequence[tuple[str, int, str]],
    canvas: Canvas,
) -> go.Bar:
    return go.Bar(
        x=names,
        y=heights,
        base=bases,
        width=bar_width(len(names)),
        marker={"color": [SLATE, *(colour for _, _, colour in steps), SLATE], "line": {"width": 0}},
        text=["", *(format_change(value) for _, value, _ in steps), ""],
        textposition="outside",
        textfont={"size": canvas.text, "color": INK},
        cliponaxis=False,
        constraintext="none",
        hovertemplate="%{x}: %{y:+,d}<extra></extra>",
    )


def _levels(levels: list[int], net: int, width: float, canvas: Canvas) -> list[dict[str, Any]]:
    """The baseline of the opening, its mark and that of the closing, and lines between steps."""
    last = len(levels)
    half = width / 2
    thin = {"color": AXIS, "width": max(1, canvas.text / 14)}
    thick = {"color": SLATE, "width": canvas.text / 4}
    lines = [(-half, last + half, 0, {**thin, "dash": "dot"})]
    lines += [(i + half, i + 1 - half, level, thin) for i, level in enumerate(levels)]
    lines += [(-half, half, 0, thick), (last - half, last + half, net, thick)]
    return [
        {"type": "line", "x0": x0, "x1": x1, "y0": y, "y1": y, "line": line}
        for x0, x1, y, line in lines
    ]


def _level_label(name: str, text: str, level: int, above: bool, canvas: Canvas) -> dict[str, Any]:
    return {
        "x": name,
        "y": level,
        "text": text,
        "showarrow": False,
        "yanchor": "bottom" if above else "top",
        "yshift": canvas.text * (0.2 if above else -0.2),
        "font": {"size": round(canvas.text * 1.1), "color": INK},
    }


def _ticks(names: list[str], canvas: Canvas) -> list[list[str]]:
    room = (canvas.width - 2 * canvas.pad) / len(names) - canvas.text / 3
    return [wrapped(name, room, canvas.text) for name in names]


def _stacks(data: Monthly, months: list[Changes | None], canvas: Canvas) -> Drawing:
    parts: tuple[tuple[str, str, int, str, tuple[str, ...]], ...] = (
        ("Kết nạp", SLATE, 1, "entered", ("admitted",)),
        ("Chuyển đến, phục hồi", SKY, 1, "entered", ("transferred_in", "reinstated")),
        ("Chuyển đi", SAND, -1, "left", ("transferred_out",)),
        (
            "Từ trần, ra khỏi Đảng",
            MUTED,
            -1,
            "left",
            ("died", "expelled", "struck_off", "resigned"),
        ),
    )
    figure = blank_figure()
    for meaning, colour, sign, side, names in parts:
        values = [
            None if each is None else sign * sum(getattr(each, side)[name] for name in names)
            for each in months
        ]
        figure.add_trace(_stack(data, meaning, colour, values))
    ends = [sum(each.entered.values()) for each in months if each]
    ends += [-sum(each.left.values()) for each in months if each]
    scale = from_zero(ends, room=0.06)
    figure.update_layout(
        barmode="relative",
        xaxis=month_axis(data.months, canvas),
        yaxis={**scale.axis(canvas), "zeroline": True, "zerolinecolor": AXIS, "tickformat": ",d"},
    )
    key = tuple(Key(colour, meaning) for meaning, colour, *_ in parts)
    return Drawing(figure, left=scale.width(canvas), ticks=2, key=key)


def _stack(data: Monthly, meaning: str, colour: str, values: list[int | None]) -> go.Bar:
    return go.Bar(
        x=data.labels,
        y=values,
        customdata=[None if value is None else abs(value) for value in values],
        name=meaning,
        width=bar_width(len(values)),
        marker={"color": colour, "line": {"width": 0}},
        hovertemplate=f"Tháng %{{x}}, {meaning.lower()}: %{{customdata:,d}}<extra></extra>",
    )


def _table_of_month(found: Changes | None) -> pd.DataFrame:
    if found is None:
        return table({"Nội dung": [], "Số người": []})
    rows = {f"Cuối tháng {(found.month - 1).label}": found.opening}
    rows |= {_IN[name]: value for name, value in found.entered.items()}
    rows |= {_OUT[name]: -value for name, value in found.left.items()}
    rows |= {"Khác": found.other, f"Cuối tháng {found.month.label}": found.closing}
    return table({"Nội dung": list(rows), "Số người": list(rows.values())})


def _table_by_month(data: Monthly, months: list[Changes | None]) -> pd.DataFrame:
    columns: dict[str, list[Any]] = {"Tháng": data.labels}
    columns["Đầu tháng"] = [each and each.opening for each in months]
    columns |= {_IN[name]: [each and each.entered[name] for each in months] for name in _IN}
    columns |= {_OUT[name]: [each and each.left[name] for each in months] for name in _OUT}
    columns["Khác"] = [each and each.other for each in months]
    columns["Cuối tháng"] = [each and each.closing for each in months]
    return table(columns)
