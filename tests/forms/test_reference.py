"""The reference page names all that is declared, in the words of the committee."""

import dataclasses

import pytest

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field
from partyboard.forms.reference import limit_in_words, reference, rule_in_words, rules_in_words
from partyboard.forms.registry import FORMS
from partyboard.forms.rules import (
    AtMostLast,
    Balance,
    CancelOut,
    ContinuesLast,
    InMonth,
    MentionsOpenItems,
    NotBefore,
    NotCopied,
    PartsSum,
    UniqueRows,
    WithinHistory,
)

RULES = [
    ("members", Balance("closing", ("opening", "admitted"), ("died", "expelled")),
     "«Đảng viên đầu tháng» + «Kết nạp» − «Từ trần» − «Khai trừ» = «Đảng viên cuối tháng»."),
    ("other_work", PartsSum("disciplined_by_party", ("cautioned", "members.expelled")),
     "«Cảnh cáo» + «Khai trừ» (trang Đảng viên) = «Đảng viên bị kỷ luật về Đảng», "
     "khi các ô này đều có số."),
    ("follow_ups", UniqueRows(("conclusion", "item")),
     "Không có hai dòng trùng «Số kết luận», «Mục»."),
    ("training", InMonth("opened_on"), "«Ngày khai giảng» nằm trong tháng báo cáo."),
    ("training", NotBefore("closed_on", "opened_on"),
     "«Ngày bế giảng» không trước «Ngày khai giảng»."),
    ("members", ContinuesLast("opening", "closing"),
     "«Đảng viên đầu tháng» bằng «Đảng viên cuối tháng» của báo cáo tháng trước."),
    ("members", AtMostLast("official_conversions", "probationary", "transferred_in"),
     "«Chuyển chính thức» không lớn hơn «Đảng viên dự bị cuối tháng» của tháng trước cộng "
     "«Chuyển đến»."),
    ("members", WithinHistory("admitted"),
     "«Kết nạp» không khác hẳn các tháng trước của đơn vị."),
    ("members", NotCopied(("opening", "closing")),
     "Ít nhất một trong các số «Đảng viên đầu tháng», «Đảng viên cuối tháng» khác tháng trước."),
    ("members", CancelOut("transferred_in_within", "transferred_out_within"),
     "Tính cả Đảng bộ, tổng «Trong đó chuyển đến từ TCCS trong Đảng bộ» bằng tổng "
     "«Trong đó chuyển đi TCCS trong Đảng bộ» trong tháng."),
    ("follow_ups", MentionsOpenItems("conclusion", "item"),
     "Mỗi mục đang mở trong sổ kết luận có một dòng, nhận ra theo «Số kết luận» và «Mục»."),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "rule", "words"), RULES, ids=lambda part: type(part).__name__)
def test_rule_is_a_sentence_with_labels(sheet, rule, words):
    assert rule_in_words(GRASSROOTS, GRASSROOTS.sheet(sheet), rule) == words


def test_limit_of_a_part_is_a_sentence_with_labels():
    training = GRASSROOTS.sheet("training")
    words = limit_in_words(GRASSROOTS, training, training.field("completed"))
    assert words == "«Số hoàn thành» không lớn hơn «Số học viên»."
    assert limit_in_words(GRASSROOTS, training, training.field("participants")) == ""


def test_limits_of_fields_stand_among_the_rules_of_a_sheet():
    words = rules_in_words(GRASSROOTS, GRASSROOTS.sheet("other_work"))
    assert "«Chi bộ sinh hoạt thường kỳ» không lớn hơn «Số chi bộ»." in words


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_page_names_every_field_choice_and_rule(form):
    page = reference([form])
    for sheet, field in form.fields():
        assert f"| `{field.name}` |" in page
        assert all(text in page for text in (field.label, field.help, *field.aliases))
        for choice in field.choices:
            assert f"- {choice.label}, mã `{choice.code}`" in page
        assert all(f"- {rule}" in page for rule in rules_in_words(form, sheet))


def test_required_field_is_marked():
    page = reference([GRASSROOTS])
    assert "| `closing` | Đảng viên cuối tháng |" in page
    row = next(line for line in page.splitlines() if line.startswith("| `closing`"))
    assert row.split(" | ")[4] == "có"


def test_field_added_in_one_line_is_on_the_page():
    other_work = GRASSROOTS.sheet("other_work")
    added = Field("libraries", "Số tủ sách của chi bộ", help="Tủ sách | điểm đọc.", since=2)
    longer = dataclasses.replace(other_work, fields=(*other_work.fields, added))
    page = reference([dataclasses.replace(GRASSROOTS, sheets=(*GRASSROOTS.sheets[:-1], longer))])
    row = next(line for line in page.splitlines() if "libraries" in line)
    assert row == (
        "| `libraries` | Số tủ sách của chi bộ |  | số nguyên từ 0, từ mẫu 2 |  "
        r"| Tủ sách \| điểm đọc. |"
    )
