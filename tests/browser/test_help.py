"""A link to a finding opens its explanation; what is typed narrows the cards as one types."""

import pytest
from browsing import Server, settle, visit
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def tab_on(page: Page) -> str:
    return page.locator("[role=tab][aria-selected=true]").inner_text()


def test_a_link_to_a_code_opens_its_card_and_one_click_opens_all(page: Page, server: Server):
    visit(page, f"{server.url}/help?code=total-mismatch")
    assert tab_on(page) == "Lỗi và cách sửa"
    assert page.locator(".finding h4").all_inner_texts() == ["Tổng không khớp Lỗi"]
    page.get_by_label("Tìm lỗi").fill("")
    page.locator(".finding#late").wait_for()
    settle(page)
    assert tab_on(page) == "Lỗi và cách sửa"
    assert "code=" not in page.url


def test_words_narrow_the_cards_and_stand_in_the_address(page: Page, server: Server):
    visit(page, f"{server.url}/help")
    page.get_by_role("tab", name="Lỗi và cách sửa").click()
    page.get_by_label("Tìm lỗi").press_sequentially("mật khẩu", delay=40)
    page.locator(".finding#late").wait_for(state="detached")
    settle(page)
    assert page.locator(".finding").count() == 1
    assert "code=" in page.url
    assert tab_on(page) == "Lỗi và cách sửa"
