"""From which month on one asks only cuts the answer: no figure depends on it."""

from datetime import date

import pytest

from partyboard.store import queries

ASKED = [name for name in queries.query_names() if "first_month" in queries.load(name).parameters]
MONTHS = [date(2019, 1, 1), date(2020, 1, 1), date(2020, 10, 1), date(2021, 5, 1), date(2021, 6, 1)]


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("organization", [None, "CTXD"])
def test_answer_since_a_month_is_the_later_part_of_the_whole(demo_store, name, organization):
    known = {"organization": organization}
    given = {key: known[key] for key in known if key in queries.load(name).parameters}
    whole = demo_store.rows(name, **given)
    for since in MONTHS:
        later = [row for row in whole if row["month"] >= since]
        assert demo_store.rows(name, first_month=since, **given) == later, since
