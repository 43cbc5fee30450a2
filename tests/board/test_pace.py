"""What is done of a target, and what that amounts to; each number worked out by hand."""

from datetime import date

import pytest

from partyboard.board.indicators import INDICATORS, indicator
from partyboard.board.pace import (
    Achievement,
    Standing,
    finding,
    judged,
    urgency,
    what_is_needed,
    who_is_behind,
)
from partyboard.text import Month

ADMITTED = indicator("admitted")
APRIL, MAY, NOVEMBER, DECEMBER = (Month(2021, number) for number in (4, 5, 11, 12))


def achieved(done, target, until=MAY, name="admitted"):
    return Achievement(indicator(name), until, done, target)


@pytest.mark.parametrize(
    ("done", "target", "until", "standing"),
    [
        (36, 100, MAY, Standing.BEHIND),  # the pace is 41,7
        (41, 100, MAY, Standing.ON_PACE),
        (43, 100, MAY, Standing.AHEAD),
        (4, 12, MAY, Standing.BEHIND),  # one missing to 5, exactly
        (0, 2, MAY, Standing.ON_PACE),  # 0,8: not yet one whole member
        (100, 100, MAY, Standing.REACHED),
        (130, 100, DECEMBER, Standing.REACHED),
        (99, 100, DECEMBER, Standing.BEHIND),
        (0, 0, MAY, Standing.ZERO),
        (3, 0, MAY, Standing.ZERO),
        (3, None, MAY, Standing.NO_TARGET),
        (None, None, None, Standing.NO_TARGET),
        (None, 12, MAY, Standing.UNKNOWN),
        (3, 12, None, Standing.UNKNOWN),
    ],
)
def test_where_one_stands_against_the_pace(done, target, until, standing):
    assert achieved(done, target, until).standing is standing


@pytest.mark.parametrize(
    ("done", "target", "until", "per_month"),
    [
        (40, 101, MAY, 9),  # 61 in 7 months: 8,7
        (58, 100, MAY, 6),  # 42 in 7
        (0, 1, MAY, 1),
        (1, 2.5, MAY, 1),
        (88, 100, NOVEMBER, 12),
        (100, 100, MAY, 0),
        (88, 100, DECEMBER, None),
        (None, 12, MAY, None),
        (3, None, MAY, None),
        (3, 0, MAY, None),
    ],
)
def test_what_each_month_left_has_to_bring_is_whole(done, target, until, per_month):
    assert achieved(done, target, until).needed_per_month == per_month


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (achieved(40, 101), "Kết nạp 40/101, đạt 40% chỉ tiêu năm, chậm 2 so với tiến độ"),
        (achieved(41, 100), "Kết nạp 41/100, đạt 41% chỉ tiêu năm, đúng tiến độ"),
        (
            achieved(33, 100, APRIL),
            "Kết nạp 33/100, đạt 33% chỉ tiêu năm đến hết tháng 4, đúng tiến độ",
        ),
        (achieved(100, 100), "Kết nạp 100/100, hoàn thành chỉ tiêu năm"),
        (achieved(101, 100), "Kết nạp 101/100, vượt chỉ tiêu năm"),
        (achieved(1, 2.5), "Kết nạp 1/2,5, đạt 40% chỉ tiêu năm, đúng tiến độ"),
        (
            achieved(72, 700, name="participants"),
            "Học viên bồi dưỡng 72/700, đạt 10% chỉ tiêu năm, chậm 219 so với tiến độ",
        ),
        (
            achieved(4, 100, None),
            "Kết nạp 4/100, đạt 4% chỉ tiêu năm, chưa đủ báo cáo để so với tiến độ",
        ),
        (achieved(41, None), "Kết nạp 41 từ đầu năm 2021, chưa giao chỉ tiêu"),
        (achieved(41, 0), "Kết nạp 41 từ đầu năm 2021, chỉ tiêu năm bằng 0"),
        (achieved(None, 100), "Chưa có báo cáo tháng 5/2021"),
    ],
)
def test_the_finding(found, said):
    assert finding(found, MAY) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (achieved(40, 101), "Cần kết nạp 9 đảng viên mỗi tháng từ tháng 6 để đạt 101"),
        (achieved(88, 100, NOVEMBER), "Cần kết nạp 12 đảng viên trong tháng 12 để đạt 100"),
        (achieved(88, 100, DECEMBER), "Hết năm 2021, còn thiếu 12 đảng viên so với chỉ tiêu 100"),
        (
            achieved(36, 98, name="official_conversions"),
            "Cần chuyển chính thức 9 đảng viên mỗi tháng từ tháng 6 để đạt 98",
        ),
        (achieved(1, 8, name="classes"), "Cần mở 1 lớp mỗi tháng từ tháng 6 để đạt 8"),
        (
            achieved(72, 700, name="participants"),
            "Cần bồi dưỡng 90 học viên mỗi tháng từ tháng 6 để đạt 700",
        ),
        (achieved(7, 3), "Đã đạt chỉ tiêu 3 của năm 2021 từ tháng 4"),
        (achieved(4, 0), ""),
        (achieved(4, None), ""),
        (achieved(None, 12), ""),
        (achieved(4, 12, None), ""),
    ],
)
def test_what_is_needed_from_here(found, said):
    assert what_is_needed(found, reached_in=APRIL) == said


@pytest.mark.parametrize("name", [entry.name for entry in INDICATORS if entry.has_target])
def test_every_indicator_with_a_target_has_its_verb(name):
    assert "thực hiện" not in what_is_needed(achieved(1, 12, name=name))


def test_row_of_an_organization_is_judged_by_the_month_that_it_names():
    row = {"cumulative": 4, "target": 12.0, "until": date(2021, 4, 1)}
    assert judged(row, ADMITTED) == achieved(4, 12, APRIL)
    assert judged({**row, "cumulative": None, "until": None}, ADMITTED).standing is Standing.UNKNOWN


def test_those_furthest_below_stand_first_then_the_least_done_then_the_unknown():
    unknown, reached, well = achieved(None, 12), achieved(12, 12), achieved(5, 12)
    one_behind, nine_behind = achieved(4, 12), achieved(1, 24)
    found = [unknown, reached, well, one_behind, nine_behind, achieved(3, 0)]
    assert sorted(found, key=urgency)[:4] == [nine_behind, one_behind, well, reached]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([achieved(4, 12), achieved(5, 12), achieved(0, 0)], "1/2 đơn vị chậm tiến độ kết nạp"),
        ([achieved(5, 12)] * 3, "Không đơn vị nào trong 3 đơn vị chậm tiến độ kết nạp"),
        ([achieved(5, 12)], "Kết nạp 5/12, đạt 42% chỉ tiêu năm, đúng tiến độ"),
        ([], "Năm 2021 chưa giao chỉ tiêu kết nạp cho đơn vị"),
    ],
)
def test_how_many_organizations_are_behind(found, said):
    assert who_is_behind(found, ADMITTED, MAY) == said
