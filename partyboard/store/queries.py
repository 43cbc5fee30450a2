"""The questions: one file each in queries/, asked by name, described by its own header."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "queries"

_ENTRY = re.compile(r"^--   (\w+) +(\w+)  ?(.*)$")


class UnknownQuery(LookupError):
    """There is no question of this name."""


class WrongParameter(ValueError):
    """The question does not know this parameter, or its value is of the wrong type."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question: parameters and columns are name → (type, meaning), as the header says."""

    name: str
    title: str
    parameters: dict[str, tuple[str, str]]
    columns: dict[str, tuple[str, str]]
    sql: str

    @property
    def needed(self) -> tuple[str, ...]:
        """Parameters without which it has no answer: those of which the header says no `null:`."""
        return tuple(
            name for name, (_, meaning) in self.parameters.items() if "null:" not in meaning
        )


def query_names() -> tuple[str, ...]:
    """The names of all questions, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.sql")))


@cache
def load(name: str) -> Query:
    """Read a question. Raises UnknownQuery."""
    path = FOLDER / f"{name}.sql"
    if not path.is_file() or path.parent != FOLDER:
        raise UnknownQuery(name)
    return parse(name, path.read_text(encoding="utf-8"))


def parse(name: str, sql: str) -> Query:
    """Take a question's header apart: title, then `parameters` and `columns`, an entry a line."""
    title: list[str] = []
    parts: dict[str, dict[str, tuple[str, str]]] = {"parameters": {}, "columns": {}}
    part = None
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        heading = line.removeprefix("--").strip()
        if heading in parts:
            part = parts[heading]
        elif part is None:
            title.append(heading)
        elif match := _ENTRY.match(line):
            part[match[1]] = (match[2], match[3].strip())
    return Query(name, " ".join(title).strip(), parts["parameters"], parts["columns"], sql)
