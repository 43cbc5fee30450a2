"""Labels that look the same are the same, and labels that differ stay different."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyboard import text

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
vietnamese = st.text(alphabet=LETTERS + " -/()0123456789", max_size=30)
invisible = st.sampled_from(["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200d"])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Kết nạp\u200b", "Kết nạp"),
        ("\ufeffKết nạp", "Kết nạp"),
        ("Kết\u00a0nạp", "Kết nạp"),
        ("Kết\u202f\u3000nạp", "Kết nạp"),
        ("Kết \t  nạp ", "Kết nạp"),
        ("Kết\u00ad nạp\u2060", "Kết nạp"),
        ("Đảng viên_x000D_\nđầu tháng", "Đảng viên\nđầu tháng"),
        ("Đảng viên\r\nđầu tháng\r", "Đảng viên\nđầu tháng"),
        ("  dòng một  \n  dòng hai  ", "dòng một\ndòng hai"),
        ("\u00d0ảng viên", "Đảng viên"),
        ("\u0189oàn", "Đoàn"),
        ("\u00f0oàn, \u0256oàn", "đoàn, đoàn"),
        (unicodedata.normalize("NFD", "Khắc phục"), "Khắc phục"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_xD83D_", ""),
        ("a\x00b\x07c", "abc"),
        ("mã_x_2021_", "mã_x_2021_"),
        ("Xoá tên", "Xoá tên"),
        ("\u200b \n ", ""),
    ],
)
def test_text_is_shown_without_what_cannot_be_seen(written: str, shown: str) -> None:
    assert text.clean(written) == shown


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("Xoá tên", "Xóa tên"),
        ("XOÁ TÊN", "Xóa tên"),
        ("Hoà giải", "Hòa giải"),
        ("Uỷ ban", "Ủy ban"),
        ("thiếu uý", "Thiếu úy"),
        ("Thuỷ lợi", "Thủy lợi"),
        ("khoẻ", "khỏe"),
        ("\u00d0ảng viên đầu tháng", "Đảng viên đầu tháng"),
        ("Đảng viên_x000D_\nđầu tháng", "Đảng viên đầu tháng"),
        ("Đảng viên ", "Đảng viên"),
        ("Số quyết định:", "Số quyết định"),
        ("Số quyết định (*)", "Số quyết định (*)"),
        ("Số quyết định *", "Số quyết định"),
        ("Số quyết định: *", "Số quyết định"),
        ("5–6", "5-6"),
        ("5—6", "5-6"),
        ("5\u20116", "5-6"),
        ("STRASSE", "straße"),
    ],
)
def test_two_spellings_of_one_label_have_one_key(written: str, ours: str) -> None:
    assert text.key(written) == text.key(ours)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kỉ luật", "Kỷ luật"),
        ("hoan", "hoàn"),
        ("Xóa", "Xòa"),
        ("quý", "qúy"),
        ("1.1", "1.10"),
        ("Đảng viên nam", "Đảng viên nữ"),
        ("Dang", "Đang"),
        ("07", "7"),
    ],
)
def test_two_different_labels_have_two_keys(one: str, other: str) -> None:
    assert text.key(one) != text.key(other)


@pytest.mark.parametrize("word", ["hoàn", "toán", "quý", "quỳ", "huỳnh", "khuỷu", "ngoáy", "xoèn"])
def test_tone_stays_where_both_styles_agree(word: str) -> None:
    assert text.key(word) == word


@pytest.mark.parametrize(
    ("renamed", "ours"),
    [
        ("DANG VIEN", "Đảng viên"),
        ("Dang_vien", "Đảng viên"),
        ("KhenThuong-KyLuat", "Khen thưởng, kỷ luật"),
        ("Xoa ten", "Xoá tên"),
    ],
)
def test_label_typed_without_marks_is_found_loosely(renamed: str, ours: str) -> None:
    assert text.loose_key(renamed) == text.loose_key(ours)


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Tổng số đảng viên", "tong-so-dang-vien"),
        ("  Kỷ luật (khiển trách) ", "ky-luat-khien-trach"),
        ("05/2021", "05-2021"),
        ("…", ""),
    ],
)
def test_label_becomes_part_of_an_address(label: str, slug: str) -> None:
    assert text.slug(label) == slug


@given(st.text())
def test_cleaning_twice_changes_nothing(s: str) -> None:
    assert text.clean(text.clean(s)) == text.clean(s)


@given(st.text(alphabet=st.characters() | st.sampled_from("_xX005FDĐàoyu:* \u0345")))
def test_key_of_a_key_is_itself(s: str) -> None:
    assert text.key(text.key(s)) == text.key(s)


@given(vietnamese)
def test_key_does_not_depend_on_case_or_composition(s: str) -> None:
    assert text.key(unicodedata.normalize("NFD", s)) == text.key(s)
    assert text.key(s.upper()) == text.key(s)


@given(vietnamese, invisible, st.data())
def test_key_does_not_depend_on_what_cannot_be_seen(s: str, mark: str, data: st.DataObject) -> None:
    decomposed = unicodedata.normalize("NFD", s)
    place = data.draw(st.integers(0, len(decomposed)))
    assert text.key(decomposed[:place] + mark + decomposed[place:]) == text.key(s)


@given(vietnamese, st.text(alphabet=" \t\n\u00a0\u200b", max_size=4))
def test_key_does_not_depend_on_padding(s: str, padding: str) -> None:
    assert text.key(padding + s + padding) == text.key(s)


@given(vietnamese)
def test_equal_keys_are_equal_loosely(s: str) -> None:
    assert text.loose_key(text.key(s)) == text.loose_key(s)


@given(st.text())
def test_slug_holds_only_plain_letters_digits_and_hyphens(s: str) -> None:
    assert set(text.slug(s)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
