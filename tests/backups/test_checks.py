"""The copies one by one: what is known of each, and one of them read whole."""

import shutil
from datetime import timedelta

import pytest
from filled_forms import at, listing, sent

from partyboard import backups
from partyboard.backups.checks import check_copy, copies_table, copy_states, way_to_restore
from partyboard.reception import receive
from partyboard.store.copies import NotABackup
from partyboard.store.database import Store

FIRST, SECOND, NOW = at(2021, 6, 1), at(2021, 6, 3), at(2021, 6, 4)


@pytest.fixture
def store(tmp_path, settings):
    """A board of which there are two copies: one of the night, one that Lan made."""
    with Store(tmp_path / "board.duckdb") as opened:
        receive(opened, [sent(listing())], settings, now=at(2021, 5, 31))
        backups.make(opened, settings, by_hand=False, now=FIRST)
        backups.make(opened, settings, by="Lan", now=SECOND)
        yield opened


def told(store, settings):
    rows = copies_table(copy_states(store, settings), NOW).rows
    return [(row[1], *row[5:]) for row in rows]


def damage(path):
    """Half of the file is lost."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def test_each_says_how_old_it_is_whose_and_that_it_was_read_back(store, settings):
    assert told(store, settings) == [
        ("1 ngày", "Lan", "tốt, khi sao lưu"),
        ("3 ngày", "Chương trình", "tốt, khi sao lưu"),
    ]
    newest, oldest = copy_states(store, settings)
    assert newest.made.rows > oldest.made.rows > 0


def test_one_that_is_read_whole_says_when(store, settings):
    newest, _ = copy_states(store, settings)
    assert check_copy(store, newest.kept, "An", NOW).rows == newest.made.rows
    assert told(store, settings)[0][2] == "tốt, lúc 09:00 4/6/2021"
    (row,) = store.rows("audit", did="backup-checked")
    assert (row["made_by"], row["about"]) == ("An", newest.kept.path.name)


def test_one_that_is_damaged_is_told_until_it_is_good_again(store, settings):
    newest, oldest = copy_states(store, settings)
    good = oldest.kept.path.read_bytes()
    damage(oldest.kept.path)
    with pytest.raises(NotABackup):
        check_copy(store, oldest.kept, "An", NOW)
    assert told(store, settings)[0][2] == "tốt, khi sao lưu"
    assert told(store, settings)[1][2] == "HỎNG, lúc 09:00 4/6/2021"
    oldest.kept.path.write_bytes(good)
    check_copy(store, oldest.kept, "An", NOW + timedelta(hours=1))
    assert told(store, settings)[1][2] == "tốt, lúc 10:00 4/6/2021"


def test_one_that_this_board_does_not_know_of_is_listed_as_unchecked(store, settings, tmp_path):
    newest, _ = copy_states(store, settings)
    shutil.copyfile(
        newest.kept.path, newest.kept.path.with_name("partyboard-2021-05-20-0200.duckdb")
    )
    last = copies_table(copy_states(store, settings), NOW).rows[-1]
    assert (last[1], last[4], last[6]) == ("15 ngày", "–", "chưa")


def test_the_way_to_restore_names_the_copy_and_the_board(store, settings):
    newest, _ = copy_states(store, settings)
    steps = " ".join(way_to_restore(newest.kept, store.path))
    assert f'partyboard restore "{newest.kept.path}" --db "{store.path}"' in steps
    assert "09:00 3/6/2021" in steps
