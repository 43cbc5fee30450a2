"""Text that looks typed for an old font in cells whose font is none."""

from html import escape
from pathlib import Path

import pytest
from consolidated_books import good as consolidated
from hypothesis import given
from hypothesis import strategies as st
from old_fonts import typed
from spreadsheets import row, styles, with_parts, words, xlsx
from workbooks import CLASS, found, grassroots, put

from partyboard.demo.organizations import list_rows
from partyboard.forms.registry import FORMS
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine, examine_all
from partyboard.intake.findings import Finding
from partyboard.intake.grid import grid_of
from partyboard.intake.mending import Correction, Mending
from partyboard.intake.read import read_workbook
from partyboard.intake.suspected import suspected
from partyboard.text import Month, clean

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
NOTE = "Bồi dưỡng!I6"
CHARSETS = ("TCVN3", "VNI")


def in_note(text: str) -> list[tuple[str, str]]:
    """What is found in a report with this in the note of a class, in a Unicode font."""
    return found(examine(put(grassroots(), NOTE, text)))


def in_workbook(*texts: str) -> list[Finding]:
    """What is suspected of texts that stand below one another."""
    rows = "".join(row(number, words(f"A{number}", text)) for number, text in enumerate(texts, 1))
    answer = read_workbook(xlsx({"Trang": rows}))
    assert isinstance(answer, Workbook)
    return list(suspected([grid_of(sheet) for sheet in answer.sheets]))


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(
    "meant",
    [
        "Hoàn thành xuất sắc nhiệm vụ", "Kết nạp", "Đảng viên đầu tháng", "Từ trần", "Xóa tên",
        "UBND thành phố", "Sở Nông nghiệp và PTNT", "Trường THPT Chu Văn An", "Chuyển đi",
        "Cộng hòa xã hội chủ nghĩa Việt Nam", "Đảng bộ Sở Tài chính, theo QĐ số 07-QĐ/ĐUK",
        "Quốc hội", "Giám đốc", "Nghiệp vụ", "Thủy lợi", "Lý luận chính trị",
    ],
)  # fmt: skip
def test_text_without_its_old_font_is_suspected_and_stays(meant: str, charset: str) -> None:
    text = typed(meant, charset)
    report = examine(put(grassroots(), NOTE, text))
    assert found(report) == [("legacy-font-suspected", NOTE)]
    assert report.sheets["training"][0].values["note"] == clean(text)
    (warning,) = report.findings
    assert f"«{text}»" in warning.message
    assert f"{charset} (có phải «{meant}»?)" in warning.message
    assert warning.offer == Correction("Bồi dưỡng", "I6", meant)


@pytest.mark.parametrize(
    "text",
    [
        "hệ số µ, ß", "µ", "ß", "5 µm", "Straße", "café", "un élève du collège", "l'hôtel de ville",
        "naïve", "Noël à la forêt", "où", "août", "déjà vu", "thaï", "§ 5", "© 2021 STC", "½ ngày",
        "m²", "N·m", "Ðoàn", "không có", "và là có", "Líp", "São Paulo", "mañana", "für die Straße",
        "«Agribank»", "3 × 4", "±5 °C", "là", "Hà Nam", "tôi", "Windows® 10", "Société Générale",
        "Trà Vinh", "cà phê", "Hòa", "Bình Tân", "Côn Đảo", "rõ", "n°5", "Ø 12", "Nam\u00ad Hà",
        "Hoan thanh xuat sac", "Công ty TNHH", "T·N", "a·b·c", "®", "• Mục 1 – 2", "“Ba không”",
    ],
)  # fmt: skip
def test_ordinary_text_is_not_suspected(text: str) -> None:
    assert in_note(text) == []


def test_short_words_count_where_others_show_it_plainly() -> None:
    assert [each.cell for each in in_workbook("Hµ", "N÷", "5 kg")] == []
    plain = typed("Đảng bộ Sở Tài chính", "TCVN3")
    assert [each.cell for each in in_workbook("Hµ", plain, "N÷", "Naïve")] == ["A1", "A2", "A3"]


def test_first_ten_cells_of_a_sheet_are_listed_and_the_others_counted() -> None:
    warnings = in_workbook(*[typed(f"Chuyển đến lần {n}", "VNI") for n in range(1, 24)])
    assert [each.cell for each in warnings] == [f"A{number}" for number in range(1, 11)]
    assert ["13 ô khác" in each.message for each in warnings] == [False] * 9 + [True]


def test_heading_in_disorder_is_missed_and_suspected() -> None:
    report = examine(put(grassroots(), "Đảng viên!B8", typed("Kết nạp", "TCVN3")))
    codes = {each.code for each in report.findings if each.place == "Đảng viên!B8"}
    assert codes == {"missing-field", "legacy-font-suspected"}


def test_form_that_is_not_recognized_is_told_to_be_in_disorder() -> None:
    labels = [typed(text, "TCVN3") for text in ("Mã tổ chức đảng", "Đảng viên đầu tháng")]
    rows = "".join(row(number, words(f"A{number}", text)) for number, text in enumerate(labels, 1))
    answer = read_workbook(xlsx({"Sheet1": rows}))
    assert isinstance(answer, Workbook)
    codes = [each.code for each in examine(answer).findings]
    assert codes == ["unknown-form", "legacy-font-suspected", "legacy-font-suspected"]


def test_the_font_decides_whether_text_is_converted_or_suspected() -> None:
    text = typed("Hoàn thành nhiệm vụ", "TCVN3")
    content = xlsx({"Trang": row(1, words("A1", text))})
    for font, suspicions in ((".VnTime", 0), (".VnTimeH", 0), ("Arial", 1), ("Times New Roman", 1)):
        answer = read_workbook(with_parts(content, xl_styles=styles((font, "General")).encode()))
        assert isinstance(answer, Workbook)
        assert len(list(suspected([grid_of(sheet) for sheet in answer.sheets]))) == suspicions
        assert (answer.sheets[0].cells[1, 1].value == text) is bool(suspicions)


def test_nothing_is_suspected_in_the_samples_of_the_demo() -> None:
    answers = [read_workbook(path.read_bytes()) for path in SAMPLES.glob("**/*.xlsx")]
    books = [answer for answer in answers if isinstance(answer, Workbook)]
    assert books
    for book in books:
        assert list(suspected([grid_of(sheet) for sheet in book.sheets])) == []


def test_nothing_is_suspected_in_the_words_of_the_forms_and_names_of_the_demo() -> None:
    texts = [field.label for form in FORMS for _, field in form.fields()]
    texts += [alias for form in FORMS for _, field in form.fields() for alias in field.aliases]
    texts += [str(value) for unit in list_rows(Month(2021, 5)) for value in unit.values()]
    assert in_workbook(*map(escape, texts)) == []


@given(st.text("abcdefghijklmnopqrstuvwxyz ảẫđêơưỳịộếớ,.-0123456789", min_size=1, max_size=30))
def test_vietnamese_letters_that_no_old_font_has_are_never_suspected(text: str) -> None:
    assert in_workbook(text + " ở") == []


@given(st.sampled_from(["Khoá I", "Kết thúc", "đ/c", "Tổ 35", ""]), st.sampled_from(CHARSETS))
def test_mixed_text_is_left_alone(unicode_text: str, charset: str) -> None:
    mixed = f"{typed('Hoàn thành nhiệm vụ', charset)} {unicode_text} ở"
    assert in_workbook(mixed) == []


@pytest.mark.parametrize("place", [NOTE, "Đảng viên!B8", "Khen thưởng!D6"])
def test_what_is_offered_settles_it(place: str) -> None:
    meant = {NOTE: "Hoàn thành nhiệm vụ", "Đảng viên!B8": "Kết nạp", "Khen thưởng!D6": "Giấy khen"}
    book = put(grassroots(), place, typed(meant[place], "VNI"))
    (warning,) = (each for each in examine(book).findings if each.code == "legacy-font-suspected")
    assert isinstance(warning.offer, Correction)
    mended = examine(book, mending=Mending((warning.offer,)))
    assert found(mended) == [("corrected", place)]


def test_class_named_in_disorder_is_kept_as_it_was_sent() -> None:
    name = typed("Lớp bồi dưỡng đảng viên mới", "VNI")
    report = examine(grassroots(training=[CLASS | {"course": name}]))
    assert found(report) == [("legacy-font-suspected", "Bồi dưỡng!B6")]
    assert report.sheets["training"][0].values["course"] == name


def test_in_a_consolidated_workbook_the_report_of_the_row_is_warned() -> None:
    name = typed("Đảng bộ Sở Nội vụ", "TCVN3")
    first, second = examine_all(put(consolidated(), "Tháng 5-2021!C7", name))
    assert found(first) == []
    assert ("legacy-font-suspected", "Tháng 5-2021!C7") in found(second)
    assert second.record("info")["organization_name"] == name
