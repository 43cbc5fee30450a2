"""The members page: transfers within the committee whose other side is missing; footnotes."""

import json
from dataclasses import replace

from filled_forms import at, report, sent
from opening import charts, opened
from small_board import MARCH, stays

from partyboard.reception import Explanation, preview, receive
from partyboard.running import running_settings, running_store

UNMATCHED = "Chuyển sinh hoạt trong Đảng bộ chưa khớp: đơn vị cần đối chiếu"


def subheaders(app):
    return [each.value for each in app.subheader]


def table_under(app, title):
    """The table that follows a subheader."""
    place = subheaders(app).index(title)
    return app.dataframe[place].value


def test_transfers_without_another_side_are_listed_with_whom_to_ask(demo):
    app = opened("members", month="2020-10")
    assert UNMATCHED in subheaders(app)
    (said,) = [each.value for each in app.markdown if "Giữa các đơn vị" in str(each.value)]
    assert "chuyển đi 3, chuyển đến 2 đảng viên" in said
    assert "1 đảng viên chuyển đi chưa có nơi báo nhận" in said
    frame = table_under(app, UNMATCHED)
    assert list(frame["Đơn vị"]) == [
        "Đảng bộ Sở Lao động - Thương binh và Xã hội",
        "Đảng bộ Sở Giao thông vận tải",
        "Đảng bộ Viễn thông tỉnh",
    ]
    assert list(frame["Chuyển đi"]) == [1, 1, 1]


def test_month_in_which_all_transfers_match_has_no_such_list(demo):
    assert UNMATCHED not in subheaders(opened("members", month="2021-05"))


def test_one_organization_has_no_such_list(demo):
    app = opened("members", month="2020-10", organization="VTT")
    assert UNMATCHED not in subheaders(app)


def test_reason_of_a_warning_stands_in_the_chart_of_its_figures(quarter):
    opened()  # opens the database
    store, settings = running_store(), running_settings()
    file = sent(report("SNV", MARCH, members=stays(31)), at(2021, 3, 25), "SNV thang 3.xlsx")
    (receipt,) = preview(store, [file], settings)
    (warning,) = [each for each in receipt.findings if each.code == "opening-differs"]
    reason = Explanation(warning.code, warning.sheet, warning.cell, "một đồng chí về từ tháng 2")
    receive(store, [replace(file, explanations=(reason,))], settings)
    drawn = charts(opened("members", month="2021-03"))
    said = json.dumps(drawn["members_by_month"], ensure_ascii=False).replace("<br>", " ")
    assert "¹ T3/2021 — Sở Nội vụ: một đồng chí về từ tháng 2" in said
    assert "¹" not in json.dumps(drawn["changes_by_month"], ensure_ascii=False)
