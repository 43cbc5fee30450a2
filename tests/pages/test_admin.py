"""The admin page: accounts made and shut, copies made, what was done is read."""

import pytest
from argon2 import PasswordHasher
from doors import PASSWORD
from opening import ADMIN_SECTIONS, address, opened, press, title, unmarked
from streamlit.runtime.context import ContextProxy

from partyboard import backups
from partyboard.access import accounts, passwords, sessions
from partyboard.access.roles import Role
from partyboard.running import running_settings, running_store
from partyboard.settings import DEFAULT_FILE


@pytest.fixture
def board(monkeypatch, quarter):
    """Accounts of two, and a way to sign in as one of them."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    store = running_store()
    accounts.add(store, "an", Role.ADMIN, PASSWORD, "An", must_change=False)
    accounts.add(store, "mai", Role.STAFF, PASSWORD, "Mai", must_change=False)

    def sign_in(name):
        token = sessions.sign_in(store, name, PASSWORD, "127.0.0.1")
        given = {"partyboard_session": token}
        monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: given))

    passwords._nobodys.cache_clear()
    yield store, sign_in
    passwords._nobodys.cache_clear()


def test_it_stands_also_on_a_board_without_accounts(quarter):
    app = opened("admin")
    assert (title(app), list(app.exception)) == ("Quản trị", [])
    assert "không cần đăng nhập" in app.info[0].value


def test_only_the_section_in_view_is_worked_out(quarter, monkeypatch):
    asked = []
    monkeypatch.setattr(backups, "listed", lambda folder: asked.append(folder) or ())
    opened("admin")
    assert asked == []
    app = opened("admin", section="copies")
    assert len(asked) == 1
    app.button_group(key="section_box").set_value("audit").run()
    assert len(asked) == 1 and "việc" in app.caption[0].value


@pytest.mark.parametrize("section", ADMIN_SECTIONS)
def test_every_section_has_an_address(quarter, section):
    app = opened("admin", section=section)
    assert list(app.exception) == []
    assert address(app)["section"] == section


def test_who_only_works_here_is_not_let_in(board):
    board[1]("mai")
    app = opened("admin")
    assert not app.button_group and "mở trang «Quản trị»" in app.info[0].value


def test_an_account_is_shut_and_the_audit_says_by_whom(board):
    store, sign_in = board
    sign_in("an")
    app = opened("admin")
    app.selectbox(key="account_chosen").set_value("mai").run()
    press(app, "Khóa")
    assert list(app.exception) == []
    assert [each.is_enabled for each in accounts.listed(store)] == [True, False]
    (row,) = store.rows("audit", did="account disabled")
    assert (row["made_by"], row["about"]) == ("An", "mai")


def test_the_last_admin_is_not_shut(board):
    store, sign_in = board
    sign_in("an")
    app = press(opened("admin"), "Khóa")
    assert "cuối cùng" in app.error[0].value
    assert all(each.is_enabled for each in accounts.listed(store))


def test_a_copy_is_made_at_once(board, tmp_path):
    store, sign_in = board
    sign_in("an")
    app = press(opened("admin", section="copies"), "Sao lưu ngay")
    assert list(app.exception) == []
    (kept,) = backups.listed(backups.folder_of(store.path, running_settings()))
    assert kept.by_hand
    assert "đọc lại đủ" in app.success[0].value
    app = press(opened("admin", section="copies"), "Kiểm tra bản này")
    assert "Bản này mở được" in app.success[0].value
    assert app.table[0].value["Ai làm"].tolist() == ["An"]
    assert app.table[0].value["Đã kiểm tra"][0].startswith("tốt, lúc")


def test_a_damaged_copy_is_told(board):
    store, sign_in = board
    sign_in("an")
    app = press(opened("admin", section="copies"), "Sao lưu ngay")
    (kept,) = backups.listed(backups.folder_of(store.path, running_settings()))
    kept.path.write_bytes(kept.path.read_bytes()[:-8192] + bytes(4096))
    app = press(opened("admin", section="copies"), "Kiểm tra bản này")
    assert "Giữ lại để xem" in app.error[0].value
    assert app.table[0].value["Đã kiểm tra"][0].startswith("HỎNG")


def test_a_setting_is_changed_and_signed(board, tmp_path, monkeypatch):
    store, sign_in = board
    sign_in("an")
    file = tmp_path / "cai-dat.toml"
    file.write_bytes(DEFAULT_FILE.read_bytes())
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(file))
    app = opened("admin", section="settings")
    app.selectbox(key="setting").select("reporting.due_day 0").run()
    (field,) = app.number_input
    field.set_value(32).run()
    assert "từ 1 đến 31" in app.info[0].value
    app.number_input[0].set_value(20).run()
    press(app, "Ghi vào tệp cài đặt")
    assert list(app.exception) == list(app.error) == []
    assert "Đã ghi vào tệp cài đặt" in app.success[0].value
    assert running_settings().due_day == 20
    (row,) = store.rows("audit", did="settings")
    assert (row["made_by"], row["about"]) == ("An", "Ngày cuối còn đúng hạn: 25 → 20")


def test_a_spoiled_file_of_settings_is_told_and_stops_nothing(board, tmp_path, monkeypatch):
    board[1]("an")
    file = tmp_path / "cai-dat.toml"
    file.write_bytes(DEFAULT_FILE.read_bytes())
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(file))
    opened("admin")
    file.write_text("due_day 20", encoding="utf-8")
    app = opened("admin", section="settings")
    assert list(app.exception) == []
    assert "Đang dùng cài đặt đọc được trước đó" in unmarked(app.warning[0].value)
    assert "Sửa tệp" in app.error[0].value


def test_the_first_account_is_an_admins(quarter):
    app = opened("admin")
    assert app.selectbox[0].options == ["Quản trị"]


def test_a_month_is_locked_and_reopened_here_as_on_the_page_of_reports(board):
    store, sign_in = board
    sign_in("an")
    app = opened("admin", section="locks", month="2021-01")
    assert app.table[0].value["Tình trạng"].tolist() == ["Chưa chốt"] * 3
    press(app, "Chốt tháng 1/2021")
    assert "Đã chốt số liệu tháng 1/2021" in unmarked(app.success[0].value)
    january = app.table[0].value.iloc[-1]
    assert (january["Tình trạng"], january["Người làm"]) == ("Đã chốt", "An")
    press(app, "Mở lại tháng 1/2021")
    assert "Ghi một câu lý do" in app.error[0].value
    app.text_input[0].input("Bổ sung")
    press(app, "Mở lại tháng 1/2021")
    january = app.table[0].value.iloc[-1]
    assert (january["Tình trạng"], january["Lý do"]) == ("Đã mở lại", "Bổ sung")


def test_a_target_is_set_and_stands_in_the_list(board):
    store, sign_in = board
    sign_in("an")
    app = opened("admin", section="targets", month="2021-01")
    assert "Chưa có chỉ tiêu" in app.info[0].value
    app.selectbox(key="goal_organization").select("STC").run()
    app.number_input[0].set_value(6).run()
    app.text_input[0].input("Nghị quyết 5")
    press(app, "Ghi chỉ tiêu")
    assert list(app.exception) == list(app.error) == []
    assert "chưa giao → 6" in unmarked(app.success[0].value)
    assert app.table[0].value[["Đơn vị", "Mức giao"]].values.tolist() == [
        ["Đảng bộ Sở Tài chính", "6"]
    ]
    (row,) = store.rows("audit", did="target")
    assert row["made_by"] == "An"


def test_the_machine_is_looked_at_more_closely_when_somebody_asks(quarter):
    app = opened("admin", section="health")
    before = app.table[0].value["Mục"].tolist()
    app = press(app, "Kiểm tra kỹ hơn")
    assert list(app.exception) == []
    after = app.table[0].value["Mục"].tolist()
    closely = {"Bản sao lưu mới nhất", "Đọc hết cơ sở dữ liệu", "Đọc tệp Excel"}
    assert set(after) - set(before) == closely
