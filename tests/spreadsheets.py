"""Small spreadsheet files made by hand, so that a test can spoil exactly one thing."""

import struct
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STRICT = {
    _MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    _OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
DEADLY = '<row r="1"><c r="A1"><v>1</v></c><c x=">" r="XFD1048576"><v>1</v></c></row>'
"""Rows whose far cell the scan does not see; the fast reader asks for 512 GB and aborts."""


@dataclass(frozen=True)
class Sheet:
    """One sheet by hand: the XML of its rows, and what stands before and after them."""

    rows: str = ""
    before: str = ""
    after: str = ""
    state: str = "visible"


def row(number: int, *cells: str, about: str = "") -> str:
    """A row of cells."""
    return f'<row r="{number}" {about}>{"".join(cells)}</row>'


def number(place: str, value: object, style: int = 0) -> str:
    """A cell that holds a number."""
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def words(place: str, text: str, style: int = 0) -> str:
    """A cell that holds text, spaces kept."""
    text = f'<t xml:space="preserve">{text}</t>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is>{text}</is></c>'


def styles(*pairs: tuple[str, str]) -> str:
    """A style part; style number i has the i-th (font, number format)."""
    fonts = "".join(f'<font><sz val="11"/><name val="{font}"/></font>' for font, _ in pairs)
    codes = "".join(
        f'<numFmt numFmtId="{200 + i}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for i, (_, code) in enumerate(pairs)
    )
    cells = "".join(
        f'<xf numFmtId="{200 + i}" fontId="{i}" fillId="0" borderId="0" xfId="0"/>'
        for i in range(len(pairs))
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(pairs)}">{codes}</numFmts>'
        f'<fonts count="{len(pairs)}">{fonts}</fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(pairs)}">{cells}</cellXfs></styleSheet>'
    )


PLAIN = (("Arial", "General"),)


def xlsx(
    sheets: Mapping[str, Sheet | str],
    style: Iterable[tuple[str, str]] = PLAIN,
    strings: Iterable[str] = (),
    workbook: str = "",
) -> bytes:
    """A workbook of these sheets; `strings` are the insides of `si`, `workbook` stands first."""
    made = {title: one if isinstance(one, Sheet) else Sheet(one) for title, one in sheets.items()}
    listed = "".join(
        f'<sheet name="{title}" sheetId="{i}" state="{one.state}" r:id="s{i}"/>'
        for i, (title, one) in enumerate(made.items(), 1)
    )
    items = "".join(f"<si>{inside}</si>" for inside in strings)
    parts = {
        "[Content_Types].xml": _content_types(len(made)),
        "_rels/.rels": _relationships({"w": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{workbook}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relationships(
            {f"s{i}": ("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(made) + 1)}
            | {"y": ("styles", "styles.xml"), "t": ("sharedStrings", "sharedStrings.xml")}
        ),
        "xl/styles.xml": styles(*style),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{items}</sst>',
    }
    for i, one in enumerate(made.values(), 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = (
            f'<worksheet xmlns="{_MAIN}">{one.before}<sheetData>{one.rows}</sheetData>'
            f"{one.after}</worksheet>"
        )
    return zipped(parts)


def _content_types(sheets: int) -> str:
    """The list of parts that a package opens with."""
    family = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {f"worksheets/sheet{i}": "worksheet" for i in range(1, sheets + 1)}
    parts |= {"workbook": "sheet.main", "styles": "styles", "sharedStrings": "sharedStrings"}
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{family}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part that says where other parts stand."""
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a zip by name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content: bytes, **changed: bytes) -> bytes:
    """The zip with parts changed; "xl_styles" names xl/styles.xml."""
    new = {name.replace("_", "/") + ".xml": data for name, data in changed.items()}
    return zipped(parts_of(content) | new)


def spoiled(content: bytes, part: str, old: str, new: str) -> bytes:
    """The zip with one text in one part replaced; fails where the text is not there."""
    parts = parts_of(content)
    assert old.encode() in parts[part], f"{old} does not stand in {part}"
    parts[part] = parts[part].replace(old.encode(), new.encode())
    return zipped(parts)


def strict(content: bytes) -> bytes:
    """The workbook as Excel saves it in "Strict Open XML"."""
    parts = parts_of(content)
    for name, data in parts.items():
        for ordinary, other in _STRICT.items():
            data = data.replace(ordinary.encode(), other.encode())
        parts[name] = data
    return zipped(parts)


def bomb(size: int) -> bytes:
    """A workbook whose only sheet unpacks to so many spaces, written without holding them."""
    parts = parts_of(xlsx({"Đảng viên": ""}))
    sheet = parts.pop("xl/worksheets/sheet1.xml")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
            part.write(sheet)
    return packed.getvalue()


_FREE, _END, _FAT, _NOBODY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file with these streams, each padded past the size of a small one."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    directory_sectors = -(-(len(padded) + 1) // 4)
    chain = _chain(1, directory_sectors)
    places, body, next_sector = {}, b"", 1 + directory_sectors
    for name, data in padded.items():
        sectors = -(-len(data) // 512)
        places[name] = next_sector
        chain += _chain(next_sector, sectors)
        body += data.ljust(512 * sectors, b"\0")
        next_sector += sectors
    assert len(chain) < 128, "one FAT sector has to do"
    fat = struct.pack("<I", _FAT) + b"".join(struct.pack("<I", one) for one in chain)
    entries = [_entry("Root Entry", 5, _END, 0, child=1 if padded else _NOBODY)]
    for index, (name, data) in enumerate(padded.items(), 1):
        right = index + 1 if index < len(padded) else _NOBODY
        entries.append(_entry(name, 2, places[name], len(data), right=right))
    directory = b"".join(entries).ljust(512 * directory_sectors, b"\0")
    return _compound_header() + fat.ljust(512, b"\xff") + directory + body


def _chain(first: int, count: int) -> list[int]:
    """The allocation of sectors that follow one another."""
    return [*range(first + 1, first + count), _END]


def _compound_header() -> bytes:
    """The first sector: version 3, one sector of allocation, the directory in sector 1."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = _NOBODY, right: int = _NOBODY
) -> bytes:
    """One entry of a compound file's directory."""
    spelled = (name + "\0").encode("utf-16-le")
    return (
        spelled.ljust(64, b"\0")
        + struct.pack("<HBB", len(spelled), kind, 1)
        + struct.pack("<III", _NOBODY, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def record(kind: int, data: bytes = b"") -> bytes:
    """One record of an old .xls."""
    return struct.pack("<HH", kind, len(data)) + data


def xls(sheet: bytes, fonts: Iterable[str] = ("Arial",), formats: Iterable[str] = ()) -> bytes:
    """An Excel 97 workbook of one sheet, "Đảng viên"; style i has font i and format i."""
    fonts, formats = list(fonts), list(formats)
    before = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    before += b"".join(record(0x0031, bytes(14) + _short(font)) for font in fonts)
    for i, code in enumerate(formats):
        spelled = struct.pack("<HB", len(code), 0) + code.encode("latin-1")
        before += record(0x041E, struct.pack("<H", 164 + i) + spelled)
    for i in range(len(fonts)):
        format_number = 164 + i if i < len(formats) else 0
        before += record(0x00E0, struct.pack("<HH", i, format_number) + bytes(16))
    title = _short("Đảng viên")
    start = len(before) + 4 + 6 + len(title) + 4
    before += record(0x0085, struct.pack("<IBB", start, 0, 0) + title) + record(0x000A)
    body = record(0x0809, struct.pack("<HHHHII", 0x0600, 16, 0, 0, 0, 0)) + sheet + record(0x000A)
    return compound({"Workbook": before + body})


def _short(text: str) -> bytes:
    """A string of an old .xls with a length of one byte."""
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def label(row_number: int, column: int, text: str, style: int = 0) -> bytes:
    """A text cell of an old .xls; places count from 0."""
    spelled = struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHH", row_number, column, style) + spelled)


def ods(rows: str, *, encrypted: bool = False) -> bytes:
    """A LibreOffice workbook of one sheet, "Đảng viên"."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    lock = "<manifest:encryption-data/>" if encrypted else ""
    return zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            f'<manifest:file-entry manifest:full-path="content.xml" '
            f'manifest:media-type="text/xml">{lock}</manifest:file-entry></manifest:manifest>',
            "content.xml": f'<office:document-content xmlns:office="{urn}:office:1.0" '
            f'xmlns:table="{urn}:table:1.0" xmlns:text="{urn}:text:1.0" '
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
            "<office:body><office:spreadsheet>"
            f'<table:table table:name="Đảng viên">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )
