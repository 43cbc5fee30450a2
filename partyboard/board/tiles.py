"""The month at a glance: a tile for each headline figure."""

from dataclasses import dataclass

from partyboard.board.columns import MONTHS_IN_VIEW
from partyboard.board.comparison import COMPARABLE, comparison
from partyboard.board.indicators import indicator
from partyboard.board.view import View
from partyboard.text import Month, format_change, format_count

Series = dict[Month, int | None]


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline figure. `change` is against the month before (None: unknown, or not comparable);
    `fair` is that over the organizations that reported both months, in words ("" where they are the
    same); `note` says the rest in words; `series` are the months in view, a gap is None.
    """

    name: str
    label: str
    value: str
    change: int | None
    fair: str
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
    compared = comparison(view, name) if value is not None else COMPARABLE
    return Tile(
        name=name,
        label=entry.label,
        value=view.hidden_figure(name) or ("–" if value is None else format_count(value)),
        change=None if value is None or before is None or compared.instead else value - before,
        fair=compared.fair.words if compared.fair else "",
        note=compared.instead or _beside(view, beside) or _year_before(view, values),
        rising_is_good=entry.rising_is_good,
        series=tuple(values.get(each) for each in months),
        is_level=is_level,
    )


def _beside(view: View, names: tuple[str, ...]) -> str:
    """Figures that belong to the tile's: "1 lớp, 28 đơn vị"."""
    values = [(view.figure(name), indicator(name)) for name in names]
    return ", ".join(
        f"{format_count(value)} {_SHORT.get(entry.name, entry.unit)}"
        for value, entry in values
        if value is not None
    )


_SHORT = {"follow_ups_open": "nội dung chưa xong"}


def _year_before(view: View, values: Series) -> str:
    """The change since the same month of last year, the convention of official tables; "" where too
    few reported then."""
    value, before = values.get(view.month), values.get(view.month - 12)
    if value is None or before is None or not view.is_comparable(view.month - 12):
        return ""
    return f"{format_change(value - before)} so với cùng kỳ"
