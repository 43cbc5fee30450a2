"""Who reported when stands in one grid; the month is locked and reopened with who and why; whoever
has yet to report is written to.
"""

import re
import shutil
from html import unescape

import pytest
import small_board
from filled_forms import STC, at, listing, report, sent, typed_over
from opening import html, markup, opened, title, unmarked
from small_board import HOSTILE, MARCH, build

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.reception import receive
from partyboard.reception.locking import lock
from partyboard.running import running_settings, running_store

_ROW = re.compile(r'<tr><th scope="row"><a class="turns" href="([^"]*)">([^<]*)</a></th>(.*?)</tr>')
_CELL = re.compile(r'<td><(?:a|span) class="([^"]*)"[^>]*>([^<]*)<')
_TOTALS = re.compile(r'<tr class="totals"><th scope="row">([^<]*)</th>(.*?)<td></td>')


def grid(app):
    """Organization's name → what its cells say, with their classes left out."""
    return {
        unescape(name): [text for _, text in _CELL.findall(cells)] for _, name, cells in rows(app)
    }


def rows(app):
    return _ROW.findall("".join(html(app)))


def totals(app):
    found = _TOTALS.findall("".join(html(app)))
    return {label: re.findall(r"<td[^>]*>([^<]*)</td>", cells) for label, cells in found}


def finding(app):
    (found,) = app.subheader
    return found.value


def dates(app):
    (found,) = [text for text in html(app) if "reporting-dates" in text]
    return unescape(re.sub(r"<small>", " | ", found).replace("</small>", ""))


def buttons(app):
    return [button.label for button in app.button]


def decide(app, label, reason="", by="Lan"):
    """Fill in the form of the button and send it."""
    app.text_input(key=f"why-{label}-2021-03").set_value(reason)
    app.text_input(key=f"by-{label}-2021-03").set_value(by)
    (send,) = [button for button in app.button if button.label == label]
    return send.click().run()


def test_demo_shows_who_reported_when(demo):
    app = opened("reporting", month="2021-05")
    assert title(app) == "Tình hình nộp báo cáo"
    assert finding(app) == "66/68 đơn vị đã báo cáo tháng 5/2021; 2 đơn vị cần nhắc hôm nay"
    assert "Hạn nộp 25/5/2021 · Số liệu tạm tính, còn nhận báo cáo" in dates(app)
    lines = grid(app)
    assert len(lines) == 69  # one of them dissolved in September 2020
    assert lines["Chi bộ Cơ quan Tỉnh đoàn"] == [""] * 12 + ["+6"]
    assert lines["Chi bộ Công ty Cổ phần Dệt may xuất khẩu"] == [""] * 12 + ["chưa"]
    assert lines["Đảng bộ Viễn thông tỉnh"][-1] == "lần 2"
    assert lines["Đảng bộ Sở Khoa học và Công nghệ"][-2] == "thiếu"
    assert lines["Chi bộ Công ty TNHH Vận tải và Thương mại"] == [""] * 5 + ["·"] * 8
    assert totals(app)["Đúng hạn"][-1] == "62"
    assert totals(app)["Trễ"][-1] == "4"
    assert totals(app)["Thiếu"][-2:] == ["1", "2"]
    assert totals(app)["Số liệu"] == ["chốt"] * 12 + ["tạm"]


def test_cell_leads_to_its_report_and_name_to_its_organization(demo):
    app = opened("reporting", month="2021-05")
    store = running_store()
    ids = {
        row["organization"]: row["submission_id"]
        for row in store.rows("reporting_grid")
        if str(row["month"]) == "2021-05-01"
    }
    by_name = {unescape(name): (href, cells) for href, name, cells in rows(app)}
    href, cells = by_name["Đảng bộ Viễn thông tỉnh"]
    assert href == "organization?month=2021-05&amp;organization=VTT"
    assert f'href="received?report={ids["VTT"]}"' in cells
    assert 'title="Tháng 5/2021: đúng hạn' in cells
    _, silent = by_name["Chi bộ Công ty Cổ phần Dệt may xuất khẩu"]
    assert 'href="reporting?month=2021-05&amp;remind=CTDM"' in silent


def test_locked_month_says_when_it_was_locked_by_whom_and_why(demo):
    app = opened("reporting", month="2020-12")
    assert finding(app) == "Đủ 67/67 đơn vị đã báo cáo tháng 12/2020, 63 đơn vị đúng hạn"
    told = dates(app)
    assert "Đã chốt lúc 16:17 13/4/2021, không nhận thêm" in told
    assert "Mở lại lúc 15:47 13/4/2021, Văn phòng: Đảng bộ Đài Phát thanh" in told
    assert [label for label in buttons(app) if "tháng" in label] == ["Mở lại tháng 12/2020"]


def test_past_is_shown_as_it_was_and_nothing_can_be_done_in_it(demo):
    app = opened("reporting", month="2021-05", as_of="2021-05-28T08:00")
    assert finding(app) == "64/68 đơn vị đã báo cáo tháng 5/2021; 4 đơn vị chưa nộp"
    assert "(đã qua 3 ngày)" in dates(app)
    assert not any("Chốt" in label or "nhắc" in label for label in buttons(app))
    assert "nhắc</a>" not in "".join(html(app))


@pytest.mark.parametrize(
    ("organization", "told"),
    [
        ("TDTN", "Chi bộ Cơ quan Tỉnh đoàn nộp báo cáo tháng 5/2021 trễ 6 ngày"),
        ("SNV", "Đảng bộ Sở Nội vụ nộp báo cáo tháng 5/2021 đúng hạn"),
        ("CTDM", "Chi bộ Công ty Cổ phần Dệt may xuất khẩu chưa nộp báo cáo tháng 5/2021"),
    ],
)
def test_one_organization_has_its_own_line_and_finding(demo, organization, told):
    app = opened("reporting", month="2021-05", organization=organization)
    assert finding(app) == told
    assert len(grid(app)) == 1 and totals(app) == {}


def test_month_is_locked_with_a_reason_and_reopened(quarter):
    app = opened("reporting")
    decide(app, "Chốt tháng 3/2021")
    (refused,) = app.error
    assert unmarked(refused.value).startswith("Còn 2 đơn vị chưa báo cáo tháng 3/2021: ")
    decide(app, "Chốt tháng 3/2021", "Xin nộp vào tháng sau")
    (done,) = app.success
    assert unmarked(done.value) == "Đã chốt số liệu tháng 3/2021."
    assert finding(app) == "1/3 đơn vị đã báo cáo tháng 3/2021; 2 đơn vị thiếu khi chốt"
    assert "Lan: Xin nộp vào tháng sau" in dates(app)
    assert totals(app)["Số liệu"][-1] == "chốt"
    assert grid(app)["Đảng bộ Sở Nội vụ"][-1] == "thiếu"
    again = sent(report("SNV", MARCH, members=small_board.stays(30)), at(2021, 3, 30))
    (receipt,) = receive(running_store(), [again], running_settings())
    assert "month-locked" in {found.code for found in receipt.findings}
    decide(app, "Mở lại tháng 3/2021", "SNV đã có báo cáo")
    assert [unmarked(done.value) for done in app.success] == [
        "Đã mở lại tháng 3/2021. Nhận, sửa xong thì chốt lại."
    ]
    assert grid(app)["Đảng bộ Sở Nội vụ"][-1] == "có lỗi"  # what was sent to the locked month


def test_nothing_is_decided_without_a_name(quarter):
    app = decide(opened("reporting"), "Chốt tháng 3/2021", "Xin nộp sau", by="")
    (refused,) = app.error
    assert "Ghi họ và tên" in unmarked(refused.value)
    assert totals(app)["Số liệu"][-1] == "tạm"


def test_somebody_else_having_locked_it_is_said(quarter):
    app = opened("reporting")
    lock(running_store(), running_settings(), MARCH, "vội", "Minh")
    decide(app, "Chốt tháng 3/2021", "Xin nộp sau")
    (refused,) = app.error
    assert "đã chốt số liệu từ ngày" in unmarked(refused.value)


def test_link_opens_the_message_to_its_organization(quarter):
    app = opened("reporting", remind="SNV")
    (message,) = app.code
    assert message.value.startswith("Kính gửi Đảng bộ Sở Nội vụ,")


def test_button_opens_the_message_to_all(quarter):
    app = opened("reporting")
    (button,) = [each for each in app.button if each.label == "Lời nhắc 2 đơn vị"]
    button.click().run()
    (message,) = app.code
    assert message.value.startswith("Kính gửi các đơn vị,")
    assert "Văn phòng đã nhận báo cáo tháng 3/2021 của 1/3 đơn vị." in message.value
    assert "1. Đảng bộ Sở Nội vụ\n2. Chi bộ Công ty Vận tải\n" in message.value


def test_message_names_the_earlier_month_that_is_owed_too(quarter):
    app = opened("reporting", remind="SNV", month="2021-03")
    (message,) = app.code
    assert "1. Tháng 2/2021: chưa nhận được" in message.value
    assert "2. Tháng 3/2021: chưa nhận được" in message.value


def test_file_with_faults_is_told_from_silence(quarter):
    bad = typed_over(report("SNV", MARCH), GRASSROOTS, "members", "closing", 99)
    receive_into(quarter, sent(bad, at(2021, 3, 20)))
    app = opened("reporting", remind="SNV", month="2021-03")
    assert grid(app)["Đảng bộ Sở Nội vụ"] == ["", "chưa", "có lỗi"]
    (message,) = app.code
    assert "đã gửi, còn chỗ phải sửa" in message.value


def receive_into(database, file):
    opened("reporting")
    assert running_store().path == database
    (receipt,) = receive(running_store(), [file], running_settings())
    assert str(receipt.status) == "rejected"


def test_all_reported_needs_no_reminder(tmp_path, on):
    batches = (small_board.list_only(), small_board.january())
    on(build(tmp_path / "board.duckdb", *batches))
    app = opened("reporting")
    assert finding(app) == "Đủ 3/3 đơn vị đã báo cáo tháng 1/2021, 3 đơn vị đúng hạn"
    assert not any("nhắc" in label for label in buttons(app))


@pytest.mark.parametrize("state", ["empty", "list only"])
def test_board_without_reports_says_what_to_do(state_files, tmp_path, on, state):
    on(shutil.copyfile(state_files[state], tmp_path / "board.duckdb"))
    app = opened("reporting")
    assert [note.value.startswith("Chưa có báo cáo nào.") for note in app.info] == [True]


def test_organization_founded_later_is_not_scored_for_the_time_before(state_files, tmp_path, on):
    on(shutil.copyfile(state_files["founded later"], tmp_path / "board.duckdb"))
    app = opened("reporting", month="2021-04")
    assert grid(app)["Chi bộ Mới"] == ["·", "·", "chưa", ""]
    (cells,) = [cells for _, name, cells in rows(app) if name == "Chi bộ Mới"]
    assert ">1/2</td>" in cells


def test_texts_of_others_are_shown_as_they_are(tmp_path, on):
    whole = [sent(listing(rows=({**STC, "name": HOSTILE},)), at(2021, 1, 4))]
    told = [sent(report("STC", MARCH, name=HOSTILE), at(2021, 3, 24))]
    on(build(tmp_path / "hostile.duckdb", whole, told))
    app = opened("reporting")
    assert HOSTILE in grid(app)
    assert "<b>Sở</b>" not in "".join((*html(app), *markup(app)))
