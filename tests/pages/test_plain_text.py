"""What other people write is shown as they wrote it: nothing of it becomes markup."""

import json
from html import escape

import pytest
from opening import ADMIN_SECTIONS, PAGES, cards, charts, html, markup, opened
from small_board import HOSTILE, MARCH, hostile

PIECES = ("<b>Sở", "$x$", "*y*", ":red[z]", ":smile:", "[a](http://b)")


@pytest.fixture
def board(state_files, on):
    return on(state_files["hostile"])


@pytest.mark.parametrize("organization", ["", "STC"])
@pytest.mark.parametrize("page", PAGES)
def test_no_text_of_others_is_read_as_markdown_or_html(board, page, organization):
    app = opened(page, month=str(MARCH), organization=organization)
    assert [text for text in markup(app) if any(piece in text for piece in PIECES)] == []
    assert [text for text in html(app) if "<b>Sở" in text] == []


@pytest.mark.parametrize("section", ADMIN_SECTIONS)
def test_no_text_of_others_becomes_markup_on_the_admin_page(board, section):
    app = opened("admin", section=section)
    cells = [str(cell) for table in app.table for cell in table.value.to_numpy().flat]
    found = [text for text in markup(app) + cells if any(piece in text for piece in PIECES)]
    assert found == []
    assert [text for text in html(app) if "<b>Sở" in text] == []


def test_name_of_an_organization_stands_under_the_heading_as_it_is(board):
    assert f"<b>{escape(HOSTILE)}</b>" in html(opened(organization="STC"))


def test_names_in_the_choices_and_tables_are_as_they_are(board):
    app = opened("members")
    assert HOSTILE in app.selectbox[1].options
    assert HOSTILE in list(app.dataframe[0].value["Đơn vị"])


def test_name_in_a_chart_shows_its_signs(board):
    drawn = json.dumps(charts(opened("follow_ups")), ensure_ascii=False)
    assert "&lt;b&gt;" in drawn and "<b>Sở" not in drawn


def test_card_of_a_workbook_shows_names_and_findings_as_they_are(board):
    app = opened("upload")
    (told,), bad = hostile()[-1], HOSTILE.encode()
    app.file_uploader[0].set_value(
        [(f"{HOSTILE}.xlsx", bad, ""), ("b.xlsx", told.content, "")]
    ).run()
    assert [text for text in html(app) if "<b>Sở" in text] == []
    assert any(f"{HOSTILE}.xlsx" in card for card in cards(app))


def test_name_of_a_leftover_is_shown_as_it_is(board):
    app = opened("upload")
    app.file_uploader[0].set_value([(f"~${HOSTILE}.xlsx", b"", "")]).run()
    assert [text for text in markup(app) if any(piece in text for piece in PIECES)] == []
    assert any(escape(f"~${HOSTILE}.xlsx") in text for text in html(app))
