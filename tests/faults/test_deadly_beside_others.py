"""A workbook that ends the process that reads it, while somebody else loads: both are answered
rightly, and every other workbook is in."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from filled_forms import JANUARY, at, listing, report, sent
from spreadsheets import DEADLY, xlsx

from partyboard.intake.worker import Reader
from partyboard.reception import receive
from partyboard.text import Month

MONTHS = [Month(2021, number) for number in range(1, 7)]


@pytest.fixture
def store(empty_store, settings):
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)
    return empty_store


def of(code):
    """Half a year's reports of an organization."""
    return [sent(report(code, month), at(2021, 7, 1), f"{code}.xlsx") for month in MONTHS]


def test_others_workbooks_are_loaded_and_the_deadly_one_is_answered(store, settings):
    deadly = sent(xlsx({"Đảng viên": DEADLY}), at(2021, 7, 1), "hong.xlsx")
    first = [deadly, *of("STC")[:3], deadly, *of("STC")[3:], deadly]
    start = threading.Barrier(2)
    with Reader(workers=2) as reader, ThreadPoolExecutor(2) as staff:

        def load(files):
            start.wait(timeout=20)
            return receive(store, files, settings, reader=reader)

        of_first, of_second = staff.map(load, (first, of("SNV")))
    told = [(str(each.status), [found.code for found in each.findings][:1]) for each in of_first]
    assert [told[place] for place in (0, 4, 8)] == [("rejected", ["too-large"])] * 3
    assert [told[place][0] for place in (1, 2, 3, 5, 6, 7)] == ["accepted"] * 6
    assert [str(each.status) for each in of_second] == ["accepted"] * 6
    assert reader.pids == []
    for code in ("STC", "SNV"):
        rows = [row for row in store.rows("submissions") if row["organization"] == code]
        assert [(row["status"], row["revision"]) for row in rows] == [("accepted", 1)] * 6
    assert JANUARY.first in {row["month"] for row in store.rows("members")}
