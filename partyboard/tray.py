"""The tray: the files in a clerk's hands, what staff settled about them, what each says. It is one
session's own and lasts until its files are loaded or put away.
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Protocol

from partyboard.intake.mending import AS_SENT
from partyboard.outcome import Outcome, outcome
from partyboard.reception import Incoming, Progress, Recall, Receipt, arrive, preview, receive
from partyboard.reception.incoming import without_twins
from partyboard.reception.settling import ready
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.store.submissions import Status

FEW = 5  # files that are looked through at once, whoever else is at it

Change = Callable[[Incoming], Incoming]
_turn = threading.Lock()  # many files take a whole processor: all at once, no page would come


class Upload(Protocol):
    """A file as the browser sent it."""

    name: str
    file_id: str

    def getvalue(self) -> bytes:
        """Its bytes."""
        ...


@dataclass
class Tray:
    """`batch` numbers the uploader: a new number empties it, what is in the tray stays. `reason`
    is said of every report that replaces another and has no reason of its own; `by` is who loads.
    """

    batch: int = 0
    reason: str = ""
    by: str = ""
    lines: tuple[str, ...] = ()  # what was left out of what was dropped, and why
    receipts: list[Receipt] = field(default_factory=list)
    loaded: list[Receipt] = field(default_factory=list)
    _files: dict[str, list[Incoming]] = field(default_factory=dict)  # by upload
    _lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _uploads: frozenset[str] = frozenset()
    _recall: Recall = field(default_factory=dict)
    _touched: bool = False
    _seen: object = None

    @property
    def files(self) -> list[Incoming]:
        """Every file in the tray, in the order in which they came, with what is said of it."""
        files = (file for some in self._files.values() for file in some)
        if not self.reason:
            return list(files)
        return [replace(file, reason=file.reason or self.reason) for file in files]

    @property
    def outcomes(self) -> list[Outcome]:
        """What each report is, in the order of the receipts."""
        files = self.files
        return [outcome(receipt, files[receipt.position]) for receipt in self.receipts]

    @property
    def ready(self) -> list[int]:
        """The positions of the files that may be loaded as they stand."""
        return ready(self.files, self.receipts)

    @property
    def is_settled_by_somebody(self) -> bool:
        """Whether something was settled, so that it is to be said by whom."""
        return any(
            file.mending != AS_SENT or file.reason or file.explanations for file in self.files
        )

    def touched(self) -> None:
        """Somebody has put something into the uploader or taken something out."""
        self._touched = True

    def take(self, uploads: Sequence[Upload]) -> None:
        """Put in what was added to the uploader, put away what somebody took out of it. One that is
        empty because the page was left and opened again takes nothing away.
        """
        ids = frozenset(upload.file_id for upload in uploads)
        if not self._touched:
            self._uploads &= ids
        self._touched = False
        for gone in self._uploads - ids:
            self._files.pop(gone, None)
            self._lines.pop(gone, None)
        for upload in uploads:
            if upload.file_id not in self._uploads:
                arrival = arrive(upload.name, upload.getvalue())
                files, twins = without_twins(arrival.files, self.files)
                self._files[upload.file_id] = list(files)
                self._lines[upload.file_id] = arrival.skipped + arrival.refused + twins
        if ids - self._uploads:
            self.loaded = []
        self._uploads = ids
        self.lines = tuple(line for lines in self._lines.values() for line in lines)

    def name_of(self, receipt: Receipt) -> str:
        """What tells a report from all others, however many files come or go beside its own."""
        return f"{hash(self.files[receipt.position].content):x}-{receipt.report.part}"

    def settle(self, position: int, change: Change) -> None:
        """Put what staff settled about a file in its place."""
        for files in self._files.values():
            if position < len(files):
                files[position] = change(files[position])
                return
            position -= len(files)

    def look(self, store: Store, settings: Settings, progress: Callable[[], Progress]) -> None:
        """See what each file says; again when something was settled, or loaded by anybody. What
        `progress` makes is told how far it has come.
        """
        files = [file for some in self._files.values() for file in some]
        seen = tuple(files), store.writes
        if self._seen == seen:
            return
        told = progress()
        with _in_turn(files):
            self.receipts = preview(
                store, files, settings, progress=told, recall=self._recall, keep_rejected=True
            )
        self._seen = seen[0], store.writes

    def load(self, store: Store, settings: Settings) -> None:
        """Bring in what is ready; what is not stays in the tray."""
        files, chosen = self.files, self.ready
        given = [replace(files[position], received_by=self.by) for position in chosen]
        with _in_turn(given):
            self.loaded = receive(store, given, settings, recall=self._recall)
        news = {each.position for each in self.receipts if each.status is not Status.UNCHANGED}
        self._drop(set(range(len(files))) - news | set(chosen))
        self._lines.clear()
        self.lines, self._uploads, self.reason = (), frozenset(), ""
        self.batch += 1

    def _drop(self, positions: set[int]) -> None:
        position = 0
        for files in self._files.values():
            stays = [n not in positions for n in range(position, position + len(files))]
            position += len(files)
            files[:] = [file for file, does in zip(files, stays, strict=True) if does]


def _in_turn(files: Sequence[Incoming]) -> AbstractContextManager[object]:
    """Many files wait until those of others are through; a few never do."""
    return _turn if len(files) > FEW else nullcontext()
