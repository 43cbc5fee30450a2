"""What organizations are told: every place and every word of it, in plain sentences, by when."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import grassroots, targets

from partyboard.intake.catalogue import KINDS, FindingKind, Severity
from partyboard.intake.check import examine
from partyboard.intake.findings import Finding, example_of
from partyboard.intake.report import Report
from partyboard.letters import MOST_PLACES, letter
from partyboard.reception import Receipt
from partyboard.settings import DEFAULT_FILE, load
from partyboard.store.submissions import Status
from partyboard.text import Month

SETTINGS = load(DEFAULT_FILE)
TODAY, LATER = date(2021, 5, 20), date(2021, 6, 2)
GOOD = examine(grassroots())
ALL = {kind.code: example_of(kind) for kind in KINDS}
TOTAL, OUTLIER, LATE = ALL["total-mismatch"], ALL["outlier"], ALL["late"]


def receipt(*findings: Finding, name: str = "Bao cao T5.xlsx", report: Report = GOOD) -> Receipt:
    """The receipt of a good report in which these were found."""
    report = report.with_findings(*findings)
    status = Status.REJECTED if report.has_errors else Status.ACCEPTED
    return Receipt(name, status, report)


def written(*findings: Finding, today: date = TODAY) -> str:
    return letter([receipt(*findings)], SETTINGS, today)


def test_a_rejected_report_is_told_whole() -> None:
    assert written(OUTLIER, TOTAL, LATE) == (
        "Kính gửi Đảng bộ Sở Tài chính,\n\n"
        "Văn phòng đã nhận tệp «Bao cao T5.xlsx» (báo cáo tháng 5/2021), nhưng chưa dùng được vì "
        "còn 1 chỗ phải sửa:\n"
        f"1. Trang Đảng viên, ô C18: {TOTAL.message}\n"
        "Xin đơn vị xác nhận 1 chỗ sau:\n"
        f"2. Trang Đảng viên, ô C8: {OUTLIER.message}\n\n"
        "Trong tệp gửi kèm, trang đầu tiên liệt kê các chỗ này, ô sai được tô màu. Đề nghị làm như "
        "trên ngay trong tệp đó, "
        "lưu rồi gửi lại chậm nhất ngày 25/5/2021.\n\n"
        "Trân trọng cảm ơn.\n"
        "Văn phòng Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"
    )


def test_a_doubtful_report_is_asked_about_and_need_not_come_again() -> None:
    text = written(OUTLIER)
    assert "phải sửa" not in text
    assert "xác nhận 1 chỗ" in text and "nhắn lại" in text
    assert OUTLIER.message in text and "?" in text


@pytest.mark.parametrize("findings", [(), (LATE,)])
def test_a_good_report_is_thanked_for(findings: tuple[Finding, ...]) -> None:
    text = written(*findings)
    assert "Không có chỗ nào phải sửa" in text and "cảm ơn" in text
    assert "Đề nghị" not in text


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2021, 5, 24), "chậm nhất ngày 25/5/2021"),
        (date(2021, 5, 25), "gửi lại trong hôm nay."),
        (date(2021, 5, 26), "trong hôm nay hoặc sớm nhất có thể"),
    ],
)
def test_the_day_is_the_due_day_while_it_is_ahead(today: date, said: str) -> None:
    assert said in written(TOTAL, today=today)


def test_a_file_that_could_not_be_read_is_named_without_a_month() -> None:
    locked = Receipt(
        "T5.xlsx", Status.REJECTED, Report(None, findings=(ALL["password-protected"],))
    )
    text = letter([locked], SETTINGS, TODAY, "Chi bộ Ban Dân vận")
    assert text.startswith("Kính gửi Chi bộ Ban Dân vận,")
    assert f"1. {ALL['password-protected'].message}" in text
    assert "tệp «T5.xlsx», nhưng" in text and "tô màu" not in text
    assert "sớm nhất có thể" in text


def test_the_name_given_stands_before_the_name_stated() -> None:
    assert letter([receipt(TOTAL)], SETTINGS, TODAY, "Sở X").startswith("Kính gửi Sở X,")


def test_reports_of_several_organizations_are_sent_to_whoever_answers_for_them() -> None:
    other = examine(grassroots(info={"organization": "SNV", "organization_name": "Sở Nội vụ"}))
    text = letter([receipt(TOTAL), receipt(OUTLIER, report=other)], SETTINGS, TODAY)
    assert text.startswith("Kính gửi đồng chí phụ trách báo cáo,")


def test_parts_of_one_workbook_are_one_file_and_say_nothing_twice() -> None:
    june = replace(GOOD, period=Month(2021, 6))
    text = letter([receipt(TOTAL), receipt(TOTAL, OUTLIER, report=june)], SETTINGS, TODAY)
    assert text.count("Bao cao T5.xlsx") == 1
    assert text.count(TOTAL.message) == 1
    assert "báo cáo tháng 5/2021, 6/2021" in text


def test_several_files_are_told_one_after_the_other() -> None:
    text = letter([receipt(TOTAL), receipt(name="T4.xlsx")], SETTINGS, TODAY)
    assert text.index("Bao cao T5.xlsx") < text.index("T4.xlsx")
    assert text.count("cảm ơn") == 1


def test_a_form_of_the_year_is_named_by_its_year() -> None:
    text = letter([receipt(TOTAL, report=examine(targets([])))], SETTINGS, TODAY)
    assert "năm 2021)" in text


def test_a_long_list_ends_in_where_to_find_the_rest() -> None:
    errors = [replace(TOTAL, cell=f"C{row}") for row in range(1, MOST_PLACES + 1)]
    text = written(OUTLIER, *errors, ALL["hidden-content"])
    assert "10 chỗ phải sửa" in text
    assert f"{MOST_PLACES}. Trang Đảng viên, ô C{MOST_PLACES}:" in text
    assert OUTLIER.message not in text
    assert "và 2 chỗ khác, xem trang đầu tiên trong tệp gửi kèm." in text


FINDINGS = st.builds(
    lambda found, cell: replace(found, cell=cell if found.cell else ""),
    st.sampled_from([found for found in ALL.values() if found.severity is not Severity.INFO]),
    st.from_regex("[A-Z]{1,2}[1-9][0-9]?", fullmatch=True),
)


@given(st.lists(FINDINGS, max_size=MOST_PLACES))
def test_no_word_is_lost_and_every_place_is_named(findings: list[Finding]) -> None:
    lines = [re.sub(r"^[0-9]+\. ", "", line) for line in written(*findings).splitlines()]
    for found in findings:
        places = (found.sheet and f"Trang {found.sheet}", found.cell and f"ô {found.cell}")
        place = ", ".join(filter(None, places))
        assert (f"{place}: {found.message}" if place else found.message) in lines
    numbers = re.findall(r"^([0-9]+)\. ", written(*findings), re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(1, len(numbers) + 1))
    assert len(numbers) == len({(found.place, found.message) for found in findings})


@given(st.lists(FINDINGS, min_size=MOST_PLACES + 1, max_size=30, unique_by=lambda f: f.place))
def test_what_is_not_listed_is_counted_and_is_never_worse_than_what_is(
    findings: list[Finding],
) -> None:
    text = written(*findings)
    assert len(re.findall(r"^[0-9]+\. ", text, re.MULTILINE)) == MOST_PLACES
    assert f"và {len(findings) - MOST_PLACES} chỗ khác" in text
    left = [found for found in findings if found.message not in text]
    if any(found.is_error for found in left):
        assert "xác nhận" not in text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
@pytest.mark.parametrize("today", [TODAY, LATER])
def test_every_finding_reads_well_to_who_gets_it(kind: FindingKind, today: date) -> None:
    text = written(example_of(kind), today=today)
    assert not re.search(r"[{}<>*_`]|^#|«\s*»|  |\(\)|None|\.\.(?!\.)| [.,;:]|[.?] ?;", text)
    assert not any(code in text for code in ALL)
    assert all(line == line.strip() for line in text.splitlines())
    assert (kind.severity is Severity.INFO) == (example_of(kind).message not in text)


def test_the_office_is_called_what_it_is_called_today(tmp_path: Path) -> None:
    renamed = tmp_path / "partyboard.toml"
    more = DEFAULT_FILE.read_text(encoding="utf-8").replace(
        "[reporting]",
        '[[committee]]\nsince = "2021-06"\nname = "Đảng ủy các cơ quan Đảng tỉnh"\n'
        'short = "x"\nwhole = "x"\nsymbol = "x"\n\n[reporting]',
    )
    renamed.write_text(more, encoding="utf-8")
    text = letter([receipt(TOTAL)], load(renamed), LATER)
    assert text.endswith("Văn phòng Đảng ủy các cơ quan Đảng tỉnh")
