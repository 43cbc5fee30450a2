"""Members of a branch that was absorbed, however its heir wrote them down: nothing is guessed.

A has 40 members, F 5, which reports February last; March is A's alone.
"""

import changed_committee as committee
import pytest
from changed_committee import FEBRUARY, JANUARY, MARCH

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.store.database import Store
from partyboard.store.submissions import append

A, F = ({"opening": n, "admitted": 0, "transferred_in": 0, "closing": n} for n in (40, 5))
GONE = F | {"transferred_out": 5, "transferred_out_within": 5, "closing": 0}
TAKEN = A | {"transferred_in": 5, "transferred_in_within": 5, "closing": 45}
IN_OPENING = A | {"opening": 45, "closing": 45}
SEVEN_CAME = A | {"transferred_in": 7, "closing": 47}
CAUSES_IN = ("admitted", "transferred_in", "reinstated")
CAUSES_OUT = ("transferred_out", "died", "expelled", "struck_off", "resigned")


def kept(february_of_f, february_of_a, march_of_a):
    """A board of the three months."""
    store = Store(":memory:")
    codes = [{"code": code, "name": f"Đảng bộ {code}", "sector": "agency"} for code in "AF"]
    ended = codes[1] | {"to_month": FEBRUARY.first, "successor": "A"}
    told = [(JANUARY, "A", A), (JANUARY, "F", F), (FEBRUARY, "A", february_of_a),
            (FEBRUARY, "F", february_of_f), (MARCH, "A", march_of_a)]  # fmt: skip
    with store.writing() as cursor:
        append(
            cursor,
            [
                committee.submission(ORGANIZATIONS, JANUARY, "", {"list": codes}),
                committee.submission(ORGANIZATIONS, MARCH, "", {"list": [codes[0], ended]}),
                *(
                    committee.submission(GRASSROOTS, month, code, {"members": [row]})
                    for month, code, row in told
                ),
            ],
        )
    return store


def in_words(row):
    names = ("opening", "transferred_in", "transferred_out", "other", "closing")
    return tuple(row[name] for name in names)


@pytest.mark.parametrize(
    ("written", "february", "march"),
    [
        # both in F's last month: they left F and came to A
        ((GONE, TAKEN, IN_OPENING), (45, 5, 5, 0, 45), (45, 0, 0, 0, 45)),
        # A a month after F: for a month they are nowhere
        ((GONE, A, TAKEN), (45, 0, 5, 0, 40), (40, 5, 0, 0, 45)),
        # A alone: five came who had been counted
        ((F, A, TAKEN), (45, 0, 0, 0, 45), (45, 5, 0, -5, 45)),
        # seven came to A: how many of them from F, no report says
        ((F, A, SEVEN_CAME), (45, 0, 0, 0, 45), (45, 7, 0, -5, 47)),
        # A begins with them
        ((F, A, IN_OPENING), (45, 0, 0, 0, 45), (45, 0, 0, 0, 45)),
        # nobody wrote down where they went
        ((F, A, A), (45, 0, 0, 0, 45), (45, 0, 0, -5, 40)),
    ],
)
def test_todays_structure_adds_up_what_was_reported_and_calls_the_rest_other(
    written, february, march
):
    with kept(*written) as store:
        successors = store.row("successors")["successors"]
        rows = store.rows("membership_changes", organization="A", successors=successors)
        assert [in_words(row) for row in rows[1:]] == [february, march]
        for asked in ({"successors": successors}, {}):
            for code in (None, "A"):
                for row in store.rows("membership_changes", organization=code, **asked)[1:]:
                    came = sum(row[name] or 0 for name in CAUSES_IN)
                    went = sum(row[name] or 0 for name in CAUSES_OUT)
                    assert row["opening"] + came - went + row["other"] == row["closing"]


def test_what_came_is_the_sum_of_the_cells_that_say_so():
    """A figure that is traced leads to cells: none says which of the seven came from F."""
    with kept(F, A, SEVEN_CAME) as store:
        asked = {"organization": "A", "successors": store.row("successors")["successors"]}
        (march,) = store.rows("parts_of_changes", month=MARCH.first, **asked)
        assert march["transferred_in"] == 7
