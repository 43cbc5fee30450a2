"""The command line. Exit status: 0 all accepted, 1 a workbook was rejected, 2 the call itself is
wrong, 70 the program is.
"""

import sys
from io import TextIOWrapper
from typing import NoReturn

from partyboard.calls import refused_in_words
from partyboard.store.file import keep_to_owner
from partyboard.verbs import app

# The help's order.
from partyboard.verbs import workbooks, answers, meeting, upkeep, organizations  # isort: skip
from partyboard.verbs import keeping, looking, accounts, web  # isort: skip
from partyboard.verbs.workbooks import REJECTED

__all__ = [
    "REJECTED",
    "accounts",
    "answers",
    "app",
    "keeping",
    "looking",
    "main",
    "meeting",
    "organizations",
    "upkeep",
    "web",
    "workbooks",
]


def main() -> NoReturn:
    """The console script: our own words where the library would speak English."""
    for stream in (sys.stdout, sys.stderr):  # Windows would write its code page into a file
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    keep_to_owner()
    with refused_in_words():
        code = app(prog_name="partyboard", standalone_mode=False)
    sys.exit(code if isinstance(code, int) else 0)
