"""Why warnings were let pass: of the reports that count, as of a time, with what was found."""

from datetime import date, datetime

import pytest
from facts import Facts
from filled_forms import COMMENDATION, at, listing, report, sent

from partyboard.reception import Explanation, Incoming, receive
from partyboard.store import queries
from partyboard.store.database import Store
from partyboard.store.events import restore, withdraw
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
OPENING = ("opening-differs", "Đảng viên", "C7")
DECIDED = ("date-out-of-month", "Khen thưởng", "B6")
LATE_AWARD = {**COMMENDATION, "decided_on": date(2021, 4, 29)}


def explained(content: bytes, moment: datetime, *reasons: tuple[tuple[str, str, str], str]):
    """A workbook whose warnings staff let pass, each with its reason."""
    explanations = tuple(Explanation(*about, reason) for about, reason in reasons)
    return Incoming("bao cao.xlsx", content, moment, "Văn phòng", explanations=explanations)


@pytest.fixture
def take(empty_store, settings):
    """Receives workbooks; all of them must be good enough to count."""
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)

    def batch(*files):
        receipts = receive(empty_store, files, settings, now=at(2021, 6, 1))
        assert {receipt.status for receipt in receipts} == {"accepted"}
        return [receipt.id for receipt in receipts]

    return batch


@pytest.fixture
def two(take, empty_store):
    """April of STC ends with 50 members; in May it begins with 62, SNV has an award of April."""
    take(sent(report("STC", APRIL), at(2021, 4, 22)))
    stc = report("STC", MAY, members={"opening": 62, "closing": 62})
    snv = report("SNV", MAY, commendations=[LATE_AWARD])
    take(
        explained(snv, at(2021, 5, 21), (DECIDED, "Quyết định gửi đến sau ngày 30/4")),
        explained(stc, at(2021, 5, 20), (OPENING, "12 đồng chí chuyển đến do sáp nhập")),
    )
    return empty_store


def keyed(row: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The place of a finding, and the text about it."""
    return row[:-1], row[-1]


def told(store: Store, **parameters: object) -> list[tuple[object, ...]]:
    rows = store.rows("explanations", **parameters)
    return [(row["month"], row["organization"], row["reason"]) for row in rows]


def test_reasons_stand_with_what_was_found_in_the_official_order(two):
    stc, snv = two.rows("explanations")
    assert stc | {"message": ""} == {
        "month": MAY.first,
        "form": "grassroots",
        "organization": "STC",
        "name": "Đảng bộ Sở Tài chính",
        "code": "opening-differs",
        "sheet": "Đảng viên",
        "cell": "C7",
        "message": "",
        "reason": "12 đồng chí chuyển đến do sáp nhập",
        "made_by": "Văn phòng",
        "made_at": at(2021, 6, 1),
    }
    assert "«Đảng viên đầu tháng» ghi 62" in str(stc["message"])
    assert (snv["organization"], snv["sheet"], snv["cell"]) == ("SNV", "Khen thưởng", "B6")


def test_reasons_are_those_that_one_finds_without_our_sql(two):
    facts = Facts(two)
    with two.reading() as cursor:
        place = "submission_id::varchar, code, sheet, cell"
        kept = cursor.execute(f"select {place}, reason from explanation").fetchall()
        found = cursor.execute(f"select {place}, message from finding").fetchall()
    messages = dict(map(keyed, found))
    whose = facts.current.set_index("submission_id")[["period", "organization"]]
    order = list(facts.listed(MAY.first)["code"])
    expected = [
        (*whose.loc[place[0]], place[1], messages[place], reason)
        for place, reason in map(keyed, kept)
    ]
    expected.sort(key=lambda row: order.index(row[1]))
    names = ("month", "organization", "code", "message", "reason")
    assert [tuple(row[name] for name in names) for row in two.rows("explanations")] == expected


def test_columns_and_types_are_those_of_the_header(two):
    with two.reading() as cursor:
        for name, (kind, _) in queries.load("explanations").parameters.items():
            cursor.execute(f"set variable {name} = null::{kind}")
        cursor.execute(queries.load("explanations").sql)
        kinds = {column[0]: str(column[1]).lower() for column in cursor.description}
    kinds["made_at"] = {"timestamp with time zone": "timestamptz"}[kinds["made_at"]]
    declared = queries.load("explanations").columns
    assert kinds == {name: kind for name, (kind, _) in declared.items()}


def test_of_one_organization_only_its_own_are_told(two):
    assert [row[1] for row in told(two, organization="SNV")] == ["SNV"]
    assert told(two, organization="CTVT") == []


def test_as_of_a_time_only_those_of_workbooks_that_had_come(two):
    assert told(two, as_of=at(2021, 5, 19)) == []
    assert [row[1] for row in told(two, as_of=at(2021, 5, 20, 23))] == ["STC"]


def test_reason_goes_with_the_workbook_that_is_replaced(two, take):
    right = report("STC", MAY, members={"opening": 50, "closing": 50})
    take(sent(right, at(2021, 5, 25)))
    assert [row[1] for row in told(two)] == ["SNV"]
    assert [row[1] for row in told(two, as_of=at(2021, 5, 24))] == ["STC", "SNV"]


def test_reason_of_a_workbook_set_aside_returns_with_it(two):
    with two.reading() as cursor:
        query = "select id::varchar from submission where organization = 'SNV' and revision = 1"
        (id_,) = cursor.execute(query).fetchone()
    with two.writing() as cursor:
        withdraw(cursor, id_, at(2021, 6, 2), "nhầm")
    assert [row[1] for row in told(two)] == ["STC"]
    with two.writing() as cursor:
        restore(cursor, id_, at(2021, 6, 3), "đúng")
    assert [row[1] for row in told(two)] == ["STC", "SNV"]


def test_of_a_finding_the_last_reason_stands_as_of_the_time(two):
    with two.writing() as cursor:
        statement = (
            "insert into explanation select submission_id, code, sheet, cell, 'Đã nhận giấy',"
            " 'Văn phòng', ?::timestamptz from explanation where cell = 'B6'"
        )
        cursor.execute(statement, [at(2021, 6, 10)])
    assert [row[2] for row in told(two)][1] == "Đã nhận giấy"
    before = told(two, as_of=at(2021, 6, 9))
    assert [row[2] for row in before][1] == "Quyết định gửi đến sau ngày 30/4"


def test_reason_of_a_rejected_workbook_is_not_told(empty_store, settings):
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)
    bad = report("STC", MAY, members={"closing": 99}, commendations=[LATE_AWARD])
    file = explained(bad, at(2021, 5, 20), (DECIDED, "Quyết định gửi đến sau"))
    (receipt,) = receive(empty_store, [file], settings)
    assert receipt.status == "rejected"
    assert told(empty_store) == []


def test_organization_that_is_in_no_list_is_told_by_its_code(empty_store, settings):
    file = explained(
        report("STC", MAY, commendations=[LATE_AWARD]), at(2021, 5, 20), (DECIDED, "Đúng")
    )
    receive(empty_store, [file], settings)
    (row,) = empty_store.rows("explanations")
    assert (row["organization"], row["name"]) == ("STC", None)
