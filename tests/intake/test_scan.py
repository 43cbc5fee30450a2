"""What the scan sees in an .xlsx that the fast reader does not."""

import datetime
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from spreadsheets import Sheet, number, parts_of, row, spoiled, strict, words, xlsx, zipped

from partyboard.intake import limits
from partyboard.intake.cells import Merge
from partyboard.intake.facts import CellFacts, SheetFacts
from partyboard.intake.package import Broken, Package
from partyboard.intake.scan import scan


def scanned(content: bytes) -> SheetFacts:
    """The facts of the only sheet."""
    (facts,) = scan(Package(content))
    return facts


def facts_of(*cells: str, **more: Any) -> dict[tuple[int, int], CellFacts]:
    """The facts of the cells of one row."""
    return dict(scanned(xlsx({"Đảng viên": row(1, *cells)}, **more)).cells)


def test_error_cell_is_told_with_its_error() -> None:
    facts = facts_of('<c r="B1" t="e"><f>B2+#REF!</f><v>#REF!</v></c>', words("C1", "#N/A"))
    assert facts == {(1, 2): CellFacts(error="#REF!")}


@pytest.mark.parametrize(
    ("inside", "lacking"),
    [
        ('<c r="A1"><f>B1+B2</f></c>', True),
        ('<c r="A1"><f>B1+B2</f><v></v></c>', True),
        ('<c r="A1"><f>B1+B2</f><v/></c>', True),
        ('<c r="A1"><f t="shared" si="0"/></c>', True),
        ('<c r="A1" t="str"><f>B1&amp;B2</f></c>', True),
        ('<c r="A1"><f>B1+B2</f><v>0</v></c>', False),
        ('<c r="A1" t="str"><f>B1&amp;B2</f><v></v></c>', False),
        ('<c r="A1"><v>12</v></c>', False),
        ('<c r="A1" t="inlineStr"><is><t>&lt;f>B1&lt;/f></t></is></c>', False),
    ],
)
def test_formula_that_nothing_calculated_is_told(inside: str, lacking: bool) -> None:
    facts = facts_of(inside).get((1, 1), CellFacts())
    assert facts.formula_without_value is lacking


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("0%", True),
        ("0.0%;-0.0%", True),
        ("dd/mm/yyyy", True),
        ("[$-42A]d mmmm yyyy", True),
        ("[h]:mm", True),
        ("mm:ss.0", True),
        ('"ngày" d', True),
        ('0"%"', False),
        ("0\\%", False),
        ("General", False),
        ("#,##0", False),
        ("[Red]0", False),
        ('0" đảng viên"', False),
        ("0.00E+00", False),
        ("@", False),
    ],
)
def test_formats_that_show_another_number_are_told(code: str, told: bool) -> None:
    style = (("Arial", "General"), ("Arial", code))
    facts = facts_of(number("A1", "0.03", 1), number("B1", 3), style=style)
    assert facts == ({(1, 1): CellFacts(code)} if told else {})


def test_percent_and_dates_that_excel_has_built_in_are_told() -> None:
    content = xlsx(
        {"Đảng viên": row(1, number("A1", 3, 1), number("B1", 3, 2))}, style=(("A", "x"),) * 3
    )
    content = spoiled(content, "xl/styles.xml", 'numFmtId="201" fontId', 'numFmtId="9" fontId')
    content = spoiled(content, "xl/styles.xml", 'numFmtId="202" fontId', 'numFmtId="14" fontId')
    assert [facts.number_format for facts in scanned(content).cells.values()] == ["0%", "mm-dd-yy"]


def test_number_that_no_date_has_is_kept_as_a_number() -> None:
    style = (("Arial", "General"), ("Arial", "dd/mm/yyyy"))
    facts = facts_of(number("A1", -1, 1), number("B1", 44336, 1), number("C1", 9e9, 1), style=style)
    assert [facts[1, column].number for column in (1, 2, 3)] == [-1.0, None, 9e9]


def test_old_font_of_a_cell_and_of_a_part_of_its_text_are_told() -> None:
    run = '<r><rPr><rFont val="{}"/></rPr><t xml:space="preserve">{}</t></r>'
    rich = run.format(".VnTime", "Hoµn ") + run.format("Arial", "µ") + "<r><t>x</t></r>"
    facts = facts_of(
        words("A1", "Hoµn", 1),
        words("B1", "Hoµn"),
        '<c r="C1" t="s"><v>1</v></c>',
        '<c r="D1" t="s"><v>0</v></c>',
        f'<c r="E1" t="inlineStr"><is>{rich}</is></c>',
        style=(("Arial", "General"), (".VnTimeH", "General")),
        strings=("<t>Kết nạp</t>", rich),
    )
    runs = ((".VnTime", "Hoµn "), ("Arial", "µ"), ("", "x"))
    assert facts == {
        (1, 1): CellFacts(font=".VnTimeH"),
        (1, 3): CellFacts(runs=runs),
        (1, 5): CellFacts(runs=runs),
    }


def test_default_style_in_an_old_font_counts_for_cells_without_a_style() -> None:
    content = xlsx({"A": '<row><c t="str"><v>Hoµn</v></c></row>'}, style=((".VnTime", "General"),))
    assert scanned(content).cells == {(1, 1): CellFacts(font=".VnTime")}


def test_merges_and_hidden_rows_and_columns_are_told() -> None:
    rows = (
        row(1, number("A1", 1), number("B1", 1), number("D1", 1))
        + row(2, number("A2", 1), about='hidden="1"')
        + row(3, number("A3", 1), about='ht="0" customHeight="1"')
        + row(4, number("A4", 1), about='ht="15"')
        + row(5, '<c r="A5" s="0"/>', about='hidden="true"')
    )
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="0"/></cols>'
    merges = '<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="$B$1:$C$2"/></mergeCells>'
    facts = scanned(xlsx({"Đảng viên": Sheet(rows, columns, merges)}))
    assert facts.hidden_rows == {2, 3}
    assert facts.hidden_columns == {2, 4}
    assert facts.merges == (Merge(1, 1, 3, 1), Merge(1, 2, 2, 3))


def test_rows_hidden_unless_said_otherwise_are_told() -> None:
    before = '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>'
    rows = row(1, number("A1", 1)) + row(2, number("A2", 1), about='ht="15"')
    assert scanned(xlsx({"Đảng viên": Sheet(rows, before)})).hidden_rows == {1}


def test_hidden_sheets_are_told_apart_from_visible_ones() -> None:
    content = xlsx(
        {
            "Đảng viên": row(1),
            "Đảng viên (2)": Sheet(state="hidden"),
            "Danh mục": Sheet(state="veryHidden"),
        }
    )
    assert [sheet.visible for sheet in scan(Package(content))] == [True, False, False]


@pytest.mark.parametrize(
    ("place", "cell", "what"),
    [
        ("XFD1048576", words("XFD1048576", " "), "dấu cách"),
        ("CV1048576", number("CV1048576", 7), "«7»"),
        ("B1048576", words("B1048576", "Tổng"), "«Tổng»"),
        ("IW3", words("IW3", "x"), "«x»"),
        ("A20001", '<c r="A20001"><f>1+1</f><v>2</v></c>', "công thức"),
        ("A20001", '<c r="A20001" t="s"><v>0</v></c>', "«ở xa»"),
    ],
)
def test_value_too_far_away_is_refused_by_name(place: str, cell: str, what: str) -> None:
    content = xlsx({"Đảng viên": row(1, number("A1", 1)) + row(2, cell)}, strings=["<t>ở xa</t>"])
    with pytest.raises(limits.OverLimit) as refused:
        scan(Package(content))
    answer = refused.value.answer
    assert (answer.code, answer.sheet, answer.cell) == ("too-large", "Đảng viên", place)
    assert f"ô {place} có {what}" in answer.message


def test_sheet_of_too_large_an_area_is_refused() -> None:
    rows = row(1, number("IV1", 1)) + row(2000, number("A2000", 1))
    with pytest.raises(limits.OverLimit, match="IV2000"):
        scan(Package(xlsx({"Đảng viên": rows})))


def test_empty_styled_cell_far_away_is_harmless() -> None:
    rows = row(1, number("A1", 1)) + row(1048576, '<c r="XFD1048576" s="0"/>', '<c r="A9"></c>')
    assert scanned(xlsx({"Đảng viên": rows})).cells == {}


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1", "rubbish", ""])
def test_what_the_sheet_says_of_its_size_is_not_believed(dimension: str) -> None:
    sheet = Sheet(row(3, '<c r="B3" t="e"><v>#N/A</v></c>'), f'<dimension ref="{dimension}"/>')
    assert scanned(xlsx({"Đảng viên": sheet})).cells == {(3, 2): CellFacts(error="#N/A")}


CELLS = (
    '<row r="2"><c r="B2" t="e"><f>X</f><v>#REF!</v></c><c t="e"><v>#N/A</v></c></row>'
    "<row><c/><c><f>1+1</f></c></row>"
)
EXPECTED = {
    (2, 2): CellFacts(error="#REF!"),
    (2, 3): CellFacts(error="#N/A"),
    (3, 2): CellFacts(formula_without_value=True),
}


def declared(encoding: str, sheet: bytes) -> bytes:
    """The sheet in an encoding that it declares."""
    body = sheet.decode().partition("?>")[2] if sheet.startswith(b"<?xml") else sheet.decode()
    return f'<?xml version="1.0" encoding="{encoding}"?>{body}'.encode(encoding)


def prefixed(sheet: bytes) -> bytes:
    """The sheet with its elements under a prefix, as some programs write them."""
    return (
        sheet.replace(b"</", b"<\0")
        .replace(b"<", b"<x:")
        .replace(b"<x:\0", b"</x:")
        .replace(b"xmlns=", b"xmlns:x=")
    )


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param(lambda sheet: sheet, id="as it is"),
        pytest.param(prefixed, id="with a prefix"),
        pytest.param(lambda sheet: sheet.decode().encode("utf-16"), id="in UTF-16"),
        pytest.param(lambda sheet: sheet.decode().encode("utf-16-le"), id="in UTF-16, unmarked"),
        pytest.param(
            lambda sheet: sheet.decode().encode("utf-16-be"), id="unmarked, the other end"
        ),
        pytest.param(
            lambda sheet: b"\xfe\xff" + sheet.decode().encode("utf-16-be"), id="the other end first"
        ),
        pytest.param(lambda sheet: declared("windows-1258", sheet), id="in windows-1258"),
        pytest.param(lambda sheet: sheet.replace(b'"', b"'"), id="in single quotes"),
        pytest.param(
            lambda sheet: sheet.replace(b"#REF!", b"<![CDATA[#REF!]]>"), id="with a CDATA section"
        ),
        pytest.param(
            lambda sheet: sheet.replace(b"<row>", b'<!-- <c r="XFD9"><v>1</v></c> --><row>'),
            id="with a comment",
        ),
        pytest.param(
            lambda sheet: sheet.replace(b"<row>", b"<?x <!-- ?><row>") + b"<!-- -->",
            id="with words to a program that open a comment",
        ),
        pytest.param(
            lambda sheet: sheet.replace(b"<row>", b'<?x <c r="XFD9"><v>1</v></c> ?><row>'),
            id="with words to a program",
        ),
        pytest.param(lambda sheet: sheet.replace(b"><", b">\r\n <"), id="spread over lines"),
        pytest.param(
            lambda sheet: sheet.replace(b'r="B2" t="e"', b't="e"\n r="$b$2" cm="1"'),
            id="with attributes in another order",
        ),
    ],
)
def test_the_way_the_xml_is_written_makes_no_difference(variant: Callable[[bytes], bytes]) -> None:
    content = xlsx({"Đảng viên": CELLS})
    sheet = variant(parts_of(content)["xl/worksheets/sheet1.xml"])
    assert scanned(_with_sheet(content, sheet)).cells == EXPECTED


def _with_sheet(content: bytes, sheet: bytes) -> bytes:
    """The workbook with another part for its only sheet."""
    return zipped(parts_of(content) | {"xl/worksheets/sheet1.xml": sheet})


def test_words_are_read_in_the_encoding_that_a_sheet_declares() -> None:
    content = xlsx({"Sheet1": row(1048576, words("B1048576", "Đ"))})
    sheet = declared("windows-1258", parts_of(content)["xl/worksheets/sheet1.xml"])
    with pytest.raises(limits.OverLimit, match="«Đ»"):
        scan(Package(_with_sheet(content, sheet)))


def test_strict_open_xml_is_scanned_as_ordinary_is() -> None:
    assert scanned(strict(xlsx({"Đảng viên": CELLS}))).cells == EXPECTED


ENTITY = b"<!DOCTYPE x [<!ENTITY a 'b'>]>"


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param(lambda sheet: ENTITY + sheet, id="a document type"),
        pytest.param(
            lambda sheet: (ENTITY + sheet).decode().encode("utf-16-be"), id="one in UTF-16"
        ),
        pytest.param(
            lambda sheet: b"<?x <!-- ?>" + ENTITY + sheet + b"<!-- -->",
            id="one behind what looks like a comment",
        ),
        pytest.param(
            lambda sheet: b"<?x <![CDATA[ ?>" + ENTITY + sheet + b"<!-- ]]> -->",
            id="one behind what looks like text",
        ),
        pytest.param(lambda sheet: declared("utf-7", sheet), id="UTF-7"),
        pytest.param(lambda sheet: declared("utf-32-le", sheet), id="UTF-32"),
        pytest.param(lambda sheet: declared("utf-32-be", sheet), id="UTF-32, the other end first"),
        pytest.param(lambda sheet: declared("cp037", sheet), id="EBCDIC"),
        pytest.param(lambda sheet: declared("gb18030", sheet), id="GB 18030"),
        pytest.param(
            lambda sheet: declared("latin-1", sheet).replace(b"latin-1", b"iso-8859-12"),
            id="an encoding that nobody knows",
        ),
    ],
)
def test_part_that_no_spreadsheet_program_writes_is_refused(
    variant: Callable[[bytes], bytes],
) -> None:
    content = xlsx({"Sheet1": ""})
    sheet = variant(parts_of(content)["xl/worksheets/sheet1.xml"])
    with pytest.raises(Broken):
        scan(Package(_with_sheet(content, sheet)))


def test_scan_sees_the_layout_that_openpyxl_sees() -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Bồi dưỡng")
    for place in ("A1", "B2", "C3", "D4"):
        sheet[place] = datetime.date(2021, 5, 20)
    sheet["E5"], sheet["F6"] = "=1/0", 0.03
    sheet["F6"].number_format = "0.0%"
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    saved = BytesIO()
    book.save(saved)
    facts = scanned(saved.getvalue())
    again = load_workbook(BytesIO(saved.getvalue()))["Bồi dưỡng"]
    assert [str(one) for one in again.merged_cells.ranges] == ["A1:B1"]
    assert facts.merges == (Merge(1, 1, 1, 2),)
    assert facts.hidden_rows == {n for n, one in again.row_dimensions.items() if one.hidden}
    assert facts.hidden_columns == {3}
    assert facts.cells[5, 5].formula_without_value
    assert facts.cells[6, 6].number_format == again["F6"].number_format
    assert facts.cells[4, 4].number_format == again["D4"].number_format


def test_scan_of_a_template_takes_a_few_milliseconds() -> None:
    cells = [row(n, words(f"A{n}", "Kết nạp"), number(f"B{n}", n)) for n in range(1, 60)]
    content = xlsx({f"Trang {n}": "".join(cells) for n in range(5)})
    spent = []
    for _ in range(20):
        started = time.process_time()
        scan(Package(content))
        spent.append(time.process_time() - started)
    assert min(spent) < 0.01
