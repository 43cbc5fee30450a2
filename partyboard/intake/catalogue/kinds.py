"""What a kind of finding is: its code, how grave it is, its sentences, an example, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the whole workbook out of the figures; a warning or a note does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Group(StrEnum):
    """What the finding is about, as headings of the help page."""

    FILE = "Tệp"
    SHAPE = "Bố cục"
    VALUE = "Giá trị"
    MEANING = "Nội dung"


@dataclass(frozen=True, slots=True)
class Example:
    """A finding as a sender got it: where ("Đảng viên!C14", "" for the whole file), and the details
    that its sentence was filled with. A test reads a workbook that gives this very finding.
    """

    place: str
    details: Mapping[str, str]


def example(place: str = "", **details: str) -> Example:
    """An example, its details by name."""
    return Example(place, details)


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding. `sentence` (what was found) and `remedy` (what the sender does; of a
    warning a question to confirm) are templates over the details of one finding; `meaning` is why
    it matters, with limits of ours as {names}; `staff` is what the committee's office does.
    """

    code: str
    severity: Severity
    group: Group
    title: str
    sentence: str
    remedy: str
    meaning: str
    example: Example
    staff: str

    def said(self, details: Mapping[str, object]) -> str:
        """What was found. Raises KeyError for a detail that is missing."""
        return self.sentence.format(**details)

    def to_do(self, details: Mapping[str, object]) -> str:
        """What the sender does about it. Raises KeyError for a detail that is missing."""
        return self.remedy.format(**details)

    def message(self, details: Mapping[str, object]) -> str:
        """Both, as a clerk reads them. Raises KeyError for a detail that is missing."""
        return f"{self.said(details)} {self.to_do(details)}".strip()
