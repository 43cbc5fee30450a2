"""The month at a glance: a tile for each headline figure."""

from dataclasses import dataclass

from partyboard.board.indicators import INDICATORS, Indicator, indicator
from partyboard.board.view import MONTHS_IN_VIEW, View
from partyboard.text import Month, format_change, format_count

Series = dict[Month, int | None]


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline figure. `change` is against the month before (None: unknown, or not comparable);
    `note` says the rest in words; `series` are the months in view, a gap is None.
    """

    name: str
    label: str
    value: str
    change: int | None
    note: str
    rising_is_good: bool | None
    series: tuple[int | None, ...]
    is_level: bool  # drawn as a line; a flow is drawn as bars


def tiles(view: View) -> tuple[Tile, ...]:
    """The overview's tiles, in order."""
    series = _all_series(view)
    return (
        _tile(view, series, "members", is_level=True),
        _tile(view, series, "admitted"),
        _tile(view, series, "official_conversions"),
        _tile(view, series, "participants", ("classes", "training_organizations")),
        _tile(view, series, "commended_collectives", ("commended_individuals",)),
        _tile(view, series, "follow_ups_overdue", ("follow_ups_open",), is_level=True),
    )


_SHOWN = {
    "members",
    "admitted",
    "official_conversions",
    "participants",
    "classes",
    "training_organizations",
    "commended_collectives",
    "commended_individuals",
    "follow_ups_overdue",
    "follow_ups_open",
}


def _all_series(view: View) -> dict[str, Series]:
    shown = [entry for entry in INDICATORS if entry.name in _SHOWN]
    answers = {query: view.rows(query) for query in {entry.query for entry in shown}}
    return {entry.name: _series(answers[entry.query], entry) for entry in shown}


def _series(rows: list[dict[str, object]], entry: Indicator) -> Series:
    found: Series = {}
    for row in rows:
        value = row[entry.column]
        found[Month.of(row["month"])] = value if isinstance(value, int) else None  # type: ignore[arg-type]
    return found


def _tile(
    view: View,
    series: dict[str, Series],
    name: str,
    beside: tuple[str, ...] = (),
    is_level: bool = False,
) -> Tile:
    entry, values, month = indicator(name), series[name], view.month
    value, before = values.get(month), values.get(month - 1)
    months = [month - (MONTHS_IN_VIEW - 1 - step) for step in range(MONTHS_IN_VIEW)]
    incomplete = "" if is_level or value is None else _incomplete(view)
    return Tile(
        name=name,
        label=entry.label,
        value="–" if value is None else format_count(value),
        change=None if value is None or before is None or incomplete else value - before,
        note=incomplete or _beside(series, beside, month) or _year_before(values, month),
        rising_is_good=entry.rising_is_good,
        series=tuple(values.get(each) for each in months),
        is_level=is_level,
    )


def _incomplete(view: View) -> str:
    """How few organizations have reported, where too few have to compare a sum of theirs."""
    if view.is_comparable():
        return ""
    coverage = view.coverage()
    received, expected = _count(coverage["received"]), _count(coverage["expected"])
    return f"mới có {format_count(received)}/{format_count(expected)} đơn vị báo cáo"


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _beside(series: dict[str, Series], names: tuple[str, ...], month: Month) -> str:
    """Figures that belong to the tile's: "1 lớp, 28 đơn vị"."""
    values = [(series[name].get(month), indicator(name)) for name in names]
    return ", ".join(
        f"{format_count(value)} {_SHORT.get(entry.name, entry.unit)}"
        for value, entry in values
        if value is not None
    )


_SHORT = {"follow_ups_open": "nội dung chưa xong"}


def _year_before(values: Series, month: Month) -> str:
    """The change since the same month of last year, the convention of official tables."""
    value, before = values.get(month), values.get(month - 12)
    if value is None or before is None:
        return ""
    return f"{format_change(value - before)} so với cùng kỳ"
