"""Names and numbers of persons are pointed out; offices, documents and sums are left alone."""

import pytest
from workbooks import CLASS, add, cells, grassroots, put

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine

NOTE = "Bồi dưỡng!I6"


def places(book: Workbook) -> list[str]:
    """Where personal data was found."""
    return [f.place for f in examine(book).findings if f.code == "personal-data"]


@pytest.mark.parametrize(
    "note",
    [
        "001085012345",
        "CCCD 001085012345",
        "số CMND: 123456789",
        "012 345 678 901",
        "0912345678",
        "ĐT 0912.345.678",
        "ĐT: 0912 345 678",
        "+84912345678",
        "gửi về nguyenvana@gmail.com",
        "đồng chí Nguyễn Văn An vắng",
        "đ/c Trần Thị Bình",
        "Đ/c Lê Hoa",
        "Khen đồng chí  Phạm Văn C",
        1085012345 * 100,
        912345678,
    ],
)
def test_what_looks_like_a_person_is_pointed_out(note: object) -> None:
    assert places(put(grassroots(), NOTE, note)) == [NOTE]


@pytest.mark.parametrize(
    "note",
    [
        "07-QĐ/ĐUK ngày 04/05/2021",
        "Quyết định 1085 ngày 4.5.2021",
        "38.168.053.000.001",
        "kinh phí 1.234.567.890 đồng",
        "5 đồng chí chưa xong",
        "đồng chí Bí thư chi bộ",
        "đồng chí Phó Bí thư",
        "đ/c Ủy viên Ban Thường vụ",
        "học tập đồng chí Hồ Chí Minh",
        "các đồng chí đảng viên mới",
        "01/01/2021-31/12/2021",
        "2021-05-04",
        "báo cáo 12/BC-TCCS",
        "lớp 12345678",
        "họ và tên",
    ],
)
def test_what_is_no_person_is_left_alone(note: object) -> None:
    assert places(put(grassroots(), NOTE, note)) == []


@pytest.mark.parametrize(
    "heading", ["Họ và tên", "HỌ VÀ TÊN:", "Ngày sinh", "CCCD", "Số CMND", "Số thẻ đảng", "SĐT"]
)
def test_a_heading_that_asks_for_a_person_is_pointed_out_when_answered(heading: str) -> None:
    asked = put(grassroots(), "Bồi dưỡng!J5", heading)
    assert places(asked) == []
    assert places(put(asked, "Bồi dưỡng!J6", "…")) == ["Bồi dưỡng!J5"]


def test_a_list_of_members_on_any_sheet_is_pointed_out() -> None:
    listed = cells([["STT", "Họ và tên", "Đơn vị"], [1, "Nguyễn Văn A", "Phòng 1"]], "Danh sách ĐV")
    assert places(add(grassroots(), listed)) == ["Danh sách ĐV!B1"]


def test_a_label_with_its_answer_beside_it_is_pointed_out() -> None:
    book = put(grassroots(), "Đảng viên!B40", "Họ và tên")
    assert places(book) == []
    assert places(put(book, "Đảng viên!C40", "Nguyễn Văn A")) == ["Đảng viên!B40"]


def test_whoever_signs_may_write_a_name() -> None:
    book = put(grassroots(), "Đảng viên!B33", "NGƯỜI LẬP BIỂU")
    book = put(book, "Đảng viên!B34", "(Ký, ghi rõ họ và tên)")
    book = put(put(book, "Đảng viên!B35", "Họ và tên"), "Đảng viên!B36", "Nguyễn Văn A")
    assert places(book) == []


def test_personal_data_does_not_keep_a_workbook_out() -> None:
    assert not examine(put(grassroots(), NOTE, "đ/c Trần Thị Bình")).has_errors


def test_an_ordinary_workbook_has_nothing_of_the_kind() -> None:
    assert places(grassroots(training=[CLASS])) == []
