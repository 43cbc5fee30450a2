"""What reaches the office, and what comes of it: files, ZIPs taken apart, receipts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from partyboard.intake.bundle import is_leftover, left_out, unpack
from partyboard.intake.changes import Change
from partyboard.intake.findings import Finding
from partyboard.intake.mending import AS_SENT, Mending
from partyboard.intake.report import Report
from partyboard.store.submissions import Explanation, Status


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it came; `received_at` is when it came (None: now; without a zone: Vietnam's).

    What staff settled about it comes along: `mending`, `reason` (why it replaces another report)
    and `explanations` of its warnings.
    """

    filename: str
    content: bytes
    received_at: datetime | None = None
    received_by: str = ""
    mending: Mending = AS_SENT
    reason: str = ""
    explanations: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one report. `id` is "" while nothing has been stored; `position` counts the
    files of one reception: a consolidated workbook has a receipt for each of its parts.
    """

    filename: str
    status: Status
    report: Report
    id: str = ""
    revision: int = 0
    changes: tuple[Change, ...] = ()
    position: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, errors and notes."""
        return self.report.findings


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one file or ZIP brought; a line for each leftover, and for each entry to send again."""

    files: tuple[Incoming, ...]
    skipped: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def without_twins(
    files: Sequence[Incoming], others: Sequence[Incoming] = ()
) -> tuple[tuple[Incoming, ...], tuple[str, ...]]:
    """The files without those of the same bytes as an earlier one or one of the `others`, which
    are in hand already; a line for each left out.
    """
    first = {file.content: file.filename for file in others}
    kept: list[Incoming] = []
    lines: list[str] = []
    for file in files:
        if (twin := first.get(file.content)) is not None:
            lines.append(f"{file.filename}: giống hệt tệp «{twin}», chỉ đọc một tệp")
            continue
        first[file.content] = file.filename
        kept.append(file)
    return tuple(kept), tuple(lines)


def arrive(
    filename: str, content: bytes, received_at: datetime | None = None, received_by: str = ""
) -> Arrival:
    """Take a file as it came: a ZIP of workbooks is opened, what machines leave behind left out."""
    if is_leftover(filename):
        return Arrival((), (left_out(filename),))
    bundle = unpack(filename, content)
    files = (Incoming(name, inside, received_at, received_by) for name, inside in bundle.files)
    return Arrival(tuple(files), bundle.skipped, bundle.refused)
