"""What a file is, judged by its bytes."""

import struct

import pytest
from spreadsheets import compound, ods, parts_of, record, xls, xlsx, zipped

from partyboard.intake import limits
from partyboard.intake.findings import Finding
from partyboard.intake.package import Package
from partyboard.intake.sniff import Kind, sniff

ORDINARY = xlsx({"Đảng viên": '<row r="1"><c r="A1"><v>1</v></c></row>'})
BIFF_START = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
OWNER_FILE = bytes([4]) + b"Lan " + b" " * 50 + struct.pack("<H", 4) + "Lan ".encode("utf-16-le")
SPREADSHEET_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


def found(content: bytes) -> Finding:
    """The finding for bytes that are no spreadsheet."""
    answer = sniff(content)
    assert isinstance(answer, Finding)
    return answer


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(ORDINARY, Kind.XLSX, id="xlsx"),
        pytest.param(xls(b""), Kind.XLS, id="xls"),
        pytest.param(compound({"Book": BIFF_START}), Kind.XLS, id="xls of Excel 95"),
        pytest.param(ods(""), Kind.ODS, id="ods"),
        pytest.param(zipped({"xl/workbook.bin": b""}), Kind.XLSB, id="xlsb"),
        pytest.param(zipped({"XL\\Workbook.xml": b"<workbook/>"}), Kind.XLSX, id="other slashes"),
    ],
)
def test_spreadsheets_are_told_by_their_bytes(content: bytes, kind: Kind) -> None:
    answer = sniff(content)
    assert not isinstance(answer, Finding)
    assert answer.kind is kind


def test_workbook_part_is_found_through_the_relationships() -> None:
    parts = parts_of(ORDINARY)
    parts["so/bieu.xml"] = parts.pop("xl/workbook.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"/so/bieu.xml")
    assert Package(zipped(parts)).main_part == "so/bieu.xml"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), id="xlsx"),
        pytest.param(compound({"Workbook": BIFF_START + record(0x2F, bytes(54))}), id="xls"),
        pytest.param(ods("", encrypted=True), id="ods"),
    ],
)
def test_password_is_said_to_be_a_password(content: bytes) -> None:
    assert found(content).code == "password-protected"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html><body><table><tr><td>Kết nạp</td></tr></table></body></html>", "HTML"),
        ("\ufeff  \n<!-- xuất từ phần mềm -->\n<TABLE border=1><tr>", "HTML"),
        ("<!DOCTYPE HTML PUBLIC>", "HTML"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "HTML"),
        ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta name=ProgId '
         "content=Excel.Sheet><table>", "HTML"),
        ('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n<html>', "MHTML"),
        ("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;", "MHTML"),
        (SPREADSHEET_2003, "XML của Excel 2003"),
        ('<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Table/>',
         "XML của Excel 2003"),
        ('<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
         ".fods"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_table_in_markup_named_xls_is_called_what_it_is(
    text: str, said: str, encoding: str
) -> None:
    answer = found(text.encode(encoding))
    assert answer.code == "html-not-excel"
    assert said in answer.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tệp rỗng"),
        (b"%PDF-1.7", "tệp PDF"),
        (b"\x89PNG\r\n\x1a\n", "tệp ảnh"),
        (b"\xff\xd8\xff\xe0", "tệp ảnh"),
        (zipped({"word/document.xml": "<w/>"}), "tệp Word"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "tệp PowerPoint"),
        (zipped({"bao-cao.xlsx": ORDINARY}), "tệp nén ZIP"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (compound({"WordDocument": b"x"}), "tệp Word"),
        (compound({"Catalog": b"x"}), "Thumbs.db"),
        (compound({"Khác": b"x"}), "tệp lạ"),
        (OWNER_FILE.ljust(165, b"\0"), "tệp khóa tạm ~$ của Excel"),
        (b",Lan,may-1,25.05.2021 08:00,file:///.~lock.bao-cao.ods#;", "LibreOffice"),
        (b"\0\0\0\1Bud1", ".DS_Store"),
        (b"\0\5\x16\7\0\2", "macOS"),
        (b"Rar!\x1a\7", "RAR"),
        (b"MZ\x90", "chương trình"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "trước Excel 97"),
        ("Mã lớp;Tên lớp\n01;Bồi dưỡng\n".encode(), "cách nhau bằng dấu chấm phẩy"),
        ("Mã lớp\tTên lớp\n01\tBồi dưỡng\n".encode("utf-16"), "cách nhau bằng dấu Tab"),
        ("Tên,Sô\nSTC,1\n".encode("cp1258"), "cách nhau bằng dấu phẩy"),
        ("Kính gửi Văn phòng Đảng ủy,\nđơn vị xin báo cáo.\n".encode(), "tệp văn bản"),
        (b'{"url": "https://docs.google.com/spreadsheets/d/x"}', "lối tắt Google"),
        (b"Received: from a\nMIME-Version: 1.0\nContent-Type: multipart/mixed", "thư điện tử"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:body/>', "tệp Word"),
        (b'<?xml version="1.0"?><HSoThueDTu/>', "tệp XML"),
        (b"\0\0\0\x20ftypheic\0\0", "tệp ảnh"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "tệp ảnh"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "7z"),
        (zipped({"Index/Document.iwa": b"x"}), "Numbers"),
        (b"\x93\x00\x17\x88\xfe\x01", "tệp lạ"),
    ],
)
def test_other_files_are_called_what_they_are(content: bytes, said: str) -> None:
    answer = found(content)
    assert answer.code == "not-a-workbook"
    assert said in answer.message


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(ORDINARY[: len(ORDINARY) // 2], id="half a download"),
        pytest.param(ORDINARY[:-30], id="the last bytes missing"),
        pytest.param(bytes(4096), id="a stick pulled out: nothing but zeros"),
        pytest.param(xls(b"")[:700], id="half an old .xls"),
        pytest.param(compound({})[:68], id="a compound file of 68 bytes"),
        pytest.param(zipped({"xl/styles.xml": "<styleSheet/>"}), id="the workbook's part missing"),
    ],
)
def test_half_a_file_is_said_to_be_damaged(content: bytes) -> None:
    assert found(content).code == "corrupt"


def test_file_larger_than_we_take_in_is_not_opened() -> None:
    answer = found(b"PK\x03\x04" + bytes(limits.FILE_BYTES))
    assert answer.code == "too-large"
    assert "20 MB" in answer.message


def test_zip_of_many_thousand_entries_is_too_large() -> None:
    many = {f"xl/rac/{number}": b"" for number in range(limits.ENTRIES + 1)}
    answer = found(zipped(parts_of(ORDINARY) | many))
    assert answer.code == "too-large"
    assert "tệp con" in answer.message
