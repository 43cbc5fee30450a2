"""Hướng dẫn: every finding is explained, found by its words, and reached by a link."""

import re

import pytest
from opening import html, markup, opened
from streamlit.testing.v1 import AppTest

from partyboard.intake.catalogue import KINDS, Severity


def codes(app: AppTest) -> list[str]:
    """The findings whose cards are on the page."""
    return re.findall(r'<article class="finding \w+" id="([a-z-]+)">', "".join(html(app)))


def searched(words: str) -> AppTest:
    app = opened("help")
    return app.text_input(key="code").set_value(words).run()


def test_every_finding_has_a_card_with_its_example_and_what_both_sides_do(empty):
    app = opened("help")
    shown = "".join(html(app))
    assert codes(app) == [kind.code for kind in KINDS]
    assert (
        "«Đảng viên cuối tháng» ghi 52, phải bằng" in shown
        and "Sửa một trong các ô C7:C18." in shown
    )
    assert shown.count("<dt>Văn phòng</dt>") == len(KINDS)


def test_the_method_of_outliers_is_told_with_its_numbers(empty):
    (card,) = [text for text in html(searched("outlier")) if 'id="outlier"' in text]
    assert "12 báo cáo gần nhất" in card and "0,6745" in card and "lớn hơn 3,5" in card
    assert "{" not in card


@pytest.mark.parametrize("code", ["total-mismatch", "late"])
def test_a_code_shows_its_own_card_alone(empty, code):
    assert codes(searched(code)) == [code]


def test_what_nobody_says_is_said_to_be_nowhere(empty):
    app = searched("<b>xyz</b>")
    assert codes(app) == []
    assert any("&lt;b&gt;xyz&lt;/b&gt;" in text for text in html(app))


def test_levels_are_chosen(empty):
    app = opened("help")
    (levels,) = [each for each in app.button_group if each.label == "Mức"]
    chosen = levels.set_value("Ghi chú").run()
    assert codes(chosen) == [kind.code for kind in KINDS if kind.severity is Severity.INFO]


def test_the_rules_of_each_sheet_stand_beside_its_fields(empty):
    assert any(
        "«Nữ» không được lớn hơn «Đảng viên cuối tháng»" in text for text in markup(opened("help"))
    )
