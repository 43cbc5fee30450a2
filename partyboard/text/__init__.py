"""Vietnamese text: labels compared, cell values read, numbers and dates written."""

from partyboard.text.codes import read_code, read_text
from partyboard.text.dates import (
    VIETNAM,
    Month,
    format_date,
    format_moment,
    months_between,
    read_date,
    read_month,
    read_year,
)
from partyboard.text.filenames import safe_name, safe_part
from partyboard.text.labels import clean, key, loose_key, slug
from partyboard.text.numbers import (
    format_amount,
    format_change,
    format_count,
    format_number,
    format_percent,
    read_count,
    read_number,
)
from partyboard.text.unreadable import Unreadable

__all__ = [
    "VIETNAM",
    "Month",
    "Unreadable",
    "clean",
    "format_amount",
    "format_change",
    "format_count",
    "format_date",
    "format_moment",
    "format_number",
    "format_percent",
    "key",
    "loose_key",
    "months_between",
    "read_code",
    "read_count",
    "read_date",
    "read_month",
    "read_number",
    "read_text",
    "read_year",
    "safe_name",
    "safe_part",
    "slug",
]
