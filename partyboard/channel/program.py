"""Whether both processes are the same program: one that was upgraded while the app ran is not."""

import hashlib
from functools import cache

from partyboard.forms.registry import FORMS
from partyboard.store import schema


@cache
def mark() -> str:
    """A mark of the tables and macros that this process works with."""
    tables = repr([(name, sorted(columns.items())) for name, columns in schema.tables(FORMS)])
    macros = schema.MACROS.read_text(encoding="utf-8")
    return hashlib.sha256((tables + macros).encode("utf-8")).hexdigest()
