"""The report of boards that are small, incomplete, locked, seen as of a past moment."""

import shutil
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
import small_board
from filled_forms import COMMENDATION, CONCLUSION, STC, at, listing, register, sent
from filled_forms import report as filled
from small_board import FEBRUARY, MARCH

from partyboard.board.report import report
from partyboard.board.report.assessed import subject
from partyboard.board.view import View
from partyboard.forms.committee import COMMITTEE
from partyboard.intake.template import Filling, template
from partyboard.reception import Explanation, preview, receive
from partyboard.store.database import Store
from partyboard.store.events import lock_month
from partyboard.text import Month

JANUARY = Month(2021, 1)
QUARTER = small_board.quarter()
POINTS = (
    ("results", "Tuyên truyền kỷ niệm Ngày thành lập Đảng"),
    ("results", "Hoàn thành sơ kết quý"),
    ("limitations", "Một số đơn vị gửi báo cáo chậm"),
    ("next_month", "Chuẩn bị đại hội"),
)


@pytest.fixture
def board(quarter_file, tmp_path, settings):
    """Loads batches into the quarter's board, or into an empty one, and gives a month's view."""
    opened = []

    def load(month, *batches):
        path = tmp_path / "board.duckdb"
        if batches[:3] == QUARTER:
            shutil.copyfile(quarter_file, path)
        store = Store(path)
        opened.append(store)
        for batch in batches[3:] if batches[:3] == QUARTER else batches:
            receipts = receive(store, batch, settings)
            assert [receipt.status for receipt in receipts] == ["accepted"] * len(batch)
        return View(store, settings, month)

    yield load
    for store in opened:
        store.close()


def office(month, **work):
    rows = tuple({"section": section, "text": text} for section, text in POINTS)
    values = {"work": (work,), "assessment": rows}
    return [sent(template(COMMITTEE, Filling(period=month, values=values)), at(2021, 4, 2))]


def said(view) -> str:
    return "\n".join(sentence.text for sentence in report(view).sentences())


def test_what_the_office_has_not_reported_is_left_to_staff(board):
    view = board(JANUARY, *QUARTER)
    gaps = " ".join(report(view).to_fill())
    for what in (
        "tình hình chung", "hồ sơ tiêu chuẩn chính trị đã thẩm định", "kiểm tra thực tế",
        "Đảng ủy Khối quyết định kết nạp", "thẩm tra, xác minh", "hạn chế, tồn tại",
        "nhiệm vụ trọng tâm",
    ):  # fmt: skip
        assert what in gaps


def test_what_the_office_has_reported_is_not(board):
    work = {
        "dossiers_appraised": 0, "organizations_inspected": 1, "history_conclusions": 12,
        "admissions_decided": 2, "conversions_decided": 0, "verifications_open": 0,
        "steering_35_activities": 1,
    }  # fmt: skip
    view = board(MARCH, *QUARTER, office(MARCH, **work))
    text = said(view)
    assert "Trong tháng không thẩm định hồ sơ tiêu chuẩn chính trị nào." in text
    assert "Trong tháng đã kiểm tra thực tế 01 TCCS đảng." in text
    assert "Kết luận lịch sử chính trị đối với 12 trường hợp." in text
    assert "Không còn trường hợp đang thẩm tra, xác minh." in text


def test_every_point_stands_once_where_its_words_belong(board):
    composed = report(board(MARCH, *QUARTER, office(MARCH)))
    general, ideology = composed.sections[0].sections[:2]
    for _, text in POINTS:
        assert [s.text for s in composed.sentences()].count(f"{text}.") == 1
    assert "Hoàn thành sơ kết quý." in [s.text for s in general.sentences()]
    assert "Tuyên truyền kỷ niệm Ngày thành lập Đảng." in [s.text for s in ideology.sentences()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công đoàn tuyên truyền về bầu cử", "mass"),
        ("Kết luận kiểm tra, giám sát tại hai đơn vị", "inspection"),
        ("Thẩm định tiêu chuẩn chính trị nhân sự", "appraisal"),
        ("Quán triệt Nghị quyết", "ideology"),
        ("QUÁN TRIỆT Nghị quyết", "ideology"),
        (unicodedata.normalize("NFD", "Tuyên truyền bầu cử"), "ideology"),
        ("Đại hội các chi bộ", "organization"),
        ("Phòng, chống bão lũ", "general"),
    ],
)
def test_a_result_is_known_by_its_words(text, expected):
    assert subject(text) == expected


def test_a_month_without_reports_has_no_figure_and_no_zero(board):
    view = board(FEBRUARY, *QUARTER)
    text = said(view)
    assert "Chưa có TCCS đảng nào gửi báo cáo tháng 2/2021." in text
    assert "[… cần bổ sung: số đảng viên mới kết nạp …]" in text
    assert "không kết nạp" not in text and "Biến động trong tháng" not in text
    assert "với 102 đảng viên." in text
    assert "Còn 03 TCCS đảng chưa gửi báo cáo; tạm tính 102 đảng viên" in text


def test_nothing_is_compared_while_most_reports_are_missing(board):
    text = said(board(MARCH, *QUARTER))
    assert "các TCCS đảng kết nạp 01 đảng viên." in text
    assert "với 103 đảng viên." in text
    assert "so với tháng trước" not in text


def test_a_first_month_is_compared_with_nothing(board):
    text = said(board(JANUARY, *QUARTER))
    assert "kết nạp 02 đảng viên." in text
    assert "tháng trước" not in text and "cùng kỳ" not in text
    assert "đã có 3/3 TCCS đảng gửi báo cáo (đều đúng hạn)." in text


def test_none_is_said_in_words(board):
    quiet = [
        [sent(listing(rows=(STC,)), at(2021, 1, 4))],
        [sent(filled("STC", JANUARY), at(2021, 1, 20))],
    ]
    text = said(board(JANUARY, *quiet))
    assert "Trong tháng không kết nạp đảng viên nào." in text
    assert "Biến động trong tháng: không tăng; không giảm." in text
    assert "Trong tháng không mở lớp bồi dưỡng nào." in text
    assert "Trong tháng Đảng ủy Khối không có quyết định khen thưởng." in text
    assert "Không có nội dung phải khắc phục sau kiểm tra." in text


def test_an_overdue_item_is_said_and_listed(board):
    due = {"concluded_on": date(2021, 1, 5), "due_on": date(2021, 2, 10)}
    view = board(MARCH, *QUARTER, [sent(register(MARCH, {**CONCLUSION, **due}), at(2021, 3, 1))])
    text = said(view)
    assert (
        "còn 01 nội dung chưa khắc phục xong, trong đó 01 nội dung quá hạn ở 01 TCCS đảng" in text
    )
    table = next(each for each in report(view).annexes if "khắc phục" in each.title)
    assert table.rows[0][1:3] == ("Đảng bộ Sở Tài chính", "12-KL/ĐUK, mục 1")


def test_commendations_of_other_levels_are_told_apart(board):
    own = {**COMMENDATION, "decided_on": date(2021, 3, 8)}
    other = {**own, "decision": "9-QĐ/TU", "level": "province", "collectives": 0, "individuals": 1}
    members = small_board.STC_IN_MARCH
    march = [
        sent(filled("STC", MARCH, members=members, commendations=[own, other]), at(2021, 3, 24))
    ]
    text = said(board(MARCH, *QUARTER[:2], march))
    assert "Đảng ủy Khối khen thưởng 01 tập thể, 02 cá nhân." in text
    assert "Tính cả các cấp khác, có 01 tập thể, 03 cá nhân được khen thưởng." in text


def test_commendations_of_other_levels_alone_are_no_sum(board):
    other = {**COMMENDATION, "decided_on": date(2021, 3, 8), "level": "province"}
    members = small_board.STC_IN_MARCH
    march = [sent(filled("STC", MARCH, members=members, commendations=[other]), at(2021, 3, 24))]
    text = said(board(MARCH, *QUARTER[:2], march))
    assert "Trong tháng Đảng ủy Khối không có quyết định khen thưởng." in text
    assert "Các cấp khác khen thưởng 01 tập thể, 02 cá nhân." in text


def test_what_was_all_remedied_is_told_from_what_never_was(board):
    done = {
        "concluded_on": date(2021, 1, 5), "due_on": date(2021, 2, 10),
        "confirmed_on": date(2021, 3, 1),
    }  # fmt: skip
    text = said(
        board(MARCH, *QUARTER, [sent(register(MARCH, {**CONCLUSION, **done}), at(2021, 3, 2))])
    )
    assert "Không còn nội dung phải khắc phục sau kiểm tra." in text
    assert "Trong tháng có thêm 01 nội dung được xác nhận hoàn thành, lũy kế 01." in text


def test_a_locked_month_is_no_longer_provisional(board):
    view = board(JANUARY, *QUARTER)
    with view.store.writing() as cursor:
        lock_month(cursor, JANUARY, at(2021, 2, 5))
    assert report(view).notes == ()


def test_a_past_moment_is_said_with_the_figures_of_then(board):
    view = board(JANUARY, *QUARTER)
    members = {"opening": 20, "admitted": 1, "closing": 21}
    receive(
        view.store, [sent(filled("CTVT", JANUARY, members=members), at(2021, 2, 20))], view.settings
    )
    assert "kết nạp 03 đảng viên" in said(view)
    then = replace(view, as_of=at(2021, 1, 31, 16, 30))
    assert "kết nạp 02 đảng viên" in said(then)
    assert "Số liệu như đã biết lúc 16 giờ 30 ngày 31/1/2021" in report(then).notes


def test_reasons_given_for_warnings_are_a_table(board, settings):
    view = board(JANUARY, small_board.list_only())
    late = {**COMMENDATION, "decided_on": date(2020, 12, 29)}
    odd = sent(filled("SNV", JANUARY, commendations=[late]), at(2021, 1, 22))
    (receipt,) = preview(view.store, [odd], settings)
    reasons = tuple(
        Explanation(each.code, each.sheet, each.cell, "quyết định đến sau")
        for each in receipt.findings
        if str(each.severity) == "warning"
    )
    receive(view.store, [replace(odd, explanations=reasons)], settings)
    table = report(view).annexes[-1]
    assert table.title == "Giải trình số liệu tháng 1/2021"
    assert table.rows == (("1", "Sở Nội vụ", "quyết định đến sau"),)


def test_an_early_closing_day_is_said(board, settings):
    view = board(JANUARY, *QUARTER)
    early = replace(view, settings=replace(settings, closing_day=15))
    assert "Số liệu từ ngày 16/12/2020 đến hết ngày 15/1/2021." in said(early)
    assert "Số liệu từ ngày" not in said(view)


def test_the_name_of_the_committee_is_the_one_of_the_month(board, settings):
    view = board(JANUARY, *QUARTER)
    first = settings.committees[0]
    renamed = replace(first, since=MARCH, name="Đảng ủy các cơ quan Đảng tỉnh", symbol="ĐU")
    both = replace(view, settings=replace(settings, committees=(first, renamed)))
    assert report(both).number == "Số …-BC/ĐUK"
    march = report(replace(both, month=MARCH))
    assert (march.issuer, march.number) == (renamed.name, "Số …-BC/ĐU")
