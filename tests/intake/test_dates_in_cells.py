"""Months, dates and years in cells: day first, or an error at the cell."""

from datetime import date, datetime

import pytest
from workbooks import CLASS, found, grassroots, put, targets

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine

FEMALE = "Đảng viên!C23"  # optional, and in no sum


@pytest.mark.parametrize(
    "typed",
    ["5/2021", "05/2021", "tháng 5/2021", "T5/2021", "Tháng 05 năm 2021", "5-2021", "2021-05",
     date(2021, 5, 1), date(2021, 5, 31), "31/05/2021"],
)  # fmt: skip
def test_the_month_of_the_report_is_read(typed: object) -> None:
    report = examine(grassroots(info={"month": typed}))
    assert found(report) == []
    assert str(report.period) == "2021-05"
    assert report.record("info")["month"] == date(2021, 5, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("13/2021", "not-a-date"), ("5/21", "ambiguous-date"), ("tháng năm", "not-a-date"),
     (5, "not-a-date"), ("05/0021", "not-a-date")],
)  # fmt: skip
def test_an_unread_month_leaves_the_report_without_one(typed: object, code: str) -> None:
    report = examine(grassroots(info={"month": typed}))
    assert found(report) == [(code, "Thông tin!C9")]
    assert report.period is None


@pytest.mark.parametrize(
    "typed", ["04/05/2021", "4/5/2021", "4-5-2021", "2021-05-04", datetime(2021, 5, 4, 9, 30)]
)
def test_a_date_is_read_day_first(typed: object) -> None:
    report = examine(put(grassroots(), "Bồi dưỡng!E6", typed))
    assert found(report) == []
    assert report.sheets["training"][0].values["opened_on"] == date(2021, 5, 4)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/04/2021", "not-a-date"),
        ("05/13/2021", "not-a-date"),
        ("04/05/21", "ambiguous-date"),
        ("đầu tháng", "not-a-date"),
        (44320, "not-a-date"),
    ],
)
def test_what_is_not_a_date_is_an_error(typed: object, code: str) -> None:
    report = examine(put(grassroots(), "Bồi dưỡng!E6", typed))
    assert found(report) == [(code, "Bồi dưỡng!E6")]


def classes(*days: object) -> Workbook:
    rows = [
        {**CLASS, "course_code": str(n), "opened_on": day, "closed_on": None}
        for n, day in enumerate(days, 1)
    ]
    return grassroots(training=rows)


def test_real_dates_among_typed_ones_after_the_twelfth_may_be_swapped() -> None:
    """Excel in English took "05/04/2021" for 4 May and left "13/05/2021" as text."""
    report = examine(classes(date(2021, 5, 4), "13/05/2021", "20/05/2021", date(2021, 5, 5)))
    assert found(report) == [("ambiguous-date", "Bồi dưỡng!E6")]


@pytest.mark.parametrize(
    "days",
    [
        [date(2021, 5, 4), date(2021, 5, 13)],
        [date(2021, 5, 4), "04/05/2021", "13/05/2021"],
        [date(2021, 5, 4), date(2021, 5, 20), "13/05/2021"],
        ["04/05/2021", "13/05/2021"],
        [date(2021, 5, 5), "13/05/2021"],
    ],
    ids=["all real", "text up to 12", "real after 12", "all text", "same either way"],
)
def test_other_columns_of_dates_are_not_suspected(days: list[object]) -> None:
    assert found(examine(classes(*days))) == []


def test_the_year_of_the_targets_is_read() -> None:
    book = targets([{"indicator": "Kết nạp", "target": 12.5}])
    report = examine(book)
    assert report.sheets["list"][0].values["target"] == 12.5
    assert found(examine(put(book, "Thông tin!C7", "hai mốt"))) == [("not-a-date", "Thông tin!C7")]
