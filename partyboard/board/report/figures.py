"""A figure of the month beside those it is compared with: the month before, the year before."""

from dataclasses import dataclass, replace

from partyboard.board.columns import month_of
from partyboard.board.view import View
from partyboard.store.database import Row


@dataclass(frozen=True, slots=True)
class Figure:
    """`source` is "question.column". None: not known; for `before` and `year_ago` also: not to be
    compared, because too few organizations have reported one of the two months.
    """

    source: str
    now: int | None
    before: int | None = None
    year_ago: int | None = None


def summed(view: View, source: str) -> Figure:
    """A figure over the reports of the organizations, compared where nearly all have reported."""
    found = of_register(view, source)
    month = view.month
    if not view.is_comparable():
        return replace(found, before=None, year_ago=None)
    return replace(
        found,
        before=found.before if view.is_comparable(month - 1) else None,
        year_ago=found.year_ago if view.is_comparable(month - 12) else None,
    )


def of_register(view: View, source: str) -> Figure:
    """A figure of the committee's own, which does not wait for the organizations' reports."""
    query, _, column = source.partition(".")
    values = {month_of(row["month"]): _known(row[column]) for row in view.rows(query)}
    month = view.month
    return Figure(source, values.get(month), values.get(month - 1), values.get(month - 12))


def row_of_month(view: View, query: str) -> Row:
    """A question's row of the month; empty where it has none."""
    found = (row for row in view.rows(query) if month_of(row["month"]) == view.month)
    return next(found, {})


def known(row: Row, column: str) -> int | None:
    """A count of a row, None where it is not known."""
    return _known(row.get(column))


def _known(value: object) -> int | None:
    return value if isinstance(value, int) else None
