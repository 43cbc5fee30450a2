"""Where the values of a form stand in a workbook, before they are read."""

from collections.abc import Mapping
from dataclasses import dataclass

from partyboard.forms.model import Sheet
from partyboard.intake.cells import Cell, address
from partyboard.intake.findings import Finding
from partyboard.intake.grid import Grid


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, or would stand: `cell` is None when nothing is written there.

    `merged` says why a merged range leaves it without a value of its own.
    """

    row: int
    column: int
    cell: Cell | None = None
    merged: str = ""

    @property
    def address(self) -> str:
        """The place as people say it: "C14"."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """One record, or one row of a table: field name → place; fields without a label are absent."""

    number: int
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class PlacedSheet:
    """A declared sheet, found on a worksheet, with what was wrong with its layout."""

    sheet: Sheet
    grid: Grid
    version: int
    rows: tuple[PlacedRow, ...] = ()
    findings: tuple[Finding, ...] = ()
