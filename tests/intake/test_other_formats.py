"""Old .xls and LibreOffice's .ods: read as an .xlsx is, errors and hidden things told."""

import struct

from spreadsheets import compound, label, ods, record, xls

from partyboard.intake.cells import Cell, SheetCells, Workbook
from partyboard.intake.findings import Finding
from partyboard.intake.read import read_workbook


def read(content: bytes) -> SheetCells:
    """The only sheet of a workbook that can be read."""
    answer = read_workbook(content)
    assert isinstance(answer, Workbook), answer
    (sheet,) = answer.sheets
    return sheet


def error(row_number: int, column: int, code: int, style: int = 0) -> bytes:
    """An error cell of an old .xls."""
    return record(0x0205, struct.pack("<HHHBB", row_number, column, style, code, 1))


def float_cell(row_number: int, column: int, value: float, style: int = 0) -> bytes:
    """A number cell of an old .xls."""
    return record(0x0203, struct.pack("<HHHd", row_number, column, style, value))


def test_old_xls_is_read_with_its_errors_fonts_and_hidden_rows() -> None:
    hidden = record(0x0208, struct.pack("<HHHHHHHH", 1, 0, 4, 255, 0, 0, 0x20, 0))
    content = xls(
        hidden
        + label(0, 0, "Hoµn thµnh", 1)
        + float_cell(0, 1, 12)
        + float_cell(0, 2, 0.03, 2)
        + error(1, 0, 0x17)
        + record(0x0006, struct.pack("<HHH", 1, 1, 0) + b"\2\0\x07\0\0\0\xff\xff" + bytes(8)),
        fonts=("Arial", ".VnTimeH", "Arial"),
        formats=("General", "General", "0%"),
    )
    sheet = read(content)
    assert sheet.title == "Đảng viên"
    assert list(sheet.cells.values()) == [
        Cell(1, 1, "HOÀN THÀNH", legacy="Hoµn thµnh"),
        Cell(1, 2, 12.0),
        Cell(1, 3, 0.03, "0%"),
        Cell(2, 1, None, error="#REF!"),
        Cell(2, 2, None, error="#DIV/0!"),
    ]
    assert sheet.hidden_rows == {2}


def excel_5(sheet: bytes, fonts: tuple[str, ...], code_page: int = 1258) -> bytes:
    """A workbook of Excel 5 with one sheet, "Ðng"; style i has font i."""
    before = record(0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 0))
    before += record(0x0042, struct.pack("<H", code_page))
    for font in fonts:
        before += record(0x0031, bytes(14) + bytes([len(font)]) + font.encode())
    for number in range(len(fonts)):
        before += record(0x00E0, struct.pack("<HH", number, 0) + bytes(12))
    start = len(before) + 4 + 10 + 4
    before += record(0x0085, struct.pack("<IH", start, 0) + b"\x03\xd0ng") + record(0x000A)
    body = record(0x0809, struct.pack("<HHHH", 0x0500, 16, 0, 0)) + sheet + record(0x000A)
    return compound({"Book": before + body})


def test_workbook_of_excel_5_is_read_with_its_errors_and_fonts() -> None:
    def text(row_number: int, typed: bytes, style: int) -> bytes:
        head = struct.pack("<HHHH", row_number, 0, style, len(typed))
        return record(0x0204, head + typed)

    sheet = read(
        excel_5(
            text(0, b"Ho\xb5n th\xb5nh", 1)
            + text(1, b"Ho\xe0n th\xe0nh", 0)
            + error(2, 0, 0x17)
            + float_cell(3, 0, 12),
            fonts=("Arial", ".VnTime"),
        )
    )
    assert list(sheet.cells.values()) == [
        Cell(1, 1, "Hoàn thành", legacy="Hoµn thµnh"),
        Cell(2, 1, "Hoàn thành"),
        Cell(3, 1, None, error="#REF!"),
        Cell(4, 1, 12.0),
    ]


def test_xls_whose_stream_is_rubbish_is_corrupt() -> None:
    answer = read_workbook(compound({"Workbook": b"\x93" * 5000}))
    assert isinstance(answer, Finding)
    assert answer.code == "corrupt"


def test_errors_in_an_ods_of_other_programs_are_told_by_what_is_shown() -> None:
    shown = "<text:p>#DIV/0!</text:p></table:table-cell>"
    sheet = read(
        ods(
            "<table:table-row>"
            f'<table:table-cell office:value-type="float" office:value="0">{shown}'
            '<table:table-cell table:formula="of:=A1" office:value-type="string" '
            f'office:string-value="">{shown}'
            f'<table:table-cell office:value-type="string">{shown}</table:table-row>'
        )
    )
    assert list(sheet.cells.values()) == [
        Cell(1, 1, None, error="#DIV/0!"),
        Cell(1, 2, None, error="#DIV/0!"),
        Cell(1, 3, "#DIV/0!"),
    ]


def test_libreoffice_workbook_is_read_with_its_errors_and_merges() -> None:
    wrong = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
    number_cell = '<table:table-cell {}office:value-type="float" office:value="{}"/>'
    sheet = read(
        ods(
            '<table:table-column table:number-columns-repeated="2"/>'
            '<table:table-column table:visibility="collapse"/>'
            '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
            f"<table:table-row><table:table-cell {wrong}><text:p>#REF!</text:p></table:table-cell>"
            '<table:table-cell table:formula="of:=A1"/>'
            '<table:table-cell office:value-type="percentage" office:value="0.03"/>'
            "</table:table-row>"
            '<table:table-row table:visibility="filter">'
            + number_cell.format('table:number-columns-spanned="2" ', 3)
            + '<table:covered-table-cell office:value-type="float" office:value="9"/>'
            + number_cell.format("", 5)
            + "</table:table-row>"
        )
    )
    assert list(sheet.cells.values()) == [
        Cell(3, 1, None, error="#REF!"),
        Cell(3, 2, None, formula_without_value=True),
        Cell(3, 3, 0.03, "0%"),
        Cell(4, 1, 3.0),
        Cell(4, 3, 5.0),
    ]
    assert sheet.buried == (Cell(4, 2, 9.0),)
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == {3}
