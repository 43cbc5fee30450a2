"""What one workbook says, in a line."""

from filled_forms import CLASS, CONCLUSION, register, report, sent

from partyboard.board.summary import newest_month, summary
from partyboard.intake.report import Report
from partyboard.reception import check_alone
from partyboard.text import Month

MAY = Month(2021, 5)


def line(content):
    (receipt,) = check_alone([sent(content)])
    return summary(receipt.report)


def test_required_figures_and_the_rows_of_tables_are_told():
    members = {"admitted": 1, "closing": 51, "official_conversions": 2}
    second = {**CLASS, "course_code": "ĐVM-02"}
    told = line(report("STC", MAY, members=members, training=[CLASS, second]))
    assert told == (
        "Đảng viên đầu tháng 50 · Kết nạp 1 · Đảng viên cuối tháng 51 · Chuyển chính thức 2"
        " · Bồi dưỡng: 2 dòng"
    )


def test_thousands_are_written_with_a_dot():
    assert "Đảng viên cuối tháng 1.234" in line(
        report("STC", MAY, members={"opening": 1234, "closing": 1234})
    )


def test_form_without_required_figures_tells_its_tables():
    assert line(register(MAY, CONCLUSION, dossiers_appraised=3)) == "Kết luận kiểm tra: 1 dòng"


def test_figure_that_could_not_be_read_is_left_out():
    assert "Kết nạp" not in line(report("STC", MAY, members={"admitted": None}))


def test_file_that_was_not_recognized_has_no_line():
    assert line(b"Kinh gui") == ""


def test_the_newest_month_is_of_the_reports_that_organizations_sent():
    reports = [
        Report(None, organization="SXD", period=Month(2021, 5)),
        Report(None, organization="STC", period=Month(2021, 6)),
        Report(None, period=Month(2021, 7)),
        Report(None),
    ]
    assert newest_month(reports) == Month(2021, 6)
    assert newest_month([]) is None
