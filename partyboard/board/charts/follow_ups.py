"""Shortcomings that inspections found: open, overdue and closed, how old, and whose."""

from collections.abc import Sequence

from partyboard.board import sentences
from partyboard.board.axes import bar_width
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart, month_hover
from partyboard.board.columns import Monthly, Number, count, labels, monthly, numbers, table, words
from partyboard.board.comparison import COMPARABLE, Comparison
from partyboard.board.frame import Key
from partyboard.board.honesty import Honesty
from partyboard.board.labels import CHOICES, brief
from partyboard.board.month_bars import month_bars
from partyboard.board.palette import GREY, INK, MUTED, RED, SLATE, WHITE
from partyboard.board.row_bars import MOST, Part, row_bars
from partyboard.board.sketch import Trace, bar, scatter
from partyboard.board.two_rows import Row, two_rows
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count

_COLUMNS = {
    "open": "Còn mở",
    "overdue": "Trong đó quá hạn",
    "closed_in_month": "Khắc phục xong trong tháng",
}
_COUNTED = (
    "Mỗi mục của một kết luận kiểm tra ở một đơn vị là một nội dung. Nội dung còn mở đến khi được "
    "xác nhận đã khắc phục; quá hạn khi còn mở và hạn khắc phục trước ngày cuối tháng."
)
_NOT_DUE = "not_due"

_UPPER = 0.6  # of the height: what is open, over what was closed

Debtors = Sequence[tuple[str, int, int]]


def follow_ups_by_month(
    answer: Answer,
    month: Month,
    honesty: Honesty,
    canvas: Canvas = PAGE,
    compared: Comparison = COMPARABLE,
) -> Chart:
    """Open items by month, the overdue ones red, over those closed; answer: month, open (with the
    overdue ones), overdue, closed_in_month."""
    data = monthly(answer, list(_COLUMNS), month)
    said = Words(
        topic="Khắc phục sau kiểm tra theo tháng",
        title=sentences.follow_ups(
            data.last("open"), data.last("overdue"), data.before("overdue"), month, compared.instead
        ),
        subtitle=f"Khắc phục sau kiểm tra, {data.period}",
        explanation=_COUNTED,
    )
    columns = table({"Tháng": data.labels, **{_COLUMNS[name]: data[name] for name in _COLUMNS}})
    drawn = sentences.NOTHING_YET if data.blank else _by_month(data, canvas)
    return chart(said, drawn, columns, honesty, canvas)


def follow_ups_ageing(
    answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE
) -> Chart:
    """Open items by how long they are overdue; answer: bucket (not_due, to_30, to_90, over_90),
    items."""
    names = labels(answer, "bucket", CHOICES["bucket"])
    late = [code != _NOT_DUE for code in words(answer, "bucket")]
    items = [count(value) for value in numbers(answer, "items")]
    overdue = sum(value for value, is_late in zip(items, late, strict=True) if is_late)
    said = Words(
        topic="Thời gian quá hạn khắc phục",
        title=sentences.ageing(sum(items), overdue, _oldest(answer)),
        subtitle=f"Nội dung còn mở, cuối tháng {month.label}",
        explanation=f"{_COUNTED} Số ngày quá hạn tính đến ngày cuối tháng.",
    )
    part = Part("nội dung", items, [RED if is_late else GREY for is_late in late])
    ends = [format_count(value) for value in items]
    drawn = row_bars(names, [part], ends, canvas) if sum(items) else "0 nội dung còn mở"
    columns = table({"Thời gian": names, "Số nội dung": items})
    return chart(said, drawn, columns, honesty, canvas)


def follow_ups_by_organization(
    answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE
) -> Chart:
    """Whose items are open, the most overdue first; answer: name, open (with the overdue ones),
    overdue."""
    rows = _debtors(answer)
    late = [overdue for _, _, overdue in rows if overdue]
    more = f", {MOST} trong {len(rows)} đơn vị" if len(rows) > MOST else ""
    said = Words(
        topic="Khắc phục theo đơn vị",
        title=sentences.overdue_by_organization(len(late), sum(late), sum(row[1] for row in rows)),
        subtitle=f"Nội dung còn mở, cuối tháng {month.label}{more}",
        explanation=_COUNTED,
    )
    columns = table(
        {
            "Đơn vị": [name for name, _, _ in rows],
            "Còn mở": [open_ for _, open_, _ in rows],
            "Trong đó quá hạn": [overdue for _, _, overdue in rows],
        }
    )
    drawn = _by_organization(rows[:MOST], canvas) if rows else "0 nội dung còn mở"
    return chart(said, drawn, columns, honesty, canvas)


def _oldest(answer: Answer) -> int:
    pairs = zip(words(answer, "bucket"), numbers(answer, "items"), strict=True)
    return sum(count(items) for bucket, items in pairs if bucket == "over_90")


def _debtors(answer: Answer) -> Debtors:
    rows = zip(
        words(answer, "name"),
        map(count, numbers(answer, "open")),
        map(count, numbers(answer, "overdue")),
        strict=True,
    )
    return sorted((row for row in rows if row[1]), key=lambda row: (-row[2], -row[1]))


def _by_organization(rows: Debtors, canvas: Canvas) -> Drawing:
    parts = [
        Part("quá hạn", [overdue for _, _, overdue in rows], RED),
        Part("trong hạn", [open_ - overdue for _, open_, overdue in rows], GREY),
    ]
    ends = [
        f"{format_count(overdue)} quá hạn" if overdue else format_count(open_)
        for _, open_, overdue in rows
    ]
    return row_bars([brief(name) for name, _, _ in rows], parts, ends, canvas, names_share=0.5)


def _by_month(data: Monthly, canvas: Canvas) -> Drawing:
    within = [
        None if open_ is None else open_ - (overdue or 0)
        for open_, overdue in zip(data["open"], data["overdue"], strict=True)
    ]
    stack = [
        _part(data, data["overdue"], RED, "quá hạn", _inside(data, canvas), canvas),
        _part(data, within, GREY, "trong hạn", [""] * len(within), canvas),
        _totals(data, canvas),
    ]
    closed = month_bars(data.months, data["closed_in_month"], SLATE, "nội dung", canvas)
    key = (Key(RED, "quá hạn"), Key(GREY, "trong hạn"))
    upper = Row("Còn mở cuối tháng", stack, data["open"], _UPPER)
    lower = Row("Khắc phục xong trong tháng", [closed], data["closed_in_month"], 1 - _UPPER)
    return two_rows(data.months, upper, lower, canvas, key)


def _inside(data: Monthly, canvas: Canvas) -> list[str]:
    """Numbers of the overdue, where their part of the bar is high enough for them."""
    highest = max([1, *(value for value in data["open"] if value is not None)])
    unit = canvas.plot * _UPPER * 0.6 / highest
    return [
        format_count(int(value)) if value and value * unit > canvas.small else ""
        for value in data["overdue"]
    ]


def _part(
    data: Monthly,
    values: Sequence[Number],
    colour: str,
    meaning: str,
    inside: Sequence[str],
    canvas: Canvas,
) -> Trace:
    return bar(
        x=data.labels,
        y=list(values),
        name=meaning,
        width=bar_width(len(values)),
        marker={"color": colour, "line": {"width": 0}},
        text=list(inside),
        textposition="inside",
        textangle=0,
        insidetextanchor="middle",
        textfont={"size": canvas.small, "color": WHITE, "weight": 700},
        constraintext="none",
        **month_hover(data.months, values, f"nội dung {meaning}"),
    )


def _totals(data: Monthly, canvas: Canvas) -> Trace:
    newest = len(data.months) - 1
    return scatter(
        x=data.labels,
        y=list(data["open"]),
        name="còn mở",
        mode="text",
        text=["" if value is None else format_count(int(value)) for value in data["open"]],
        textposition="top center",
        textfont={
            "size": canvas.text,
            "color": [INK if index == newest else MUTED for index in range(newest + 1)],
            "weight": 600,
        },
        cliponaxis=False,
        hoverinfo="skip",
    )
