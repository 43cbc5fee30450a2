"""The rows of the tables of a consolidated workbook, given to the reports that they belong to."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from partyboard.forms.model import Sheet
from partyboard.forms.rules import MentionsOpenItems
from partyboard.intake.consolidated.keyed_tables import KeyedRow, KeyedTable
from partyboard.intake.consolidated.parts import Owner, Part, hidden_in
from partyboard.intake.findings import Finding, finding
from partyboard.intake.shown import shown_cell


def with_tables(
    parts: Sequence[Part], tables: Sequence[KeyedTable], version: int, prepared: Set[Owner]
) -> tuple[list[Part], list[Finding]]:
    """Each report with its rows of each table, and what is said of rows that belong to none. The
    template brought open items along for those that are `prepared`: they are no report yet.
    """
    given = list(parts)
    astray: list[Finding] = []
    first: dict[Owner, int] = {}
    for number, part in enumerate(parts):
        if part.owner:
            first.setdefault(part.owner, number)
    taken: set[tuple[str, int]] = set()  # declared sheet and report
    for table in tables:
        by_part: dict[int, list[KeyedRow]] = {}
        for row in table.rows:
            owned_by = first.get(row.owner) if row.owner else None
            astray += row.faults
            if owned_by is not None and (table.sheet.name, owned_by) not in taken:
                by_part.setdefault(owned_by, []).append(row)
            elif row.owner and not (row.owner in prepared and _brings_items(table.sheet)):
                astray.append(_astray(table, row, row.owner))
        taken |= {(table.sheet.name, number) for number in by_part}
        for number, rows in by_part.items():
            given[number] = _with_rows(given[number], table, rows, version)
        _tell(given, table, by_part)
    return _without_rows(given, tables, version), astray


def _brings_items(sheet: Sheet) -> bool:
    return any(isinstance(rule, MentionsOpenItems) for rule in sheet.rules)


def _with_rows(part: Part, table: KeyedTable, rows: Sequence[KeyedRow], version: int) -> Part:
    placed = table.placed([row.row for row in rows], version)
    title = table.grid.title
    return replace(
        part,
        sheets=(*part.sheets, placed),
        titles={**part.titles, table.sheet.name: title},
        rows=part.rows | {(title, row.row.number) for row in rows},
        findings=(*part.findings, *hidden_in(placed)),
    )


def _tell(parts: list[Part], table: KeyedTable, by_part: Mapping[int, object]) -> None:
    """Errors in the layout of a table go to every report with rows in it, and to all where nobody
    can tell whose its rows are; warnings to the first.
    """
    errors = [each for each in table.findings if each.is_error]
    lost = not table.rows or any(row.owner is None and not row.faults for row in table.rows)
    concerned = range(len(parts)) if errors and lost else sorted(by_part)
    for number in concerned:
        parts[number] = parts[number].with_findings(*errors)
    warnings = [each for each in table.findings if not each.is_error]
    if warnings and parts:
        number = min(by_part, default=0)
        parts[number] = parts[number].with_findings(*warnings)


def _without_rows(parts: Sequence[Part], tables: Sequence[KeyedTable], version: int) -> list[Part]:
    """The tables that are there, without a row, in the reports that have none in them."""
    whole: list[Part] = []
    empty = {table.sheet.name: table for table in reversed(tables)}
    for part in parts:
        has = {placed.sheet.name for placed in part.sheets}
        lacks = [table for name, table in empty.items() if name not in has]
        sheets = tuple(table.placed((), version) for table in lacks)
        titles = {table.sheet.name: table.grid.title for table in lacks}
        whole.append(replace(part, sheets=part.sheets + sheets, titles={**part.titles, **titles}))
    return whole


def _astray(table: KeyedTable, row: KeyedRow, owner: Owner) -> Finding:
    code = shown_cell(row.place.cell) if row.place.cell else owner[0]
    return finding(
        "stray-row", table.grid.title, row.place.address, found=f"«{code}» tháng {owner[1].label}"
    )
