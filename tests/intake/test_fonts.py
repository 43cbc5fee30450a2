"""Old fonts: what was meant by what was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyboard.intake.fonts import convert, is_legacy


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
