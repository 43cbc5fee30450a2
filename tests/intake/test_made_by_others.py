"""The same filled form as other programs write it: the same values, or a clear finding."""

import re
import zipfile
from datetime import date

import pytest
from foreign_parts import (
    CHOICE,
    DRAWN,
    EXTENSIONS,
    EXTRAS,
    FAR,
    GOOGLE,
    IGNORABLE,
    KSO,
    UNDATED,
    WPS,
)
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from other_programs import (
    GOOD,
    SHEETS,
    Way,
    each_number,
    each_text,
    encoded,
    exchanged,
    in_parts,
    in_sheets,
    in_two_runs,
    moved_parts,
    one_after_another,
    prefixed,
    read,
    repacked,
    said,
    saved_by_openpyxl,
    shared,
    with_empty_strings,
    with_more,
    with_reading_aid,
    without_addresses,
)
from spreadsheets import parts_of, strict, zipped

from partyboard.intake.findings import Finding
from partyboard.intake.read import read_with_openpyxl, read_workbook

EMPTY = '(<c r="\\w+" s="\\d+") t="n" />'


def as_formula(text: str) -> str:
    return f't="str"><f>"{text}"</f><v>{text}</v></c>'


def shuffled_rows(xml: str) -> str:
    head, body, tail = re.split(r"(?<=<sheetData>)|(?=</sheetData>)", xml)
    return head + "".join(reversed(re.findall(r"(?s:<row [^>]*?(?:/>|>.*?</row>))", body))) + tail


def shuffled_cells(xml: str) -> str:
    cells = "(?s:<c [^>]*?(?:/>|>.*?</c>))"
    rows = f"(<row [^>]*>)((?:{cells})+)"
    return re.sub(rows, lambda row: row[1] + "".join(reversed(re.findall(cells, row[2]))), xml)


def without_part(name: str) -> Way:
    return lambda content: zipped({n: data for n, data in parts_of(content).items() if n != name})


WAYS: dict[str, Way] = {
    "shared strings, as Excel": shared(about=' count="900" uniqueCount="300"'),
    "shared strings, counted wrong": shared(about=' count="1" uniqueCount="1"'),
    "shared strings without xml:space": shared(lambda text: f"<t>{text}</t>"),
    "shared strings in rich text": shared(in_two_runs),
    "shared strings with a phonetic guide": shared(with_reading_aid),
    "rich text in the cell": each_text(
        lambda text: f't="inlineStr"><is>{in_two_runs(text)}</is></c>'
    ),
    "text as the result of a formula": each_text(as_formula),
    "text as a result without a formula": each_text(lambda text: f't="str"><v>{text}</v></c>'),
    "empty table of strings": with_empty_strings,
    "line breaks as _x000D_": exchanged("\n", "_x000D_\n"),
    "Strict Open XML": strict,
    "prefix x:": prefixed,
    "Strict, with a prefix": one_after_another(prefixed, strict),
    "no dimension": exchanged("<dimension [^>]*>", ""),
    "dimension A1": exchanged('<dimension ref="[^"]*"', '<dimension ref="A1"'),
    "dimension of everything": exchanged(
        '<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"'
    ),
    "parts elsewhere, in another order": moved_parts,
    "parts in capitals": in_parts(
        "xl/_rels", lambda xml: xml.replace("/xl/worksheets/sheet", "/XL/Worksheets/SHEET")
    ),
    "targets with back slashes": exchanged('"/xl/worksheets/', '"worksheets\\\\', "xl/_rels"),
    "no addresses of cells": without_addresses("cells"),
    "no addresses of rows and cells": without_addresses("rows and cells"),
    "rows in another order": in_sheets(shuffled_rows),
    "cells in another order": in_sheets(shuffled_cells),
    "addresses in small letters": exchanged('<c r="(\\w+)"', lambda cell: cell[0].lower()),
    "UTF-16": encoded("utf-16"),
    "UTF-16, declared": encoded("utf-16", "UTF-16"),
    "everything in UTF-16": encoded("utf-16", "UTF-16", "xl/"),
    "UTF-16, the other end first": encoded("utf-16-be", "UTF-16", marked=True),
    "UTF-8 with a byte order mark": encoded("utf-8-sig", "UTF-8"),
    "everything with a byte order mark": encoded("utf-8-sig", "utf-8", ""),
    "single quotes": exchanged('(\\w)="([^"<>]*)"', "\\1='\\2'"),
    "a tag a line": exchanged("><(?!/t>)", ">\r\n  <"),
    "attributes in another order": exchanged(
        '<c r="(\\w+)" s="(\\d+)" t="(\\w+)"', '<c t="\\3" s="\\2" cm="0" r="\\1"'
    ),
    "rows with spans": one_after_another(
        exchanged("<worksheet ", "<worksheet " + IGNORABLE),
        exchanged('<row r="(\\d+)"', '<row r="\\1" spans="1:1" x14ac:dyDescent="0.25"'),
    ),
    "comments in the XML": exchanged("<row ", '<!-- <c r="A1"><v>9</v></c> --><row '),
    "text in CDATA": exchanged("<t>([^<&]+)</t>", "<t><![CDATA[\\1]]></t>"),
    "numbers with a decimal point": each_number(lambda n: f' t="n"><v>{float(n)}</v></c>'),
    "numbers with an exponent": each_number(lambda n: f"><v>{float(n):.6E}</v></c>"),
    "numbers with spaces around them": each_number(
        lambda n: f'><v xml:space="preserve"> {n}\n</v></c>'
    ),
    "numbers before their formulas": each_number(lambda n: f"><v>{n}</v><f>{n}+0</f></c>"),
    "numbers as results of formulas": each_number(lambda n: f"><f>{n}+0</f><v>{n}</v></c>"),
    "numbers as results of shared formulas": each_number(
        lambda n: f'><f t="shared" ref="C7:C30" si="0">{n}</f><v>{n}</v></c>'
    ),
    "numbers as results of array formulas": each_number(
        lambda n: f'><f t="array" ref="C7:C7">SUM({n})</f><v>{n}</v></c>'
    ),
    "empty cells with nothing said": exchanged('<c r="(\\w+)" s="\\d+" t="n" />', '<c r="\\1"/>'),
    "empty cells that say they are text": exchanged(EMPTY, '\\1 t="s"/>'),
    "empty cells with an empty value": exchanged(EMPTY, "\\1><v></v></c>"),
    "empty cells as empty text": exchanged(
        EMPTY, '\\1 t="inlineStr"><is><t></t></is></c>'
    ),
    "text cells without style": exchanged('(<c r="\\w+") s="\\d+"( t="inlineStr")', "\\1\\2"),
    "styled rows to the end of the sheet": exchanged("</sheetData>", FAR),
    "extensions": exchanged("</worksheet>", EXTENSIONS + "</worksheet>"),
    "markup for newer programs": one_after_another(
        exchanged("<worksheet ", "<worksheet " + IGNORABLE),
        exchanged("<sheets>", CHOICE + "<sheets>", "xl/workbook"),
    ),
    "macros, drawings and other parts": with_more(EXTRAS),
    "a document of no known day": with_more({"docProps/core.xml": UNDATED}),
    "broken names": exchanged(
        "<definedNames>", '<definedNames><definedName name="x">#REF!</definedName>', "xl/workbook"
    ),
    "a workbook with macros": exchanged(
        "openxmlformats-officedocument.spreadsheetml.sheet.main",
        "ms-excel.sheet.macroEnabled.main",
        "[Content_Types]",
    ),
    "as WPS writes": one_after_another(
        shared(in_two_runs, about=' count="300" uniqueCount="300"'),
        exchanged("<worksheet ", "<worksheet " + WPS),
        exchanged("<dimension [^>]*>", '<sheetPr/><dimension ref="A1:I30"/>'),
        exchanged('<row r="(\\d+)"', '<row r="\\1" spans="1:9"'),
        with_more({"xl/cellimages.xml": "<etc:cellImages/>", "docProps/custom.xml": KSO}),
    ),
    "as Google Sheets writes": one_after_another(
        shared(about=""),
        exchanged("<worksheet ", "<worksheet " + GOOGLE),
        exchanged("<dimension [^>]*>", ""),
        exchanged("</worksheet>", '<drawing r:id="rId1"/></worksheet>'),
        with_more({f"{SHEETS}_rels/sheet{n}.xml.rels": DRAWN.format(n) for n in range(1, 8)}),
        with_more({f"xl/drawings/drawing{n}.xml": "<wsDr/>" for n in range(1, 8)}),
    ),
    "dates in words of ISO": saved_by_openpyxl(lambda book: setattr(book, "iso_dates", True)),
    "days from 1904": saved_by_openpyxl(lambda book: setattr(book, "epoch", CALENDAR_MAC_1904)),
    "unpacked in the zip": lambda content: repacked(content, zipfile.ZIP_STORED),
    "streamed into the zip": lambda content: repacked(content, seekable=False),
    "for zip64": lambda content: repacked(content, zip64=True),
    "no theme": without_part("xl/theme/theme1.xml"),
    "by openpyxl": saved_by_openpyxl(lambda book: None),
}  # fmt: skip


PLAIN = said(read(GOOD))


def test_plain_file_says_what_was_filled_in() -> None:
    _, organization, _, values, places = PLAIN
    assert organization == "STC"
    assert places == []
    assert values["members"][0]["closing"] == 1236
    assert values["training"][0]["closed_on"] == date(2021, 5, 14)


@pytest.mark.parametrize("way", WAYS)
def test_same_values_by_both_readers_whoever_wrote_the_file(way: str) -> None:
    content = WAYS[way](GOOD)
    assert said(read(content)) == PLAIN
    assert read_with_openpyxl(content) == read_workbook(content)


NOW_ZERO = each_number(lambda n: f"><f>{n}+0</f><v>0</v></c>")
NO_SPARE_ZERO = exchanged('(<c r="D\\d+"[^>]*><f>[^<]*</f>)<v ?/>', "\\1<v>0</v>")


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(NOW_ZERO, id="only in the cells that are filled in"),
        pytest.param(one_after_another(NO_SPARE_ZERO, NOW_ZERO), id="as XlsxWriter does"),
        pytest.param(each_number(lambda n: f"><f>{n}+0</f></c>"), id="nothing stored"),
        pytest.param(each_number(lambda n: f"><f>{n}+0</f><v/></c>"), id="an empty value stored"),
    ],
)
def test_formula_that_nothing_calculated_is_told_wherever_it_stands(way: Way) -> None:
    content = way(GOOD)
    report = read(content)
    places = {found.place for found in report.findings if found.code == "formula-without-value"}
    assert {"Thông tin!C9", "Đảng viên!C7", "Đảng viên!C14", "Bồi dưỡng!G6"} <= places
    assert "died" not in report.record("members")
    assert read_with_openpyxl(content) == read_workbook(content)


def test_zero_that_a_program_has_calculated_stays_zero() -> None:
    formulas = each_number(lambda n: f"><f>{n}+0</f><v>{n}</v></c>")
    report = read(one_after_another(NO_SPARE_ZERO, formulas)(GOOD))
    assert report.record("members")["official_conversions"] == 0
    saved_since = exchanged(' fullCalcOnLoad="1"', "", "xl/workbook")
    assert read(one_after_another(saved_since, NOW_ZERO)(GOOD)).record("members")["died"] == 0


@pytest.mark.parametrize(
    ("way", "place"),
    [
        pytest.param(
            exchanged('(<c r="C7"[^>]*>)<v>1234</v></c>', "\\g<0>\\1<v>77</v></c>"),
            ("Đảng viên", "C7"),
            id="a cell that is written twice",
        ),
        pytest.param(
            exchanged(
                '<row r="7"(?:(?!</row>).)*1234.*?</row>',
                lambda row: row[0] + row[0].replace("1234", "77"),
            ),
            ("Đảng viên", "A7"),
            id="a row that is written twice",
        ),
        pytest.param(
            exchanged('(<c r="C14"[^>]*?)><v>1</v>', '\\1 t="inlineStr"><v>1</v>'),
            ("Đảng viên", "C14"),
            id="a value where no reader looks",
        ),
    ],
)
def test_cell_that_could_be_lost_is_named(way: Way, place: tuple[str, str]) -> None:
    for answer in (read_workbook(way(GOOD)), read_with_openpyxl(way(GOOD))):
        assert isinstance(answer, Finding)
        assert (answer.code, answer.sheet, answer.cell) == ("corrupt", *place)


def test_without_styles_no_number_is_taken_for_a_day() -> None:
    report = read(without_part("xl/styles.xml")(GOOD))
    assert ("not-a-date", "Bồi dưỡng!E6") in {(each.code, each.place) for each in report.findings}
    assert report.record("members") == PLAIN[3]["members"][0]
