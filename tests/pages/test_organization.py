"""One organization on its page: chosen from a list, told in every state it can be in."""

import pytest
from opening import charts, choose, html, opened, title

STRIP = '<div class="strip">'


def strip(app):
    """The words under the months."""
    (row,) = [text for text in html(app) if STRIP in text]
    return row


def told(app):
    return app.subheader[0].value.replace("\\", "")


def headings(app):
    return [each.value for each in app.subheader]


def test_page_asks_for_an_organization_and_lists_them_all(demo):
    app = opened("organization", month="2021-05")
    assert title(app) == "Một đơn vị, tháng 5/2021"
    (listed,) = [each.value for each in app.dataframe]
    assert len(listed) == 69 and charts(app) == {}
    assert listed["Tình hình"].iloc[-1].startswith("báo cáo đến tháng 9/2020")


@pytest.mark.parametrize(
    ("typed", "codes"), [("sở tài chính", ["STC"]), ("CTVT", ["CTVT"]), ("cao đẳng", 3)]
)
def test_list_is_searched_by_name_or_code(demo, typed, codes):
    app = opened("organization", month="2021-05")
    app.text_input[0].set_value(typed).run()
    (listed,) = [each.value for each in app.dataframe]
    assert len(listed) == codes if isinstance(codes, int) else list(listed["Mã"]) == codes


def test_search_that_finds_nobody_says_so(demo):
    app = opened("organization", month="2021-05")
    app.text_input[0].set_value("không có đâu").run()
    assert [note.value for note in app.info] == ["Không có đơn vị nào tên như vậy."]


def test_organization_is_told_with_its_months_and_what_it_owes(demo):
    app = opened("organization", month="2021-05", organization="BVSN")
    assert told(app).startswith("Có 73 đảng viên, không đổi so với tháng 4; nộp đúng hạn 10/13")
    assert charts(app).keys() == {"members_by_month", "admissions_by_month"}
    assert strip(app).count("đúng hạn<") == 10 and "trễ 5<" in strip(app)
    items, *_ = [each.value for each in app.dataframe]
    assert list(items["Số kết luận"]) == ["23-KL/ĐUK"] * 3


def test_months_lead_to_their_reports(demo):
    row = strip(opened("organization", month="2021-05", organization="VTT"))
    assert row.count('href="received?month=') == 13 and "lần 2" in row


def test_silent_month_is_no_link(demo):
    row = strip(opened("organization", month="2021-05", organization="CTDM"))
    assert row.count('href="received?month=') == 12 and ">chưa<" in row


def test_new_one_is_told_as_such(demo):
    app = opened("organization", month="2021-05", organization="CTFDI")
    assert [each.value for each in app.text] == [
        "Đơn vị bắt đầu báo cáo từ tháng 3/2021; danh sách ghi: Mới thành lập."
    ]


def test_dissolved_one_is_told_as_such_in_its_last_month(demo):
    app = opened("organization", month="2020-09", organization="CTVT")
    assert "tiếp nhận" in app.text[0].value
    assert told(app).startswith("Có 0 đảng viên, giảm 8")


def test_dissolved_one_in_a_month_after_its_end_leads_back_to_the_list(demo):
    app = opened("organization", month="2021-05", organization="CTVT")
    assert len(app.dataframe) == 1 and [fault.value for fault in app.exception] == []


def test_one_that_never_reported_has_no_charts_and_says_so(state_files, on):
    on(state_files["founded later"])
    app = opened("organization", month="2021-03", organization="MOI")
    assert [fault.value for fault in app.exception] == []
    april = opened("organization", month="2021-04", organization="MOI")
    assert told(april).startswith("Có 0 đảng viên")


def test_organization_chosen_elsewhere_is_the_one_that_is_shown(demo):
    app = choose(opened("members", month="2021-05"), "organization", "STC")
    app = opened("organization", **dict(app.query_params))
    assert headings(app)[0].replace("\\", "").startswith("Có 57 đảng viên")
