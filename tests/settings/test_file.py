"""One setting changed in partyboard.toml: the line that it stands on, and not a sign more."""

import difflib
import tomllib

import pytest

from partyboard.settings import DEFAULT_FILE
from partyboard.settings.file import NotInTheText, Place, added, changed, line_numbers, value_at

DUE_DAY = Place("reporting", "due_day")
SHIPPED = DEFAULT_FILE.read_text(encoding="utf-8")


def difference(before, after):
    """The lines that are not the same, as - before and + after."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if line[0] in "+-" and line[:3] not in ("---", "+++")]


def test_only_the_line_changes_and_its_comment_stays():
    assert difference(SHIPPED, changed(SHIPPED, DUE_DAY, 20)) == [
        "-due_day = 25      # nộp đến hết ngày này của tháng là đúng hạn",
        "+due_day = 20      # nộp đến hết ngày này của tháng là đúng hạn",
    ]


@pytest.mark.parametrize("place", line_numbers(SHIPPED), ids=lambda place: place.key)
def test_every_line_of_the_shipped_file_is_found_and_can_be_written_anew(place):
    line = SHIPPED.splitlines()[line_numbers(SHIPPED)[place] - 1]
    assert line.startswith(place.key)
    value = value_at(SHIPPED, place)
    same = changed(SHIPPED, place, tuple(value) if isinstance(value, list) else value)
    assert tomllib.loads(same) == tomllib.loads(SHIPPED)
    assert line_numbers(same).keys() == line_numbers(SHIPPED).keys()


@pytest.mark.parametrize(
    ("line", "value", "expected"),
    [
        ('a = "x # y"  # z', "mới", 'a = "mới"  # z'),
        ("a = 'x'#z", "mới", 'a = "mới"#z'),
        ('a = "x"', 'trích "dẫn" \\ gạch', 'a = "trích \\"dẫn\\" \\\\ gạch"'),
        ('a = ["x", # một\n "y"]', "z", None),
        ('a = [\n  "x # y",\n]  # z', ("p", "q"), 'a = [\n    "p",\n    "q",\n]  # z'),
        ('a = """\nhai\ndòng"""', "một", 'a = "một"'),
        ("a=[1]", (), "a=[]"),
        ("a = 1", "[[committee]]\u2028x", 'a = "[[committee]]\u2028x"'),
    ],
)
def test_values_in_every_way_of_writing_them(line, value, expected):
    text = f"# đầu\n[t]\n{line}\nb = 2  # cuối\n"
    if expected is None:
        with pytest.raises(NotInTheText):
            changed(text, Place("t", "a"), value)
    else:
        assert changed(text, Place("t", "a"), value) == f"# đầu\n[t]\n{expected}\nb = 2  # cuối\n"


def test_lines_within_a_value_are_no_settings_and_no_tables():
    text = '[t]\na = """\n[reporting]\ndue_day = 1\n"""\n[reporting]\ndue_day = 2\n'
    assert line_numbers(text) == {Place("t", "a"): 2, DUE_DAY: 7}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "\n[reporting]\ndue_day = 20\n"),
        ("[a]\nx = 1", "[a]\nx = 1\n\n[reporting]\ndue_day = 20\n"),
        ("[reporting]", "[reporting]\ndue_day = 20\n"),
        ("[reporting]\n\n[a]\nx = 1\n", "[reporting]\ndue_day = 20\n\n[a]\nx = 1\n"),
        ("[reporting]\ny = 1\n[a]\nx = 1\n", "[reporting]\ny = 1\ndue_day = 20\n[a]\nx = 1\n"),
    ],
)
def test_what_is_not_set_yet_is_set_in_its_table(text, expected):
    assert changed(text, DUE_DAY, 20) == expected


@pytest.mark.parametrize(
    "text",
    [
        "reporting.due_day = 25\n",
        "reporting = {due_day = 25}\n",
        "[reporting]\n[reporting.more]\ndue_day = 25\n",
    ],
)
def test_what_is_written_otherwise_is_left_to_people(text):
    with pytest.raises(NotInTheText):
        changed(text, DUE_DAY, 20)


def test_lines_of_windows_stay_lines_of_windows():
    text = SHIPPED.replace("\n", "\r\n")
    new = changed(changed(text, DUE_DAY, 20), Place("document", "recipients"), ("Lưu", "Tỉnh ủy"))
    assert new.count("\n") == new.count("\r\n")
    assert value_at(new, Place("document", "recipients")) == ["Lưu", "Tỉnh ủy"]


def test_of_several_names_the_one_that_is_meant_is_changed():
    new = added(SHIPPED, "committee", {"since": "2025-02", "name": "Đảng ủy mới"})
    assert new.startswith(SHIPPED.partition("[reporting]")[0].rstrip())
    newer = changed(new, Place("committee", "name", 1), "Đảng ủy khác")
    assert difference(new, newer) == ['-name = "Đảng ủy mới"', '+name = "Đảng ủy khác"']
