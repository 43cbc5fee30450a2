"""A ZIP is taken apart; whatever cannot be taken out is said, and the rest comes in."""

import io
import random
import zipfile

import pytest

from partyboard.intake import bundle
from partyboard.intake.bundle import Bundle, is_leftover, unpack

WORKBOOK = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}


def zipped(entries, compression=zipfile.ZIP_DEFLATED):
    """A ZIP of these names and bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


def locked(content):
    """The same ZIP, its first entry marked as encrypted in both places."""
    spoiled = bytearray(content)
    spoiled[6] |= 1
    spoiled[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(spoiled)


def names(found: Bundle):
    return [name for name, _ in found.files]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Kinh gui",
        b"PK",
        b"PK\x03\x04 not really",
        zipped(WORKBOOK),
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        zipped({"xl/workbook.bin": b""}),
        zipped({"[Content_Types].xml": b"", "word/document.xml": b""}),
    ],
)
def test_what_is_no_bundle_is_left_to_the_reader_as_it_is(content):
    assert unpack("bao cao.xlsx", content) == Bundle((("bao cao.xlsx", content),))


def test_bundle_is_known_by_what_is_inside_not_by_its_name():
    found = unpack("bao cao.xlsx", zipped({"a.xlsx": b"a", "thang 5/b.xls": b"b"}))
    assert found == Bundle((("a.xlsx", b"a"), ("thang 5/b.xls", b"b")))


def test_workbook_in_a_bundle_stays_whole():
    workbook = zipped(WORKBOOK)
    assert unpack("goi.zip", zipped({"a.xlsx": workbook})).files == (("a.xlsx", workbook),)


@pytest.mark.parametrize(
    "name",
    ["~$a.xlsx", "con/~$a.xlsx", "._a.xlsx", ".DS_Store", "con/Thumbs.db", "desktop.ini",
     "__MACOSX/a.xlsx", "__MACOSX\\a.xlsx"],
)  # fmt: skip
def test_what_machines_leave_behind_is_passed_over_with_a_line(name):
    assert is_leftover(name)
    found = unpack("goi.zip", zipped({name: b"x", "a.xlsx": b"a"}))
    assert names(found) == ["a.xlsx"] and found.refused == ()
    assert found.skipped == (f"{name.replace(chr(92), '/')}: tệp tạm của máy, bỏ qua",)


@pytest.mark.parametrize("name", ["a.xlsx", "~a.xlsx", "$a.xlsx", "thumbs.db.xlsx", "_a.xlsx"])
def test_report_is_no_leftover(name):
    assert not is_leftover(name)


@pytest.mark.parametrize("name", ["../a.xlsx", "con/../../a.xlsx", "/etc/a.xlsx", "C:\\a.xlsx"])
def test_entry_that_points_elsewhere_is_refused(name):
    found = unpack("goi.zip", zipped({name: b"x", "b.xlsx": b"b"}))
    assert names(found) == ["b.xlsx"]
    assert len(found.refused) == 1 and found.refused[0].startswith(name.replace("\\", "/"))


def test_entry_with_a_password_is_refused_and_the_others_come_in():
    found = unpack("goi.zip", locked(zipped({"a.xlsx": b"a", "b.xlsx": b"b"})))
    assert names(found) == ["b.xlsx"]
    assert "mật khẩu" in found.refused[0]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_damaged_entry_is_refused_and_the_others_come_in(compression):
    noise = random.Random(1).randbytes(4000)
    content = bytearray(zipped({"a.xlsx": noise, "b.xlsx": b"b"}, compression))
    content[200:300] = bytes(100)
    found = unpack("goi.zip", bytes(content))
    assert names(found) == ["b.xlsx"]
    assert found.refused[0].startswith("a.xlsx: ")


def test_zip_in_a_zip_is_refused():
    found = unpack("goi.zip", zipped({"con.zip": zipped({"a.xlsx": b"a"})}))
    assert found.files == () and found.refused[0].startswith("con.zip: ")


@pytest.mark.parametrize("content", [zipped({}), zipped({"thang 5/": b""})])
def test_zip_with_nothing_in_it_says_so(content):
    found = unpack("goi.zip", content)
    assert found.files == () and found.refused[0].startswith("goi.zip: ")


def test_entry_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(bundle, "LARGEST_ENTRY", 1000)
    found = unpack("goi.zip", zipped({"bomb.xlsx": bytes(1001), "a.xlsx": bytes(1000)}))
    assert names(found) == ["a.xlsx"] and found.refused[0].startswith("bomb.xlsx: ")


def test_bundle_that_unpacks_to_too_much_is_taken_as_far_as_there_is_room(monkeypatch):
    monkeypatch.setattr(bundle, "LARGEST_BUNDLE", 2500)
    found = unpack("goi.zip", zipped({f"{n}.xlsx": bytes(1000) for n in range(4)}))
    assert names(found) == ["0.xlsx", "1.xlsx"] and len(found.refused) == 2


def test_bundle_of_too_many_files_says_so(monkeypatch):
    monkeypatch.setattr(bundle, "MOST_ENTRIES", 2)
    found = unpack("goi.zip", zipped({f"{n}.xlsx": b"x" for n in range(3)}))
    assert names(found) == ["0.xlsx", "1.xlsx"]
    assert found.refused[0].startswith("goi.zip: ")


@pytest.mark.parametrize("name", ["Báo cáo tháng 5.xlsx", "Đảng ủy/Sở Nội vụ.xlsx"])
def test_vietnamese_names_are_read_with_and_without_the_flag(name):
    plain = zipped({name: b"a"})
    assert names(unpack("goi.zip", plain)) == [name]
    without = bytearray(plain)
    without[7] &= ~0x08
    without[plain.index(b"PK\x01\x02") + 9] &= ~0x08
    assert names(unpack("goi.zip", bytes(without))) == [name]


@pytest.mark.parametrize("seed", range(20))
def test_no_damage_ends_the_program(seed):
    rng = random.Random(seed)
    whole = zipped({"a.xlsx": rng.randbytes(300), "đơn vị/b.xlsx": bytes(500)})
    for _ in range(100):
        content = bytearray(whole)
        for _ in range(rng.choice((1, 2, 5))):
            content[rng.randrange(2, len(content))] = rng.randrange(256)
        found = unpack("goi.zip", bytes(content[: rng.choice((len(content), 200))]))
        assert found.files or found.refused or found.skipped
