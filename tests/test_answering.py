"""What goes back: file names, headings, a ZIP of many, and a text on what cannot be marked."""

import zipfile
from io import BytesIO

import pytest
from annotating import BAD, HERE, lines_of, reports_of, said
from filled_forms import report, targets
from good_reports import good
from openpyxl import Workbook
from spreadsheets import parts_of, zipped

from partyboard.answering import heading, marked, marked_many, marked_name
from partyboard.intake.annotate import Unannotatable
from partyboard.intake.report import Report
from partyboard.reception import Incoming, Receipt
from partyboard.store.submissions import Status
from partyboard.text import Month

PAGE = b"<html><table><tr><td>1</td></tr></table></html>"
WITH_MACROS = (b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")


def receipt_of(file: Incoming, position: int, *reports: Report) -> list[Receipt]:
    """The receipts of one file."""
    return [
        Receipt(
            file.filename,
            Status.REJECTED if each.has_errors else Status.ACCEPTED,
            each,
            position=position,
        )
        for each in reports or reports_of(file.content)
    ]


def packed(*files: tuple[str, bytes]) -> dict[str, bytes]:
    """What is in the ZIP made of these files and of what was found in them."""
    incoming = [Incoming(name, content) for name, content in files]
    receipts = [r for n, file in enumerate(incoming) for r in receipt_of(file, n)]
    return parts_of(marked_many(incoming, receipts, reader=HERE))


def named(filename: str, content: bytes = BAD) -> str:
    """Under which name the workbook goes back."""
    return marked(content, filename, reports_of(content), reader=HERE).name


def with_macros(content: bytes) -> bytes:
    """The workbook as Excel saves it as .xlsm."""
    kinds = "[Content_Types].xml"
    parts = parts_of(content)
    kind, other = (word.replace(b"main", b"main+xml") for word in WITH_MACROS)
    old = b"application/vnd.openxmlformats-officedocument." + kind
    assert old in parts[kinds]
    parts[kinds] = parts[kinds].replace(old, b"application/vnd." + other)
    return zipped(parts)


@pytest.mark.parametrize(
    ("filename", "expected"),
    [
        ("Báo cáo T5.xlsx", "Báo cáo T5 - cần sửa.xlsx"),
        ("BAO CAO.XLSX", "BAO CAO - cần sửa.xlsx"),
        ("thang5.xls", "thang5 - cần sửa.xlsx"),
        ("Báo cáo 31.5.2021", "Báo cáo 31.5.2021 - cần sửa.xlsx"),
        ("Khối cơ quan/con/STC.xlsx", "STC - cần sửa.xlsx"),
        ("C:\\Báo cáo\\STC.xlsx", "STC - cần sửa.xlsx"),
        ("Ba\u0301o ca\u0301o.xlsx", "Báo cáo - cần sửa.xlsx"),
        ("a:b?c*.xlsx", "a_b_c_ - cần sửa.xlsx"),
        ("hai\ndòng.xlsx", "hai_dòng - cần sửa.xlsx"),
        ("Báo cáo - cần sửa.xlsx", "Báo cáo - cần sửa.xlsx"),
        ("Báo cáo - cần sửa (1).xlsx", "Báo cáo - cần sửa.xlsx"),
        (".xlsx", "báo cáo - cần sửa.xlsx"),
        ("", "báo cáo - cần sửa.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 120 + " - cần sửa.xlsx"),
    ],
)
def test_name_of_the_copy_says_that_it_is_to_be_mended(filename: str, expected: str) -> None:
    assert named(filename) == expected


def test_workbook_with_macros_goes_back_under_the_ending_that_excel_opens() -> None:
    assert named("STC.xlsm", with_macros(BAD)) == "STC - cần sửa.xlsm"
    assert named("STC.xls", with_macros(BAD)) == "STC - cần sửa.xlsm"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (BAD, "Đảng bộ Sở Tài chính · tháng 5/2021 · tệp «STC.xlsx»"),
        (report("STC", Month(2021, 5), name=""), "STC · tháng 5/2021 · tệp «STC.xlsx»"),
        (targets(2021), "Chỉ tiêu năm · năm 2021 · tệp «STC.xlsx»"),
        (PAGE, "tệp «STC.xlsx»"),
    ],
)
def test_list_says_whose_workbook_it_is(content: bytes, expected: str) -> None:
    assert heading("con/STC.xlsx", reports_of(content)) == expected


def test_list_of_a_consolidated_workbook_says_how_many_reports_it_holds() -> None:
    reports = reports_of(BAD) * 12
    assert heading("Tổng hợp.xlsx", reports) == "12 báo cáo · tệp «Tổng hợp.xlsx»"


def test_copy_says_the_same_as_what_was_sent() -> None:
    answer = marked(BAD, "STC.xlsx", reports_of(BAD), reader=HERE)
    assert said(answer.content) == said(BAD)
    assert lines_of(answer.content)[1] == (heading("STC.xlsx", reports_of(BAD)),)


def test_what_is_no_workbook_is_refused_with_what_to_do() -> None:
    (report,) = reports_of(PAGE)
    with pytest.raises(Unannotatable) as refused:
        marked(PAGE, "STC.xls", [report], reader=HERE)
    assert str(refused.value) == report.findings[0].message


def test_zip_holds_the_workbooks_with_errors_in_their_folders() -> None:
    files = packed(("A/STC.xlsx", BAD), ("A/tot.xlsx", good(1)), ("B/STC.xlsx", BAD))
    assert list(files) == ["A/STC - cần sửa.xlsx", "B/STC - cần sửa.xlsx"]
    assert [said(content) for content in files.values()] == [said(BAD), said(BAD)]


def test_zip_names_each_workbook_once_whatever_its_letters() -> None:
    files = packed(("STC.xlsx", BAD), ("stc.XLSX", BAD), ("STC.xls", BAD))
    assert list(files) == ["STC - cần sửa.xlsx", "stc - cần sửa (2).xlsx", "STC - cần sửa (3).xlsx"]


@pytest.mark.parametrize(
    ("filename", "expected"),
    [
        ("../../STC.xlsx", "STC - cần sửa.xlsx"),
        ("/etc/STC.xlsx", "etc/STC - cần sửa.xlsx"),
        ("C:\\con\\STC.xlsx", "C_/_con/STC - cần sửa.xlsx"),
        ("con./.. /STC.xlsx", "_con/STC - cần sửa.xlsx"),
    ],
)
def test_zip_unpacks_nowhere_but_where_it_is_opened(filename: str, expected: str) -> None:
    assert list(packed((filename, BAD))) == [expected]


def test_zip_names_are_utf_8() -> None:
    file = Incoming("Tổ chức.xlsx", BAD)
    content = marked_many([file], receipt_of(file, 0), reader=HERE)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert [entry.flag_bits & 0x800 for entry in archive.infolist()] == [0x800]


def test_zip_tells_what_could_not_be_marked_and_why() -> None:
    files = packed(("con/trang web.xls", PAGE), ("STC.xlsx", BAD))
    assert list(files) == ["STC - cần sửa.xlsx", "Không đánh dấu được.txt"]
    why = reports_of(PAGE)[0].findings[0].message
    text = files["Không đánh dấu được.txt"].decode("utf-8-sig")
    assert text.splitlines()[2:] == [f"con/trang web.xls: {why}"]


def test_zip_marks_all_reports_of_a_file_in_one_workbook() -> None:
    file = Incoming("Tổng hợp.xlsx", BAD)
    (whole,) = reports_of(BAD)
    halves = [
        Report(whole.form, findings=half) for half in (whole.findings[:2], whole.findings[2:])
    ]
    (content,) = parts_of(marked_many([file], receipt_of(file, 0, *halves), reader=HERE)).values()
    numbers = [line[0] for line in lines_of(content) if line and isinstance(line[0], int)]
    assert numbers == [1, 2, 3, 4, 5]


def test_zip_of_nothing_to_mend_is_empty() -> None:
    assert packed(("tot.xlsx", good(1))) == {}


def test_workbook_of_somebody_else_is_marked_too() -> None:
    book = Workbook()
    book.active["A1"] = "Danh sách khách mời"
    target = BytesIO()
    book.save(target)
    answer = marked(target.getvalue(), "khach.xlsx", reports_of(target.getvalue()), reader=HERE)
    assert lines_of(answer.content)[8] == ("Cả tệp: 1 lỗi phải sửa",)


@pytest.mark.parametrize("content", [BAD, with_macros(BAD)], ids=["xlsx", "xlsm"])
def test_the_name_is_known_before_the_workbook_is_made(content):
    assert marked_name(content, "BC thang 5.xls") == named("BC thang 5.xls", content)


def test_what_comes_back_as_a_copy_is_called_as_a_copy():
    assert marked_name(b"\xd0\xcf\x11\xe0", "STC.xls") == "STC - cần sửa.xlsx"
