"""How much of somebody else's file we take in: beyond it the answer is `too-large`."""

from partyboard.intake.findings import Finding, finding

FILE_BYTES = 20_000_000
UNPACKED_BYTES = 100_000_000
ENTRIES = 5_000
ROWS, COLUMNS, AREA = 20_000, 256, 400_000
SECONDS = 8
MEMORY_BYTES = 1_000_000_000


class OverLimit(Exception):
    """More came out of the file than we take in; holds the finding that says so."""

    def __init__(self, answer: Finding) -> None:
        """Keep the finding for whoever answers."""
        super().__init__(answer.message)
        self.answer = answer


def too_large(found: str, expected: str, sheet: str = "", cell: str = "") -> Finding:
    """The finding `too-large`, with what was met and what the limit is."""
    return finding("too-large", sheet, cell, found=found, expected=expected)


def exceeded(rows: int, columns: int) -> bool:
    """Whether a dense rectangle of this size is more than a reader may be asked to build."""
    return rows > ROWS or columns > COLUMNS or rows * columns > AREA


def check_cells(count: int) -> None:
    """Raise OverLimit where the sheets of a workbook hold more cells than we take in."""
    if count > AREA:
        allowed = f"{thousands(AREA)} ô"
        raise OverLimit(too_large(f"các trang có hơn {allowed}", allowed))


def megabytes(size: int) -> str:
    """A size in bytes as people read it: "20 MB"."""
    return f"{-(-size // 1_000_000)} MB"


def thousands(number: int) -> str:
    """A count with the dot that this country groups by: "20.000"."""
    return f"{number:,}".replace(",", ".")


AREA_IN_WORDS = f"{thousands(ROWS)} dòng, {COLUMNS} cột, {thousands(AREA)} ô"


def oversize(size: int) -> Finding:
    """The finding for a file of more bytes than we take in."""
    return too_large(f"tệp {megabytes(size)}", megabytes(FILE_BYTES))


def out_of_memory() -> Finding:
    """The finding for a file whose reading took more memory than we give."""
    allowed = megabytes(MEMORY_BYTES)
    return too_large(f"cần hơn {allowed} bộ nhớ", f"{allowed} bộ nhớ")
