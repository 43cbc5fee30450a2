"""What staff settle about somebody's workbook without touching its bytes: cells set right, headings
said to be ours. Kept beside the workbook and applied each time that it is read.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell set right: the tab it stands on, its address, what it says instead ("" for blank);
    `old` is what stood there, as it is shown.
    """

    sheet: str
    cell: str
    new: str
    old: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A text of the sender's that names a field of ours: of which sheet, which field."""

    sheet: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Mending:
    """Everything that is settled about one workbook."""

    corrections: tuple[Correction, ...] = ()
    headings: tuple[Heading, ...] = ()


AS_SENT = Mending()
