"""Two staff load the same organization at the same moment: one comes first, the other after it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from filled_forms import JANUARY, at, listing, report, sent

from partyboard.reception import receive
from partyboard.store.database import Store


def told(members):
    stays = {"opening": members, "closing": members}
    return sent(report("STC", JANUARY, members=stays), at(2021, 1, 22), f"{members}.xlsx")


@pytest.mark.parametrize(
    ("first", "second", "outcomes"),
    [(50, 50, [("accepted", 1), ("unchanged", 1)]), (50, 51, [("accepted", 1), ("accepted", 2)])],
    ids=["same bytes", "other figures"],
)
def test_never_are_both_the_first(tmp_path, settings, first, second, outcomes):
    files, start = (told(first), told(second)), threading.Barrier(2)
    with Store(tmp_path / "board.duckdb") as store:
        receive(store, [sent(listing(), at(2021, 1, 4))], settings)

        def load(file):
            start.wait(timeout=20)
            return receive(store, [file], settings)[0]

        with ThreadPoolExecutor(2) as staff:
            receipts = list(staff.map(load, files))
        assert sorted((each.status, each.revision) for each in receipts) == outcomes
        with store.reading() as cursor:
            cursor.execute("select count(*) from grassroots_members")
            assert cursor.fetchall() == [(sum(status == "accepted" for status, _ in outcomes),)]
