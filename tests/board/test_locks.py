"""Every month as it stands: final or open, since when, by whom, why."""

import shutil
from datetime import datetime

import pytest
from small_board import JANUARY, MARCH

from partyboard.board.locks import month_states, months_table, years_of
from partyboard.board.view import View
from partyboard.store.database import Store
from partyboard.store.events import lock_month, reopen_month
from partyboard.text import VIETNAM, Month


@pytest.fixture
def view(quarter_file, tmp_path, settings):
    """Three months, of which January was locked twice and 2019 once before there was a report."""
    with Store(shutil.copyfile(quarter_file, tmp_path / "b.duckdb")) as store:
        with store.writing() as cursor:
            lock_month(cursor, Month(2019, 12), _at(1), "Lan")
            lock_month(cursor, JANUARY, _at(2), "Lan")
            reopen_month(cursor, JANUARY, _at(3), "Bổ sung", "An")
            lock_month(cursor, JANUARY, _at(4), "An", "Thiếu một đơn vị")
            lock_month(cursor, MARCH, _at(5), "Lan")
            reopen_month(cursor, MARCH, _at(6), "Sai số liệu", "An")
        yield View(store, settings, MARCH)


def _at(day):
    return datetime(2021, 4, day, 9, tzinfo=VIETNAM)


def test_the_last_thing_that_happened_is_the_state(view):
    states = month_states(view)
    assert [(str(each.month), each.told, each.is_locked) for each in states] == [
        ("2021-03", "Đã mở lại", False),
        ("2021-02", "Chưa chốt", False),
        ("2021-01", "Đã chốt", True),
        ("2019-12", "Đã chốt", True),
    ]
    assert [len(each.events) for each in states] == [2, 0, 3, 1]
    assert [(each.received, each.expected) for each in states] == [(1, 3), (0, 3), (3, 3), (0, 0)]


def test_the_table_is_of_a_year_or_of_all(view):
    states = month_states(view)
    assert years_of(states) == [2021, 2019]
    assert months_table(states, 2021).rows == (
        ("3/2021", "Đã mở lại", "1/3", "09:00 6/4/2021", "An", "Sai số liệu"),
        ("2/2021", "Chưa chốt", "0/3", "", "", ""),
        ("1/2021", "Đã chốt", "3/3", "09:00 4/4/2021", "An", "Thiếu một đơn vị"),
    )
    assert len(months_table(states)) == 4
    assert months_table(states, 2019).rows[0][2] == "–"
