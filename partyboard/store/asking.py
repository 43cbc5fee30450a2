"""A question asked: its parameters given, its answer taken."""

from collections.abc import Mapping
from datetime import date

import duckdb

from partyboard.store import queries
from partyboard.store.answers import Answer
from partyboard.store.file import Cursor, damage_by_name
from partyboard.store.frames import read_pandas
from partyboard.store.queries import WrongParameter

_UNFIT = (duckdb.ConversionException, duckdb.OutOfRangeException, duckdb.InvalidInputException)


def ask(cursor: Cursor, name: str, parameters: Mapping[str, object]) -> list[dict[str, object]]:
    """The answer to a question on a cursor that one has, for instance inside a transaction."""
    return answered(cursor, name, parameters).records()


def answered(cursor: Cursor, name: str, parameters: Mapping[str, object]) -> Answer:
    """The same, with its columns. Raises UnknownQuery, WrongParameter, StoreDamaged."""
    query = queries.load(name)
    unknown = parameters.keys() - query.parameters.keys()
    if unknown:
        raise WrongParameter(f"{name}: {', '.join(sorted(unknown))}")
    try:
        with damage_by_name():
            for parameter, (kind, _) in query.parameters.items():
                _set(cursor, parameter, kind, parameters.get(parameter))
            cursor.execute(query.sql)
    except _UNFIT as error:
        given = ", ".join(f"{each}={value}" for each, value in parameters.items())
        raise WrongParameter(f"{name}: {given}") from error
    columns = cursor.description or []
    names = tuple(column[0] for column in columns)
    return Answer(names, tuple(str(column[1]) for column in columns), tuple(cursor.fetchall()))


def _set(cursor: Cursor, parameter: str, kind: str, value: object) -> None:
    """Give a parameter its value. Texts are bound; what is no text is written out, for duckdb
    imports pandas at the first bound value: a second that the first page would wait for.
    """
    if value is None:
        cursor.execute(f"set variable {parameter} = null::{kind}")
    elif isinstance(value, date):  # or a datetime
        cursor.execute(f"set variable {parameter} = '{value.isoformat()}'::{kind}")
    elif isinstance(value, int):
        cursor.execute(f"set variable {parameter} = {value:d}::{kind}")
    else:
        read_pandas()
        cursor.execute(f"set variable {parameter} = ?::{kind}", [value])
