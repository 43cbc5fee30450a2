"""The shortcomings found by inspection and supervision, and what becomes of each over time."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from partyboard.demo import tables
from partyboard.demo.letters import Rows
from partyboard.demo.organizations import DISSOLVED, LAST_MONTH, SUCCESSOR
from partyboard.demo.story import UNMENTIONED_BY, UNMENTIONED_IN, UNMENTIONED_ITEM
from partyboard.intake.report import Value
from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Item:
    """One shortcoming of conclusions.csv; None where something has not happened."""

    conclusion: str
    item: str
    organization: str
    kind: str
    concluded_on: date
    shortcoming: str
    due_on: date
    extended_in: Month | None
    extended_to: date | None
    started_in: Month | None
    partial_in: Month | None
    reported_on: date | None
    reported_as: str
    confirmed_on: date | None

    def reporter(self, month: Month) -> str:
        """Who reports on it that month: the successor, once its organization is dissolved."""
        passed_on = self.organization == DISSOLVED and month > LAST_MONTH
        return SUCCESSOR if passed_on else self.organization

    def is_followed_in(self, month: Month) -> bool:
        """Whether that month's report has to mention it."""
        open_still = self.confirmed_on is None or Month.of(self.confirmed_on) > month
        return Month.of(self.concluded_on) <= month and open_still

    def status(self, month: Month) -> str:
        """What its organization says of it that month."""
        if self.is_reported(month):
            return self.reported_as
        if self.partial_in and self.partial_in <= month:
            return "partial"
        return "in_progress" if self.started_in and self.started_in <= month else "not_started"

    def is_reported(self, month: Month) -> bool:
        """Whether a report of the result has been sent by then."""
        return self.reported_on is not None and Month.of(self.reported_on) <= month

    def due(self, month: Month) -> date:
        """The day it is due, with an extension given by then."""
        extended = self.extended_in and self.extended_to and self.extended_in <= month
        return self.extended_to if extended and self.extended_to else self.due_on


@cache
def items() -> tuple[Item, ...]:
    """Every shortcoming, in the order of the conclusions."""
    return tuple(_item(row) for row in tables.rows("conclusions"))


def follow_up_rows(code: str, month: Month) -> Rows:
    """The sheet Khắc phục of one organization."""
    return tuple(
        _follow_up(item, month)
        for item in items()
        if item.is_followed_in(month)
        and item.reporter(month) == code
        and not _is_forgotten(item, code, month)
    )


def register_rows(month: Month) -> Rows:
    """The committee's sheet Kết luận kiểm tra: what is new, extended or confirmed that month."""
    return tuple(_entry(item, month) for item in items() if month in _turns(item))


def _item(row: dict[str, str]) -> Item:
    return Item(
        conclusion=row["conclusion"],
        item=row["item"],
        organization=row["organization"],
        kind=row["kind"],
        concluded_on=date.fromisoformat(row["concluded_on"]),
        shortcoming=row["shortcoming"],
        due_on=date.fromisoformat(row["due_on"]),
        extended_in=tables.month(row["extended_in"]),
        extended_to=tables.day(row["extended_to"]),
        started_in=tables.month(row["started_in"]),
        partial_in=tables.month(row["partial_in"]),
        reported_on=tables.day(row["reported_on"]),
        reported_as=row["reported_as"],
        confirmed_on=tables.day(row["confirmed_on"]),
    )


def _is_forgotten(item: Item, code: str, month: Month) -> bool:
    where = (code, month) == (UNMENTIONED_BY, UNMENTIONED_IN)
    return where and (item.conclusion, item.item) == UNMENTIONED_ITEM


def _follow_up(item: Item, month: Month) -> dict[str, Value]:
    passed_on = item.reporter(month) != item.organization
    return {
        "conclusion": item.conclusion,
        "item": item.item,
        "shortcoming": item.shortcoming,
        "due_on": item.due(month),
        "reported_on": item.reported_on if item.is_reported(month) else None,
        "status": item.status(month),
        "note": "Tiếp nhận khi sắp xếp tổ chức" if passed_on else None,
    }


def _turns(item: Item) -> set[Month]:
    confirmed_in = Month.of(item.confirmed_on) if item.confirmed_on else None
    turns = (Month.of(item.concluded_on), item.extended_in, confirmed_in)
    return {turn for turn in turns if turn}


def _entry(item: Item, month: Month) -> dict[str, Value]:
    confirmed = item.confirmed_on and Month.of(item.confirmed_on) <= month
    return {
        "conclusion": item.conclusion,
        "item": item.item,
        "organization": item.organization,
        "kind": item.kind,
        "concluded_on": item.concluded_on,
        "shortcoming": item.shortcoming,
        "due_on": item.due_on,
        "extended_to": item.extended_to if item.extended_in and item.extended_in <= month else None,
        "confirmed_on": item.confirmed_on if confirmed else None,
    }
