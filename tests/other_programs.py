"""A good workbook of ours, its parts rewritten the way that other programs write them."""

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from html import escape, unescape
from io import BytesIO, RawIOBase
from typing import Any

from filled_forms import CLASS, COMMENDATION, FOLLOW_UP, report
from openpyxl import load_workbook
from spreadsheets import parts_of, zipped

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine
from partyboard.intake.read import read_workbook
from partyboard.intake.report import Report
from partyboard.text import Month

Way = Callable[[bytes], bytes]

GOOD = report(
    "STC",
    Month(2021, 5),
    info={"prepared_on": date(2021, 5, 31)},
    members={"opening": 1234, "admitted": 3, "died": 1, "closing": 1236, "female": 500},
    training=[
        CLASS | {"closed_on": date(2021, 5, 14), "completed": 0, "note": "Đợt I\nhội trường B"},
        CLASS | {"course_code": "1.10", "course": 'Lớp "A" & <B> – khóa 2', "participants": 12},
    ],
    commendations=[COMMENDATION],
    follow_ups=[FOLLOW_UP | {"due_on": date(2021, 6, 30), "note": "xong 1/2"}],
    other_work={"branches": 5, "branches_met": 5},
)
SHEETS = "xl/worksheets/"
_INLINE = re.compile(r't="inlineStr"><is>(.*?)</is></c>', re.DOTALL)
_NUMBER = re.compile(r'(<c r="\w+"(?: s="\d+")?)(?: t="n")?><v>([^<]+)</v></c>')
_TEXT = re.compile(r"<t(?: [^>]*)?>(.*?)</t>", re.DOTALL)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(content: bytes) -> Report:
    """The report of a file that can be read."""
    workbook = read_workbook(content)
    assert isinstance(workbook, Workbook), workbook
    return examine(workbook)


def said(report: Report) -> tuple[object, ...]:
    """What a report says, whoever wrote its file."""
    values = {name: [dict(row.values) for row in rows] for name, rows in report.sheets.items()}
    places = [(found.code, found.place) for found in report.findings]
    return report.form, report.organization, report.period, values, places


def in_sheets(how: Callable[[str], str]) -> Way:
    """Each worksheet's part rewritten; something has to change."""
    return in_parts(SHEETS, how)


def in_parts(folder: str, how: Callable[[str], str], *, all_of_them: bool = False) -> Way:
    """Each XML part in a folder rewritten; something has to change."""

    def rewrite(content: bytes) -> bytes:
        parts = parts_of(content)
        changed = {
            name: how(data.decode()).encode()
            for name, data in parts.items()
            if name.startswith(folder) and name.endswith((".xml", ".rels"))
        }
        assert any(parts[name] != data for name, data in changed.items()), "nothing was rewritten"
        return zipped(parts | changed)

    return rewrite


def exchanged(old: str, new: str | Callable[[re.Match[str]], str], folder: str = SHEETS) -> Way:
    """A pattern exchanged in the parts of a folder."""
    return in_parts(folder, lambda xml: re.sub(old, new, xml, flags=re.DOTALL))


def one_after_another(*ways: Way) -> Way:
    """Several ways at once."""

    def rewrite(content: bytes) -> bytes:
        for way in ways:
            content = way(content)
        return content

    return rewrite


def each_text(how: Callable[[str], str]) -> Way:
    """Every text cell rewritten: from its escaped text to what stands after `<c r="A1" s="1"`."""
    return in_sheets(lambda xml: _INLINE.sub(lambda cell: how(_TEXT.findall(cell[1])[0]), xml))


def each_number(how: Callable[[str], str]) -> Way:
    """Every number cell rewritten: from its digits to what stands after `<c r="A1" s="1"`."""
    return in_sheets(lambda xml: _NUMBER.sub(lambda cell: cell[1] + how(cell[2]), xml))


def kept(text: str) -> str:
    """A `t` whose spaces count."""
    return f'<t xml:space="preserve">{text}</t>'


def shared(item: Callable[[str], str] = kept, about: str = "") -> Way:
    """Texts in a table of shared strings, as Excel, WPS, Google and XlsxWriter write them."""

    def rewrite(content: bytes) -> bytes:
        parts = parts_of(content)
        places: dict[str, int] = {}
        for name in [name for name in parts if name.startswith(SHEETS)]:

            def pointed(cell: re.Match[str]) -> str:
                number = places.setdefault(_TEXT.findall(cell[1])[0], len(places))
                return f't="s"><v>{number}</v></c>'

            parts[name] = _INLINE.sub(pointed, parts[name].decode()).encode()
        items = "".join(f"<si>{item(text)}</si>" for text in places)
        return _with_strings(parts, f'<sst xmlns="{_MAIN}"{about}>{items}</sst>')

    return rewrite


def _with_strings(parts: dict[str, bytes], strings: str) -> bytes:
    relation = (
        f'<Relationship Id="rIdS" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    family = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    kind = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{family}"/>'
    ends = {
        "xl/_rels/workbook.xml.rels": (b"</Relationships>", relation.encode()),
        "[Content_Types].xml": (b"</Types>", kind.encode()),
    }
    for name, (end, more) in ends.items():
        parts[name] = parts[name].replace(end, more + end)
    return zipped(parts | {"xl/sharedStrings.xml": strings.encode()})


def with_empty_strings(content: bytes) -> bytes:
    """A table of shared strings with nothing in it, beside texts that stand in their cells."""
    return _with_strings(parts_of(content), f'<sst xmlns="{_MAIN}" count="0" uniqueCount="0"/>')


def in_two_runs(text: str) -> str:
    """A text in two parts of which the first is bold, as after marking a word in Excel."""
    middle = len(unescape(text)) // 2
    first, rest = (escape(part) for part in (unescape(text)[:middle], unescape(text)[middle:]))
    bold = '<rPr><b/><sz val="11"/><color theme="1"/><rFont val="Arial"/></rPr>'
    return f"<r>{bold}{kept(first)}</r><r>{kept(rest)}</r>" if first else kept(rest)


def with_reading_aid(text: str) -> str:
    """A text with a phonetic guide, as East Asian editions add."""
    return f'{kept(text)}<rPh sb="0" eb="1"><t>ka</t></rPh><phoneticPr fontId="1"/>'


def prefixed(content: bytes) -> bytes:
    """Every element of the spreadsheet under the prefix `x:`, as the Open XML SDK writes."""
    parts = parts_of(content)
    for name in [name for name in parts if name.startswith("xl/") and name.endswith(".xml")]:
        if _MAIN.encode() in parts[name]:
            data = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", parts[name])
            parts[name] = data.replace(b'xmlns="', b'xmlns:x="')
    return zipped(parts)


def encoded(codec: str, declared: str = "", *folders: str, marked: bool = False) -> Way:
    """The worksheets' parts in another encoding, with the declaration that tells it, and `marked`
    with the byte order mark that the codec does not write by itself.
    """

    def rewrite(content: bytes) -> bytes:
        parts = parts_of(content)
        head = "\ufeff" if marked else ""
        head += f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
        for name, data in parts.items():
            if name.startswith(folders or (SHEETS,)) and name.endswith((".xml", ".rels")):
                parts[name] = (head + data.decode()).encode(codec)
        return zipped(parts)

    return rewrite


def moved_parts(content: bytes) -> bytes:
    """Worksheets named otherwise, in another order, under absolute and relative targets."""
    parts = parts_of(content)
    names = sorted(name for name in parts if name.startswith(SHEETS))
    for number, name in enumerate(names):
        new = f"xl/worksheets/Trang-{len(names) - number}.xml"
        target = "/" + new if number % 2 else "./worksheets/../worksheets/" + new.split("/")[-1]
        parts[new] = parts.pop(name)
        for listing in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
            told = target if listing.endswith("rels") else "/" + new
            parts[listing] = parts[listing].replace(f'"/{name}"'.encode(), f'"{told}"'.encode())
    return zipped(dict(reversed(parts.items())))


def saved_by_openpyxl(how: Callable[[Any], object]) -> Way:
    """The workbook changed and saved again by openpyxl."""

    def rewrite(content: bytes) -> bytes:
        book = load_workbook(BytesIO(content))
        how(book)
        saved = BytesIO()
        book.save(saved)
        return saved.getvalue()

    return rewrite


class _Pipe(RawIOBase):
    """A place to write to in one go, without going back."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.written += bytes(data)
        return len(data)


def repacked(
    content: bytes,
    packing: int = zipfile.ZIP_DEFLATED,
    *,
    seekable: bool = True,
    zip64: bool = False,
) -> bytes:
    """The parts in a zip of another make; one that is not `seekable` tells sizes afterwards, one
    for `zip64` tells them as of a file of gigabytes.
    """
    target: Any = BytesIO() if seekable else _Pipe()
    with zipfile.ZipFile(target, "w", packing) as archive:
        for name, data in parts_of(content).items():
            with archive.open(name, "w", force_zip64=zip64) as part:
                part.write(data)
    return target.getvalue() if seekable else bytes(target.written)


def with_more(more: Mapping[str, str | bytes]) -> Way:
    """Parts beside those of the workbook: drawings, comments, macros."""
    return lambda content: zipped(parts_of(content) | dict(more))


def without_addresses(what: str) -> Way:
    """No `r` on rows or cells: each stands after the one before it, and none is left out."""

    def bare(xml: str) -> str:
        head, body, tail = re.split(r"(?<=<sheetData>)|(?=</sheetData>)", xml)
        rows = re.findall(r'<row r="(\d+)"([^>]*?)(?:/>|>(.*?)</row>)', body, re.DOTALL)
        lines, last = [], 0
        for number, about, inside in rows:
            lines += ["<row/>"] * (int(number) - last - 1)
            lines.append(f"<row{about}>{_every_cell(inside)}</row>")
            last = int(number)
        return head + "".join(lines) + tail

    return in_sheets(bare if what == "rows and cells" else _cells_only)


def _cells_only(xml: str) -> str:
    rows = re.compile(r"(<row [^>]*?(?<!/)>)(.*?)(</row>)", re.DOTALL)
    return rows.sub(lambda row: row[1] + _every_cell(row[2]) + row[3], xml)


def _every_cell(inside: str) -> str:
    """The cells of a row from A on, without their addresses."""
    cells, column = [], 0
    for letter, cell in re.findall(r'<c r="([A-Z])\d+"(.*?(?:/>|</c>)(?=<c|$))', inside, re.DOTALL):
        cells += ["<c/>"] * (ord(letter) - 65 - column)
        cells.append("<c" + cell)
        column = ord(letter) - 64
    return "".join(cells)
