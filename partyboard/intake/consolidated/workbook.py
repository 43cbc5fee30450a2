"""A consolidated workbook taken apart: its lines put together by organization and month."""

from collections.abc import Sequence
from dataclasses import dataclass

from partyboard.forms.model import MARK_SHEET, Form
from partyboard.intake.consolidated.blocks import Block, find_blocks
from partyboard.intake.consolidated.keyed_tables import find_tables
from partyboard.intake.consolidated.lines import Line, Lines, find_lines
from partyboard.intake.consolidated.parts import Owner, Part, duplicated, part_of
from partyboard.intake.consolidated.shape import (
    missing_columns,
    missing_header,
    no_code_column,
    nothing_filled,
    offered_cells,
    unknown_columns,
)
from partyboard.intake.consolidated.shared_tables import with_tables
from partyboard.intake.consolidated.words import words_of
from partyboard.intake.findings import Finding
from partyboard.intake.grid import Grid


@dataclass(frozen=True, slots=True)
class Laid:
    """The reports that a workbook holds, and what is wrong with rows that belong to none."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]


def lay_out(form: Form, version: int, grids: Sequence[Grid]) -> Laid:
    """Where each report of a consolidated workbook stands."""
    blocks = find_blocks(form, grids)
    strays = [*missing_header(form, grids, {block.grid.title for block in blocks})]
    lines: list[Line] = []
    silent: set[Owner] = set()
    for block in blocks:
        found = _lines(form, block)
        lines += found.reported
        silent |= found.silent
        strays += [each for each in found.strays if each not in strays]
    parts = _parts(form, version, lines)
    prepared = silent if any(grid.title == MARK_SHEET for grid in grids) else set()
    parts, astray = with_tables(parts, find_tables(form, grids, version), version, prepared)
    strays += astray
    if not parts and not strays:
        strays.append(nothing_filled(form, blocks))
    return Laid(tuple(parts), tuple(strays))


def _lines(form: Form, block: Block) -> Lines:
    """The lines of a block of which it is known whose they are and of when."""
    if not block.header.column(form.info.name, form.organization):
        return Lines(strays=(no_code_column(form, block.grid, block.header),))
    lines = find_lines(form, block)
    undated = block.trouble and not block.header.column(form.info.name, form.period)
    if undated and block.trouble and (lines.reported or lines.strays):
        return Lines(strays=(block.trouble,))
    return lines


def _parts(form: Form, version: int, lines: Sequence[Line]) -> list[Part]:
    """A report for each organization and month. Two lines of one are two reports that both say
    so, unless they have different records, each on a worksheet of its own.
    """
    together: dict[object, list[Line]] = {}
    for line in lines:
        owner = (line.code, line.month) if line.month else id(line)
        together.setdefault(owner, []).append(line)
    shape = _shape(form, version, lines)
    parts: list[Part] = []
    for group in together.values():
        if _complete_each_other(group):
            more = [found for line in group for found in shape[line.place]]
            parts.append(part_of(form, version, group).with_findings(*more))
            continue
        for line in group:
            twin = next(other for other in group if other is not line)
            more = [duplicated(form, line, twin), *shape[line.place]]
            parts.append(part_of(form, version, [line]).with_findings(*more))
    return parts


def _complete_each_other(lines: Sequence[Line]) -> bool:
    """Whether no record stands in two of the lines."""
    records = [name for line in lines for name, places in line.records.items() if places]
    return len(records) == len(set(records))


def _shape(form: Form, version: int, lines: Sequence[Line]) -> dict[str, list[Finding]]:
    """By the place of a line, what is wrong with its header: errors at every line under it, for
    each is a report of its own; warnings at the first.
    """
    by_header: dict[int, list[Line]] = {}
    for line in lines:
        by_header.setdefault(id(line.block.header), []).append(line)
    found: dict[str, list[Finding]] = {}
    for some in by_header.values():
        block = some[0].block
        missing = [
            each
            for sheet in words_of(form).records
            if block.header.fields_of(sheet.name)
            for each in missing_columns(sheet, block, version)
        ]
        found |= {line.place: list(missing) for line in some}
        found[some[0].place] += unknown_columns(form, some, offered_cells(missing))
    return found
