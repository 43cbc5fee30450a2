"""A file that somebody named is saved under a name that is safe, and looks like what it is."""

import pytest

from partyboard.text import safe_name, safe_part

LONG = "ế" * 300  # three bytes each


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Báo cáo T5.xlsx", "Báo cáo T5.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\x.xlsx", "x.xlsx"),
        ("C:\\con\\x.xlsx", "x.xlsx"),
        ("..", ""),
        ("con.xlsx", "_con.xlsx"),
        ("CON.a.xlsx", "_CON.a.xlsx"),
        ("nul", "_nul"),
        ("COM1 .xlsx", "_COM1.xlsx"),
        ("lpt¹.xlsx", "_lpt¹.xlsx"),
        ("console.xlsx", "console.xlsx"),
        ("a\r\nSet-Cookie: x.xlsx", "a_Set-Cookie_ x.xlsx"),
        ('a"; filename="b.exe.xlsx', "a_; filename=_b.exe.xlsx"),
        ("bao cao\u202exslx.exe", "bao caoxslx.exe"),  # was shown as "bao caoexe.xlsx"
        ("an\u200b.xlsx", "an.xlsx"),
        ("chấm. .xlsx", "chấm.xlsx"),
        (".xlsx", "xlsx"),
    ],
)
def test_name_is_safe_on_every_system(given, safe):
    assert safe_name(given) == safe


@pytest.mark.parametrize("given", ["x" * 300 + ".xlsx", LONG + ".xlsx"])
def test_long_name_keeps_its_ending_and_fits(given):
    safe = safe_name(given)
    assert safe.endswith(".xlsx")
    assert len(safe.encode()) <= 255


@pytest.mark.parametrize("given", ["", " ", "...", "\u202e", "\x00"])
def test_part_of_which_nothing_is_left_is_empty_or_a_sign(given):
    assert safe_part(given) in ("", "_")
