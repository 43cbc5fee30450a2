"""What those who only look are shown: nothing from which a small number of one organization, a
punishment or a shortcoming could be told.
"""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from filled_forms import (
    CLASS,
    COMMENDATION,
    CONCLUSION,
    FOLLOW_UP,
    at,
    listing,
    register,
    report,
    sent,
    targets,
)
from small_board import APRIL, MAY, stays

from partyboard.access.hiding import ASIDE, RULES, Hidden, NotForViewers, is_hidden, without_hidden
from partyboard.access.roles import Role
from partyboard.board.attention import attention, fair_change
from partyboard.board.choice import choice
from partyboard.board.columns import table
from partyboard.board.explained import remarks
from partyboard.board.opening import opening
from partyboard.board.organization import organization_told, organizations, organizations_table
from partyboard.board.organization_tables import open_items, own_targets
from partyboard.board.pictures import PICTURES, behind, picture
from partyboard.board.sequence import sequence
from partyboard.board.tiles import tiles
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.store.database import Store
from partyboard.store.queries import query_names

SMALL = Hidden("dưới 3")
# Down to reports, their texts and files; the list of a kind that no page of theirs asks for.
ONLY_FOR_STAFF = {
    "assessment",
    "audit",
    "audit_people",
    "corrections",
    "explanations",
    "findings",
    "missing",
    "moments",
    "parts_of_changes",
    "parts_of_commendations",
    "parts_of_committee_work",
    "parts_of_follow_ups",
    "parts_of_members",
    "parts_of_training",
    "parts_of_work",
    "received",
    "revisions",
    "submissions",
    "target_changes",
    "targets",
    "workbooks",
}


def nobody(_row):
    return False


def everybody(_row):
    return True


def rows(query, smallest=3, is_alone=nobody, **columns):
    return without_hidden(query, table(columns), smallest, is_alone).rows


def test_a_question_that_nobody_spoke_of_is_not_answered():
    with pytest.raises(NotForViewers):
        without_hidden("received", table({"id": ["1"]}), 3, nobody)


def test_every_question_is_open_kept_back_in_part_or_for_staff():
    assert set(query_names()) == RULES.keys() | ONLY_FOR_STAFF
    assert RULES.keys() & ONLY_FOR_STAFF == set()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([4, 3, 12], [4, 3, 12]),
        ([0, 3, 12], [SMALL, 3, 12]),
        ([0, 0, 12], [SMALL, SMALL, 12]),
        ([1, 2, 12], [SMALL, SMALL, 12]),
        ([1, 0, 12], [SMALL, SMALL, 12]),  # else a total of 13 would leave 1
        ([1, 5, 12], [SMALL, ASIDE, 12]),  # so would it here
        ([2, 2, 5, 12], [SMALL, SMALL, ASIDE, 12]),  # 4 of two below 3 can only be 2 and 2
        ([None, 1, 0], [None, SMALL, SMALL]),  # not reported is no number
    ],
)
def test_numbers_of_organizations_below_the_least_are_hidden_with_what_would_tell_them(
    given, shown
):
    found = rows("training_by_organization", organization=["A", "B", "C", "D"][: len(given)],
                 participants=given)  # fmt: skip
    assert [row[1] for row in found] == shown


@pytest.mark.parametrize(("least", "shown"), [(0, 1), (1, 1), (2, SMALL), (5, SMALL)])
def test_the_least_is_set_by_the_office(least, shown):
    found = rows("members_by_organization", least, organization=["A"], members=[1])
    assert found == (("A", shown if shown == 1 else Hidden(f"dưới {least}")),)


def test_the_sum_of_all_is_shown_and_that_of_one_is_not():
    asked = {"month": [MAY.first], "admitted": [2]}
    assert rows("membership_changes", **asked, **gone(0)) == ((MAY.first, 2, 0),)
    assert rows("membership_changes", 3, everybody, **asked, **gone(0)) == (
        (MAY.first, SMALL, SMALL),
    )


def gone(expelled, died=0):
    return {"died": [died], "expelled": [expelled], "struck_off": [0], "resigned": [0]}


def test_expulsion_is_one_number_with_death_striking_off_and_leaving():
    found = without_hidden(
        "membership_changes", table({"month": [MAY.first], **gone(4, 3)}), 3, nobody
    )
    assert found.names == ("month", "gone")
    assert found.rows == ((MAY.first, 7),)


@pytest.mark.parametrize(
    ("query", "column"), [("follow_ups", "shortcoming"), ("organization_events", "note")]
)
def test_what_somebody_wrote_about_an_organization_is_withheld(query, column):
    asked = table({"organization": ["A"], column: ["Đồng chí B bị nhắc nhở"]})
    assert without_hidden(query, asked, 0, nobody).rows == (("A",),)


def test_a_sum_over_months_of_one_organization_is_hidden_whatever_its_size():
    asked = {"organization": ["A", "A"], "indicator": ["admitted", "classes"]}
    found = rows("targets_by_organization", **asked, cumulative=[40, 4])
    assert [row[2] for row in found] == [ASIDE, 4]  # classes are no people


def test_a_part_that_leaves_a_small_rest_is_hidden():
    found = rows("structure", 3, everybody, members=[20], **{name: [None] for name in PARTS})
    assert found == ((20, *[None] * 6),)
    found = rows("structure", 3, everybody, members=[20], **{**NONE, "female": [19]})
    assert found[0][:2] == (20, ASIDE)  # one man


PARTS = ("female", "probationary", "ethnic_minority", "religious", "aged_under_31", "exempt")
NONE = {name: [None] for name in PARTS}


STC, SNV = "STC", "SNV"
OPENING = {STC: 50, SNV: 30, "CTVT": 20}
TARGET = {"indicator": "admitted", "target": 6}


def of(code, count, reason):
    """One came, for this reason; `count` people of a kind."""
    return report(
        code,
        MAY,
        members={
            "opening": OPENING[code],
            "closing": OPENING[code] + 1,
            "female": count,
            reason: 1,
        },
        training=[{**CLASS, "participants": count}],
        commendations=[{**COMMENDATION, "decision": f"{code}-QĐ", "individuals": count}],
        follow_ups=[FOLLOW_UP] if code == STC else [],
    )


def world(path, settings, swapped=False):
    """A committee of three. Between the two worlds nothing differs but who is who: who of two was
    admitted and who came, who sent two to a class and who one, whether one was expelled or died."""
    one, other = (SNV, STC) if swapped else (STC, SNV)
    came = {one: of(one, 2, "admitted"), other: of(other, 1, "transferred_in")}
    told = "Bí thư chi bộ A nhận quà" if swapped else "Phó bí thư chi bộ B vắng họp"
    left = {"opening": 20, "closing": 19} | ({"died": 1} if swapped else {"expelled": 1})
    contents = [
        listing(),
        register(APRIL, {**CONCLUSION, "shortcoming": told, "due_on": date(2021, 4, 20)}),
        targets(2021, *({**TARGET, "organization": code} for code in OPENING)),
        *(report(code, APRIL, members=stays(number)) for code, number in OPENING.items()),
        *(came[code] for code in (STC, SNV)),
        report("CTVT", MAY, members=left, other_work={"disciplined_by_party": int(not swapped)}),
    ]
    store, at_once = Store(path), at(2021, 5, 20)
    received = receive(
        store, [sent(each, at_once) for each in contents], settings, now=at(2021, 5, 31)
    )
    assert [each.status for each in received] == ["accepted"] * len(contents)
    return store


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    from partyboard import settings as module

    settings, folder = module.load(module.DEFAULT_FILE), tmp_path_factory.mktemp("worlds")
    stores = [world(folder / f"{swapped}.duckdb", settings, swapped) for swapped in (False, True)]
    yield [View(store, settings, MAY, today=date(2021, 5, 31)) for store in stores]
    for store in stores:
        store.close()


_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


def everything(view):
    """All that any page of theirs is made of, as text."""
    found = [repr(view.answer(query).rows) for query in sorted(RULES)]
    for name in PICTURES:
        chart = picture(view, name)
        found += [chart.title, chart.subtitle, chart.alt, repr(chart.table.rows)]
        found += [json.dumps(chart.figure.to_plotly_json(), default=str), repr(behind(view, name))]
    found += [repr(each(view)) for each in (tiles, attention, fair_change, sequence, remarks)]
    found += [repr(opening(view)), repr(view.figures())]
    found += [repr(each(view).rows) for each in (open_items, own_targets)]
    found.append(repr(organizations_table(organizations(view)).rows))
    return [_ID.sub("", text) for text in found]


@pytest.mark.parametrize("code", [None, "STC", "CTVT"])
def test_viewers_cannot_tell_two_worlds_apart_that_differ_in_what_is_hidden(worlds, code):
    first, second = (
        everything(replace(view, organization=code, shown_to=Role.VIEWER)) for view in worlds
    )
    assert first == second


@pytest.mark.parametrize(
    "query",
    [
        "changes_by_organization",
        "commendations_by_organization",
        "follow_ups",
        "members_by_organization",
        "membership_changes",
        "other_work",
        "training_by_organization",
    ],
)
def test_staff_see_what_is_hidden_from_viewers(worlds, query):
    first, second = (replace(view, shown_to=Role.STAFF).answer(query).rows for view in worlds)
    assert first != second


def test_what_was_drawn_for_staff_is_not_shown_to_viewers(worlds):
    view = replace(worlds[0], organization="STC", shown_to=Role.STAFF)
    for role, is_drawn in ((Role.STAFF, True), (Role.VIEWER, False), (Role.ADMIN, True)):
        chart = picture(replace(view, shown_to=role), "admissions_by_month")
        assert bool(chart.figure.data) is is_drawn, role
        assert ("không hiện với tài khoản xem" in chart.title) is not is_drawn


def test_a_tile_says_that_a_number_is_small(worlds):
    view = replace(worlds[0], organization="STC", shown_to=Role.VIEWER)
    found = {tile.name: tile for tile in tiles(view)}
    assert (found["admitted"].value, found["admitted"].change) == ("dưới 3", None)
    assert (found["members"].value, found["members"].change) == ("51", 1)
    assert organization_told(view, organizations(view)[0]).startswith("Có 51 đảng viên")


def test_discipline_is_no_figure_of_theirs_nor_of_anybody_elses_total(worlds):
    asked, withheld = worlds[0], {"disciplined_by_party", "awaiting_party_discipline"}
    assert withheld <= asked.figures().keys()
    assert withheld & replace(asked, shown_to=Role.VIEWER).figures().keys() == set()


def test_a_month_that_one_alone_reported_is_that_organizations(tmp_path, settings):
    with Store(tmp_path / "one.duckdb") as store:
        one = report("STC", MAY, members={"opening": 50, "admitted": 2, "closing": 52})
        receive(store, [sent(listing()), sent(one)], settings, now=at(2021, 5, 31))
        view = View(store, settings, MAY, shown_to=Role.VIEWER)
        assert is_hidden(view.answer("membership_changes"))
        assert view.figure("admitted") is None


def test_only_moments_that_offer_themselves_are_shown_to_viewers(worlds):
    store, settings, asked = worlds[0].store, worlds[0].settings, "2021-05-20T12:00"
    (doubt,) = choice(store, settings, {"as_of": asked}, Role.VIEWER).doubts
    assert doubt.startswith("Chỉ xem lại được số liệu của cuộc họp")
    assert choice(store, settings, {"as_of": asked}, Role.VIEWER).view.as_of is None
