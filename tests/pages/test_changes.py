"""The page that says what has changed since a meeting; meetings saved from it."""

import pytest
import small_board
from filled_forms import at, report, sent
from opening import address, html, opened, press, title, turned_to, unmarked
from small_board import MARCH, STC_IN_MARCH, build

from partyboard.board.meetings import moments
from partyboard.reception import Incoming, receive
from partyboard.running import running_settings, running_store
from partyboard.store.meetings import save_meeting

MEETING = at(2021, 3, 30, 8)
NOTHING = "không có báo cáo nào nhận thêm, không có số liệu nào thay đổi"
STC = "Đảng bộ Sở Tài chính"


def told(app):
    """The sentence at the top."""
    (line,) = [text for text in html(app) if text.startswith('<div class="attention')]
    return line


def corrected():
    """STC's March again: one more was admitted."""
    again = report("STC", MARCH, members={**STC_IN_MARCH, "admitted": 2, "closing": 54})
    return Incoming(
        "STC 2.xlsx", again, at(2021, 4, 2, 9), "Lan", reason="sót một <b>đảng viên</b>"
    )


@pytest.fixture
def met(quarter):
    """The quarter, after a meeting at the end of March."""
    opened()  # opens the database
    with running_store().writing() as cursor:
        save_meeting(cursor, MEETING, "Họp quý I", MEETING, "Lan")
    return quarter


def test_without_a_moment_there_is_nothing_to_compare_with(quarter):
    app = opened("changes")
    assert [each.value for each in app.info] == [
        "Chưa có cuộc họp nào được lưu, chưa có tháng nào được chốt để so sánh."
    ]
    assert {box.key for box in app.selectbox} == {"month_box", "organization_box"}


def test_nothing_loaded_says_so(empty):
    assert "Chưa có báo cáo nào" in opened("changes").info[0].value


def test_newest_meeting_is_compared_with(met):
    app = opened("changes")
    assert title(app) == "Thay đổi từ cuộc họp"
    assert address(app) == {"month": "2021-03", "since": "2021-03-30T08:00"}
    assert NOTHING in told(app)


def test_correction_is_told_with_the_report_that_did_it(met):
    receive(running_store(), [corrected()], running_settings())
    app = opened("changes")
    assert "nhận thêm 1 báo cáo; 2 số liệu tháng 3/2021 thay đổi" in told(app)
    (table,) = [text for text in html(app) if 'class="changes"' in text]
    assert "103" in table and "104" in table and f"<b>{STC}</b>: 53 → 54" in table
    assert "Báo cáo lại lần 2" in table and "STC 2.xlsx" in table and "09:00 2/4/2021, Lan" in table
    assert 'href="received?report=' in table
    assert "sót một &lt;b&gt;đảng viên&lt;/b&gt;" in table


def test_month_that_came_after_the_meeting_is_told_as_new(met):
    april = sent(report("STC", MARCH + 1, members={"opening": 53, "closing": 53}), at(2021, 4, 20))
    receive(running_store(), [april], running_settings())
    app = opened("changes")
    assert any("Lúc đó chưa có báo cáo tháng 4/2021" in each.value for each in app.markdown)
    assert [each.value for each in app.exception] == []


def test_page_seen_as_of_the_past_leads_to_what_changed_since_then(met):
    app = opened(as_of="2021-03-26T08:00")
    turned_to(app, "changes")
    assert address(app)["since"] == "2021-03-26T08:00"


@pytest.mark.parametrize("text", ["hôm qua", "2150-01-01", "<b>"])
def test_moment_that_is_none_is_answered_in_a_sentence(met, text):
    app = turned_to(opened(), "changes")
    app.query_params["since"] = text
    app.run()
    (warning,) = app.warning
    assert "Đang so với 08:00 30/3/2021" in warning.value.replace("\\", "")
    assert address(app)["since"] == "2021-03-30T08:00"


def test_meeting_is_saved_with_its_name_and_by_whom(quarter):
    app = opened("changes")
    app.text_input(key="meeting_name").set_value("Họp Ban Thường vụ")
    app.text_input(key="meeting_by").set_value("Nguyễn Thị Lan")
    press(app, "Lưu")
    assert [unmarked(each.value) for each in app.success] == ["Đã lưu cuộc họp."]
    (meeting,) = moments(running_store())
    assert (meeting.name, meeting.made_by) == ("Họp Ban Thường vụ", "Nguyễn Thị Lan")
    assert NOTHING in told(app)


def test_meeting_without_a_name_is_not_saved(quarter):
    app = opened("changes")
    app.text_input(key="meeting_by").set_value("Nguyễn Thị Lan")
    press(app, "Lưu")
    assert [unmarked(each.value) for each in app.error] == ["Ghi tên cuộc họp."]
    assert moments(running_store()) == ()


def test_saved_meeting_is_removed_again(met):
    app = opened("changes")
    (by,) = [each for each in app.text_input if str(each.key).startswith("remove-")]
    by.set_value("Nguyễn Thị Lan")
    press(app, "Bỏ cuộc họp")
    assert moments(running_store()) == ()
    assert [unmarked(each.value) for each in app.success] == ["Đã bỏ cuộc họp."]


def test_name_of_a_meeting_is_shown_as_it_is(tmp_path, on):
    on(build(tmp_path / "hostile.duckdb", *small_board.hostile()))
    opened()
    with running_store().writing() as cursor:
        save_meeting(cursor, MEETING, small_board.HOSTILE, MEETING, "Lan")
    app = opened("changes")
    assert [each.value for each in app.exception] == []
    assert any("&lt;b&gt;Sở&lt;/b&gt;" in text for text in html(app))
