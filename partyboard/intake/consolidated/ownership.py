"""Which report of a consolidated workbook a cell concerns: that of its row, or the first of its
worksheet.
"""

from collections.abc import Iterable, Sequence

from partyboard.intake.consolidated.parts import Part
from partyboard.intake.findings import Finding
from partyboard.intake.mended import row_of
from partyboard.intake.mending import Correction


class Ownership:
    """The rows of the reports, and the first report of each worksheet."""

    def __init__(self, parts: Sequence[Part]) -> None:
        """Index the rows; where two reports share one, the first has it."""
        self._rows: dict[tuple[str, int], int] = {}
        self._first: dict[str, int] = {}
        self._count = len(parts)
        for number, part in enumerate(parts):
            for row in part.rows:
                self._rows.setdefault(row, number)
                self._first.setdefault(row[0], number)

    def rows_of(self, title: str) -> set[int]:
        """The rows of a worksheet that are somebody's."""
        return {row for tab, row in self._rows if tab == title}

    def tabs(self) -> set[str]:
        """The worksheets on which there are rows of reports."""
        return set(self._first)

    def given(self, findings: Iterable[Finding]) -> list[list[Finding]]:
        """The findings of each report."""
        by_part: list[list[Finding]] = [[] for _ in range(self._count)]
        for found in findings:
            number = self._rows.get((found.sheet, row_of(found.cell)))
            if number is None:
                number = self._first.get(found.sheet, 0)
            by_part[number].append(found)
        return by_part

    def settled(self, number: int, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
        """The corrections that concern a report: in its rows, or in nobody's."""
        return tuple(
            each
            for each in corrections
            if self._rows.get((each.sheet, row_of(each.cell)), number) == number
        )
