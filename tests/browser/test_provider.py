"""In a real browser, with a real provider on this machine: in by the office's own account, and who
is not let in by it."""

import json
import socket
import tomllib

import browsing
import pytest
from browsing import served, settle
from doors import PASSWORD
from identity import identity_provider, secrets_text
from joserfc.jwk import RSAKey
from playwright.sync_api import expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.settings import DEFAULT_FILE
from partyboard.store.database import Store

pytestmark = pytest.mark.browser
BUTTON = "Vào bằng tài khoản công vụ"
PAGE = "/members?month=2021-03"
OURS = "binh@tinh.example"


@pytest.fixture(scope="module")
def provider():
    """The office's provider."""
    with identity_provider() as running:
        yield running


@pytest.fixture(scope="module")
def board(provider, quarter_file, tmp_path_factory):
    """A board on which people sign in by their office's account: one by its e-mail, without a
    password; one whose name is the e-mail; one that is shut."""
    folder = tmp_path_factory.mktemp("by-office")
    database = folder / "board.duckdb"
    database.write_bytes(quarter_file.read_bytes())
    with Store(database) as store:
        accounts.add(store, "an", Role.ADMIN, PASSWORD, "Nguyễn Văn An", must_change=False)
        accounts.add(store, "binh", Role.VIEWER, "", "Trần Thị Bình", email=OURS)
        accounts.add(store, "chi@tinh.example", Role.STAFF, PASSWORD, "Lê Chi")
        accounts.add(store, "dung", Role.STAFF, "", email="dung@tinh.example")
        accounts.disable(store, "dung")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    secrets = folder / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(secrets_text(provider, f"http://127.0.0.1:{port}"), encoding="utf-8")
    settings = folder / "partyboard.toml"
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    settings.write_text(text.replace('button = ""', f'button = "{BUTTON}"'), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        secrets.chmod(0o600)
        patch.setenv("HOME", str(folder))  # one of the places where Streamlit looks
        patch.setenv("PARTYBOARD_SETTINGS", str(settings))
        patch.setattr(browsing, "_free_port", lambda: port)
        with served(database) as server:
            yield server


@pytest.fixture(autouse=True)
def _honest(provider):
    yield
    provider.signs_with, provider.spoiled, provider.is_down = None, {}, False


def go_in(page, board, email, verified="yes"):
    """By the button, as this person."""
    page.goto(board.url + PAGE)
    page.get_by_role("link", name=BUTTON).click()
    page.fill("#email", email)
    page.fill("#verified", verified)
    page.get_by_role("button", name="Tiếp tục").click()


def way_back(page, board, provider):
    """The address by which the provider sends back this browser, as ours; not opened yet."""
    page.goto(board.url + PAGE)
    page.get_by_role("link", name=BUTTON).click()
    hidden = {
        field.get_attribute("name"): field.get_attribute("value")
        for field in page.locator("input[type=hidden]").all()
    }
    claims = {"email": OURS, "verified": "yes"}
    agreed = page.context.request.get(
        f"{provider.url}/agreed", params=hidden | claims, max_redirects=0
    )
    return agreed.headers["location"]


def is_shut(page, board):
    """Whether the board is still shut to this browser."""
    asked = page.context.request.get(
        board.url + "/members", headers={"Accept": "text/html"}, max_redirects=0
    )
    return asked.status == 303


def cookies(page):
    return {each["name"]: each for each in page.context.cookies()}


def test_who_is_vouched_for_comes_to_the_page_that_was_asked_for(page, board):
    go_in(page, board, OURS)
    settle(page)
    assert page.url == board.url + PAGE
    expect(page.locator(".who")).to_contain_text("Trần Thị Bình (Người xem)")
    kept = cookies(page)
    assert kept["partyboard_session"]["httpOnly"] and kept["partyboard_session"]["expires"] == -1
    assert not [name for name in kept if name.startswith("_streamlit_user")]

    page.goto(board.url + "/dang-xuat")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.locator("#password")).to_be_visible()
    assert is_shut(page, board)


def test_account_that_is_called_by_the_email_need_not_change_its_password(page, board):
    go_in(page, board, "Chi@Tinh.example")
    page.wait_for_url(board.url + PAGE)
    assert not is_shut(page, board)


@pytest.mark.parametrize(
    ("email", "verified", "told"),
    [
        ("la@tinh.example", "yes", "Hãy hỏi người quản trị"),
        ("dung@tinh.example", "yes", "Hãy hỏi người quản trị"),
        ("bi_x006e_h@tinh.example", "yes", "Hãy hỏi người quản trị"),
        (OURS, "no", "chưa có địa chỉ thư điện tử đã xác nhận"),
        (OURS, "text", "chưa có địa chỉ thư điện tử đã xác nhận"),
        (OURS, "", "chưa có địa chỉ thư điện tử đã xác nhận"),
        ("bi\u200bnh@tinh.example", "yes", "chưa có địa chỉ thư điện tử đã xác nhận"),
        ("", "yes", "chưa có địa chỉ thư điện tử đã xác nhận"),
    ],
)
def test_who_is_not_known_for_sure_is_told_so_and_stays_out(page, board, email, verified, told):
    go_in(page, board, email, verified)
    expect(page.get_by_role("alert")).to_contain_text(told)
    assert "members" in page.url  # a password still leads on to the page
    assert is_shut(page, board)


def test_provider_that_does_not_answer_is_told_at_the_door(page, board, provider):
    provider.is_down = True
    page.goto(board.url + PAGE)
    page.get_by_role("link", name=BUTTON).click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa đăng nhập được")
    assert "members" in page.url


@pytest.mark.parametrize(
    "spoiled", [{"aud": "another"}, {"iss": "http://other.example"}, {"exp": 1}, {"nonce": "x"}]
)
def test_word_that_was_not_given_to_us_now_is_not_taken(page, board, provider, spoiled):
    provider.spoiled = spoiled
    go_in(page, board, OURS)
    expect(page.get_by_role("alert")).to_contain_text("Chưa đăng nhập được")
    assert is_shut(page, board)


def test_word_that_is_signed_by_somebody_else_is_not_taken(page, board, provider):
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    go_in(page, board, OURS)
    expect(page.get_by_role("alert")).to_contain_text("Chưa đăng nhập được")
    assert is_shut(page, board)


def test_somebody_elses_way_back_opens_nothing(page, browser, board, provider):
    other = browser.new_context().new_page()
    page.goto(way_back(other, board, provider))
    expect(page.get_by_role("alert")).to_contain_text("Chưa đăng nhập được")
    assert is_shut(page, board)
    other.context.close()


def test_way_back_opens_once_and_never_after_the_way_out(page, board, provider):
    address = way_back(page, board, provider)
    page.goto(address)
    page.wait_for_url(board.url + PAGE)
    assert not is_shut(page, board)
    page.goto(board.url + "/dang-xuat")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.locator("#password")).to_be_visible()
    assert [name for name in cookies(page) if "user" in name or "session" in name] == []
    page.goto(address)
    expect(page.get_by_role("alert")).to_contain_text("Chưa đăng nhập được")
    assert is_shut(page, board)


def test_provider_that_fails_on_the_way_back_lets_nobody_in(page, board, provider):
    address = way_back(page, board, provider)
    provider.is_down = True
    page.goto(address)
    expect(page.get_by_role("alert")).to_contain_text("Chưa đăng nhập được")
    assert is_shut(page, board)


@pytest.mark.parametrize("query", ["", "?error=access_denied", "?code=x&state=x", "?state=%00"])
def test_way_back_that_nobody_was_sent_says_so(page, board, query):
    page.goto(f"{board.url}/oauth2callback{query}")
    expect(page.get_by_role("alert")).to_contain_text("Chưa đăng nhập được")
    assert is_shut(page, board)


def test_word_of_streamlit_opens_nothing(page, board):
    """Signed by the secret of the office, as Streamlit would hand it to a browser."""
    secrets = board.database.parent / ".streamlit" / "secrets.toml"
    secret = tomllib.loads(secrets.read_text(encoding="utf-8"))["auth"]["cookie_secret"]
    said = {"email": OURS, "email_verified": True, "origin": board.url, "is_logged_in": True}
    signed = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(said)).decode()
    for path in ("/members", "/_stcore/host-config", "/oauth2callback"):
        asked = page.context.request.get(
            board.url + path, headers={"Cookie": f"{USER_COOKIE_NAME}={signed}"}, max_redirects=0
        )
        assert asked.status in (303, 401)
        assert "partyboard_session=" not in asked.headers.get("set-cookie", "")
    assert is_shut(page, board)


@pytest.mark.parametrize(
    "path", ["/auth/logout", "/auth/login/", "/oauth2callback/", "/auth/login/x", "/AUTH/LOGIN"]
)
def test_nothing_more_is_open_than_the_way_there_and_back(page, board, path):
    assert page.context.request.get(board.url + path, max_redirects=0).status == 401


def test_who_was_refused_stands_in_the_audit_and_no_secret_in_the_log(page, board, provider):
    go_in(page, board, "khach@noi-khac.example")
    expect(page.get_by_role("alert")).to_be_visible()
    lines = "".join(
        path.read_text(encoding="utf-8") for path in board.database.parent.glob("logs/*")
    ) + board.log.read_text(encoding="utf-8")
    assert "/oauth2callback" in lines
    assert not any(word in lines for word in ("code=", "state=", "eyJ", "khach@"))
