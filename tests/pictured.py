"""Frames as the queries answer them, and what a figure says, for the tests of the charts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import plotly.graph_objects as go

from partyboard.board.chart import Chart
from partyboard.board.honesty import Honesty
from partyboard.store.answers import Answer
from partyboard.text import Month, months_between

MAY = Month(2021, 5)
YEAR = months_between(MAY - 12, MAY)
SEEN_AT = datetime(2021, 5, 31, 16, 5)
RECEIVED = Honesty(received=66, expected=68, carried=2, as_of=SEEN_AT, provisional=True)
ONE_UNIT = Honesty(received=1, expected=1, carried=0, as_of=SEEN_AT, provisional=False)
NOTHING = Honesty(received=0, expected=68, carried=0, as_of=None, provisional=True)

TOTALS = [3218, 3229, 3236, 3251, 3262, 3280, 3297, 3321, 3330, 3338, 3352, 3362, 3390]
CAUSES = (
    "opening", "admitted", "transferred_in", "transferred_in_within", "reinstated",
    "transferred_out", "transferred_out_within", "died", "expelled", "struck_off", "resigned",
    "other", "closing",
)  # fmt: skip
# 3362 + 15 + 22 − 6 − 2 − 1 = 3390; of those who came or went, 4 and 4 moved within.
MONTH = (3362, 15, 26, 4, 0, 10, 4, 2, 0, 1, 0, 0, 3390)
QUIET = (52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 52)


def answer(columns: Mapping[str, Sequence[Any]]) -> Answer:
    """What a question would answer, from its columns; the types do not matter to a chart."""
    rows = tuple(zip(*columns.values(), strict=True))
    return Answer(tuple(columns), ("BIGINT",) * len(columns), rows)


NO_ANSWER = answer({})


def by_month(columns: Mapping[str, Sequence[Any]], last: Month = MAY) -> Answer:
    """Columns for the months up to the last."""
    number = len(next(iter(columns.values())))
    months = [month.first for month in months_between(last - (number - 1), last)]
    return answer({"month": months, **columns})


def members(totals: Sequence[int | None], carried: Sequence[int] | None = None) -> Answer:
    """What `members` answers, for the months up to May 2021."""
    return by_month({"members": totals, "carried": carried or [0] * len(totals)})


def changes(*rows: Sequence[int | None]) -> Answer:
    """What `membership_changes` answers: a row a month, in the order of CAUSES."""
    columns = zip(*rows, strict=True)
    return by_month({name: list(values) for name, values in zip(CAUSES, columns, strict=True)})


def drawn(figure: go.Figure) -> dict[str, Any]:
    """The figure as the browser gets it."""
    found: dict[str, Any] = figure.to_plotly_json()
    return found


def texts(figure: go.Figure) -> list[str]:
    """What stands in the picture as annotations."""
    return [note.text for note in figure.layout.annotations]


def said(chart: Chart) -> str:
    """All annotations of a chart in one text, lines joined."""
    return " | ".join(texts(chart.figure)).replace("<br>", " ")
