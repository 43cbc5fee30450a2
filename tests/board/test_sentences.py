"""The findings, in words."""

import pytest
from pictured import MAY

from partyboard.board import sentences
from partyboard.text import Month

JANUARY = Month(2021, 1)


@pytest.mark.parametrize(
    ("now", "before", "month", "said"),
    [
        (3390, 3362, MAY, "Đảng bộ có 3.390 đảng viên, tăng 28 so với tháng 4"),
        (3390, 3393, MAY, "Đảng bộ có 3.390 đảng viên, giảm 3 so với tháng 4"),
        (3390, 3390, MAY, "Đảng bộ có 3.390 đảng viên, không đổi so với tháng 4"),
        (3390, None, MAY, "Đảng bộ có 3.390 đảng viên, chưa có số liệu tháng 4 để so sánh"),
        (3390, 3362, JANUARY, "Đảng bộ có 3.390 đảng viên, tăng 28 so với tháng 12/2020"),
        (0, 2, MAY, "Đảng bộ có 0 đảng viên, giảm 2 so với tháng 4"),
        (None, 3362, MAY, "Chưa có báo cáo tháng 5/2021"),
    ],
)
def test_the_number_of_members_is_compared_with_the_month_before(now, before, month, said):
    assert sentences.members("Đảng bộ", now, before, month) == said


@pytest.mark.parametrize(
    ("entered", "left", "other", "said"),
    [
        (37, 9, 0, "37 người vào, 9 người ra trong tháng 5"),
        (20, 9, -1, "20 người vào, 9 người ra trong tháng 5, khác −1"),
        (1, 0, 0, "1 người vào, không có người ra trong tháng 5"),
        (0, 1, 1200, "Không có người vào, 1 người ra trong tháng 5, khác +1.200"),
        (0, 0, 0, "Không có người vào, người ra trong tháng 5"),
        (0, 0, 2, "Không có người vào, người ra trong tháng 5, khác +2"),
    ],
)
def test_people_in_and_out_of_a_month_and_what_they_do_not_explain(entered, left, other, said):
    assert sentences.changes(entered, left, other, MAY) == said


@pytest.mark.parametrize(
    ("entered", "left", "other", "said"),
    [
        (1210, 61, 0, "1.210 người vào, 61 người ra trong 13 tháng"),
        (1210, 61, -4, "1.210 người vào, 61 người ra trong 13 tháng, khác −4"),
        (0, 0, 0, "Không có người vào, người ra trong 13 tháng"),
    ],
)
def test_people_in_and_out_of_many_months(entered, left, other, said):
    assert sentences.changes_over(entered, left, other, 13) == said


@pytest.mark.parametrize(
    ("done", "pace", "said"),
    [
        (36, 41.7, "chậm 5 so với tiến độ"),
        (0, 1.25, "chậm 1 so với tiến độ"),
        (4, 5.0, "chậm 1 so với tiến độ"),
        (41, 41.7, "đúng tiến độ"),
        (0, 0.8, "đúng tiến độ"),
        (42, 41.7, "đúng tiến độ"),
        (50, 41.7, "nhanh 8 so với tiến độ"),
        (1250, 41.7, "nhanh 1.208 so với tiến độ"),
        (41, None, "chưa đủ báo cáo để so với tiến độ"),
    ],
)
def test_what_is_done_is_held_against_the_pace_in_whole_units(done, pace, said):
    assert sentences.against_pace(done, pace) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (15, 11, "Kết nạp 15 đảng viên trong tháng 5, tăng 4 so với tháng 4"),
        (15, None, "Kết nạp 15 đảng viên trong tháng 5, chưa có số liệu tháng 4 để so sánh"),
        (0, 11, "Không kết nạp đảng viên nào trong tháng 5"),
        (None, 11, "Chưa có báo cáo tháng 5/2021"),
    ],
)
def test_admissions_of_a_month(now, before, said):
    assert sentences.admitted(now, before, MAY) == said


@pytest.mark.parametrize(
    ("members", "female", "young", "said"),
    [
        (3310, 1324, 602, "40,0% đảng viên là nữ, 18,2% từ 18 đến 30 tuổi"),
        (3310, None, 602, "18,2% đảng viên từ 18 đến 30 tuổi"),
        (3310, None, None, "Cơ cấu của 3.310 đảng viên"),
        (0, 0, 0, "Chưa có số liệu cơ cấu đảng viên tháng 5/2021"),
        (None, None, None, "Chưa có số liệu cơ cấu đảng viên tháng 5/2021"),
    ],
)
def test_who_the_members_are(members, female, young, said):
    assert sentences.structure(members, female, young, MAY) == said


@pytest.mark.parametrize(
    ("classes", "participants", "organizations", "said"),
    [
        (1, 72, 28, "72 học viên của 28 đơn vị dự 1 lớp mở trong tháng 5"),
        (1, 0, 0, "0 học viên dự 1 lớp mở trong tháng 5"),
        (0, 0, 0, "Không có lớp bồi dưỡng nào mở trong tháng 5"),
        (None, None, None, "Chưa có báo cáo tháng 5/2021"),
    ],
)
def test_training_of_a_month(classes, participants, organizations, said):
    assert sentences.training(classes, participants, organizations, MAY) == said


@pytest.mark.parametrize(
    ("attended", "absent", "said"),
    [
        (28, 40, "28/68 đơn vị đã cử người dự bồi dưỡng từ đầu năm 2021"),
        (68, 0, "Cả 68 đơn vị đã cử người dự bồi dưỡng từ đầu năm 2021"),
        (0, 68, "Chưa đơn vị nào cử người dự bồi dưỡng từ đầu năm 2021"),
        (1, 0, "Đơn vị đã cử người dự bồi dưỡng từ đầu năm 2021"),
        (0, 0, "Chưa có đơn vị nào báo cáo bồi dưỡng năm 2021"),
    ],
)
def test_how_many_organizations_sent_somebody(attended, absent, said):
    assert sentences.reach(attended, absent, MAY) == said


@pytest.mark.parametrize(
    ("collectives", "individuals", "said"),
    [
        (27, 57, "27 tập thể, 57 cá nhân được khen thưởng trong tháng 5"),
        (0, 57, "57 cá nhân được khen thưởng trong tháng 5"),
        (0, 0, "Không có khen thưởng trong tháng 5"),
        (None, None, "Chưa có báo cáo tháng 5/2021"),
    ],
)
def test_commendations_of_a_month(collectives, individuals, said):
    assert sentences.commendations(collectives, individuals, MAY) == said


@pytest.mark.parametrize(
    ("open_", "overdue", "before", "said"),
    [
        (12, 5, 4, "5 nội dung quá hạn khắc phục, thêm 1 so với tháng 4"),
        (12, 3, 4, "3 nội dung quá hạn khắc phục, bớt 1 so với tháng 4"),
        (12, 4, 4, "4 nội dung quá hạn khắc phục, không đổi so với tháng 4"),
        (12, 0, 4, "12 nội dung đang khắc phục, không có nội dung quá hạn"),
        (0, 0, 4, "Không còn nội dung nào phải khắc phục"),
        (None, None, 4, "Chưa có báo cáo tháng 5/2021"),
    ],
)
def test_overdue_items_are_compared_with_the_month_before(open_, overdue, before, said):
    assert sentences.follow_ups(open_, overdue, before, MAY) == said


@pytest.mark.parametrize(
    ("open_", "overdue", "oldest", "said"),
    [
        (12, 5, 2, "5/12 nội dung còn mở đã quá hạn, 2 quá hạn trên 90 ngày"),
        (12, 5, 0, "5/12 nội dung còn mở đã quá hạn"),
        (12, 0, 0, "12 nội dung đang khắc phục, không có nội dung quá hạn"),
        (0, 0, 0, "Không còn nội dung nào phải khắc phục"),
    ],
)
def test_how_old_the_open_items_are(open_, overdue, oldest, said):
    assert sentences.ageing(open_, overdue, oldest) == said


def test_the_year_up_to_a_month():
    assert sentences.year_to_date(MAY) == "tháng 1–5/2021"
    assert sentences.year_to_date(JANUARY) == "tháng 1/2021"
