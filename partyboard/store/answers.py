"""Answers to questions, kept until something is written."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partyboard.store.frames import read_pandas

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"BIGINT": "Int64", "INTEGER": "Int64", "DOUBLE": "Float64", "BOOLEAN": "boolean"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A table of plain values: column names, their DuckDB types, rows; what is missing is None."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> list[Any]:
        """The values of a column; ValueError when there is none of this name."""
        index = self.names.index(name)
        return [row[index] for row in self.rows]

    def records(self) -> list[dict[str, Any]]:
        """A dict a row."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]

    def only(self, names: Sequence[str]) -> "Answer":
        """Only these columns, in this order; ValueError for a name there is none of."""
        places = [self.names.index(name) for name in names]
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return Answer(tuple(names), tuple(self.types[place] for place in places), rows)

    def where(self, keep: Callable[[dict[str, Any]], bool]) -> "Answer":
        """Only the rows that `keep` says yes to."""
        pairs = zip(self.rows, self.records(), strict=True)
        return Answer(self.names, self.types, tuple(row for row, record in pairs if keep(record)))

    def written(self, write: Callable[[str], str]) -> "Answer":
        """With every text written so; whatever is no text stays."""
        rows = (
            tuple(write(value) if isinstance(value, str) else value for value in row)
            for row in self.rows
        )
        return Answer(self.names, self.types, tuple(rows))

    def frame(self) -> "pd.DataFrame":
        """As a frame of its own; whole numbers stay whole, also beside missing ones."""
        read_pandas()
        import pandas as pd

        return pd.DataFrame(
            {
                name: pd.Series(
                    [row[index] for row in self.rows], dtype=_DTYPES.get(kind, "object")
                )
                for index, (name, kind) in enumerate(zip(self.names, self.types, strict=True))
            }
        )


class Answers:
    """What was found out since the last write: answers, or charts drawn from them. What was being
    found while somebody wrote is not kept: `known` hands out the moment, `remember` wants it back.
    """

    def __init__(self, most: int) -> None:
        """Keep so many, those that were wanted last."""
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._moment = 0

    @property
    def moment(self) -> int:
        """How many times `forget` was called."""
        with self._lock:
            return self._moment

    def known(self, asked: Hashable) -> tuple[object, int]:
        """What is kept of it (None: nothing), and the moment of asking."""
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked), self._moment

    def remember(self, asked: Hashable, answer: object, moment: int) -> None:
        """Keep an answer, unless something was written since the moment."""
        with self._lock:
            if moment == self._moment:
                self._kept[asked] = answer
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)

    def forget(self) -> None:
        """Something was written: no answer counts any more."""
        with self._lock:
            self._kept.clear()
            self._moment += 1
