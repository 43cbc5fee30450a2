"""What a meeting sees before the pictures."""

import pytest

from partyboard.board.attention import attention
from partyboard.board.opening import opening
from partyboard.board.view import View
from partyboard.text import Month

MAY = Month(2021, 5)


def test_opening_of_may_2021_names_committee_month_and_what_asks_for_attention(
    demo_store, settings
):
    view = View(demo_store, settings, MAY)
    said = opening(view)
    assert said.committee == "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"
    assert (said.whose, said.heading) == ("Toàn Đảng bộ", "Công tác xây dựng Đảng tháng 5/2021")
    assert said.asks_attention == attention(view)
    assert said.finding == f"Tháng 5/2021 có {len(attention(view))} việc cần quan tâm"
    assert said.honesty == view.honesty()


def test_month_that_asks_for_nothing_says_so(demo_store, settings):
    said = opening(View(demo_store, settings, MAY, "STC"))
    assert said.finding == "Tháng 5/2021 không có việc cần quan tâm ngay"
    assert said.asks_attention == ()


@pytest.mark.parametrize(("code", "name"), [("STC", "Đảng bộ Sở Tài chính"), ("XYZ", "XYZ")])
def test_organization_is_named_as_in_the_list_or_by_its_code(demo_store, settings, code, name):
    assert opening(View(demo_store, settings, MAY, code)).whose == name
