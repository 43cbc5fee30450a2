"""The help page's tables say what the declarations say."""

import pytest

from partyboard.board.guide import field_table, indicator_table, kinds_about
from partyboard.board.indicators import INDICATORS
from partyboard.forms.registry import FORMS
from partyboard.intake.catalogue import KINDS, Severity

SHEETS = [(form, sheet) for form in FORMS for sheet in form.sheets]


@pytest.mark.parametrize(("form", "sheet"), SHEETS, ids=lambda each: each.name)
def test_every_field_has_a_row_with_its_label_and_its_help(form, sheet):
    rows = field_table(sheet).records()
    assert [(row["Chỉ tiêu"], row["Cách ghi"]) for row in rows] == [
        (field.label, field.help) for field in sheet.fields
    ]
    assert [row["Bắt buộc"] == "có" for row in rows] == [field.required for field in sheet.fields]


def test_field_says_what_may_stand_in_it():
    sheets = {sheet.name: sheet for form in FORMS for sheet in form.content}
    kinds = {row["Chỉ tiêu"]: row["Kiểu"] for row in field_table(sheets["training"]).records()}
    assert kinds["Ngày khai giảng"] == "ngày (dd/mm/yyyy)"
    assert kinds["Số học viên"] == "số nguyên từ 0"
    assert kinds["Loại lớp"].startswith("chọn: LLCT cho đảng viên mới · ")


def test_every_indicator_has_a_row_with_how_it_is_computed():
    rows = indicator_table().records()
    assert [row["Chỉ số"] for row in rows] == [entry.label for entry in INDICATORS]
    assert all(row["Cách tính"] and row["Đơn vị tính"] for row in rows)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("total-mismatch", ["total-mismatch"]),
        (" late ", ["late"]),
        ("phần lớn hơn toàn thể", ["part-exceeds-whole"]),
        ("PHAN LON HON TOAN THE", ["part-exceeds-whole"]),
        ("mật khẩu", ["password-protected"]),
        ("chưa có trong từ điển nào", []),
    ],
)
def test_findings_are_found_by_their_words_or_their_code(words, found):
    assert [kind.code for kind in kinds_about(words)] == found


def test_marks_that_are_typed_are_meant():
    said = {kind.code for kind in kinds_about("ngày")}
    assert "date-out-of-month" in said and "name-differs" not in said
    assert said < {kind.code for kind in kinds_about("ngay")}


def test_nothing_asked_for_is_everything_of_a_severity():
    notes = kinds_about("", Severity.INFO)
    assert {kind.severity for kind in notes} == {Severity.INFO}
    assert kinds_about("  ") == list(KINDS)
