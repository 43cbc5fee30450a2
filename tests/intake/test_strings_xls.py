"""Shared strings of an old .xls with parts in old fonts, cut wherever a record may end."""

import struct

import pytest

from partyboard.intake.strings_xls import rich_strings

FONTS = ("Arial", ".VnTime")
HEAD = struct.pack("<II", 3, 3)
PLAIN = struct.pack("<HB", 2, 0) + b"ab"
RICH = struct.pack("<HBH", 12, 0x08, 2) + "Hoµn 5 µm và".encode("latin-1")
RUNS = struct.pack("<HHHH", 0, 1, 5, 0)
WIDE = struct.pack("<HB", 1, 1) + "đ".encode("utf-16-le")
FOUND = {1: ((".VnTime", "Hoµn "), ("Arial", "5 µm và"))}


def test_only_strings_of_several_parts_are_told_and_only_where_there_is_an_old_font() -> None:
    assert rich_strings([HEAD + PLAIN + RICH + RUNS + WIDE], FONTS) == FOUND
    assert rich_strings([HEAD + PLAIN + RICH + RUNS + WIDE], ("Arial", "Tahoma")) == {}


def test_what_stands_before_the_first_font_has_that_of_the_cell() -> None:
    runs = struct.pack("<HHHH", 5, 1, 7, 0)
    assert rich_strings([HEAD + RICH + runs], FONTS) == {
        0: (("", "Hoµn "), (".VnTime", "5 "), ("Arial", "µm và"))
    }


@pytest.mark.parametrize("length", range(12))
@pytest.mark.parametrize(("flag", "codec"), [(b"\0", "latin-1"), (b"\1", "utf-16-le")])
def test_text_runs_on_in_the_next_record_as_wide_as_that_says(
    length: int, flag: bytes, codec: str
) -> None:
    before, text = RICH[:5], RICH[5:].decode("latin-1")
    first = HEAD + PLAIN + before + text[:length].encode("latin-1")
    assert rich_strings([first, flag + text[length:].encode(codec) + RUNS + WIDE], FONTS) == FOUND


@pytest.mark.parametrize("length", range(len(RUNS)))
def test_fonts_run_on_in_the_next_record(length: int) -> None:
    records = [HEAD + PLAIN + RICH + RUNS[:length], RUNS[length:] + WIDE]
    assert rich_strings(records, FONTS) == FOUND


def test_what_follows_a_string_is_passed_over() -> None:
    guide = struct.pack("<HBHI", 2, 0x0C, 1, 6) + b"ab" + struct.pack("<HH", 0, 0) + b"phonet"
    told = {0: (("Arial", "ab"),)} | FOUND
    assert rich_strings([HEAD + guide + RICH + RUNS], FONTS) == told


@pytest.mark.parametrize("length", range(0, len(HEAD + PLAIN + RICH), 3))
def test_cut_off_strings_are_left_out(length: int) -> None:
    assert rich_strings([(HEAD + PLAIN + RICH)[:length]], FONTS) == {}
