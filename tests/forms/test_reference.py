"""The reference page names all that is declared, in the words of the committee."""

import dataclasses

import pytest

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field
from partyboard.forms.reference import reference
from partyboard.forms.registry import FORMS
from partyboard.forms.rules_in_words import rules_in_words


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
