"""A finding: something that one workbook shows, at one place, in words a clerk can act on."""

from dataclasses import dataclass

from partyboard.intake.catalogue import CATALOGUE, FindingKind, Severity
from partyboard.intake.mending import Correction, Heading


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in one workbook, at one place (sheet and cell may be empty); `offer` is what
    would most likely settle it, for staff to accept.
    """

    severity: Severity
    code: str
    sheet: str
    cell: str
    message: str
    offer: Correction | Heading | None = None

    @property
    def place(self) -> str:
        """Where it is, as people write it: "Đảng viên!C14"."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell

    @property
    def place_in_words(self) -> str:
        """Where it is, as one says it: "trang Đảng viên, ô C14"; "" for the whole file."""
        parts = (self.sheet and f"trang {self.sheet}", self.cell and f"ô {self.cell}")
        return ", ".join(filter(None, parts))

    @property
    def is_error(self) -> bool:
        """Whether it keeps the workbook out."""
        return self.severity is Severity.ERROR


def finding(
    code: str,
    sheet: str = "",
    cell: str = "",
    *,
    offer: Correction | Heading | None = None,
    **details: object,
) -> Finding:
    """A finding of a kind in the catalogue, its sentence filled in from `details`.

    Raises KeyError for a code or a detail that the catalogue does not know: a fault of ours.
    """
    kind = CATALOGUE[code]
    return Finding(kind.severity, code, sheet, cell, kind.message(details), offer)


def example_of(kind: FindingKind) -> Finding:
    """The finding that a kind gives as its example."""
    sheet, _, cell = kind.example.place.partition("!")
    message = kind.message(kind.example.details)
    return Finding(kind.severity, kind.code, sheet, cell, message)
