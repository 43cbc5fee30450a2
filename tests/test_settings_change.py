"""A setting changed from a page: checked, written, audited; or nothing of it."""

import os
import stat

import pytest

from partyboard import settings_change
from partyboard.running import running_settings, settings_fault
from partyboard.settings import DEFAULT_FILE, SettingsError, load
from partyboard.settings_change import (
    SettingRefused,
    change,
    preview,
    rename_committee,
    standings,
    typed,
)
from partyboard.store.database import Store, StoreFull
from partyboard.text import Month

SUCCESSOR = {
    "since": "2/2025",
    "name": "Đảng ủy các cơ quan Đảng tỉnh",
    "short": "Đảng ủy",
    "whole": "Toàn Đảng bộ",
    "symbol": "ĐU",
}


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Settings of one's own, with the variable that names them."""
    path = tmp_path / "cai-dat.toml"
    path.write_bytes(DEFAULT_FILE.read_bytes())
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(path))
    return path


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "b.duckdb") as opened:
        yield opened


def of(path):
    (found,) = [each for each in standings() if each.setting.path == path]
    return found


def audited(store):
    return [(row["made_by"], row["about"]) for row in store.rows("audit", did="settings")]


def test_a_change_holds_at_once_and_the_audit_says_who_made_it(file, store):
    assert running_settings().due_day == 25
    assert preview(of("reporting.due_day"), 20) == (
        "Ngày cuối còn đúng hạn: 25 → 20. Có hiệu lực ngay."
    )
    change(store, of("reporting.due_day"), 20, "Quy chế mới", "Lan")
    assert running_settings().due_day == 20
    assert "due_day = 20      # nộp đến" in file.read_text(encoding="utf-8")
    assert audited(store) == [("Lan", "Ngày cuối còn đúng hạn: 25 → 20: Quy chế mới")]


def test_where_each_comes_from_is_known(file):
    file.write_text(DEFAULT_FILE.read_text(encoding="utf-8").replace("due_day = 25", "# không"))
    due_day, closing_day = of("reporting.due_day"), of("reporting.closing_day")
    assert (due_day.value, due_day.is_set, due_day.line) == (25, False, None)
    line = file.read_text(encoding="utf-8").splitlines()[closing_day.line - 1]
    assert line.startswith("closing_day = 0")


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("reporting.due_day", 32, "từ 1 đến 31"),
        ("access.smallest_shown", 21, "từ 0 đến 20"),
        ("backup.at", "2 giờ sáng", "02:00"),
        ("document.place", "", "document.place"),
        ("reporting.due_day", 25, "Chưa thay đổi gì"),
    ],
)
def test_what_the_check_refuses_is_neither_written_nor_audited(file, store, path, value, told):
    before, standing = file.read_bytes(), of(path)
    for attempt in (preview, lambda *asked: change(store, *asked)):
        with pytest.raises(SettingRefused, match=told):
            attempt(standing, value)
    assert file.read_bytes() == before
    assert audited(store) == []


def test_two_who_change_the_same_are_the_first_and_the_second(file, store):
    standing = of("reporting.due_day")
    change(store, standing, 20)
    with pytest.raises(SettingRefused, match="vừa được sửa"):
        change(store, standing, 22)
    assert load(file).due_day == 20


def test_where_the_file_cannot_be_written_the_line_to_type_is_told(file, store, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(os, "replace", refused)
    line = of("reporting.due_day").line
    with pytest.raises(SettingRefused, match=rf"dòng {line} ghi: due_day = 20$"):
        change(store, of("reporting.due_day"), 20)
    assert load(file).due_day == 25
    assert audited(store) == []
    assert [path.name for path in file.parent.glob("cai-dat*")] == ["cai-dat.toml"]


def test_what_cannot_be_audited_is_not_changed(file, store, monkeypatch):
    before, write = file.read_bytes(), settings_change._write

    def full_after_it(*asked):
        write(*asked)
        raise StoreFull("đầy")

    monkeypatch.setattr(settings_change, "_write", full_after_it)
    with pytest.raises(StoreFull):
        change(store, of("reporting.due_day"), 20)
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_the_rights_of_the_file_and_a_link_to_it_stay(file, store, tmp_path, monkeypatch):
    file.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(link))
    change(store, of("reporting.due_day"), 20)
    assert link.is_symlink() and load(file).due_day == 20
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_name_of_the_committee_holds_from_its_month_on(file, store):
    rename_committee(store, SUCCESSOR, "Quyết định 1", "Lan")
    settings = running_settings()
    assert settings.committee(Month(2025, 1)).short == "Đảng ủy Khối"
    assert settings.committee(Month(2025, 2)).name == "Đảng ủy các cơ quan Đảng tỉnh"
    ((by, about),) = audited(store)
    assert by == "Lan" and "Đảng ủy các cơ quan Đảng tỉnh" in about
    assert [each.place.index for each in standings()[:10]] == [0] * 5 + [1] * 5


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"since": "1/2020"}, "Đã có tên"),
        ({"since": "năm sau"}, "dạng 2/2025"),
        ({"symbol": " "}, "symbol"),
    ],
)
def test_a_name_that_cannot_be_is_refused(file, store, asked, told):
    before = file.read_bytes()
    with pytest.raises(SettingRefused, match=told):
        rename_committee(store, SUCCESSOR | asked, "Quyết định 1")
    assert (file.read_bytes(), audited(store)) == (before, [])


def test_typed_lines_are_kept_without_empty_ones(file):
    assert typed(of("document.recipients").setting, " Lưu \n\n Tỉnh ủy\n") == ("Lưu", "Tỉnh ủy")


def test_a_file_spoiled_while_the_board_runs_leaves_what_was_read_last(file):
    assert (running_settings().due_day, settings_fault()) == (25, "")
    file.write_text("due_day 20", encoding="utf-8")
    assert running_settings().due_day == 25
    assert "dòng 1" in settings_fault()
    with pytest.raises(SettingsError):
        standings()
    file.write_bytes(DEFAULT_FILE.read_bytes().replace(b"due_day = 25", b"due_day = 21"))
    assert (running_settings().due_day, settings_fault()) == (21, "")
