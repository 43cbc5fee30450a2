"""From a file's bytes to its cells, by either reader."""

import datetime
import random

import pytest
from read_samples import (
    BROKEN,
    DATES,
    DAYS,
    HIDDEN,
    LEGACY,
    MERGED,
    OLD,
    ORDINARY,
    SHARED,
    one_sheet,
)
from spreadsheets import (
    bomb,
    number,
    parts_of,
    row,
    spoiled,
    strict,
    styles,
    with_parts,
    words,
    xlsx,
    zipped,
)

from partyboard.intake.cells import Cell, CellValue, Merge, SheetCells, Workbook
from partyboard.intake.findings import Finding
from partyboard.intake.read import read_workbook


def read(content: bytes) -> SheetCells:
    """The only sheet of a workbook that can be read."""
    answer = read_workbook(content)
    assert isinstance(answer, Workbook), answer
    (sheet,) = answer.sheets
    return sheet


def values(content: bytes) -> dict[str, CellValue]:
    """The values by address."""
    return {cell.address: cell.value for cell in read(content).cells.values()}


def test_values_stand_at_their_own_address() -> None:
    assert values(ORDINARY) == {
        "B2": "Đảng viên đầu tháng",
        "C2": 1234.0,
        "B4": " Kết nạp ",
        "C4": 0.5,
        "D4": True,
        "B5": "#N/A",
    }


def test_numbers_are_floats_and_truth_is_not_a_number() -> None:
    kinds = {place: type(value) for place, value in values(ORDINARY).items()}
    assert (kinds["C2"], kinds["D4"]) == (float, bool)


def test_characters_that_xml_cannot_hold_are_decoded_once() -> None:
    assert values(SHARED) == {
        "A1": "Kết nạp",
        "B1": "Chuyển\r\n đến",
        "A2": "_x000D_ là chữ, A là A",
    }


def test_days_are_dates_and_times_are_times() -> None:
    assert values(DAYS) == {
        "A1": datetime.date(2021, 5, 20),
        "B1": datetime.datetime(2021, 5, 20, 12),
        "C1": datetime.time(12),
        "A2": datetime.timedelta(hours=30),
        "B2": datetime.date(2021, 5, 20),
        "C2": -1.0,
        "A3": 9_999_999.0,
        "B3": datetime.date(1900, 2, 28),
        "C3": datetime.date(1900, 3, 1),
    }
    assert read(DAYS).cells[1, 1].number_format == "dd/mm/yyyy"


def test_workbook_that_counts_from_1904_gives_the_same_days() -> None:
    serial = (datetime.date(2021, 5, 20) - datetime.date(1904, 1, 1)).days
    content = one_sheet(
        row(1, number("A1", serial, 1)), style=DATES, workbook='<workbookPr date1904="1"/>'
    )
    assert values(content) == {"A1": datetime.date(2021, 5, 20)}


def test_error_and_uncalculated_formula_are_neither_blank_nor_zero() -> None:
    cells = read(BROKEN).cells
    assert cells[1, 1] == Cell(1, 1, None, error="#REF!")
    assert cells[1, 2] == Cell(1, 2, "#REF!")
    assert cells[2, 1] == Cell(2, 1, None, formula_without_value=True)
    assert cells[2, 2] == Cell(2, 2, 2.0)
    assert (3, 1) not in cells


def test_value_under_a_merge_is_buried() -> None:
    sheet = read(MERGED)
    assert {cell.address: cell.value for cell in sheet.cells.values()} == {
        "A1": "Kết nạp",
        "B1": 3.0,
    }
    assert sheet.buried == (Cell(2, 2, 1.0),)
    assert sheet.merges == (Merge(1, 2, 3, 2),)


def test_text_in_an_old_font_is_converted_and_kept_as_typed() -> None:
    cells = {cell.address: (cell.value, cell.legacy) for cell in read(LEGACY).cells.values()}
    assert cells == {
        "A1": ("Hoàn thành xuất sắc", "Hoµn thµnh xuÊt s¾c"),
        "B1": ("HOÀN THÀNH", "Hoµn thµnh"),
        "A2": ("Cộng hòa", "Coäng hoøa"),
        "B2": ("hệ số µ, ß", ""),
        "C2": ("Đảng", ""),
        "A3": ("Hoàn 5 µm", "Hoµn 5 µm"),
        "B3": ("nước", "n­íc"),
        "C3": (7.0, ""),
    }


def test_hidden_rows_and_sheets_are_read_and_told() -> None:
    answer = read_workbook(HIDDEN)
    assert isinstance(answer, Workbook)
    told = [(sheet.title, sheet.visible, len(sheet.cells)) for sheet in answer.sheets]
    assert told == [("Đảng viên", True, 2), ("Đảng viên (2)", False, 1), ("Rỗng", True, 0)]
    assert answer.sheets[0].hidden_rows == {2}


def test_strict_open_xml_gives_the_same_cells() -> None:
    for content in (ORDINARY, BROKEN, LEGACY, DAYS):
        assert read_workbook(strict(content)) == read_workbook(content)


def test_sheet_name_with_entities_is_read() -> None:
    content = xlsx({"Kỷ luật &amp; khen &lt;1&gt;": row(1, number("A1", 1))})
    assert read(content).title == "Kỷ luật & khen <1>"


@pytest.mark.parametrize("place", ["XFD1048576", "CV1048576", "B1048576"])
def test_stray_cell_far_away_is_refused_by_name(place: str) -> None:
    answer = read_workbook(one_sheet(row(1, number("A1", 1)), row(1048576, words(place, " "))))
    assert isinstance(answer, Finding)
    assert (answer.code, answer.sheet, answer.cell) == ("too-large", "Đảng viên", place)
    assert f"ô {place} có dấu cách" in answer.message


def test_stray_format_far_away_does_no_harm() -> None:
    content = one_sheet(row(1, number("A1", 1)), row(1048576, '<c r="XFD1048576" s="0"/>'))
    assert values(content) == {"A1": 1.0}


def test_many_full_sheets_are_too_many_cells() -> None:
    rows = "".join(row(n, *(number(f"{c}{n}", n) for c in "ABCDEFGHIJ")) for n in range(1, 11_000))
    answer = read_workbook(xlsx({f"Trang {n}": rows for n in range(4)}))
    assert isinstance(answer, Finding)
    assert answer.code == "too-large"


def test_bomb_of_spaces_is_too_large() -> None:
    content = bomb(120_000_000)
    assert len(content) < 1_000_000
    answer = read_workbook(content)
    assert isinstance(answer, Finding)
    assert answer.code == "too-large"


def test_honest_part_that_packs_a_hundredfold_is_read() -> None:
    padded = styles(*OLD).encode() + b"\n" * 5_000_000
    content = with_parts(ORDINARY, xl_styles=padded)
    assert len(padded) / len(content) > 100
    assert read_workbook(content) == read_workbook(ORDINARY)


def test_picture_of_any_size_is_not_unpacked() -> None:
    media = {"xl/media/image1.bmp": bytes(120_000_000)}
    assert read_workbook(zipped(parts_of(ORDINARY) | media)) == read_workbook(ORDINARY)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", "<sheets>", "<shee"),
        ("xl/worksheets/sheet1.xml", 's="0"><v>1234</v>', 't="n"><v>mười hai</v>'),
        ("xl/worksheets/sheet1.xml", "</sheetData>", ""),
        ("xl/worksheets/sheet1.xml", "<worksheet ", "<!DOCTYPE a []><worksheet "),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/sheet9.xml"),
    ],
)
def test_damaged_part_is_answered(part: str, old: str, new: str) -> None:
    answer = read_workbook(spoiled(ORDINARY, part, old, new))
    assert isinstance(answer, Finding)
    assert answer.code == "corrupt"


def test_flipped_byte_is_answered() -> None:
    damaged = bytearray(ORDINARY)
    place = damaged.find(b"xl/worksheets/sheet1.xml") + 40
    damaged[place] ^= 0xFF
    answer = read_workbook(bytes(damaged))
    assert isinstance(answer, Finding)
    assert answer.code == "corrupt"


def test_any_damage_gives_a_workbook_or_a_finding() -> None:
    chance = random.Random(2021)
    for _ in range(150):
        damaged = bytearray(LEGACY)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        cut = chance.choice([len(damaged), chance.randrange(len(damaged))])
        assert isinstance(read_workbook(bytes(damaged[:cut])), Workbook | Finding)


def test_file_that_the_fast_reader_gives_up_on_is_read_by_the_other() -> None:
    content = one_sheet(row(1, '<c r="A1" t="n"><v> 1234 </v></c>'))
    assert values(content) == {"A1": 1234.0}
