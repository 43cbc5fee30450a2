"""The rules between workbooks, each with what is known beside the report as a value."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from workbooks import FOLLOW_UP, committee, grassroots, organizations, targets

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine
from partyboard.intake.compare import compare
from partyboard.intake.context import Context, Current, LastReport, OpenItem, Organization, Within
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report
from partyboard.text import Month, key

TODAY = date(2021, 6, 2)
MARCH, APRIL, MAY, JUNE = (Month(2021, number) for number in (3, 4, 5, 6))
STC = Organization("STC", "Đảng bộ Sở Tài chính")
SKHDT = Organization("SKHDT", "Đảng bộ Sở Kế hoạch và Đầu tư")
SEVEN = Organization("007", "Chi bộ Ban Dân vận")
LIST = {entry.code: entry for entry in (STC, SKHDT, SEVEN)}


def compared(book: Workbook | Report, **known: object) -> tuple[Finding, ...]:
    """What comparing says about a workbook that is good by itself."""
    report = book if isinstance(book, Report) else examine(book)
    return compare(report, Context(**{"today": TODAY, **known}))  # type: ignore[arg-type]


def found(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Code and place of each finding."""
    return [(finding.code, finding.place) for finding in findings]


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
    assert found(compared(organizations(rows), organizations=LIST)) == [
        ("unknown-organization", "Danh sách!H7")
    ]


# Of when


@pytest.mark.parametrize(("month", "is_future"), [("6/2021", False), ("7/2021", True)])
def test_a_month_that_has_not_come_is_an_error(month: str, is_future: bool) -> None:
    book = grassroots(info={"month": month}, training=[], commendations=[])
    expected = [("future-month", "Thông tin!C9")] if is_future else []
    assert found(compared(book)) == expected


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


# What was there before


def test_an_opening_that_is_not_the_last_closing_is_a_warning() -> None:
    findings = compared(grassroots(), last=LastReport(APRIL, {"members": {"closing": 50}}))
    assert found(findings) == [("opening-differs", "Đảng viên!C7")]
    assert "4/2021" in findings[0].message
    assert "50" in findings[0].message


def test_after_a_gap_of_months_a_differing_opening_says_so() -> None:
    findings = compared(grassroots(), last=LastReport(MARCH, {"members": {"closing": 50}}))
    assert found(findings) == [("opening-differs", "Đảng viên!C7")]
    assert "3/2021" in findings[0].message
    assert "ở giữa" in findings[0].message


def test_after_a_gap_of_months_an_equal_opening_is_fine() -> None:
    assert compared(grassroots(), last=LastReport(MARCH, {"members": {"closing": 52}})) == ()


def test_a_last_report_without_the_figure_is_not_compared() -> None:
    assert compared(grassroots(), last=LastReport(APRIL, {})) == ()
    assert compared(grassroots(), last=LastReport(APRIL, {"members": {"closing": None}})) == ()


@pytest.mark.parametrize(
    ("last_month", "probationary", "transferred_in", "is_odd"),
    [
        (APRIL, 0, 0, True),
        (APRIL, 0, None, True),
        (APRIL, 1, 0, False),
        (APRIL, 0, 1, False),
        (APRIL, None, 0, False),
        (MARCH, 0, 0, False),
    ],
)
def test_no_more_are_converted_than_were_on_probation_or_came(
    last_month: Month, probationary: int | None, transferred_in: int | None, is_odd: bool
) -> None:
    figures = {"transferred_in": transferred_in, "closing": 51 + (transferred_in or 0)}
    last = LastReport(last_month, {"members": {"closing": 52, "probationary": probationary}})
    findings = compared(grassroots(members=figures), last=last)
    assert found(findings) == ([("outlier", "Đảng viên!C20")] if is_odd else [])


@pytest.mark.parametrize(
    ("history", "admitted", "is_odd"),
    [
        ((1, 0, 2, 1) * 6, 30, True),
        ((1, 0, 2, 1) * 3, 30, True),
        ((2,) * 12, 20, True),
        ((1, 0, 2, 1) * 2, 30, False),
        ((), 30, False),
        ((0,) * 24, 4, False),
        ((1, 0, 2, 1) * 6, 5, False),
        ((1, 0, 2, 30) * 6, 30, False),
        ((20, 35, 28, 31) * 6, 40, False),
    ],
    ids=[
        "thirty for one", "twelve months are enough", "always two", "too short a history",
        "no history", "small count", "five", "as many once before", "a large organization",
    ],
)  # fmt: skip
def test_a_figure_far_from_the_usual_is_a_warning(
    history: tuple[int, ...], admitted: int, is_odd: bool
) -> None:
    book = grassroots(members={"admitted": admitted, "closing": 50 + admitted})
    findings = compared(book, history={"members.admitted": history})
    assert found(findings) == ([("outlier", "Đảng viên!C8")] if is_odd else [])


APRIL_FIGURES = {
    "opening": 52, "admitted": 1, "transferred_in": 0, "transferred_out": 2, "died": None,
    "closing": 51, "official_conversions": 1, "probationary": 3,
}  # fmt: skip


def test_figures_copied_from_the_month_before_are_a_warning() -> None:
    findings = compared(grassroots(), last=LastReport(APRIL, {"members": APRIL_FIGURES}))
    assert ("copied-figures", "Đảng viên") in found(findings)


@pytest.mark.parametrize(
    "last", [{"official_conversions": 0}, {"died": 0, "transferred_out": 3}, {"closing": 53}]
)
def test_one_figure_that_differs_is_no_copy(last: dict[str, int]) -> None:
    records = {"members": {**APRIL_FIGURES, **last}}
    findings = compared(grassroots(), last=LastReport(APRIL, records))
    assert "copied-figures" not in [finding.code for finding in findings]


@pytest.mark.parametrize("admitted", [0, 1])
def test_quiet_months_are_alike_and_not_copied(admitted: int) -> None:
    quiet = {
        "opening": 52, "admitted": admitted, "transferred_in": 0, "transferred_out": 0,
        "closing": 52 + admitted, "official_conversions": 0,
    }  # fmt: skip
    findings = compared(
        grassroots(members=quiet), last=LastReport(APRIL, {"members": {**quiet, "probationary": 3}})
    )
    assert "copied-figures" not in [finding.code for finding in findings]


# Transfers within the committee


@pytest.mark.parametrize(
    ("within", "differ"),
    [
        (Within(2, 4, complete=True), True),
        (Within(3, 4, complete=True), False),
        (Within(2, 4, complete=False), False),
        (None, False),
    ],
)
def test_transfers_within_the_committee_cancel_out(within: Within | None, differ: bool) -> None:
    book = grassroots(members={"transferred_in": 1, "transferred_in_within": 1, "closing": 52})
    findings = compared(book, within=within)
    assert found(findings) == ([("transfers-differ", "Đảng viên!C10")] if differ else [])


# Follow-ups

REGISTER = frozenset({(key("12-KL/ĐUK"), "1"), (key("12-KL/ĐUK"), "2")})


def test_an_open_item_that_is_not_mentioned_stays_open() -> None:
    items = (OpenItem("12-KL/ĐUK", "1"), OpenItem("12-KL/ĐUK", "2"))
    findings = compared(grassroots(), open_items=items, register=REGISTER)
    assert found(findings) == [("follow-up-missing", "Khắc phục")]
    assert "mục 2" in findings[0].message


def test_an_item_is_known_however_its_conclusion_is_written() -> None:
    rows = [{**FOLLOW_UP, "conclusion": "12–kl/ĐUK", "item": 1}]
    items = (OpenItem("12-KL/ĐUK", "1"),)
    assert compared(grassroots(follow_ups=rows), open_items=items, register=REGISTER) == ()


def test_an_item_that_is_not_in_the_register_is_a_warning() -> None:
    rows = [FOLLOW_UP, {**FOLLOW_UP, "item": "3"}, {**FOLLOW_UP, "conclusion": "13-KL/ĐUK"}]
    assert found(compared(grassroots(follow_ups=rows), register=REGISTER)) == [
        ("unknown-follow-up", "Khắc phục!A7"),
        ("unknown-follow-up", "Khắc phục!A8"),
    ]


def test_without_a_register_no_item_is_unknown() -> None:
    assert compared(grassroots(), open_items=(OpenItem("12-KL/ĐUK", "2"),)) == ()


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
