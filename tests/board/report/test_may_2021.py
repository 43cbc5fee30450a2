"""The demo's May 2021: the report says every published figure, and the rest of that account."""

from dataclasses import replace

import pytest

from partyboard.board.report import report
from partyboard.board.view import View
from partyboard.text import Month

# Each figure by its name, with the sentence's words around it.
PUBLISHED = {
    "members": (3390, "với {} đảng viên"),
    "admitted": (15, "các TCCS đảng kết nạp {} đảng viên"),
    "official_conversions": (13, "Có {} đảng viên dự bị được công nhận chính thức"),
    "classes": (1, "mở {} lớp bồi dưỡng"),
    "participants": (72, "với {} học viên"),
    "training_organizations": (28, "học viên của {} TCCS đảng"),
    "commended_collectives": (27, "Đảng ủy Khối khen thưởng {} tập thể"),
    "commended_individuals": (57, "tập thể, {} cá nhân"),
    "dossiers_appraised": (141, "đã thẩm định {} hồ sơ tiêu chuẩn chính trị"),
    "organizations_inspected": (7, "kiểm tra thực tế {} TCCS đảng"),
    "history_conclusions": (53, "Kết luận lịch sử chính trị đối với {} trường hợp"),
    "admissions_decided": (5, "Đảng ủy Khối quyết định kết nạp {} quần chúng"),
    "conversions_decided": (2, "Đảng ủy Khối quyết định chuyển chính thức {} trường hợp"),
    "verifications_open": (9, "Đang thẩm tra, xác minh {} trường hợp"),
    "follow_ups_open": (None, "còn {} nội dung chưa khắc phục xong"),
    "follow_ups_overdue": (None, "trong đó {} nội dung quá hạn"),
    "follow_ups_closed": (None, "được xác nhận hoàn thành, lũy kế {}"),
    "follow_ups_reported_late": (None, "{} nội dung báo cáo kết quả khắc phục muộn"),
    "awaiting_government_discipline": (
        None,
        "Còn {} đảng viên bị kỷ luật về Đảng chưa được xem xét kỷ luật về chính quyền",
    ),
    "awaiting_party_discipline": (
        None,
        "Còn {} đảng viên bị kỷ luật về chính quyền chưa được xem xét kỷ luật về Đảng",
    ),
    "disciplined_by_party": (None, "Có {} đảng viên bị kỷ luật về Đảng"),
    "badges": (None, "Có {} đảng viên được tặng Huy hiệu Đảng"),
    "steering_35_activities": (None, "Ban Chỉ đạo 35 có {} hoạt động"),
}
# By the section that each belongs to; the last two are chapters of their own.
ACCOUNT = {
    "1. Tình hình chung": ["phòng, chống dịch Covid-19"],
    "2. Công tác chính trị, tư tưởng và tổ chức": [
        "bầu cử đại biểu Quốc hội khóa XV", "Ban Chỉ đạo 35 và các Tổ 35", "5 năm thực hiện",
        "đoàn kiểm tra của Ban Tổ chức Tỉnh ủy",
    ],
    "4. Bồi dưỡng lý luận chính trị, nghiệp vụ công tác đảng": ["lớp đầu tiên trong năm"],
    "8. Công tác đoàn thể": ["Công đoàn, Đoàn Thanh niên, Phụ nữ, Cựu chiến binh"],
    "II. Hạn chế, tồn tại": [
        "Nội dung sinh hoạt", "Kỹ năng, nghiệp vụ công tác đảng viên",
        "báo cáo kết quả khắc phục sau kiểm tra năm 2020 chậm", "Phong trào đoàn thể",
        "02 TCCS đảng chưa gửi, 04 TCCS đảng gửi muộn",
    ],
    "III. Phương hướng, nhiệm vụ tháng 6/2021": ["Tổng kết công tác bầu cử", "6 tháng đầu năm"],
}  # fmt: skip


def padded(n: int) -> str:
    """As the published account writes counts."""
    return f"{n:02d}" if n < 1000 else f"{n // 1000}.{n % 1000:03d}"


@pytest.fixture
def view(demo_store, settings):
    return View(demo_store, settings, Month(2021, 5))


@pytest.fixture
def may(view):
    return report(view)


@pytest.fixture
def sections(may):
    """Every section by its heading, chapters too."""
    return {
        each.heading: " ".join(sentence.text for sentence in each.sentences())
        for chapter in may.sections
        for each in (chapter, *chapter.sections)
    }


def test_every_indicator_is_among_those_looked_for(view):
    assert PUBLISHED.keys() == view.figures().keys()


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_figure_is_said(view, may, name):
    published, words = PUBLISHED[name]
    figure = view.figure(name)
    assert figure == (published or figure) and figure > 0
    whole = " ".join(sentence.text for sentence in may.sentences())
    assert words.format(padded(figure)) in whole


@pytest.mark.parametrize("heading", ACCOUNT)
def test_the_account_stands_in_its_section(sections, heading):
    for words in ACCOUNT[heading]:
        assert words in sections[heading], words


def test_sections_stand_in_the_customary_order(may):
    results = [section.heading for section in may.sections[0].sections]
    assert [heading.partition(" ")[0] for heading in results] == [f"{n}." for n in range(1, 9)]
    assert [words.partition(". ")[2][:12] for words in results] == [
        "Tình hình ch", "Công tác chí", "Công tác đản", "Bồi dưỡng lý", "Công tác khe",
        "Thẩm định, t", "Công tác kiể", "Công tác đoà",
    ]  # fmt: skip
    assert [chapter.heading for chapter in may.sections[1:]] == list(ACCOUNT)[-2:]


def test_every_point_of_the_office_stands_in_it_once(view, may):
    said = [s.text for s in may.sentences() if s.sources == ("assessment.text",)]
    assert sorted(said) == sorted(str(row["text"]) for row in view.rows("assessment"))


def test_nothing_is_left_to_fill_where_everything_was_reported(may):
    assert may.to_fill() == ()


def test_who_has_reported_and_what_is_carried_is_said(sections):
    general = sections["1. Tình hình chung"]
    assert "đã có 66/68 TCCS đảng gửi báo cáo (62 đúng hạn, 04 gửi muộn)" in general
    assert "Còn 02 TCCS đảng chưa gửi báo cáo; tạm tính 54 đảng viên" in general
    assert "Tính riêng 65 TCCS đảng báo cáo cả hai tháng: tăng 11 đảng viên." in general


def test_what_is_not_locked_is_provisional(may):
    assert may.notes == ("Số liệu tạm tính: tháng 5/2021 chưa chốt",)


def test_annexes_are_the_tables_asked_for(may):
    assert [(annex.title, len(annex.rows)) for annex in may.annexes] == [
        ("Số liệu theo tổ chức đảng, tháng 5/2021", 68),
        ("Nội dung chưa khắc phục xong, quá hạn lâu nhất ở trên", 15),
        ("Tổ chức đảng chưa gửi báo cáo tháng 5/2021", 2),
    ]


def test_the_report_is_the_committee_s_whichever_organization_is_in_view(view, may):
    assert report(replace(view, organization="STC")) == may
