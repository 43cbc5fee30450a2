"""What is known beside the workbook itself, handed to the checks as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from partyboard.intake.report import Row, Value
from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Organization:
    """A grassroots organization as the list in force says; it reports from `from_month` (None:
    always did) to `to_month` (None: still does), both included.
    """

    code: str
    name: str
    kind: str = ""
    sector: str = ""
    from_month: Month | None = None
    to_month: Month | None = None
    successor: str = ""

    def active_in(self, month: Month) -> bool:
        """Whether it has to report that month."""
        return not (
            (self.from_month and month < self.from_month)
            or (self.to_month and month > self.to_month)
        )


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A shortcoming that the committee has not confirmed as remedied."""

    conclusion: str
    item: str
    shortcoming: str = ""
    due_on: date | None = None  # with its extension
    status: str = ""  # as last reported by the organization, a code of forms' STATUSES
    reported_on: date | None = None  # the date last given for it


@dataclass(frozen=True, slots=True)
class LastReport:
    """The organization's last accepted report before the month: sheet → field → value."""

    month: Month
    records: Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class Current:
    """The accepted report that this workbook would replace."""

    revision: int
    received_at: datetime
    sha256: str
    sheets: Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Within:
    """Transfers within the committee in the month, over the other organizations' reports."""

    into: int
    out_of: int
    complete: bool  # every other organization expected that month has reported


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that rules between workbooks need; an empty one switches those rules off.

    `next` is what the organization's report of the month after says, of the sheets that continue
    this one; `others` what the other organizations' reports of the month say, by code and sheet.
    `history` maps "sheet.field" to the values of the organization's earlier months, oldest first.
    `register` holds every item ever concluded, as (text.key(conclusion), item). `has_list` says
    whether a list of organizations is in force at all, in which codes can be looked up.
    """

    today: date
    received_at: datetime | None = None
    due_on: date | None = None
    organizations: Mapping[str, Organization] = field(default_factory=dict)
    has_list: bool = True
    locked: Mapping[Month, date] = field(default_factory=dict)
    last: LastReport | None = None
    history: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    open_items: tuple[OpenItem, ...] = ()
    register: frozenset[tuple[str, str]] = frozenset()
    current: Current | None = None
    within: Within | None = None
    next: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    others: Mapping[str, Mapping[str, Mapping[str, Value]]] = field(default_factory=dict)
