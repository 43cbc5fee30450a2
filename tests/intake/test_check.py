"""Examining a workbook: everything is collected, in order, with whose it is and of when."""

from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import committee, found, grassroots, put, rename, targets

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.cells import address
from partyboard.intake.check import examine


def test_one_error_does_not_hide_another() -> None:
    book = grassroots(members={"closing": 53, "female": 99, "died": "x"})
    assert found(examine(book)) == [
        ("not-a-number", "Đảng viên!C14"),
        ("part-exceeds-whole", "Đảng viên!C23"),
    ]
    assert found(examine(grassroots(members={"closing": 53, "female": 99}))) == [
        ("total-mismatch", "Đảng viên!C18"),
        ("part-exceeds-whole", "Đảng viên!C23"),
    ]


def test_a_report_says_whose_it_is_and_of_when() -> None:
    report = examine(grassroots())
    assert report.form is GRASSROOTS
    assert (report.version, report.organization, str(report.period)) == (1, "STC", "2021-05")


def test_the_committees_own_forms_have_no_organization() -> None:
    assert examine(committee()).organization == ""
    assert examine(targets([])).organization == ""


def test_findings_of_rules_name_the_tab_as_it_is_written() -> None:
    report = examine(rename(grassroots(members={"closing": 52}), "Đảng viên", "ĐV"))
    assert found(report) == [("total-mismatch", "ĐV!C18")]


anything = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.times(),
    st.sampled_from(["Kết nạp", "Nữ", "Số liệu", "Tổng", "(1)", "Tên lớp", "Mã biểu", "{x}", "%s"]),
)
places = st.tuples(
    st.sampled_from([sheet.title for sheet in GRASSROOTS.sheets]),
    st.integers(1, 32),
    st.integers(1, 11),
)


@given(st.lists(st.tuples(places, anything), max_size=12))
@settings(deadline=None, max_examples=150)
def test_whatever_is_typed_wherever_is_answered_and_never_raises(
    typed: list[tuple[tuple[str, int, int], object]],
) -> None:
    book = grassroots()
    for (title, row, column), value in typed:
        book = put(book, f"{title}!{address(row, column)}", value)
    report = examine(book)
    assert all(finding.message for finding in report.findings)
    assert report.form is not None or report.has_errors
