"""The copies of the board: when one is made, which ones stay, what is said of them."""

import shutil
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
import small_board
from hypothesis import given
from hypothesis import strategies as st
from small_board import build

from partyboard import backups
from partyboard.backups import copy_to, is_due, listed, make, nightly, standing
from partyboard.backups.nightly import Nightly
from partyboard.backups.thinning import DAYS, MONTHS, WEEKS, superfluous
from partyboard.settings import Backup
from partyboard.store.backup import BackupFailed
from partyboard.store.backup_events import backup_events
from partyboard.store.copies import examined
from partyboard.store.database import Store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

AT = time(2)
NIGHT = datetime(2021, 5, 31, 2, 0, 30, tzinfo=VIETNAM)  # a Monday
MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2026, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=VIETNAM)
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def board_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("board")
    return build(folder / "board.duckdb", small_board.list_only(), small_board.january())


@pytest.fixture
def store(board_file, tmp_path):
    with Store(shutil.copyfile(board_file, tmp_path / "board.duckdb")) as opened:
        yield opened


@pytest.fixture
def app(store, settings):
    """What the app runs beside its pages, with the clock in the test's hand."""
    return Nightly(lambda: store, lambda: settings)


@pytest.fixture
def kept(tmp_path):
    """The folder where copies go unless the settings say another; made by the first copy."""
    return tmp_path / "backups"


def full(monkeypatch):
    """Every disk is full from now on, until the patch is undone."""
    usage = shutil.disk_usage("/")._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)


@pytest.mark.parametrize(
    ("now", "made", "due"),
    [
        ("2021-05-31T02:00", [], True),
        ("2021-05-31T01:59", ["2021-05-30T02:00"], False),
        ("2021-05-31T02:00", ["2021-05-30T02:00"], True),
        ("2021-05-31T02:01", ["2021-05-31T02:00"], False),
        ("2021-05-31T08:00", ["2021-05-30T09:00"], True),  # the machine was off at night
        ("2021-05-31T08:00", ["2021-05-31T07:00"], False),
        ("2021-05-31T01:00", ["2021-05-29T09:00"], True),
        ("2021-05-31T01:00", ["2021-05-30T09:00"], False),
        ("2021-05-31T08:00", ["2099-01-01T02:00"], True),  # the clock was wrong once
        ("2021-05-31T08:00", ["2099-01-01T02:00", "2021-05-31T02:00"], False),
    ],
)
def test_copy_is_due_once_after_each_hour_of_the_night(now, made, due):
    assert is_due(at(now), AT, [at(moment) for moment in made]) is due


def test_clock_set_back_brings_one_copy_more_and_no_loop():
    made = [at("2021-05-31T02:00")]
    minutes = [at("2021-05-30T01:30") + timedelta(minutes=each) for each in range(26 * 60)]
    for now in minutes:
        if is_due(now, AT, made):
            made.append(now)
    assert (
        made[1:]
        == [at("2021-05-30T01:30"), at("2021-05-30T02:00"), at("2021-05-31T02:01")][: len(made) - 1]
    )
    assert len(made) <= 4


def test_of_four_hundred_nights_stay_seven_days_four_weeks_twelve_months():
    nights = [NIGHT - timedelta(days=number) for number in range(400)]
    kept: list[datetime] = []
    for night in reversed(nights):
        kept.append(night)
        gone = superfluous(kept, night)
        kept = [moment for moment in kept if moment not in gone]
    days = [f"2021-05-{day}" for day in (31, 30, 29, 28, 27, 26, 25)]
    weeks = ["2021-05-31", "2021-05-30", "2021-05-23", "2021-05-16"]
    months = [
        *("2021-05-31", "2021-04-30", "2021-03-31", "2021-02-28", "2021-01-31", "2020-12-31"),
        *("2020-11-30", "2020-10-31", "2020-09-30", "2020-08-31", "2020-07-31", "2020-06-30"),
    ]
    assert {str(moment.date()) for moment in kept} == {*days, *weeks, *months}


@given(st.lists(MOMENTS, max_size=60), MOMENTS)
def test_thinning_never_takes_the_newest_nor_what_is_to_come(made, now):
    gone = superfluous(made, now)
    left = set(made) - gone
    assert all(moment <= now for moment in gone)
    past = [moment for moment in made if moment <= now]
    assert not past or max(past) in left
    assert len([moment for moment in left if moment <= now]) <= DAYS + WEEKS + MONTHS
    assert superfluous(left, now) == set()


@given(st.lists(MOMENTS, min_size=1, max_size=60), MOMENTS)
def test_seven_newest_days_are_kept_whatever_the_clock_says(made, now):
    past = [moment for moment in made if moment <= now]
    left = set(made) - superfluous(made, now)
    for day in sorted({moment.date() for moment in past}, reverse=True)[:DAYS]:
        assert max(moment for moment in past if moment.date() == day) in left


def test_copy_made_by_hand_stands_in_the_list_with_all_that_is_known(store, settings, kept):
    copied = make(store, settings, by="An", now=NIGHT)
    assert copied.path == kept / "partyboard-2021-05-31-0200-tay.duckdb"
    (found,) = listed(kept)
    assert (found.path, found.by_hand, found.size) == (copied.path, True, copied.size)
    assert found.made_at == NIGHT.replace(second=0)
    assert "due_day" in examined(copied.path).settings
    with store.reading() as cursor:
        (event,) = backup_events(cursor)
    assert (event.made_by, event.name, event.size) == ("An", copied.path.name, copied.size)
    assert (event.tables, event.rows) == (len(copied.tables), copied.rows) and event.rows > 4


def test_night_takes_away_what_is_superfluous_and_nothing_else(store, settings, kept):
    kept.mkdir()
    others = ("partyboard.duckdb", "partyboard-2021-02-31-0200.duckdb", "anh.jpg", "2021.duckdb")
    by_hand = "partyboard-2021-06-10-0915-tay.duckdb"
    nights = [NIGHT + timedelta(days=number) for number in range(1, 39)]  # until 8 July
    names = [f"partyboard-{night:%Y-%m-%d-%H%M}.duckdb" for night in nights]
    for name in (*others, by_hand, *names):
        (kept / name).touch()
    make(store, settings, by_hand=False, now=at("2021-07-09T02:00:30"))
    days = [f"2021-07-0{day}" for day in (9, 8, 7, 6, 5, 4, 3)]
    left = [*days, "2021-06-30", "2021-06-27", "2021-06-20"]  # a month's last, Sundays
    expected = {*others, by_hand, *(f"partyboard-{day}-0200.duckdb" for day in left)}
    assert {path.name for path in kept.iterdir()} == expected
    assert [found.path.name for found in listed(kept) if found.by_hand] == [by_hand]


def test_app_makes_one_copy_a_night_into_the_folder_of_the_settings(store, settings, tmp_path):
    folder = tmp_path / "o cung ngoai"
    elsewhere = replace(settings, backup=Backup(AT, folder))
    app = Nightly(lambda: store, lambda: elsewhere)
    looks = [app.look(NIGHT + timedelta(minutes=minutes)) for minutes in (0, 1, 60, 1439, 1440)]
    assert looks == [True, False, False, False, True]
    assert [found.by_hand for found in listed(folder)] == [False, False]
    assert examined(listed(folder)[0].path).tables["submission"].rows == 4


@pytest.mark.parametrize("at", [None, AT])
def test_board_without_workbooks_or_without_an_hour_is_not_copied(tmp_path, settings, at):
    with Store(tmp_path / "empty.duckdb") as store:
        app = Nightly(lambda: store, lambda: replace(settings, backup=Backup(at)))
        assert app.look(NIGHT) is False
    assert listed(tmp_path / "backups") == ()


def test_made_up_board_is_not_copied_by_itself(store, settings, app, kept):
    with store.writing() as cursor:
        audit(cursor, NIGHT, "", "demo", "4 tệp")
    assert app.look(NIGHT) is False and listed(kept) == ()
    assert standing(store, settings, NIGHT).is_well


def test_night_that_fails_is_told_until_one_succeeds(
    store, settings, app, kept, monkeypatch, caplog
):
    with monkeypatch.context() as patch:
        full(patch)
        assert app.look(NIGHT) is False
        assert app.look(NIGHT + timedelta(minutes=1)) is False  # not again and again
    found = standing(store, settings, NIGHT)
    assert found.failure and "MB" in found.failure.reason and not found.is_well
    assert found.told.startswith("Sao lưu lúc 02:00 31/5/2021 không xong. Ổ đĩa của")
    assert "Chưa có bản nào. Xem lại" in found.told
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    with store.reading() as cursor:
        told = cursor.execute("select action from audit where action like 'backup%'").fetchall()
    assert told == [("backup-failed",)]
    monkeypatch.setattr(nightly.time, "monotonic", lambda: app._not_before + 1)
    assert app.look(NIGHT + timedelta(hours=1)) is True
    after = standing(store, settings, NIGHT + timedelta(hours=1))
    assert (after.is_well, after.told) == (True, "")


def test_wish_that_cannot_be_fulfilled_is_no_failure_of_the_night(store, settings, app, tmp_path):
    (tmp_path / "letter.docx").write_bytes(b"PK")
    assert app.look(NIGHT) is True
    with pytest.raises(BackupFailed):
        copy_to(store, settings, tmp_path / "letter.docx", now=NIGHT)
    assert standing(store, settings, NIGHT).is_well


def test_copy_on_a_stick_does_not_hide_that_the_night_failed(
    store, settings, app, tmp_path, monkeypatch
):
    with monkeypatch.context() as patch:
        full(patch)
        app.look(NIGHT)
    copy_to(store, settings, tmp_path / "stick.duckdb", now=NIGHT)
    assert standing(store, settings, NIGHT).failure


def test_failure_that_cannot_even_be_written_down_is_still_told(store, settings, kept, monkeypatch):
    full(monkeypatch)
    monkeypatch.setattr(Store, "writing", no_room)
    with pytest.raises(BackupFailed, match="MB"):
        make(store, settings, now=NIGHT)


def no_room(self):
    raise backups.StoreFault("no space left on device")


def test_board_without_a_copy_for_too_long_is_told(store, settings):
    with store.reading() as cursor:
        ((first,),) = cursor.execute("select min(recorded_at) from submission").fetchall()
    assert standing(store, settings, first + timedelta(hours=1)).is_well
    assert standing(store, settings, first + timedelta(days=3)).is_late
    assert "Đã lâu" in standing(store, settings, first + timedelta(days=3)).told
    make(store, settings, now=first + timedelta(days=3))
    assert standing(store, settings, first + timedelta(days=4)).is_well
    assert standing(store, settings, first + timedelta(days=6)).is_late
