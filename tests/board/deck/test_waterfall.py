"""Steps as stacked bars on bars that are not seen, worked out by hand."""

import pytest

from partyboard.board.canvas import PROJECTED
from partyboard.board.deck.plots import Shape
from partyboard.board.deck.reading import plots
from partyboard.board.deck.waterfall import BASE, NUMBERS
from partyboard.board.palette import BLUE, SAND
from partyboard.board.steps import End, Step, steps


def drawn(opening, changes, closing):
    """Series by name, of changes given as (name, change)."""
    found = [Step(name, change, BLUE if change > 0 else SAND) for name, change in changes]
    drawing = steps(End("Tháng 4", opening), found, End("Tháng 5", closing), PROJECTED)
    (plot,) = plots(drawing, {}, PROJECTED)
    assert plot.stacked
    return {series.name: series for series in plot.series}


def tops(series):
    """Where the bars of each category end, from their invisible foot on: (lowest, highest)."""
    bars = [each for each in series.values() if not each.shape.is_line]
    columns = zip(*(each.values for each in bars), strict=True)
    return [
        (sum(v for v in column if v and v < 0), sum(v for v in column if v and v > 0))
        for column in columns
    ]


def test_rising_and_falling_over_the_level_of_the_opening():
    found = drawn(100, [("Kết nạp", 15), ("Chuyển đến", 5), ("Chuyển đi", -9)], 111)
    assert found[BASE].values == (0, 0, 15, 11, 0)
    assert found["Tăng"].values == (None, 15, 5, None, None)
    assert found["Chuyển đi"].values == (None, None, None, 9, None)
    assert found["Cuối tháng so với đầu tháng"].values == (None, None, None, None, 11)


def test_below_the_level_of_the_opening_bars_hang():
    found = drawn(100, [("Chuyển đi", -9), ("Từ trần", -2), ("Khai trừ", -1)], 88)
    assert found[BASE].values == (0, 0, -9, -11, 0)
    assert found["Giảm (dưới mức đầu tháng)"].values == (None, -9, -2, -1, None)
    assert found["Cuối tháng so với đầu tháng (dưới mức đầu tháng)"].values[-1] == -12


def test_bar_across_the_level_of_the_opening_has_two_parts():
    found = drawn(100, [("Kết nạp", 4), ("Chuyển đi", -9)], 95)
    assert found[BASE].values == (0, 0, 0, 0)
    assert found["Chuyển đi"].values == (None, None, 4, None)
    assert found["Chuyển đi (dưới mức đầu tháng)"].values == (None, None, -5, None)
    assert tops(found)[2] == (-5, 4)


@pytest.mark.parametrize(
    "changes",
    [
        [("a", 15), ("b", 5), ("c", -9), ("d", -1)],
        [("a", -3), ("b", 10), ("c", -12), ("d", 1)],
        [("a", 1), ("b", -1)],
        [],
    ],
)
def test_each_bar_reaches_from_the_level_before_to_the_level_after(changes):
    closing = 50 + sum(change for _, change in changes)
    found = drawn(50, changes, closing)
    reached = tops(found)
    level = 0
    for at, (_, change) in enumerate(changes, 1):
        ends = sorted((level, level + change))
        assert reached[at] == (min(ends[0], 0), max(ends[1], 0))
        level += change
    assert level == closing - 50


def test_numbers_are_those_of_the_page_over_the_bars():
    found = drawn(3380, [("Kết nạp", 15), ("Chuyển đi", -9)], 3386)
    numbers = found[NUMBERS]
    assert numbers.shape is Shape.UNSEEN_LINE
    assert [label.text for label in numbers.labels] == ["3.380", "+15", "−9", "3.386"]
    assert numbers.values == (0, 15, 15, 6)


def test_month_without_a_change_has_both_ends():
    found = drawn(8, [], 8)
    assert [label.text for label in found[NUMBERS].labels] == ["8", "8"]
