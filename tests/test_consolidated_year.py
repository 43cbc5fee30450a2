"""The demo's year 2020 in one consolidated workbook says what its monthly workbooks said."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from partyboard import settings as settings_module
from partyboard.board.view import View
from partyboard.demo.letters import Workbook
from partyboard.demo.workbooks import filled
from partyboard.demo.world import World, build
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.template import Filling
from partyboard.intake.template.consolidated import consolidated_template
from partyboard.intake.template.consolidated_layout import FIRST_LINE
from partyboard.reception import Incoming, receive
from partyboard.store.database import Store
from partyboard.store.rebuild import rebuild
from partyboard.store.submissions import Status
from partyboard.text import VIETNAM, Month, months_between

pytestmark = pytest.mark.slow
SETTINGS = settings_module.load(settings_module.DEFAULT_FILE)
MAY = Month(2020, 5)
MONTHS = months_between(Month(2020, 1), Month(2020, 12))
CAME = datetime(2021, 1, 30, 9, tzinfo=VIETNAM)
AGAIN = datetime(2021, 2, 3, 9, tzinfo=VIETNAM)


@dataclass(frozen=True)
class Year:
    """The world, its year 2020 as one workbook, and a database into which that was loaded."""

    world: World
    content: bytes
    path: Path
    receipts: tuple


def reports(world: World) -> list[Workbook]:
    """The reports of 2020 that stand, in order."""
    return [
        workbook
        for (form, _, period), workbook in world.current.items()
        if form == GRASSROOTS.name and period.year == 2020
    ]


def office(world: World) -> list[Incoming]:
    """The committee's own workbooks of the year: lists, targets, register."""
    return [
        Incoming(letter.filename, filled(letter.workbook), letter.received_at)
        for letter in world.letters
        if letter.workbook.form != GRASSROOTS.name and letter.received_at < CAME
    ]


def consolidated(workbooks: list[Workbook]) -> bytes:
    fillings = [
        Filling(each.organization, each.organization_name, each.period, values=each.sheets)
        for each in workbooks
    ]
    return consolidated_template(GRASSROOTS, fillings)


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> Year:
    world = build()
    content = consolidated(reports(world))
    path = tmp_path_factory.mktemp("year") / "year.duckdb"
    with Store(path) as store:
        receive(store, office(world), SETTINGS)
        receipts = receive(store, [Incoming("tong hop 2020.xlsx", content, CAME)], SETTINGS)
    return Year(world, content, path, tuple(receipts))


@pytest.fixture
def store(year, tmp_path):
    """A database of the test's own in which the consolidated workbook has been loaded."""
    with Store(shutil.copyfile(year.path, tmp_path / "year.duckdb")) as opened:
        yield opened


def facts(store: Store) -> dict[str, list[tuple]]:
    """Every fact of the year's reports in force, with whose it is and of when."""
    found = {}
    with store.reading() as cursor:
        for sheet in GRASSROOTS.sheets:
            names = ", ".join(f'fact."{field.name}"' for field in sheet.fields)
            cursor.execute(
                f"select current.organization, current.period, {names}"
                " from submissions_as_of(null) as current"
                f' inner join "{GRASSROOTS.table(sheet)}" as fact on current.id = submission_id'
                " where current.form = 'grassroots' and year(current.period) = 2020"
                " order by all"
            )
            found[sheet.name] = cursor.fetchall()
    return found


def figures(store: Store) -> list[dict]:
    return [View(store, SETTINGS, month).figures() for month in MONTHS]


def kept(store: Store) -> list[tuple]:
    """How many reports of organizations are kept in which state, how many with bytes."""
    with store.reading() as cursor:
        cursor.execute(
            "select status, count(*), count(content) from submission"
            " where form = 'grassroots' group by status order by status"
        )
        return cursor.fetchall()


def test_every_organization_month_is_a_report_of_its_own_with_its_row(year):
    assert {receipt.status for receipt in year.receipts} == {Status.ACCEPTED}
    assert len(year.receipts) == len(reports(year.world))
    parts = {receipt.report.part for receipt in year.receipts}
    assert len(parts) == len(year.receipts)
    assert f"Tháng 5-2020!B{FIRST_LINE}" in parts


def test_the_facts_are_those_of_the_monthly_workbooks(store, demo_store):
    once, before = facts(store), facts(demo_store)
    for sheet in GRASSROOTS.sheets:
        assert once[sheet.name] == before[sheet.name], sheet.title
    assert len(once["members"]) > 800


def test_the_figures_of_every_month_are_the_same(store, demo_store):
    assert figures(store) == figures(demo_store)


def test_the_same_workbook_again_changes_nothing(year, store):
    again = receive(store, [Incoming("lan 2.xlsx", year.content, AGAIN)], SETTINGS)
    assert {receipt.status for receipt in again} == {Status.UNCHANGED}
    assert kept(store) == [("accepted", len(year.receipts), 0), ("container", 1, 1)]


def test_reading_it_again_gives_the_same_facts(store):
    before = facts(store)
    assert rebuild(store) == ()
    assert facts(store) == before


def test_the_workbook_is_kept_once_and_counts_for_nothing_by_itself(year, store):
    assert kept(store) == [("accepted", len(year.receipts), 0), ("container", 1, 1)]
    received = store.rows("received", month=MAY.first)
    assert [row["form"] for row in received].count("grassroots") == len(
        [each for each in reports(year.world) if each.period == MAY]
    )


def test_who_has_not_reported_is_missing_as_before(store, demo_store):
    for month in MONTHS[::4]:
        once, before = (each.rows("missing", month=month.first) for each in (store, demo_store))
        assert [row["organization"] for row in once] == [row["organization"] for row in before]


def test_a_late_correction_of_one_row_is_one_revision(year, store):
    (*rest, last) = reports(year.world)
    work = {"branches": 17, "branches_met": 17, "branches_met_on_topic": 1}
    late = consolidated([*rest, last.with_record("other_work", **work)])
    again = receive(store, [Incoming("sua.xlsx", late, AGAIN)], SETTINGS)
    (changed,) = [receipt for receipt in again if receipt.status is not Status.UNCHANGED]
    assert (changed.status, changed.revision) == (Status.ACCEPTED, 2)
    assert (changed.report.organization, changed.report.period) == (last.organization, last.period)
    assert kept(store) == [("accepted", len(year.receipts) + 1, 0), ("container", 2, 2)]
    assert len(facts(store)["members"]) == len(year.receipts)


def test_a_report_that_came_by_itself_is_not_replaced_by_the_same_figures(year, store):
    first = reports(year.world)[0]
    work = {"branches": 17, "branches_met": 17, "branches_met_on_topic": 1}
    alone = first.with_record("other_work", **work)
    (own,) = receive(store, [Incoming("rieng.xlsx", filled(alone), AGAIN)], SETTINGS)
    assert (own.status, own.revision) == (Status.ACCEPTED, 2)
    part = consolidated([alone])
    (again,) = receive(store, [Incoming("tong hop.xlsx", part, AGAIN)], SETTINGS)
    assert (again.status, again.revision) == (Status.UNCHANGED, 2)
    assert [found.code for found in again.findings] == ["same-content"]
