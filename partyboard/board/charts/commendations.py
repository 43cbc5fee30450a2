"""Commendations: collectives and individuals by month, by topic and by deciding level."""

from collections.abc import Iterable

from partyboard.board import sentences
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart
from partyboard.board.columns import Monthly, count, labels, monthly, numbers, table
from partyboard.board.honesty import Honesty
from partyboard.board.month_bars import month_bars
from partyboard.board.palette import SKY, SLATE
from partyboard.board.row_bars import Part, row_bars
from partyboard.board.two_rows import Row, two_rows
from partyboard.forms.grassroots.commendations import LEVELS, TOPICS
from partyboard.store.answers import Answer
from partyboard.text import Month

_COLUMNS = {"collectives": "Tập thể", "individuals": "Cá nhân"}
_COUNTED = "Tổng số tập thể, cá nhân trong các quyết định khen thưởng mà đơn vị báo cáo"


def commendations_by_month(
    answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE, level: str = ""
) -> Chart:
    """Collectives above, individuals below; answer: month, collectives, individuals; level: the
    name of the deciding level that the answer is limited to."""
    data = monthly(answer, list(_COLUMNS), month)
    by = f"{level} khen thưởng" if level else "Khen thưởng theo tháng"
    said = Words(
        topic="Khen thưởng theo tháng",
        title=sentences.commendations(data.last("collectives"), data.last("individuals"), month),
        subtitle=f"{by}, {data.period}",
        explanation=f"{_COUNTED}, theo ngày quyết định. Huy hiệu Đảng không tính là khen thưởng.",
    )
    columns = table({"Tháng": data.labels, **{_COLUMNS[name]: data[name] for name in _COLUMNS}})
    drawn = sentences.NOTHING_YET if data.blank else _by_month(data, canvas)
    return chart(said, drawn, columns, honesty, canvas)


def commendations_by_topic(
    answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE, month_only: bool = False
) -> Chart:
    """Topics, all levels together; answer: topic, level (codes), collectives, individuals (since
    January), month_collectives, month_individuals."""
    rows = _summed(labels(answer, "topic", TOPICS), answer, month_only)
    return _ranked("nội dung khen", _all(rows, _period(month, month_only)), rows, honesty, canvas)


def commendations_by_level(
    answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE, month_only: bool = False
) -> Chart:
    """Deciding levels, all topics together; answer as by topic."""
    rows = _summed(labels(answer, "level", LEVELS), answer, month_only)
    period = _period(month, month_only)
    first = next(iter(rows.items()), None)
    title = (
        sentences.commended_most(first[0], *first[1], period)
        if first and len(rows) > 1
        else _all(rows, period)
    )
    return _ranked("cấp quyết định", title, rows, honesty, canvas)


def _period(month: Month, month_only: bool) -> str:
    return f"trong tháng {month.label}" if month_only else f"từ đầu năm {month.year}"


def _all(rows: dict[str, tuple[int, int]], period: str) -> str:
    collectives = sum(pair[0] for pair in rows.values())
    individuals = sum(pair[1] for pair in rows.values())
    return sentences.commendations_in(collectives, individuals, period)


def _summed(names: Iterable[str], answer: Answer, month_only: bool) -> dict[str, tuple[int, int]]:
    """Collectives and individuals by label, the most first."""
    prefix = "month_" if month_only else ""
    columns = (map(count, numbers(answer, f"{prefix}{name}")) for name in _COLUMNS)
    sums: dict[str, tuple[int, int]] = {}
    for name, collectives, individuals in zip(names, *columns, strict=True):
        before = sums.get(name, (0, 0))
        sums[name] = (before[0] + collectives, before[1] + individuals)
    ordered = sorted(sums.items(), key=lambda item: -sum(item[1]))
    return {name: pair for name, pair in ordered if sum(pair)}


def _ranked(
    by: str, title: str, rows: dict[str, tuple[int, int]], honesty: Honesty, canvas: Canvas
) -> Chart:
    collectives = [pair[0] for pair in rows.values()]
    individuals = [pair[1] for pair in rows.values()]
    said = Words(
        topic=f"Khen thưởng theo {by}",
        title=title,
        subtitle=f"Tập thể, cá nhân theo {by}",
        explanation=f"{_COUNTED}, mọi cấp quyết định và mọi nội dung cộng lại.",
    )
    columns = table({by.capitalize(): list(rows), "Tập thể": collectives, "Cá nhân": individuals})
    drawn = _bars(rows, collectives, individuals, canvas) if rows else "0 tập thể, 0 cá nhân"
    return chart(said, drawn, columns, honesty, canvas)


def _bars(
    rows: dict[str, tuple[int, int]], collectives: list[int], individuals: list[int], canvas: Canvas
) -> Drawing:
    parts = [Part("tập thể", collectives, SLATE), Part("cá nhân", individuals, SKY)]
    ends = [sentences.commended(*pair).replace(", ", "<br>") for pair in rows.values()]
    return row_bars(list(rows), parts, ends, canvas, side_by_side=True)


def _by_month(data: Monthly, canvas: Canvas) -> Drawing:
    upper, lower = (
        Row(
            header,
            [month_bars(data.months, data[name], SLATE, header.lower(), canvas)],
            data[name],
            0.5,
        )
        for name, header in _COLUMNS.items()
    )
    return two_rows(data.months, upper, lower, canvas)
