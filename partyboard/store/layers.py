"""What holds now, worked out once between two writes: the tables that questions are built on."""

import re
from functools import cache

from partyboard.store.file import Cursor, damage_by_name
from partyboard.store.schema import MACROS

_MACRO = re.compile(
    r"^create or replace macro (?P<name>\w+)(?P<head>\(.*?\) as( table)?)\b(?P<body>.*?);$",
    re.M | re.S,
)


class Layers:
    """A connection on which every macro that takes nothing but the moment is a table, as of now.

    Each table is made when a question first needs it. For one thread at a time, and until the next
    write: whoever holds it lets it go then.
    """

    def __init__(self, cursor: Cursor) -> None:
        """Take over a cursor of one's own; its questions are of now, whatever they say."""
        self.cursor = cursor
        self._made: set[str] = set()

    def close(self) -> None:
        """Let the tables go."""
        self.cursor.close()

    def make_for(self, sql: str) -> None:
        """Work out what a question is built on, as far as that has not been done yet. Raises
        StoreDamaged."""
        with damage_by_name():
            for layer in needed_by(sql):
                if layer not in self._made:
                    self._make(layer)
                    self._made.add(layer)

    def _make(self, layer: str) -> None:
        self.cursor.execute(f"create or replace temp table {layer}_now as from {layer}(null)")
        self.cursor.execute(f"create temp macro {layer}(moment) as table from temp.{layer}_now")


@cache
def needed_by(sql: str) -> tuple[str, ...]:
    """The layers that a question is built on, each after those that it is built on itself."""
    found: list[str] = []
    for name in re.findall(r"\w+", sql):
        if name in _macros():
            head, body = _macros()[name]
            found += needed_by(body)
            found += [name] if head == "(moment) as table" else []
    return tuple(dict.fromkeys(found))


@cache
def _macros() -> dict[str, tuple[str, str]]:
    """Of each macro, by name: what it takes and gives, and its body."""
    text = MACROS.read_text(encoding="utf-8")
    return {found["name"]: (found["head"], found["body"]) for found in _MACRO.finditer(text)}
