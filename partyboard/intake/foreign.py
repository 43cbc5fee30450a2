"""What a file is that is none of our spreadsheets, in words for whoever sent it."""

import json
import re
from collections.abc import Iterable, Set

from partyboard.intake.findings import Finding, finding

_PICTURE, _OLD_EXCEL = "tệp ảnh", "bảng tính Excel quá cũ, trước Excel 97"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"{\\rtf", "tệp Word (RTF)"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"\xfd7zXZ", "tệp nén xz"),
    (b"BZh", "tệp nén bzip2"),
    (b"PK\x05\x06", "tệp nén ZIP rỗng"),
    (b"MZ", "tệp chương trình Windows"),
    (b"\x4c\0\0\0\x01\x14\x02\0", "lối tắt (shortcut) của Windows"),
    (b"[InternetShortcut]", "lối tắt (shortcut) của Windows"),
    (b"\0\0\0\1Bud1", "tệp .DS_Store của macOS"),
    (b"\0\5\x16\7", "tệp phụ ._ của macOS"),
    (b"\x09\x02\x06\0", _OLD_EXCEL),
    (b"\x09\x04\x06\0", _OLD_EXCEL),
    (b"\x09\0\x04\0", _OLD_EXCEL),
    (b"\0\1\0\0Standard", "cơ sở dữ liệu Access"),
    (b"SQLite format 3", "cơ sở dữ liệu SQLite"),
    (b"ID;P", "bảng tính dạng SYLK"),
    (b"ID3", "tệp âm thanh"),
)
_BOXED: tuple[tuple[int, tuple[bytes, ...], str], ...] = (
    (4, (b"ftyphei", b"ftypmif1", b"ftypavif"), _PICTURE),
    (4, (b"ftyp",), "tệp video"),
    (8, (b"WEBP",), _PICTURE),
    (257, (b"ustar",), "tệp nén tar"),
)  # formats whose mark stands a little way in
_FOLDERS: tuple[tuple[str, str], ...] = (
    ("word/", "tệp Word"),
    ("ppt/", "tệp PowerPoint"),
    ("visio/", "tệp Visio"),
    ("index/document.iwa", "tệp Numbers, Pages hoặc Keynote của Apple"),
    ("index.zip", "tệp Numbers, Pages hoặc Keynote của Apple"),
    ("fixeddocseq.fdseq", "tệp XPS"),
)
OTHER_DOCUMENTS = tuple(folder for folder, _ in _FOLDERS)
_OPEN_DOCUMENTS: tuple[tuple[bytes, str], ...] = (
    (b"opendocument.text", "tệp văn bản OpenDocument"),
    (b"opendocument.presentation", "tệp trình chiếu OpenDocument"),
    (b"opendocument.graphics", "tệp hình vẽ OpenDocument"),
    (b"epub", "sách điện tử EPUB"),
)
_STREAMS: tuple[tuple[str, str], ...] = (
    ("worddocument", "tệp Word"),
    ("powerpoint document", "tệp PowerPoint"),
    ("visiodocument", "tệp Visio"),
    ("__properties_version1.0", "thư Outlook"),
    ("catalog", "tệp Thumbs.db của Windows"),
)
_WORKBOOK_2003 = re.compile(
    r"<(?:\w+:)?workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet"
)
_WEB_ARCHIVE = re.compile(r"^content-type:\s*multipart/related|^mime-version:", re.MULTILINE)
_MAIL = re.compile(r"^(?:received|return-path|delivered-to):|multipart/mixed", re.MULTILINE)
_WEB = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style|script|div|span)\b")
_MARKUP = re.compile(r"\s*<(?:\?xml\b|!--|[\w:]+[\s/>])")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_SEPARATORS = {",": "dấu phẩy", ";": "dấu chấm phẩy", "\t": "dấu Tab"}


def other_zip(names: Iterable[str]) -> Finding:
    """What a zip without a workbook is, by its parts (in lower case)."""
    parts = tuple(names)
    for folder, found in _FOLDERS:
        if any(name.startswith(folder) for name in parts):
            return finding("not-a-workbook", found=found)
    if any(name.startswith("xl/") for name in parts):
        return finding("corrupt", found="thiếu phần chính của sổ làm việc")
    return finding("not-a-workbook", found="tệp nén ZIP")


def other_open_document(declared: bytes) -> Finding | None:
    """What a zip with this `mimetype` is; None for any that is no document of this family."""
    for mark, found in _OPEN_DOCUMENTS:
        if mark in declared:
            return finding("not-a-workbook", found=found)
    return None


def other_compound(names: Set[str]) -> Finding:
    """What a compound file without a workbook is, by its streams (in lower case)."""
    found = next((kind for name, kind in _STREAMS if name in names), "tệp lạ")
    return finding("not-a-workbook", found=found)


def other_bytes(content: bytes) -> Finding:
    """What bytes are that are neither a zip nor a compound file."""
    if not content:
        return finding("not-a-workbook", found="tệp rỗng")
    if not content.strip(b"\0"):
        return finding("corrupt", found="nội dung chỉ toàn số 0")
    for signature, found in _SIGNATURES:
        if content.startswith(signature):
            return finding("not-a-workbook", found=found)
    for place, marks, found in _BOXED:
        if content[place : place + 20].startswith(marks):
            return finding("not-a-workbook", found=found)
    if _is_owner_file(content):
        return finding("not-a-workbook", found="tệp khóa tạm ~$ của Excel")
    return _written(_opening_text(content))


def _is_owner_file(content: bytes) -> bool:
    """Whether this is the `~$` file that Office keeps while a workbook is open."""
    return len(content) in {54, 162, 165} and 0 < content[0] < 55


def _opening_text(content: bytes) -> str:
    """The first characters, in whichever Unicode they are written; else as Windows writes them."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[: len(content) & ~1][:4096].decode("utf-16", "replace")
    start = content[:4096]
    try:
        return start.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        cut_short = len(content) > 4096 and fault.start > len(start) - 4
        return start.decode("utf-8-sig" if cut_short else "cp1258", "replace")


def _written(text: str) -> Finding:
    """What kind of text this is, if it is text at all."""
    lowered = text.lower()
    if markup := _spreadsheet_as_markup(lowered):
        return finding("html-not-excel", found=markup)
    return finding("not-a-workbook", found=_text_in_words(text, lowered))


def _spreadsheet_as_markup(lowered: str) -> str:
    """The markup that programs save tables in under an Excel name; "" for anything else."""
    if _WORKBOOK_2003.search(lowered):
        return "bảng tính XML của Excel 2003"
    if "opendocument.spreadsheet" in lowered and "<office:document" in lowered:
        return "bảng tính OpenDocument dạng XML (.fods)"
    if _WEB_ARCHIVE.search(lowered) and not _MAIL.search(lowered):
        return "trang web lưu trữ (MHTML)"
    is_word = 'progid="word.document"' in lowered
    return "trang web (HTML)" if _WEB.search(lowered) and not is_word else ""


def _text_in_words(text: str, lowered: str) -> str:
    """What a text file is."""
    if _MAIL.search(lowered):
        return "thư điện tử"
    if 'progid="word.document"' in lowered:
        return "tệp Word (XML)"
    if "docs.google.com" in lowered and _is_json(text):
        return "lối tắt Google Trang tính, không có số liệu bên trong"
    if lowered.startswith(",") and ".~lock" in lowered:
        return "tệp khóa tạm của LibreOffice"
    if _NOT_TEXT.search(text):
        return "tệp lạ"
    if _MARKUP.match(text):
        return _PICTURE if "<svg" in lowered else "tệp XML"
    separator = _separator(text)
    return f"tệp văn bản, các cột cách nhau bằng {separator}" if separator else "tệp văn bản"


def _is_json(text: str) -> bool:
    """Whether the text is one JSON object."""
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _separator(text: str) -> str:
    """What stands between the columns of a CSV or TSV, in words; "" for other text."""
    lines = [line for line in text.splitlines()[:10] if line.strip()]
    counts = {mark: min((line.count(mark) for line in lines), default=0) for mark in _SEPARATORS}
    likeliest = max(counts, key=lambda mark: counts[mark])
    return _SEPARATORS[likeliest] if counts[likeliest] and len(lines) > 1 else ""
