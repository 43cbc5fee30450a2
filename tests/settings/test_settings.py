"""partyboard.toml: every slip of the pen is one sentence; names and due days by month."""

import dataclasses
import tomllib
from datetime import date, time
from pathlib import Path

import pytest

from partyboard.settings import (
    DEFAULT_DATABASE,
    DEFAULT_FILE,
    ROOT,
    Backup,
    Committee,
    Settings,
    SettingsError,
    database_path,
    load,
)
from partyboard.settings.lines import Lines
from partyboard.text import Month

COMMITTEE = """
[[committee]]
since = "2020-01"
name = "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"
short = "Đảng ủy Khối"
whole = "Toàn Đảng bộ"
symbol = "ĐUK"
"""
SPOILED = """
# each line that is wrong says what is to be told of it
[[committee]]
since = "2020-01"
name = 5                # name & một dòng chữ & đang là 5
short = "Đảng ủy Khối"
wole = "Toàn Đảng bộ"   # wole & «whole»
whole = "Toàn Đảng bộ"
symbol = "ĐUK"
[reportign]             # reportign & «reporting»
due_day 25              # tên = giá trị

[reporting]
due_day = 32            # reporting.due_day & từ 1 đến 31 & đang là 32
due_dya = 20            # due_dya & «due_day»

[backup]
at = "2 giờ"            # backup.at & 02:00
folder = "D:/sao-luu"
[logs]
folder = "D:\\nhat-ky"  # dấu /
level = 5               # level & folder
at = "02:00"            # at & folder
[network]
names = [
  "bang.local",
  bang,                 # danh sách
]
"""
SUCCESSOR = """
[[committee]]
since = "2025-02"
name = "Đảng ủy các cơ quan Đảng tỉnh"
short = "Đảng ủy"
whole = "Toàn Đảng bộ"
symbol = "ĐU"
"""


@pytest.fixture
def written(tmp_path):
    """A settings file with this text."""

    def write(text: str) -> Path:
        path = tmp_path / "partyboard.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "[[committee]]"),
        (f"{COMMITTEE}[access]\nsmallest_shown = 'ba'", "access.smallest_shown"),
        (f"{COMMITTEE}[access]\nsmallest_shown = -1", "access.smallest_shown"),
        (f"{COMMITTEE}[access]\nsmalest_shown = 3", "smalest_shown"),
        ("committee = 'Đảng ủy Khối'", "[[committee]]"),
        ("committee = ['Đảng ủy Khối']", "[[committee]]"),
        ("[committee]\nname = 'Đảng ủy Khối'", "[[committee]]"),
        (COMMITTEE.replace('symbol = "ĐUK"', ""), "symbol"),
        (COMMITTEE.replace("ĐUK", "   "), "symbol"),
        (COMMITTEE.replace('"ĐUK"', "5"), "symbol"),
        (COMMITTEE.replace('"2020-01"', "2020"), "since"),
        (COMMITTEE.replace("2020-01", "2020-13"), "2020-13"),
        (COMMITTEE.replace("2020-01", "đầu năm 2020"), "đầu năm 2020"),
        (COMMITTEE + "[reporting]\ndue_day = 0", "due_day"),
        (COMMITTEE + "[reporting]\ndue_day = 32", "due_day"),
        (COMMITTEE + "[reporting]\ndue_day = '25'", "due_day"),
        (COMMITTEE + "[reporting]\ndue_day = 25.0", "due_day"),
        (COMMITTEE + "[reporting]\ndue_day = true", "due_day"),
        (COMMITTEE + "[reporting]\nclosing_day = -1", "closing_day"),
        (COMMITTEE + "[reporting]\nclosing_day = 32", "closing_day"),
        ("reporting = 25\n" + COMMITTEE, "reporting"),
        ("basis = 'Hướng dẫn 11'\n" + COMMITTEE, "basis"),
        (COMMITTEE + "[basis]\ndocuments = 'Hướng dẫn 11'", "basis.documents"),
        (COMMITTEE + "[basis]\ndocuments = [11]", "basis.documents"),
        (COMMITTEE + "[reportign]\ndue_day = 25", "reportign"),
        (COMMITTEE + "[reporting]\ndue_dya = 20", "due_dya"),
        (COMMITTEE.replace("short", "sort"), "sort"),
        (COMMITTEE + "[basis]\ndocument = []", "document"),
        (COMMITTEE + "[document]\nplace = ''", "document.place"),
        (COMMITTEE + "[document]\nupper = 5", "document.upper"),
        (COMMITTEE + "[document]\nrecipients = 'Lưu'", "document.recipients"),
        (COMMITTEE + "[document]\nlayout = [36]", "document.layout"),
        (COMMITTEE + "[document]\nsigner = 'T/M'", "signer"),
        (COMMITTEE + "[sign_in]\nidle_hours = 0", "sign_in.idle_hours"),
        (COMMITTEE + "[sign_in]\nidle_hours = '8'", "sign_in.idle_hours"),
        (COMMITTEE + "[sign_in]\nlongest_hours = 169", "sign_in.longest_hours"),
        (COMMITTEE + "[sign_in]\nidle_hours = 9\nlongest_hours = 8", "sign_in.longest_hours"),
        (COMMITTEE + "[sign_in]\nbutton = 1", "sign_in.button"),
        (COMMITTEE + "[sign_in]\nidle = 8", "«idle»"),
        (COMMITTEE + "[backup]\nat = 2", "backup.at"),
        (COMMITTEE + "[backup]\nat = '24:00'", "backup.at"),
        (COMMITTEE + "[backup]\nat = '2 giờ sáng'", "backup.at"),
        (COMMITTEE + "[backup]\nfolder = 5", "backup.folder"),
        (COMMITTEE + "[backup]\nkeep = 5", "keep"),
        (COMMITTEE + "[logs]\nfolder = 5", "logs.folder"),
        (COMMITTEE + "[logs]\nlevel = 'debug'", "level"),
        ("document = 'Báo cáo'\n" + COMMITTEE, "document"),
        (COMMITTEE + "[network]\nnames = 'bang'", "network.names"),
        (COMMITTEE + "[network]\nname = []", "name"),
        (COMMITTEE + "due_day 25", "dòng 8"),
        (COMMITTEE + COMMITTEE.replace("[[committee]]", "[committee]"), "dòng 9"),
    ],
)
def test_slip_of_the_pen_is_told_by_its_name(written, text, told):
    with pytest.raises(SettingsError) as refused:
        load(written(text))
    sentence = str(refused.value)
    assert told in sentence
    assert sentence.endswith(".")


def test_all_slips_are_told_at_once_each_with_its_line_and_what_to_write(written):
    text = SPOILED.lstrip()
    with pytest.raises(SettingsError) as refused:
        load(written(text))
    told = [(fault.line, fault.told, fault.to_do) for fault in refused.value.faults]
    assert [line for line, _, _ in told] == [4, 6, 9, 10, 13, 14, 17, 20, 21, 22, 26]
    for line, said, do in told:
        wanted = text.splitlines()[line - 1].partition("# ")[2]
        assert wanted and all(part in said + do for part in wanted.split(" & ")), (line, said, do)
    assert str(refused.value).count("\n") == len(told) - 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('folder = "D:\\sao-luu"', "dấu /"),
        ('folder = "D:\\backup"', "dấu /"),  # \b is a sign of its own, which no folder bears
        ("folder = “D:/sao-luu”", "dấu nháy thẳng"),
        ('folder = "D:/sao-luu', 'Thiếu một dấu "'),
        ("folder D:/sao-luu", "tên = giá trị"),
        ("at = 02:00:00:00", "số 0"),
        ('at = "02:00"\nat = "03:00"', "đã có ở dòng 9"),
        ("[backup]", "đã có ở trên"),
        ("[[backup]]", "đã có ở trên"),
    ],
)
def test_what_people_write_on_windows_is_answered_with_what_to_write(written, line, told):
    with pytest.raises(SettingsError) as refused:
        load(written(f"{COMMITTEE}[backup]\n{line}\n"))
    (fault,) = refused.value.faults
    assert told in str(fault)
    assert fault.line == 9 + line.count("\n")


def test_a_slip_in_a_list_of_several_lines_is_told_with_its_line(written):
    text = COMMITTEE + '[basis]\ndocuments = [\n  "a",\n  b,\n]\n[reporting]\ndue_day = 99\n'
    with pytest.raises(SettingsError) as refused:
        load(written(text))
    assert [fault.line for fault in refused.value.faults] == [11, 14]


def test_a_list_that_does_not_end_hides_nothing_that_follows(written):
    text = COMMITTEE + '[basis]\ndocuments = [\n  "a",\n[reporting]\ndue_day = 99\n'
    with pytest.raises(SettingsError) as refused:
        load(written(text))
    assert [fault.line for fault in refused.value.faults] == [9, 12]


def test_what_is_good_reads_the_same_line_by_line():
    text = DEFAULT_FILE.read_text(encoding="utf-8") + SUCCESSOR
    lines = Lines(text)
    assert lines.faults == []
    assert lines.raw == tomllib.loads(text)
    for place, number in lines.lines.items():
        assert (place.key or place.table) in text.splitlines()[number - 1]


def test_the_mark_that_notepad_begins_a_file_with_is_no_fault(written):
    path = written("")
    path.write_bytes(COMMITTEE.encode("utf-8-sig"))
    assert load(path).committees[0].short == "Đảng ủy Khối"


def test_missing_file_is_told_by_its_path(tmp_path):
    with pytest.raises(SettingsError, match="khong-co.toml"):
        load(tmp_path / "khong-co.toml")


def test_file_saved_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "partyboard.toml"
    path.write_bytes(COMMITTEE.encode("utf-16"))
    with pytest.raises(SettingsError, match=r"partyboard\.toml"):
        load(path)


def test_committee_has_the_name_of_its_month(written):
    settings = load(written(SUCCESSOR + COMMITTEE))
    assert settings.committee(Month(2025, 1)).short == "Đảng ủy Khối"
    assert settings.committee(Month(2025, 2)).short == "Đảng ủy"
    assert settings.committee(Month(2026, 11)).short == "Đảng ủy"


def test_before_the_first_name_the_first_name_counts(written):
    settings = load(written(SUCCESSOR + COMMITTEE))
    assert settings.committee(Month(2019, 12)).short == "Đảng ủy Khối"


@pytest.mark.parametrize(
    ("due_day", "month", "due_on"),
    [
        (25, Month(2021, 5), date(2021, 5, 25)),
        (30, Month(2021, 2), date(2021, 2, 28)),
        (30, Month(2024, 2), date(2024, 2, 29)),
        (31, Month(2021, 4), date(2021, 4, 30)),
        (31, Month(2021, 12), date(2021, 12, 31)),
        (1, Month(2021, 1), date(2021, 1, 1)),
    ],
)
def test_due_day_stays_in_its_month(due_day, month, due_on):
    settings = Settings(
        committees=(Committee(Month(2020, 1), "a", "b", "c", "d"),),
        due_day=due_day,
        closing_day=0,
        basis=(),
    )
    assert settings.due_on(month) == due_on


def test_what_is_not_set_is_the_25th_and_the_whole_month(written):
    settings = load(written(COMMITTEE))
    assert (settings.due_day, settings.closing_day, settings.basis) == (25, 0, ())


def test_a_document_without_settings_leaves_its_places_to_staff(written):
    assert "…" in load(written(COMMITTEE)).document.upper
    told = COMMITTEE + "[document]\nupper = ' Đảng bộ tỉnh A '\nrecipients = ['Lưu']"
    document = load(written(told)).document
    assert (document.upper, document.recipients) == ("Đảng bộ tỉnh A", ("Lưu",))


def test_committed_settings_are_good(settings):
    assert settings.committee(Month(2021, 5)).name.startswith("Đảng ủy Khối")


def test_settings_file_is_the_one_of_the_variable(written, monkeypatch):
    monkeypatch.setenv("PARTYBOARD_SETTINGS", str(written(SUCCESSOR)))
    assert load().committees[0].short == "Đảng ủy"
    monkeypatch.setenv("PARTYBOARD_SETTINGS", "")
    assert load() == load(DEFAULT_FILE)


def test_database_is_as_given_or_by_the_variable_or_in_data(monkeypatch, tmp_path):
    monkeypatch.setenv("PARTYBOARD_DB", str(tmp_path / "of-variable.duckdb"))
    assert database_path(tmp_path / "given.duckdb") == tmp_path / "given.duckdb"
    assert database_path() == tmp_path / "of-variable.duckdb"
    monkeypatch.delenv("PARTYBOARD_DB")
    assert database_path() == DEFAULT_DATABASE


@pytest.mark.parametrize(
    ("closing_day", "notice"),
    [
        (0, ""),
        (15, "Số liệu từ ngày 16/2/2021 đến hết ngày 15/3/2021."),
        (31, "Số liệu từ ngày 1/3/2021 đến hết ngày 31/3/2021."),
    ],
)
def test_a_month_that_closes_early_says_so_on_the_form(settings, closing_day, notice):
    early = dataclasses.replace(settings, closing_day=closing_day)
    assert early.closing_notice(Month(2021, 3)) == notice


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", Backup(time(2), None)),
        ("[backup]", Backup(time(2), None)),
        ('[backup]\nat = "23:30"\nfolder = "sao luu"', Backup(time(23, 30), ROOT / "sao luu")),
        ('[backup]\nat = ""\nfolder = " /mnt/o cung "', Backup(None, Path("/mnt/o cung"))),
    ],
)
def test_copies_are_made_when_and_where_the_settings_say(written, told, expected):
    assert load(written(COMMITTEE + told)).backup == expected
