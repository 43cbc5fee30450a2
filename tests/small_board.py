"""A board small enough to know by heart: three organizations, January to March 2021.

STC has 50 members, SNV 30, CTVT 20. In January all report; STC admits two, so the committee ends
the month with 102. In February nobody reports. In March STC alone does, and admits one: 103.
"""

from datetime import date
from pathlib import Path

from filled_forms import (
    CLASS,
    CONCLUSION,
    FOLLOW_UP,
    JANUARY,
    STC,
    at,
    listing,
    register,
    report,
    sent,
)

from partyboard import settings
from partyboard.reception import receive
from partyboard.store.database import Store
from partyboard.text import Month

HOSTILE = "<b>Sở</b> $x$ *y* :red[z] :smile: -> `q` [a](http://b)"
FEBRUARY, MARCH, APRIL, MAY = (Month(2021, number) for number in (2, 3, 4, 5))
STC_IN_JANUARY = {"opening": 50, "admitted": 2, "closing": 52, "official_conversions": 1}
STC_IN_MARCH = {"opening": 52, "admitted": 1, "closing": 53}


def stays(members: int) -> dict[str, int]:
    """A month in which nobody came or went."""
    return {"opening": members, "closing": members}


def everybody(month: Month, admitted: int = 0, opening: int = 50) -> list[bytes]:
    """The same report of all three."""
    members = {"opening": opening, "admitted": admitted, "closing": opening + admitted}
    return [report(code, month, members=members) for code in ("STC", "SNV", "CTVT")]


def list_only():
    """What the office sends before anybody reports."""
    return [sent(listing(), at(2021, 1, 4), "danh sach.xlsx")]


def january():
    """Everybody reports."""
    when = at(2021, 1, 22)
    return [
        sent(report("STC", JANUARY, members=STC_IN_JANUARY), when, "STC thang 1.xlsx"),
        sent(report("SNV", JANUARY, members=stays(30)), when, "SNV thang 1.xlsx"),
        sent(report("CTVT", JANUARY, members=stays(20)), when, "CTVT thang 1.xlsx"),
    ]


def march():
    """One reports, after a month in which nobody did."""
    return [sent(report("STC", MARCH, members=STC_IN_MARCH), at(2021, 3, 24), "STC thang 3.xlsx")]


def quarter():
    """Three organizations; nobody reported February, one reported March."""
    return list_only(), january(), march()


def hostile(name=HOSTILE):
    """One organization whose every text would be markup; one shortcoming of its is overdue."""
    course = {"course": name, "opened_on": MARCH.first, "participants": 3}
    training = [{**CLASS, **course}]
    follow_ups = [{**FOLLOW_UP, "shortcoming": name}]
    told = report(
        "STC", MARCH, name=name, members=stays(50), training=training, follow_ups=follow_ups
    )
    due = {"concluded_on": date(2021, 1, 5), "due_on": date(2021, 2, 10), "shortcoming": name}
    return (
        [sent(listing(rows=({**STC, "name": name, "note": name},)), at(2021, 1, 4))],
        [sent(register(MARCH, {**CONCLUSION, **due}), at(2021, 3, 1))],
        [sent(told, at(2021, 3, 20), f"{name}.xlsx")],
    )


def build(path: Path, *batches) -> Path:
    """A database with these batches loaded."""
    with Store(path) as store:
        for batch in batches:
            receipts = receive(store, batch, settings.load(settings.DEFAULT_FILE))
            assert [receipt.status for receipt in receipts] == ["accepted"] * len(batch)
    return path
