"""The log: a JSON object a line, numbered as the answer is, and no secret or content in it."""

import json
import logging

import pytest
from doors import PASSWORD, Browser

from partyboard import logs
from partyboard.access import accounts, gate
from partyboard.access.roles import Role
from partyboard.serving.request_log import ServingLog

log = logging.getLogger("partyboard")
TOKEN = "x" * 21 + "-_" + "y" * 20


@pytest.fixture
def written(tmp_path, capsys):
    """The lines of the log so far; the root's handlers are put back afterwards."""
    root = logging.getLogger()
    before, levels = root.handlers[:], (root.level, log.level)
    root.handlers = []  # basicConfig closes what it replaces
    assert logs.start(tmp_path / "logs") == ""
    yield lambda: [
        json.loads(line)
        for line in (tmp_path / "logs" / logs.FILE).read_text(encoding="utf-8").splitlines()
    ]
    for handler in root.handlers:
        handler.close()
    root.handlers = before
    root.setLevel(levels[0])
    log.setLevel(levels[1])


class Logged(Browser):
    """A browser whose requests are logged."""

    def __init__(self, store):
        super().__init__(store)
        self.app = ServingLog(self.app)


@pytest.mark.parametrize(
    "told",
    [
        f"cookie: partyboard_session={TOKEN}",
        f"Set-Cookie: __Host-partyboard_session={TOKEN}; HttpOnly",
        f"a token {TOKEN} alone",
        f"password={TOKEN}&name=an",
        "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$" + TOKEN,
    ],
)
def test_a_secret_is_blotted_out_wherever_it_stands(written, capsys, told):
    log.error("refused: %s", told)
    log.error(told)
    try:
        raise OSError(told)
    except OSError as error:
        log.error("fault", exc_info=error)
        log.error("fault: %s", error)
    assert len(written()) == 4
    assert TOKEN not in json.dumps(written()) + capsys.readouterr().err


def test_of_an_error_stands_its_place_and_not_what_it_quotes(written, capsys):
    try:
        int("Nguyễn Thị\nHoa")
    except ValueError as error:
        log.error("page", exc_info=error)
        log.error("page: %s", error)
    first, second = written()
    assert first["error"] == "ValueError: invalid literal for int() with base 10: […]"
    assert first["where"][-1].endswith("test_of_an_error_stands_its_place_and_not_what_it_quotes")
    assert "Hoa" not in json.dumps([first, second], ensure_ascii=False) + capsys.readouterr().err


def test_what_an_error_came_of_is_told_as_carefully(written):
    try:
        try:
            int("Nguyễn Thị Hoa")
        except ValueError as error:
            raise RuntimeError("no number") from error
    except RuntimeError as error:
        log.error("page", exc_info=error)
    (line,) = written()
    assert line["because"] == ["ValueError: invalid literal for int() with base 10: […]"]


def test_answer_carries_the_number_of_its_line(written, empty_store):
    browser = Logged(empty_store)
    answer = browser.get("/members?organization=STC")
    (line,) = written()
    assert line["request"] == answer.headers["x-request-id"]
    told = {name: line[name] for name in ("method", "path", "status", "sender")}
    assert told == {
        "method": "GET", "path": "/members", "status": 200, "sender": "127.0.0.1",
    }  # fmt: skip
    assert line["ms"] >= 0
    assert browser.get("/members").headers["x-request-id"] != line["request"]


def test_what_opens_a_file_is_not_told(written, empty_store):
    browser = Logged(empty_store)
    browser.request("PUT", f"/_stcore/upload_file/{TOKEN[:30]}/abc")
    browser.get("/media/abc.xlsx")
    browser.get("/static/js/index.js")
    assert [line["path"] for line in written()] == ["/_stcore/upload_file/…", "/media/…"]


def test_a_line_break_in_an_address_makes_no_second_line(written, empty_store, capsys):
    Logged(empty_store).get("/x\n{}")
    log.error("a\nb")
    assert len(written()) == 2
    assert "a b" in capsys.readouterr().err


def test_nothing_of_whoever_signs_in_is_in_the_log(written, empty_store, capsys, monkeypatch):
    monkeypatch.setattr(gate, "_LOOKED_AFTER", 0.05)
    accounts.add(empty_store, "an", Role.ADMIN, PASSWORD, must_change=False)
    browser = Logged(empty_store)
    browser.sign_in("an", "mật khẩu sai hẳn rồi")
    browser.sign_in("an")
    assert browser.get("/").text == "inside"
    said = browser.speak(
        "Nguyễn Thị Hoa", then=lambda: accounts.end_sessions(empty_store, "an", "an")
    )
    assert said[:2] == ["websocket.accept", "Nguyễn Thị Hoa"]
    whole = json.dumps(written(), ensure_ascii=False) + capsys.readouterr().err
    assert len(written()) >= 6
    for secret in (PASSWORD, "mật khẩu", "Hoa", *browser.cookies.values()):
        assert secret not in whole


def test_numbers_of_parts_begin_with_that_of_the_whole():
    whole = logs.begin()
    assert logs.begin(whole).startswith(f"{whole}-")


def test_a_folder_that_cannot_be_written_is_said_and_stops_nothing(tmp_path, written, capsys):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert "Không ghi được nhật ký" in logs.start(tmp_path / "taken")
    log.error("still told")
    assert "still told" in capsys.readouterr().err
