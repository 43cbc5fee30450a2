"""What an address asks for, and what is said where there is no such thing."""

import pytest
import small_board
from filled_forms import at

from partyboard.board.choice import choice
from partyboard.board.honesty import Honesty
from partyboard.reception import receive
from partyboard.text import Month

MARCH = Month(2021, 3)
INSTEAD = "Đang xem số liệu hiện tại."


@pytest.fixture
def quarter(empty_store, settings):
    """Three organizations; all report January, on the 22nd, one March, on 24 March."""
    for batch in small_board.quarter():
        receive(empty_store, batch, settings)
    return empty_store


def test_nothing_loaded_is_no_choice(empty_store, settings):
    assert choice(empty_store, settings, {}) is None


def test_nothing_asked_for_is_the_newest_month_of_everybody_now(quarter, settings):
    found = choice(quarter, settings, {})
    view = found.view
    assert (view.month, view.organization, view.as_of) == (MARCH, None, None)
    assert [month.number for month in found.months] == [3, 2, 1]
    assert list(found.organizations) == ["", "STC", "SNV", "CTVT"]
    assert found.doubts == ()


def test_past_moment_knows_the_months_of_then(quarter, settings):
    moment = at(2021, 2, 1, 8)
    found = choice(quarter, settings, {"as_of": "2021-02-01T08:00", "organization": "SNV"})
    assert (found.view.month, found.view.organization) == (Month(2021, 1), "SNV")
    assert found.view.as_of == moment and found.doubts == ()


@pytest.mark.parametrize(
    ("wanted", "doubt"),
    [
        (
            {"as_of": "hôm qua"},
            f"«hôm qua» không phải thời điểm (ghi dạng 2021-05-31T16:30). {INSTEAD}",
        ),
        ({"as_of": "2150-01-01"}, f"00:00 1/1/2150 chưa đến. {INSTEAD}"),
        ({"as_of": "2021-01-05"}, f"Lúc 00:00 5/1/2021 chưa có báo cáo nào. {INSTEAD}"),
        ({"month": "xyz"}, "«xyz» không phải tháng (ghi dạng 2021-05). Đang xem tháng 3/2021."),
        ({"month": "2019-12"}, "Chưa có báo cáo tháng 12/2019. Đang xem tháng 3/2021."),
        (
            {"month": "2021-03", "as_of": "2021-02-01T08:00"},
            "Lúc 08:00 1/2/2021 chưa có báo cáo tháng 3/2021. Đang xem tháng 1/2021.",
        ),
        (
            {"organization": "AI"},
            "Tháng 3/2021 không có đơn vị «AI». Đang xem Toàn Đảng bộ (3 đơn vị).",
        ),
    ],
)  # fmt: skip
def test_what_there_is_not_is_said_with_what_is_seen_instead(quarter, settings, wanted, doubt):
    assert choice(quarter, settings, wanted).doubts == (doubt,)


def test_picture_of_the_past_says_as_of_when(quarter, settings):
    honesty = choice(quarter, settings, {"as_of": "2021-02-01T08:00"}).view.honesty()
    assert honesty.footer == "3/3 đơn vị đã báo cáo · số liệu như đã biết lúc 08:00 1/2/2021"
    assert isinstance(honesty, Honesty) and honesty.provisional
