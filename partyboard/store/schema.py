"""The tables, made and extended from the forms' declarations.

Nothing here is a key, a constraint or a sequence: uniqueness is the checks' and the lock's work.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import duckdb

from partyboard.forms.model import Field, Form, Kind, Sheet
from partyboard.forms.rules import UniqueRows

Connection = duckdb.DuckDBPyConnection

COLUMN_TYPES = {
    Kind.COUNT: "bigint",
    Kind.TEXT: "varchar",
    Kind.CODE: "varchar",
    Kind.CHOICE: "varchar",
    Kind.DATE: "date",
    Kind.MONTH: "date",
    Kind.YEAR: "bigint",
    Kind.NUMBER: "double",
}

# Append-only: rows of these tables are never updated or deleted.
JOURNALS = {
    "submission": {
        "id": "uuid",
        "form": "varchar",
        "version": "integer",
        "organization": "varchar",
        "period": "date",
        "revision": "integer",
        "received_at": "timestamptz",
        "received_by": "varchar",
        "recorded_at": "timestamptz",
        "filename": "varchar",
        "sha256": "varchar",
        "content": "blob",
        "status": "varchar",
        "reason": "varchar",
        "container": "uuid",  # the consolidated workbook that a part stands in; it has the bytes
        "part": "varchar",
    },
    "finding": {
        "submission_id": "uuid",
        "severity": "varchar",
        "code": "varchar",
        "sheet": "varchar",
        "cell": "varchar",
        "message": "varchar",
    },
    "correction": {
        "submission_id": "uuid",
        "sheet": "varchar",
        "cell": "varchar",
        "old": "varchar",
        "new": "varchar",
        "made_by": "varchar",
        "made_at": "timestamptz",
    },
    "explanation": {
        "submission_id": "uuid",
        "code": "varchar",
        "sheet": "varchar",
        "cell": "varchar",
        "reason": "varchar",
        "made_by": "varchar",
        "made_at": "timestamptz",
    },
    "heading_event": {
        "organization": "varchar",
        "form": "varchar",
        "sheet": "varchar",
        "field": "varchar",
        "heading": "varchar",
        "action": "varchar",
        "made_by": "varchar",
        "made_at": "timestamptz",
    },
    "submission_event": {
        "submission_id": "uuid",
        "action": "varchar",
        "made_at": "timestamptz",
        "made_by": "varchar",
        "reason": "varchar",
    },
    "month_event": {
        "month": "date",
        "action": "varchar",
        "made_at": "timestamptz",
        "made_by": "varchar",
        "reason": "varchar",
    },
    "meeting_event": {  # a meeting is known by the moment whose figures it saw
        "moment": "timestamptz",
        "name": "varchar",
        "action": "varchar",
        "made_at": "timestamptz",
        "made_by": "varchar",
    },
    "sequence_event": {  # names of pictures, joined by spaces
        "month": "date",
        "action": "varchar",
        "shown": "varchar",
        "left_out": "varchar",
        "made_at": "timestamptz",
        "made_by": "varchar",
    },
    "backup_event": {  # a reason is why there is no copy
        "made_at": "timestamptz",
        "made_by": "varchar",
        "name": "varchar",
        "bytes": "bigint",
        "tables": "integer",
        "rows": "bigint",
        "reason": "varchar",
    },
    "loss_event": {  # commits that were missing at an opening; known: somebody has seen to it
        "action": "varchar",
        "commits": "bigint",
        "kept_until": "timestamptz",
        "log": "varchar",
        "made_at": "timestamptz",
        "made_by": "varchar",
    },
    "account_event": {  # the one place in which hashes of passwords stand
        "account": "varchar",
        "action": "varchar",
        "shown": "varchar",
        "role": "varchar",
        "hash": "varchar",
        "email": "varchar",
        "made_at": "timestamptz",
        "made_by": "varchar",
    },
    "session_event": {  # a session is known by the hash of its token
        "session": "varchar",
        "account": "varchar",
        "action": "varchar",
        "address": "varchar",
        "made_at": "timestamptz",
        "made_by": "varchar",
    },
    "sign_in_event": {
        "name": "varchar",
        "address": "varchar",
        "action": "varchar",
        "made_at": "timestamptz",
    },
    "schema_event": {  # of what the file holds, and which version of the program brought it there
        "version": "integer",
        "program": "varchar",
        "made_at": "timestamptz",
        "made_by": "varchar",
    },
    "audit": {
        "made_at": "timestamptz",
        "made_by": "varchar",
        "action": "varchar",
        "about": "varchar",
    },
}

MACROS = Path(__file__).with_name("macros.sql")


@cache
def key_fields(sheet: Sheet) -> tuple[Field, ...]:
    """The texts that tell rows of a table apart; each has a column of its `text.key` beside it."""
    names = {name for rule in sheet.rules if isinstance(rule, UniqueRows) for name in rule.fields}
    texts = (Kind.TEXT, Kind.CODE)
    return tuple(field for field in sheet.fields if field.name in names and field.kind in texts)


def fact_columns(sheet: Sheet) -> dict[str, str]:
    """Column name → type of a sheet's fact table."""
    columns = {"submission_id": "uuid", "source_row": "integer"}
    columns |= {field.name: COLUMN_TYPES[field.kind] for field in sheet.fields}
    return columns | {f"{field.name}_key": "varchar" for field in key_fields(sheet)}


def tables(forms: Iterable[Form]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every table with its columns."""
    yield from JOURNALS.items()
    for form in forms:
        for sheet in form.sheets:
            yield form.table(sheet), fact_columns(sheet)


def prepare(connection: Connection, forms: Iterable[Form]) -> None:
    """Make what is missing: tables, columns that a new version of a form brought, macros."""
    existing = _existing_columns(connection)
    for table, columns in tables(forms):
        if table not in existing:
            body = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
            connection.execute(f'create table "{table}" ({body})')
        for name, kind in columns.items():
            if name not in existing.get(table, columns):
                connection.execute(f'alter table "{table}" add column "{name}" {kind}')
    _make_macros(connection)


def _make_macros(connection: Connection) -> None:
    """Only where the file has others: making them is two thirds of what an opening takes."""
    text = MACROS.read_text(encoding="utf-8")
    mark = sha256(text.encode()).hexdigest()
    if _mark_of_macros(connection) != mark:
        connection.execute(text)
        connection.execute(f"create or replace macro macros_made_from() as '{mark}'")


def _mark_of_macros(connection: Connection) -> str | None:
    """What stands for the text that the file's macros were made from; None in a file of before."""
    try:
        connection.execute("select macros_made_from()")
    except duckdb.CatalogException:
        return None
    ((mark,),) = connection.fetchall()
    return str(mark)


def _existing_columns(connection: Connection) -> dict[str, set[str]]:
    rows = connection.execute(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = current_schema()"
    ).fetchall()
    found: dict[str, set[str]] = {}
    for table, column in rows:
        found.setdefault(table, set()).add(column)
    return found
