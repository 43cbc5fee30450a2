"""All that a served board writes of itself, after people have signed in, loaded and met a fault."""

import json
import re

import pytest
from browsing import PATIENCE, served, settle
from doors import PASSWORD
from filled_forms import CLASS, report
from playwright.sync_api import expect
from small_board import MARCH, stays

from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.channel.lent import lent
from partyboard.store.database import Store

pytestmark = pytest.mark.browser
GUESSED = "không phải mật khẩu này"
SECRET_COURSE = "Lớp của Nguyễn Thị Hoa"


@pytest.fixture
def board(quarter_file, tmp_path):
    path = tmp_path / "board.duckdb"
    path.write_bytes(quarter_file.read_bytes())
    with Store(path) as store:
        accounts.add(store, "an", Role.ADMIN, PASSWORD, "Nguyễn Văn An", must_change=False)
    return path


def sign_in(page, password):
    page.fill("#name", "an")
    page.fill("#password", password)
    page.get_by_role("button", name="Đăng nhập").click()


def test_the_log_has_the_number_of_a_fault_and_nothing_of_people_or_figures(board, page):
    course = {**CLASS, "course": SECRET_COURSE, "opened_on": MARCH.first}
    good = report("SNV", MARCH, members=stays(30), training=[course])
    wrong = report("CTVT", MARCH, members={"opening": 20, "closing": "Trần Văn Bí"})
    with served(board) as server:
        page.goto(f"{server.url}/upload")
        sign_in(page, GUESSED)
        expect(page.get_by_role("alert")).to_be_visible(timeout=PATIENCE * 1000)
        sign_in(page, PASSWORD)
        settle(page)
        page.locator("input[type=file]").set_input_files(
            [
                {"name": "SNV Nguyen Thi Hoa.xlsx", "mimeType": "", "buffer": good},
                {"name": "CTVT.xlsx", "mimeType": "", "buffer": wrong},
                {"name": "thu.xlsx", "mimeType": "", "buffer": "Kính gửi Lê Thị Kín".encode()},
            ]
        )
        page.get_by_role("button", name="Nạp 1 báo cáo").click()
        expect(page.get_by_text("Đã nạp 1 báo cáo.")).to_be_visible(timeout=PATIENCE * 1000)
        tokens = [each["value"] for each in page.context.cookies()]
        with lent(board) as store, store.writing() as cursor:
            cursor.execute("alter table grassroots_training rename to lost")
        page.goto(f"{server.url}/training?month=2021-03")
        expect(page.get_by_text("Trang này gặp lỗi")).to_be_visible(timeout=PATIENCE * 1000)
        said = page.locator(".stApp").inner_text()
        assert not {word for word in ("Traceback", "Error", ".py", "lost") if word in said}
        (number,) = re.findall(r"\(số ([0-9a-f]{6})\)", said)
    written = (board.parent / "logs" / "partyboard.log").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in written.splitlines()]
    (fault,) = [
        line for line in lines if line["request"].endswith(f"-{number}") and "error" in line
    ]
    assert "lost" in json.dumps(fault) or "training" in json.dumps(fault)
    assert number in server.log.read_text(encoding="utf-8")
    whole = written + server.log.read_text(encoding="utf-8")
    assert len(lines) > 10 and tokens
    for secret in (PASSWORD, GUESSED, *tokens, "Hoa", "Bí", "Kín", "Sở Nội vụ", "SNV Nguyen"):
        assert secret not in whole
