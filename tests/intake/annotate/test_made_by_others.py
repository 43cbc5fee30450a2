"""Workbooks as other programs write them are marked in their own file, and say the same."""

import pytest
from annotating import BAD, ERRORS, HEADING, HERE, notes_of, reports_of, said_in
from other_programs import (
    Way,
    each_text,
    encoded,
    exchanged,
    in_two_runs,
    moved_parts,
    one_after_another,
    prefixed,
    repacked,
    saved_by_openpyxl,
    shared,
    without_addresses,
)
from spreadsheets import parts_of, strict, zipped

from partyboard.intake.annotate import annotate
from partyboard.intake.annotate.patch import patched


def without(*names: str) -> Way:
    """The workbook without some of its parts."""
    return lambda content: zipped({n: d for n, d in parts_of(content).items() if n not in names})


WAYS: dict[str, Way] = {
    "as we write it": lambda content: content,
    "shared strings": shared(about=' count="900" uniqueCount="300"'),
    "rich text": each_text(lambda text: f't="inlineStr"><is>{in_two_runs(text)}</is></c>'),
    "prefix x:": prefixed,
    "strict": strict,
    "strict, with a prefix": one_after_another(prefixed, strict),
    "parts elsewhere": moved_parts,
    "no addresses of cells": without_addresses("cells"),
    "no addresses of rows and cells": without_addresses("rows and cells"),
    "addresses in small letters": exchanged('<c r="(\\w+)"', lambda cell: cell[0].lower()),
    "UTF-16": encoded("utf-16", "UTF-16", "xl/"),
    "byte order mark": encoded("utf-8-sig", "utf-8", ""),
    "single quotes": exchanged('(\\w)="([^"<>]*)"', "\\1='\\2'"),
    "a tag a line": exchanged("><(?!/t>)", ">\r\n  <"),
    "spans": exchanged('<row r="(\\d+)"', '<row r="\\1" spans="1:1"'),
    "unpacked in the zip": lambda content: repacked(content, 0),
    "streamed into the zip": lambda content: repacked(content, seekable=False),
    "by openpyxl": saved_by_openpyxl(lambda book: None),
    "no theme, no properties": without("xl/theme/theme1.xml", "docProps/app.xml"),
}


@pytest.mark.parametrize("way", WAYS)
def test_marked_in_the_file_itself_whoever_wrote_it(way: str) -> None:
    content = WAYS[way](BAD)
    reports = reports_of(content)
    marked = annotate(content, reports, HEADING, reader=HERE)
    assert marked == patched(content, reports, HEADING, is_copy=False)
    assert said_in(reports_of(marked)) == said_in(reports)
    assert annotate(marked, reports, HEADING, reader=HERE) == marked


@pytest.mark.parametrize("way", [way for way in WAYS if not way.startswith("strict")])
def test_notes_stand_at_the_cells_whoever_wrote_the_file(way: str) -> None:
    content = WAYS[way](BAD)
    marked = annotate(content, reports_of(content), HEADING, reader=HERE)
    assert notes_of(marked).keys() >= {*ERRORS}
