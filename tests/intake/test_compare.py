"""The rules between workbooks, each with what is known beside the report as a value."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from comparing import APRIL, JUNE, LIST, MAY, SKHDT, TODAY, compared, found
from workbooks import committee, grassroots, organizations, targets

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine
from partyboard.intake.context import Current, LastReport, OpenItem, Organization, Within
from partyboard.text import Month, key


def listed(**entries: Organization) -> Mapping[str, Organization]:
    return {entry.code: entry for entry in (*LIST.values(), *entries.values())}


def test_nothing_known_means_nothing_to_say() -> None:
    assert compared(grassroots()) == ()


def test_a_good_report_among_everything_known_has_nothing_said_of_it() -> None:
    assert (
        compared(
            grassroots(),
            organizations=LIST,
            received_at=datetime(2021, 5, 25, 16, 0),
            due_on=date(2021, 5, 25),
            locked={APRIL: date(2021, 5, 10)},
            last=LastReport(APRIL, {"members": {"closing": 52, "probationary": 4}}),
            history={"members.admitted": (1, 0, 2) * 8},
            open_items=(OpenItem("12-KL/ĐUK", "1"),),
            register=frozenset({(key("12-KL/ĐUK"), "1")}),
            within=Within(3, 3, complete=True),
        )
        == ()
    )


@pytest.mark.parametrize(
    "book", [Workbook(), grassroots(info={"month": "?"}), grassroots(info={"form": "x/1"})]
)
def test_a_report_without_form_or_month_is_not_compared(book: Workbook) -> None:
    assert compared(book, organizations={}, locked={MAY: TODAY}) == ()


# Whose report


@pytest.mark.parametrize(
    ("typed", "name", "hint"),
    [
        (7, None, "007"),
        ("7", None, "007"),
        ("stc", None, "STC"),
        ("SKHĐT", None, "SKHDT"),
        ("SKHDTT", None, "SKHDT"),
        ("TC01", "Đảng bộ sở Tài chính", "STC"),
    ],
)
def test_a_code_that_is_not_in_the_list_is_an_error_with_the_nearest(
    typed: object, name: str | None, hint: str
) -> None:
    book = grassroots(info={"organization": typed, "organization_name": name})
    findings = compared(book, organizations=LIST)
    assert found(findings) == [("unknown-organization", "Thông tin!C7")]
    assert hint in findings[0].message


def test_a_code_like_no_other_has_no_hint() -> None:
    book = grassroots(info={"organization": "ZZZ999", "organization_name": None})
    findings = compared(book, organizations=LIST)
    assert not any(entry.code in findings[0].message for entry in LIST.values())


def test_an_organization_that_was_dissolved_does_not_report() -> None:
    closed = Organization("STC", "Đảng bộ Sở Tài chính", to_month=Month(2020, 6), successor="SKHDT")
    findings = compared(grassroots(), organizations=listed(closed=closed))
    assert found(findings) == [("organization-closed", "Thông tin!C7")]
    assert "7/2020" in findings[0].message
    assert SKHDT.name in findings[0].message


def test_an_organization_does_not_report_before_it_was_founded() -> None:
    young = Organization("STC", "Đảng bộ Sở Tài chính", from_month=JUNE)
    findings = compared(grassroots(), organizations=listed(young=young))
    assert found(findings) == [("organization-closed", "Thông tin!C7")]
    assert "6/2021" in findings[0].message


def test_an_organization_reports_in_its_first_and_in_its_last_month() -> None:
    entry = Organization("STC", "Đảng bộ Sở Tài chính", from_month=MAY, to_month=MAY)
    assert compared(grassroots(), organizations=listed(entry=entry)) == ()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Đảng bộ Sở Tài Chính ", []),
        (None, []),
        ("Đảng bộ Sở Tài nguyên", [("name-differs", "Thông tin!C8")]),
    ],
)
def test_a_name_is_compared_with_the_list(name: str | None, codes: list[tuple[str, str]]) -> None:
    book = grassroots(info={"organization_name": name})
    assert found(compared(book, organizations=LIST)) == codes


def test_organizations_inside_the_register_are_looked_up() -> None:
    row = {
        "conclusion": "12-KL/ĐUK", "item": "1", "kind": "Giám sát", "shortcoming": "Chưa đều",
        "concluded_on": date(2021, 3, 1), "due_on": date(2021, 6, 1),
    }  # fmt: skip
    rows = [{**row, "organization": "STC"}, {**row, "item": "2", "organization": 7}]
    findings = compared(committee(rows), organizations=LIST)
    assert found(findings) == [("unknown-organization", "Kết luận kiểm tra!C7")]
    assert compared(committee(rows)) == ()


def test_organizations_with_a_target_are_looked_up_and_the_whole_committee_has_none() -> None:
    rows = [
        {"indicator": "Kết nạp", "target": 120},
        {"organization": "STX", "indicator": "Kết nạp", "target": 5},
    ]
    assert found(compared(targets(rows), organizations=LIST)) == [
        ("unknown-organization", "Chỉ tiêu!A7")
    ]


def test_a_successor_is_looked_up_in_its_own_list() -> None:
    row = {"name": "Chi bộ", "kind": "Chi bộ cơ sở", "sector": "Cơ quan"}
    rows = [
        {**row, "code": "A", "to_month": "6/2020", "successor": "B"},
        {**row, "code": "B", "successor": "STC"},
    ]
    known = {"A": Organization("A", "Chi bộ")}
    assert found(compared(organizations(rows), organizations=known)) == [
        ("unknown-organization", "Danh sách!H7")
    ]


# Where no list has been loaded


@pytest.mark.parametrize(
    ("book", "places"),
    [
        (grassroots(), ["Thông tin!C7"]),
        (targets([{"organization": "STC", "indicator": "Kết nạp", "target": 5}]), ["Chỉ tiêu!A6"]),
        (targets([{"indicator": "Kết nạp", "target": 120}]), []),
    ],
    ids=["a report", "a target of an organization", "a target of the committee"],
)
def test_a_code_that_nobody_can_look_up_is_told(book: Workbook, places: list[str]) -> None:
    said = found(compared(book, has_list=False))
    assert said == [("list-not-loaded", place) for place in places]


@pytest.mark.parametrize(("code", "heir"), [("A", "B"), (7.5, 8.5)], ids=["read", "unreadable"])
def test_the_first_list_needs_no_list(code: object, heir: object) -> None:
    row = {"name": "Chi bộ", "kind": "Chi bộ cơ sở", "sector": "Cơ quan"}
    rows = [{**row, "code": code, "to_month": "6/2020", "successor": "B"}, {**row, "code": heir}]
    assert compared(organizations(rows), has_list=False) == ()


# Of when


@pytest.mark.parametrize(("month", "is_future"), [("6/2021", False), ("7/2021", True)])
def test_a_month_that_has_not_come_is_an_error(month: str, is_future: bool) -> None:
    book = grassroots(info={"month": month}, training=[], commendations=[])
    expected = [("future-month", "Thông tin!C9")] if is_future else []
    assert found(compared(book)) == expected


def test_a_list_of_organizations_may_be_sent_before_its_month() -> None:
    assert compared(organizations([]), today=date(2019, 12, 20)) == ()


def test_targets_of_the_year_may_come_before_it() -> None:
    assert compared(targets([]), today=date(2020, 12, 20)) == ()


def test_a_locked_month_takes_no_report() -> None:
    findings = compared(grassroots(), locked={MAY: date(2021, 6, 10)})
    assert found(findings) == [("month-locked", "Thông tin!C9")]
    assert "10/6/2021" in findings[0].message


def test_targets_are_not_of_a_month_and_know_no_lock() -> None:
    assert compared(targets([]), locked={Month(2021, 1): date(2021, 2, 10)}) == ()


@pytest.mark.parametrize(
    ("received_at", "is_late"),
    [
        (datetime(2021, 5, 25, 23, 59), False),
        (datetime(2021, 5, 26, 0, 1), True),
        (datetime(2021, 5, 25, 16, 59, tzinfo=UTC), False),
        (datetime(2021, 5, 25, 17, 1, tzinfo=UTC), True),
    ],
)
def test_a_report_is_late_by_the_calendar_of_vietnam(received_at: datetime, is_late: bool) -> None:
    findings = compared(grassroots(), received_at=received_at, due_on=date(2021, 5, 25))
    assert found(findings) == ([("late", "")] if is_late else [])


def test_only_organizations_have_a_day_to_report_by() -> None:
    assert compared(committee(), received_at=datetime(2021, 7, 1), due_on=date(2021, 5, 25)) == ()


# Sent again


def replaced(book: Workbook) -> Current:
    received = datetime(2021, 5, 24, 9, 30)
    return Current(2, received, "ab" * 32, examine(book).sheets)


def test_a_report_sent_again_says_what_it_changes() -> None:
    before = grassroots(members={"admitted": 0, "closing": 50})
    findings = compared(grassroots(), current=replaced(before))
    assert found(findings) == [("revision", "")]
    assert "lần 3" in findings[0].message
    assert "Kết nạp 0 → 1, Đảng viên cuối tháng 50 → 51" in findings[0].message


def test_a_report_sent_again_without_a_change_says_so() -> None:
    findings = compared(grassroots(), current=replaced(grassroots()))
    assert found(findings) == [("revision", "")]
    assert "không đổi" in findings[0].message


def test_a_correction_is_not_late() -> None:
    findings = compared(
        grassroots(),
        current=replaced(grassroots()),
        received_at=datetime(2021, 6, 2, 8, 0),
        due_on=date(2021, 5, 25),
    )
    assert found(findings) == [("revision", "")]


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_only_errors_keep_a_report_out(severity: str) -> None:
    known = {
        "error": {"locked": {MAY: TODAY}},
        "warning": {"last": LastReport(APRIL, {"members": {"closing": 50}})},
        "info": {"received_at": datetime(2021, 6, 2, 8, 0), "due_on": date(2021, 5, 25)},
    }[severity]
    findings = compared(grassroots(), **known)
    assert [finding.severity for finding in findings] == [severity]
    assert examine(grassroots()).with_findings(*findings).has_errors == (severity == "error")
