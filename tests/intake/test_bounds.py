"""What a file claims of its size costs nothing: few bytes that stand for millions are not spread
out in memory, and nothing that is passed over is passed over without a word."""

import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
from spreadsheets import number, ods, parts_of, record, row, words, xls, xlsx, zipped

from partyboard.intake import limits
from partyboard.intake.bundle import unpack
from partyboard.intake.cells import Cell, Merge, SheetCells
from partyboard.intake.findings import Finding
from partyboard.intake.grid import grid_of
from partyboard.intake.markup import whole
from partyboard.intake.package import Broken, Package
from partyboard.intake.read import read_workbook
from partyboard.intake.scan import scan
from partyboard.intake.scan_ods import scan_ods
from partyboard.intake.unpacking import Unpacking

FILLED = "1048576"  # rows that a program fills to the end of the sheet
LITTLE = 8_000_000  # bytes


@contextmanager
def in_little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < LITTLE
    finally:
        tracemalloc.stop()


def table(inside: str) -> bytes:
    """The content of an .ods with one table."""
    return f'<table:table table:name="A">{inside}</table:table>'.encode()


@pytest.mark.parametrize(
    "inside",
    [
        f'<table:table-row table:number-rows-repeated="{FILLED}" table:visibility="collapse"/>',
        f'<table:table-column table:number-columns-repeated="{FILLED}" '
        'table:visibility="collapse"/>',
        f'<table:table-row table:number-rows-repeated="{FILLED}"><table:table-cell><text:p/>'
        "</table:table-cell></table:table-row>",
        '<table:table-row><table:table-cell table:number-columns-repeated="'
        f'{FILLED}"><text:p/></table:table-cell></table:table-row>',
    ],
    ids=["hidden rows", "hidden columns", "rows of empty texts", "columns of empty texts"],
)
def test_rows_and_columns_of_an_ods_that_stand_for_a_million_take_no_room(inside: str) -> None:
    with in_little_memory():
        scan_ods(table(inside))


def test_cells_of_an_ods_that_each_say_something_are_counted_before_they_are_kept() -> None:
    percents = (
        f'<table:table-row table:number-rows-repeated="{FILLED}"><table:table-cell '
        'office:value-type="percentage"/></table:table-row>'
    )
    with in_little_memory(), pytest.raises(limits.OverLimit):
        scan_ods(table(percents))


FAR = (
    '<table:table-row table:number-rows-repeated="30000"><table:table-cell/></table:table-row>'
    '<table:table-row><table:table-cell office:value-type="float" office:value="1"/>'
    "</table:table-row>"
)


@pytest.mark.parametrize(
    "content",
    [ods(FAR), xls(record(0x0203, struct.pack("<HHHd", 30_000, 0, 0, 1)))],
    ids=["ods", "xls"],
)
def test_value_too_far_away_is_refused_in_every_format(content: bytes) -> None:
    answer = read_workbook(content)
    assert isinstance(answer, Finding)
    assert (answer.code, answer.cell) == ("too-large", "A30001")


def test_cells_of_a_sheet_are_counted_before_they_are_looked_at() -> None:
    cells = '<c r="A1"></c>' * (limits.AREA + 1)
    with pytest.raises(limits.OverLimit, match=f"có {limits.thousands(limits.AREA + 1)} ô"):
        scan(Package(xlsx({"A": row(1, cells)})))


def test_merge_down_a_whole_sheet_stands_where_something_stands() -> None:
    cells = {(line, 1): Cell(line, 1, "x") for line in (3, 900_000)}
    grid = grid_of(SheetCells("A", cells=cells, merges=(Merge(1, 1, 1_048_576, 2),)))
    assert grid.merges.keys() == {3, 900_000}


@pytest.mark.parametrize(("raw", "number"), [("12", 12), ("9" * 5000, 7), ("-1", 7), ("", 7)])
def test_number_of_absurd_length_is_none(raw: str, number: int) -> None:
    assert whole(raw, 7) == number


def test_sheet_that_is_listed_and_not_there_is_no_blank_sheet() -> None:
    parts = parts_of(xlsx({"A": row(1, number("A1", 1)), "B": row(1, number("A1", 1))}))
    del parts["xl/worksheets/sheet2.xml"]
    with pytest.raises(Broken):
        scan(Package(zipped(parts)))


def test_text_that_a_reader_does_not_pass_on_is_told() -> None:
    twice = row(1, words("A1", "20")) + row(1, words("A1", "30"))
    answer = read_workbook(xlsx({"A": twice}))
    assert isinstance(answer, Finding) and (answer.code, answer.cell) == ("corrupt", "A1")


def entry_of(content: bytes, change: Callable[[zipfile.ZipInfo], None]) -> bytes | None:
    """The first entry by the quick way, its place in the directory changed."""
    archive = zipfile.ZipFile(BytesIO(content))
    first = archive.infolist()[0]
    change(first)
    return Unpacking(content, archive).usual(first, 100_000_000)


def packed(size: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr("a.xml", bytes(size))
    return held.getvalue()


def test_entry_that_claims_to_be_small_is_not_unpacked_further() -> None:
    def lie(entry: zipfile.ZipInfo) -> None:
        entry.file_size, entry.CRC = 10, zlib.crc32(bytes(11))

    content = packed(60_000_000)
    with in_little_memory():
        assert entry_of(content, lie) is None


def test_entries_that_lie_over_each_other_are_left_to_zipfile() -> None:
    content = packed(100)
    archive = zipfile.ZipFile(BytesIO(content))
    first = archive.infolist()[0]
    archive.filelist.append(first)  # as in a zip whose names are many and whose bytes are few
    assert Unpacking(content, archive).usual(first, 1000) is None


def test_what_is_not_packed_is_read_no_further_than_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1_000_000)
    package = Package(packed(20_000_000, zipfile.ZIP_STORED))
    with in_little_memory(), pytest.raises(limits.OverLimit):
        package.read("a.xml")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_in_a_way_that_cannot_be_bounded_is_not_unpacked(method: int) -> None:
    content = packed(60_000_000, method)
    with in_little_memory():
        with pytest.raises(Broken):
            Package(content).read("a.xml")
        bundle = unpack("goi.zip", content)
    assert bundle.files == () and "nén theo kiểu lạ" in bundle.refused[0]
