"""People turn pages while others load: nothing fails, and the figures are those of a quiet load.

The long forms: `python -m benchmarks.load`, and for an hour `python -m benchmarks.load --soak 60`.
"""

import pytest

from benchmarks.load import Plan, differing, measure

SHORT = Plan(
    people=4, staff=2, seconds=4, pause=(0.2, 0.5), workbooks=6, rounds=1, stays=2, at_newest=0.5
)
MEGABYTES = 700  # the server with its two readers holds about 400


@pytest.mark.slow
def test_figures_are_right_for_all_who_look_and_load_at_once(demo_file, tmp_path):
    measured = measure(demo_file, tmp_path, SHORT)
    assert measured.wrong == []
    assert len(measured.loads) == SHORT.staff
    assert len(measured.turned) >= SHORT.people
    assert max(size for _, size in measured.megabytes) < MEGABYTES
    assert measured.left == 0


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ({"members": 1, "trained": None}, []),
        ({"members": 2, "trained": None}, ["members: another figure"]),
        ({"members": 1, "trained": 0}, ["trained: another figure"]),
        ({"members": 1, "trained": None, "new": 3}, ["new: another figure"]),
    ],
)
def test_figure_that_is_another_than_after_a_quiet_load_is_told(found, lines):
    assert differing({"members": 1, "trained": None}, found) == lines
