"""The text of partyboard.toml: on which line each setting stands, and the text with one of them
set otherwise.

Everything else stays as it was typed, comments and order too. What a change comes to is read back
and compared: where it would be anything but that one setting, it is refused.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from partyboard.settings.lines import Place as Place

Value = int | str | tuple[str, ...]

_HEADER = re.compile(r"\s*\[(\[?)\s*([\w-]+)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"(\s*([\w-]+)\s*=\s*)")
_INDENT = "    "


class NotInTheText(ValueError):
    """A setting is written in a way that this module does not change; somebody has to."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where something stands: from a line up to another one, that one left out."""

    first: int
    end: int


def line_numbers(text: str) -> dict[Place, int]:
    """The line on which each setting begins, from 1. Raises TOMLDecodeError."""
    tomllib.loads(text)
    return {place: found.first + 1 for place, found in _entries(_split(text)) if place.key}


def value_at(text: str, place: Place) -> object | None:
    """What is set; None where nothing is. Raises TOMLDecodeError."""
    table = _table(tomllib.loads(text), place)
    return None if table is None else table.get(place.key)


def changed(text: str, place: Place, value: Value) -> str:
    """The text with this setting. Raises NotInTheText, TOMLDecodeError."""
    wanted = _wanted(tomllib.loads(text), place, value)
    lines = _split(text)
    ending = "\r\n" if "\r\n" in text else "\n"
    entries = dict(_entries(lines))
    if place in entries:
        at = entries[place]
        new = _rewritten(lines[at.first : at.end], value, ending)
    else:
        at, new = _room(lines, entries, place), [f"{place.key} = {_written(value, ending)}{ending}"]
        if at.first == len(lines) and not _has_table(entries, place):
            new = [ending, f"[{place.table}]{ending}", *new]
    return _checked("".join([*_ended(lines[: at.first], ending), *new, *lines[at.end :]]), wanted)


def added(text: str, table: str, values: Mapping[str, Value]) -> str:
    """The text with one more table of this name after the last. Raises as `changed`."""
    wanted = tomllib.loads(text)
    wanted.setdefault(table, []).append({key: _plain(value) for key, value in values.items()})
    lines, ending = _split(text), "\r\n" if "\r\n" in text else "\n"
    of_table = [found.end for place, found in _entries(lines) if place.table == table]
    at = max(of_table, default=len(lines))
    new = [ending, f"[[{table}]]{ending}"]
    new += [f"{key} = {_written(value, ending)}{ending}" for key, value in values.items()]
    return _checked("".join([*_ended(lines[:at], ending), *new, *lines[at:]]), wanted)


def line_of(place: Place, value: Value) -> str:
    """How somebody types it."""
    return f"{place.key} = {json.dumps(_plain(value), ensure_ascii=False)}"


def _split(text: str) -> list[str]:
    """As TOML sees lines: a text may hold other signs that end a line elsewhere."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _ended(lines: list[str], ending: str) -> list[str]:
    """The last line of a file may lack its end."""
    if lines and not lines[-1].endswith(("\n", "\r")):
        return [*lines[:-1], lines[-1] + ending]
    return lines


def _entries(lines: list[str]) -> Iterator[tuple[Place, _Lines]]:
    """Each setting, and each header of a table as one without a key."""
    table, seen, line = "", dict[str, int](), 0
    while line < len(lines):
        header, key = _HEADER.match(lines[line]), _KEY.match(lines[line])
        first, line = line, line + 1
        if header:
            table = header[2]
            seen[table] = seen.get(table, -1) + 1
            yield Place(table, "", seen[table]), _Lines(first, line)
        elif key:
            while line < len(lines) and not _is_whole("".join(lines[first:line])):
                line += 1
            yield Place(table, key[2], seen.get(table, 0)), _Lines(first, line)


def _is_whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _room(lines: list[str], entries: dict[Place, _Lines], place: Place) -> _Lines:
    """Where a setting that is not there yet goes: after the last one of its table."""
    of_table = [
        found.end
        for each, found in entries.items()
        if (each.table, each.index) == (place.table, place.index)
    ]
    at = max(of_table, default=len(lines))
    return _Lines(at, at)


def _has_table(entries: dict[Place, _Lines], place: Place) -> bool:
    return Place(place.table, "", place.index) in entries


def _rewritten(lines: list[str], value: Value, ending: str) -> list[str]:
    """The lines of a setting with another value, and the comment that stood behind the old one."""
    body, last = "".join(lines), lines[-1]
    start = _KEY.match(body)
    assert start is not None
    behind = _comment(body[start.end() :])
    if len(lines) > 1 and "#" in _without_texts(body.removesuffix(behind)):
        raise NotInTheText("có ghi chú giữa các dòng")
    end = last[len(last.rstrip("\r\n")) :]
    return [f"{start[1]}{_written(value, ending)}{behind.rstrip()}{end}"]


def _comment(text: str) -> str:
    """What stands behind a value, the blanks before it too; a value may have a # of its own."""
    for found in re.finditer(r"[ \t]*#", text):
        if _is_whole(f"x = {text[: found.start()]}"):
            return text[found.start() :]
    return ""


def _without_texts(text: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', "", text)


def _written(value: Value, ending: str) -> str:
    if isinstance(value, tuple):
        items = "".join(f"{_INDENT}{_written(each, ending)},{ending}" for each in value)
        return f"[{ending}{items}]" if value else "[]"
    return json.dumps(value, ensure_ascii=False)  # a text of JSON is one of TOML too


def _plain(value: Value) -> int | str | list[str]:
    return list(value) if isinstance(value, tuple) else value


def _wanted(raw: dict[str, Any], place: Place, value: Value) -> dict[str, Any]:
    wanted = deepcopy(raw)
    table = _table(wanted, place)
    if table is None:
        table = wanted.setdefault(place.table, {})
    table[place.key] = _plain(value)
    return wanted


def _table(raw: dict[str, Any], place: Place) -> dict[str, Any] | None:
    found = raw.get(place.table)
    if isinstance(found, list):
        found = found[place.index] if place.index < len(found) else None
    return found if isinstance(found, dict) else None


def _checked(text: str, wanted: dict[str, Any]) -> str:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotInTheText("viết theo cách khác") from error
    if found != wanted:
        raise NotInTheText("viết theo cách khác")
    return text
