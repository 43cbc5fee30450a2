"""The month at a glance: a tile for each headline figure."""

from dataclasses import dataclass

from partyboard.board.columns import MONTHS_IN_VIEW, count
from partyboard.board.indicators import indicator
from partyboard.board.view import View
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
    return (
        _tile(view, "members", is_level=True),
        _tile(view, "admitted"),
        _tile(view, "official_conversions"),
        _tile(view, "participants", ("classes", "training_organizations")),
        _tile(view, "commended_collectives", ("commended_individuals",)),
        _tile(view, "follow_ups_overdue", ("follow_ups_open",), is_level=True),
    )


def _tile(view: View, name: str, beside: tuple[str, ...] = (), is_level: bool = False) -> Tile:
    entry, values, month = indicator(name), view.series(name), view.month
    value, before = values.get(month), values.get(month - 1)
    months = [month - (MONTHS_IN_VIEW - 1 - step) for step in range(MONTHS_IN_VIEW)]
    incomplete = "" if is_level or value is None else _incomplete(view)
    return Tile(
        name=name,
        label=entry.label,
        value="–" if value is None else format_count(value),
        change=None if value is None or before is None or incomplete else value - before,
        note=incomplete or _beside(view, beside) or _year_before(values, month),
        rising_is_good=entry.rising_is_good,
        series=tuple(values.get(each) for each in months),
        is_level=is_level,
    )


def _incomplete(view: View) -> str:
    """How few organizations have reported, where too few have to compare a sum of theirs."""
    if view.is_comparable():
        return ""
    coverage = view.coverage()
    received, expected = count(coverage["received"]), count(coverage["expected"])
    return f"mới có {format_count(received)}/{format_count(expected)} đơn vị báo cáo"


def _beside(view: View, names: tuple[str, ...]) -> str:
    """Figures that belong to the tile's: "1 lớp, 28 đơn vị"."""
    values = [(view.figure(name), indicator(name)) for name in names]
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
