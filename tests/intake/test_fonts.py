"""Old fonts: what was meant by what was typed."""

import string
import unicodedata
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from old_fonts import codes, typed
from spreadsheets import row, words, xlsx

from partyboard.intake.cells import Workbook
from partyboard.intake.fonts import convert, is_legacy
from partyboard.intake.read import read_workbook

PLAIN = string.ascii_letters + string.digits + " .,;:/()“”–"
LOWER = "".join(letter for letter in codes("TCVN3") if letter.islower())


@pytest.mark.parametrize(
    ("typed", "font", "meant"),
    [
        ("Hoµn thµnh xuÊt s¾c nhiÖm vô", ".VnTime", "Hoàn thành xuất sắc nhiệm vụ"),
        ("Hoµn thµnh xuÊt s¾c nhiÖm vô", ".VnTimeH", "HOÀN THÀNH XUẤT SẮC NHIỆM VỤ"),
        ("§¶ng viªn dù bÞ", ".VnArial", "Đảng viên dự bị"),
        ("®¶ng viªn", ".VnArialH", "ĐẢNG VIÊN"),
        ("Ph­êng Tr­êng Thi", ".vntime", "Phường Trường Thi"),
        ("n-íc, tr-êng", ".VnTime", "nước, trường"),
        ("TriÖu S¬n - Th¹ch Thµnh", ".VnTime", "Triệu Sơn - Thạch Thành"),
        ("hoμn thμnh", ".VnTime", "hoàn thành"),
        (
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
            "VNI-Times",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
        ),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "VNI-Times", "Độc lập - Tự do - Hạnh phúc"),
        ("kyû luaät, kyõ naêng", "VNI-Helve", "kỷ luật, kỹ năng"),
        ("ÑAÛNG BOÄ HUYEÄN, Aùnh", "VNI-Times", "ĐẢNG BỘ HUYỆN, Ánh"),
        ("ngöôøi ñöôïc keát naïp", "vni-times", "người được kết nạp"),
        ("ket nap", ".VnTimeH", "KET NAP"),
    ],
)
def test_text_in_an_old_font_becomes_what_was_meant(typed: str, font: str, meant: str) -> None:
    assert convert(typed, font) == meant
    assert unicodedata.is_normalized("NFC", meant)


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("hệ số µ, Straße", "Arial"),
        ("Hoµn thµnh", "Times New Roman"),
        ("Hoµn thµnh", ""),
        ("12 lop, 07-QD/DUK", ".VnTime"),
        ("KET NAP 12", ".VnTimeH"),
        ("Ket nap", "VNI-Times"),
    ],
)
def test_text_that_is_what_it_seems_stays(text: str, font: str) -> None:
    assert convert(text, font) is None


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
@pytest.mark.parametrize("text", ["Đảng viên đầu tháng", "Kết nạp", "Hà", "Đảng ủy “Khối” – 2021"])
def test_unicode_text_in_a_cell_left_in_an_old_font_stays(text: str, font: str) -> None:
    assert convert(text, font) is None


@given(
    st.text(alphabet=st.characters(max_codepoint=0x7F)), st.sampled_from([".VnTime", "VNI-Times"])
)
def test_plain_latin_text_is_never_changed(text: str, font: str) -> None:
    assert convert(text, font) is None


@pytest.mark.parametrize(
    ("font", "old"),
    [(".VnTime", True), (".VNARIALH", True), ("VNI-Times", True), ("VNI Times", True),
     ("Arial", False), ("Vneida", False), ("", False), ("Times New Roman", False)],
)  # fmt: skip
def test_old_fonts_are_known_by_name(font: str, old: bool) -> None:
    assert is_legacy(font) is old


def as_meant(text: str, charset: str, font: str) -> str:
    """What comes back of a text that was typed in such a font."""
    encoded = typed(text, charset)
    meant = convert(encoded, font)
    return encoded if meant is None else meant


@pytest.mark.parametrize(("charset", "font"), [("TCVN3", ".VnTime"), ("VNI", "VNI-Times")])
@pytest.mark.parametrize(
    "meant",
    [
        "Báo cáo chính trị", "Kết quả về việc kết nạp", "Có ý kiến", "Từ trần", "Lễ kỷ niệm",
        "Quyết định về công tác cán bộ", "Đã có kết luận", "Sinh hoạt chuyên đề", "Chín đồng chí",
    ],
)  # fmt: skip
def test_text_that_a_windows_set_to_vietnamese_led_astray_comes_back(
    meant: str, charset: str, font: str
) -> None:
    astray = typed(meant, charset).encode("latin-1").decode("cp1258")
    assert convert(astray, font) == meant


@pytest.mark.parametrize("text", ["tư", "Thư ơi", "cơm", "ăn cơ", "sơ tư", "Ưu tư", "mơ"])
def test_unicode_words_of_the_same_letters_stay(text: str) -> None:
    assert convert(text, ".VnTime") is None


@given(st.text("".join(codes("TCVN3")) + PLAIN))
def test_any_text_typed_in_tcvn3_comes_back(text: str) -> None:
    assert as_meant(text, "TCVN3", ".VnTime") == text


@given(st.text(LOWER + PLAIN))
def test_any_text_typed_in_capitals_of_tcvn3_comes_back_in_capitals(text: str) -> None:
    meant = convert(typed(text, "TCVN3"), ".VnTimeH")
    assert text.isascii() or text.upper() == (meant or text)


@given(st.text("".join(codes("VNI")) + PLAIN))
def test_any_text_typed_in_vni_comes_back(text: str) -> None:
    assert as_meant(text, "VNI", "VNI-Times") == text


@given(st.text(LOWER + PLAIN))
def test_capitals_of_vni_come_back(text: str) -> None:
    assert as_meant(text.upper(), "VNI", "VNI-Helve") == text.upper()


@given(st.text(), st.sampled_from(["Times New Roman", "Arial", "Calibri", "Tahoma", "VnTime", ""]))
def test_any_text_in_a_unicode_font_stays(text: str, font: str) -> None:
    assert convert(text, font) is None


@given(st.text(LOWER + string.ascii_letters + " "), st.sampled_from([".VnTime", "VNI-Times"]))
def test_unicode_text_in_a_cell_left_in_an_old_font_stays_whatever_it_says(
    text: str, font: str
) -> None:
    assert convert(f"{text} ở đảng bộ", font) is None


@settings(max_examples=40)
@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_any_text_in_a_unicode_font_is_read_as_it_stands(text: str) -> None:
    answer = read_workbook(xlsx({"Trang": row(1, words("A1", escape(text)))}))
    assert isinstance(answer, Workbook)
    (cell,) = answer.sheets[0].cells.values()
    assert (cell.value, cell.legacy) == (text, "")
