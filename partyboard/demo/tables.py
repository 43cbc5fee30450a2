"""The demo's own tables, kept beside the code: one row an organization, a month, a decision …"""

import csv
from datetime import date
from importlib import resources

from partyboard.text import Month


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one table ("organizations"), column → text."""
    text = resources.files(__package__).joinpath(f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def day(text: str) -> date | None:
    """The day written "2021-05-14"; None when nothing is written."""
    return date.fromisoformat(text) if text else None


def month(text: str) -> Month | None:
    """The month written "2021-05"; None when nothing is written."""
    return Month.parse(text) if text else None
