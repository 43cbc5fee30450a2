"""Small .xlsx files, each with one kind of thing that a reader can get wrong."""

import datetime
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.styles import Font
from spreadsheets import Sheet, number, row, spoiled, strict, words, xlsx

OLD = (("Arial", "General"), (".VnTime", "General"), (".VnTimeH", "General"), ("VNI-Times", "@"))
DATES = (("Arial", "General"), ("Arial", "dd/mm/yyyy"), ("Arial", "hh:mm"), ("Arial", "[h]:mm"))
RICH = (
    '<r><rPr><rFont val=".VnTime"/></rPr><t xml:space="preserve">Hoµn </t></r>'
    '<r><rPr><rFont val="Arial"/></rPr><t>5 µm</t></r>'
)
PHONETIC = '<rPh sb="0" eb="1"><t>ka</t></rPh>'


def one_sheet(*rows: str, **more: Any) -> bytes:
    """A workbook of one sheet."""
    return xlsx({"Đảng viên": "".join(rows)}, **more)


ORDINARY = one_sheet(
    row(2, words("B2", "Đảng viên đầu tháng"), number("C2", 1234)),
    row(4, words("B4", " Kết nạp "), number("C4", 0.5), '<c r="D4" t="b"><v>1</v></c>'),
    row(5, words("B5", "#N/A"), words("C5", "   "), words("D5", ""), '<c r="E5" s="0"/>'),
)
SHARED = one_sheet(
    row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>'),
    row(2, words("A2", "_x005F_x000D_ là chữ, _x0041_ là A")),
    strings=["<t>Kết nạp</t>", "<t>Chuyển_x000D_\n đến</t>" + PHONETIC],
)
DAYS = one_sheet(
    row(1, number("A1", 44336, 1), number("B1", 44336.5, 1), number("C1", 0.5, 2)),
    row(2, number("A2", 1.25, 3), '<c r="B2" t="d"><v>2021-05-20</v></c>', number("C2", -1, 1)),
    row(3, number("A3", 9_999_999, 1), number("B3", 59, 1), number("C3", 61, 1)),
    style=DATES,
)
BROKEN = one_sheet(
    row(1, '<c r="A1" t="e"><f>B1+#REF!</f><v>#REF!</v></c>', words("B1", "#REF!")),
    row(2, '<c r="A2"><f>B1+1</f></c>', '<c r="B2"><f>1+1</f><v>2</v></c>'),
    row(3, '<c r="A3" t="str"><f>B9</f><v></v></c>'),
)
MERGED = xlsx(
    {
        "Đảng viên": Sheet(
            row(1, words("A1", "Kết nạp"), number("B1", 3)) + row(2, number("B2", 1)),
            after='<mergeCells><mergeCell ref="B1:B3"/></mergeCells>',
        )
    }
)
LEGACY = one_sheet(
    row(1, words("A1", "Hoµn thµnh xuÊt s¾c", 1), words("B1", "Hoµn thµnh", 2)),
    row(2, words("A2", "Coäng hoøa", 3), words("B2", "hệ số µ, ß"), words("C2", "Đảng", 1)),
    row(3, '<c r="A3" t="s"><v>0</v></c>', words("B3", "n­íc", 1), number("C3", 7, 1)),
    style=OLD,
    strings=[RICH],
)
HIDDEN = xlsx(
    {
        "Đảng viên": Sheet(row(1, number("A1", 1)) + row(2, number("A2", 2), about='hidden="1"')),
        "Đảng viên (2)": Sheet(row(1, number("A1", 99)), state="veryHidden"),
        "Rỗng": "",
    }
)


def by_openpyxl() -> bytes:
    """A workbook written by openpyxl: dates, formulas without value, merges, an old font."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Một", 0)
    sheet["B2"], sheet["B3"], sheet["B4"] = datetime.date(2021, 5, 20), "=1+1", 0.03
    sheet["B4"].number_format = "0%"
    sheet["C2"], sheet["C3"] = "Hoµn thµnh", " a "
    sheet["C2"].font = Font(name=".VnTime")
    sheet.merge_cells("D1:E2")
    book.create_sheet("Hai")["C7"] = datetime.datetime(2021, 5, 20, 8, 30)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


SAMPLES = {
    "ordinary": ORDINARY,
    "shared strings": SHARED,
    "dates": DAYS,
    "broken cells": BROKEN,
    "merged": MERGED,
    "old fonts": LEGACY,
    "hidden": HIDDEN,
    "strict": strict(LEGACY),
    "strict dates": strict(DAYS),
    "by openpyxl": by_openpyxl(),
    "without addresses": one_sheet("<row><c><v>1</v></c><c/><c><v>2</v></c></row>"),
    "spaces not kept": one_sheet('<row><c t="inlineStr"><is><t> a </t></is></c></row>'),
    "too far": one_sheet(row(1048576, words("XFD1048576", " "))),
    "damaged": spoiled(ORDINARY, "xl/worksheets/sheet1.xml", "</sheetData>", ""),
    "not a workbook": b"%PDF-1.7",
}
