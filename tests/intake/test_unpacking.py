"""The quick way into a zip gives what zipfile gives, and leaves it whatever is odd."""

import zipfile
from io import BytesIO

import pytest

from partyboard.intake.unpacking import Unpacking

TEXT = b"<worksheet/>" * 100
NAME = "xl/a.xml"


def packed(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of two entries."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr(NAME, TEXT)
        archive.writestr("xl/b.xml", TEXT[::-1])
    return held.getvalue()


def unpacked(content: bytes, most: int = 10_000) -> list[bytes | None]:
    """Each entry by the quick way."""
    archive = zipfile.ZipFile(BytesIO(content))
    unpacking = Unpacking(content, archive)
    return [unpacking.usual(entry, most) for entry in archive.infolist()]


def test_usual_entries_are_what_zipfile_gives() -> None:
    assert unpacked(packed()) == [TEXT, TEXT[::-1]]


def test_bytes_before_the_zip_do_not_matter() -> None:
    content = b"PK\x03\x04" + b"before" * 9 + packed()
    archive = zipfile.ZipFile(BytesIO(content))
    assert unpacked(content) == [archive.read(entry) for entry in archive.infolist()]


def test_entry_of_more_bytes_than_are_left_is_left_to_zipfile() -> None:
    assert unpacked(packed(), len(TEXT) - 1) == [None, None]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (packed(zipfile.ZIP_STORED), "not packed"),
        (packed().replace(NAME.encode(), b"xl/c.xml", 1), "another name in its head"),
        (packed().replace(NAME.encode(), "xl/é.xm".encode(), 1), "a name outside ASCII"),
        (b"XX" + packed()[2:], "no head"),
        (packed()[:40] + b"\xff\xff" + packed()[42:], "damaged"),
        (packed()[:28] + b"\xff\x00" + packed()[30:], "runs into the next"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_odd_entry_is_left_to_zipfile(content: bytes, why: str) -> None:
    assert unpacked(content)[0] is None, why


def test_wrong_checksum_is_left_to_zipfile() -> None:
    content = packed()
    archive = zipfile.ZipFile(BytesIO(content))
    first = archive.infolist()[0]
    first.CRC ^= 1
    assert Unpacking(content, archive).usual(first, 10_000) is None


def test_encrypted_entry_is_left_to_zipfile() -> None:
    content = packed()
    archive = zipfile.ZipFile(BytesIO(content))
    first = archive.infolist()[0]
    first.flag_bits |= 1
    assert Unpacking(content, archive).usual(first, 10_000) is None
