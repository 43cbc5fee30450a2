"""What was done, worked out a second way from the journals; filters, pages, people."""

from datetime import timedelta

import pytest
from filled_forms import at

LATER = at(2030, 1, 1)
COLUMNS = ("made_at", "made_by", "action", "about")


def journal(store, question):
    with store.reading() as cursor:
        return cursor.execute(question).fetchall()


@pytest.fixture(scope="module")
def deeds(demo_store):
    """By hand: the audit, each workbook that came in, each cell that was set right."""
    rows = journal(demo_store, "select made_at, made_by, action, about from audit")
    found = [(made_at, by or "", action, about) for made_at, by, action, about in rows]
    names = {}
    for id_, made_at, by, status, filename, part in journal(
        demo_store, "select id, received_at, received_by, status, filename, part from submission"
    ):
        names[id_] = filename
        action = "load" if status == "accepted" else "load-rejected"
        about = f"{filename} · {part}" if part is not None else filename
        found.append((made_at, by or "", action, about))
    for id_, sheet, cell, by, made_at in journal(
        demo_store, "select submission_id, sheet, cell, made_by, made_at from correction"
    ):
        found.append((made_at, by or "", "correct", f"{names[id_]} · {sheet}!{cell}"))
    return sorted(found, key=lambda each: (-each[0].timestamp(), each[2], each[3], each[1]))


def asked(store, **parameters):
    rows = store.rows("audit", **parameters)
    return [tuple(row[name] for name in COLUMNS) for row in rows], rows


def test_everything_is_told_once_the_newest_first(demo_store, deeds):
    found, rows = asked(demo_store)
    assert found == deeds and len(deeds) > 1000
    assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
    assert {row["total"] for row in rows} == {len(deeds)}


def test_what_is_asked_for_is_what_fits(demo_store, deeds):
    middle = deeds[len(deeds) // 2][0]
    by = next(each[1] for each in deeds if each[1])
    for wanted, fits in (
        ({"since": middle}, lambda deed: deed[0] > middle),
        ({"as_of": middle}, lambda deed: deed[0] <= middle),
        ({"who": by}, lambda deed: deed[1] == by),
        ({"did": "load-rejected"}, lambda deed: deed[2] == "load-rejected"),
        (
            {"did": "correct", "since": middle},
            lambda deed: deed[2] == "correct" and deed[0] > middle,
        ),
        ({"who": "nobody"}, lambda deed: False),
        ({"since": LATER}, lambda deed: False),
    ):
        found, rows = asked(demo_store, **wanted)
        expected = [deed for deed in deeds if fits(deed)]
        assert found == expected, wanted
        assert {row["total"] for row in rows} <= {len(expected)}


@pytest.mark.parametrize(("skip", "most"), [(0, 50), (50, 50), (130, 7), (10**6, 5), (3, 0)])
def test_a_page_is_a_piece_of_the_whole(demo_store, deeds, skip, most):
    found, rows = asked(demo_store, skip=skip, most=most)
    assert found == deeds[skip : skip + most]
    assert [row["position"] for row in rows] == list(range(skip + 1, skip + 1 + len(rows)))


def test_people_are_those_who_did_something(demo_store, deeds):
    everybody = sorted({deed[1] for deed in deeds} - {""})
    assert [row["made_by"] for row in demo_store.rows("audit_people")] == everybody
    first = min(deed[0] for deed in deeds) - timedelta(seconds=1)
    assert demo_store.rows("audit_people", as_of=first) == []
