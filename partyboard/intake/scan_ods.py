"""One pass over the content of an .ods for what the fast reader cannot see.

Error cells, formulas without a value, percents, old fonts, merges, hidden rows and columns. Cells
and rows may stand for many alike ("repeated"); the furthest has been bounded by the reader before
this looks.
"""

import re
from collections.abc import Iterator, Mapping

from partyboard.intake import limits
from partyboard.intake.cells import Merge
from partyboard.intake.facts import CellFacts, Place, SheetFacts
from partyboard.intake.fonts_ods import OdsFonts
from partyboard.intake.markup import attributes, text, whole
from partyboard.intake.scan_xls import ERRORS

_TABLE = re.compile(rb"<table:table\s([^>]*)>(.*?)</table:table>", re.DOTALL)
_TAG = re.compile(
    rb"<table:(?P<what>table-column|table-row)(?P<about>(?:\s[^>]*?)?)/?>"
    rb"|<table:(?:covered-)?table-cell(?P<cell>(?:\s[^>]*?)?)"
    rb"(?:/>|>(?P<inside>.*?)</table:(?:covered-)?table-cell>)",
    re.DOTALL,
)
_ANNOTATION = re.compile(rb"<office:annotation.*?</office:annotation>", re.DOTALL)
_SHOWN = re.compile(rb"<text:p[^>]*>(.*?)</text:p>", re.DOTALL)
_ERRORS = frozenset(ERRORS.values())
_HIDDEN = frozenset({"collapse", "filter"})
Attributes = Mapping[str, str]


def scan_ods(content: bytes, styles: bytes = b"") -> dict[str, SheetFacts]:
    """The facts of each sheet by title, from the parts `content.xml` and `styles.xml`."""
    fonts = OdsFonts(styles, content)
    found = (
        _Sheet(attributes(raw).get("table:name", ""), body, fonts)
        for raw, body in _TABLE.findall(content)
    )
    return {sheet.title: sheet.facts() for sheet in found}


class _Sheet:
    """One sheet, walked through from its first cell."""

    def __init__(self, title: str, body: bytes, fonts: OdsFonts) -> None:
        """Walk the sheet's columns, rows and cells."""
        self.title, self._fonts = title, fonts
        self._styles: list[tuple[range, str]] = []  # of columns, for cells without one
        self._cells: dict[Place, CellFacts] = {}
        self._merges: list[Merge] = []
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._walk(body)

    def facts(self) -> SheetFacts:
        """What was met on the walk."""
        return SheetFacts(
            self.title,
            hidden_rows=frozenset(self._hidden_rows & self._rows),
            hidden_columns=frozenset(self._hidden_columns & self._columns),
            merges=tuple(self._merges),
            cells=self._cells,
        )

    def _walk(self, body: bytes) -> None:
        """Count places as repeats tell, and note what each cell says."""
        rows, columns, next_row, next_column = range(1, 1), 0, 1, 1
        for tag in _TAG.finditer(body):
            if tag["what"] == b"table-column":
                about = attributes(tag["about"])
                span = range(columns + 1, columns + 1 + _number(about, "columns-repeated"))
                columns = span.stop - 1
                self._styles.append((span, about.get("table:default-cell-style-name", "")))
                if about.get("table:visibility") in _HIDDEN:
                    self._hidden_columns.update(span[: limits.COLUMNS])
            elif tag["what"]:
                about = attributes(tag["about"])
                rows = range(next_row, next_row + _number(about, "rows-repeated"))
                next_row, next_column = rows.stop, 1
                if about.get("table:visibility") in _HIDDEN:
                    self._hidden_rows.update(rows[: limits.ROWS])
            else:
                about = attributes(tag["cell"])
                span = range(next_column, next_column + _number(about, "columns-repeated"))
                next_column = span.stop
                self._note(rows, span, about, tag["inside"] or b"")

    def _note(self, rows: range, columns: range, about: Attributes, inside: bytes) -> None:
        """Keep what one cell says, for each place that it stands for. Raises OverLimit."""
        self._merges.extend(_merge(rows.start, columns.start, about))
        if not inside and "office:value-type" not in about and "table:formula" not in about:
            return
        self._rows.update(rows[: limits.ROWS])
        self._columns.update(columns[: limits.COLUMNS])
        facts = self._cell_facts(columns, about, _ANNOTATION.sub(b"", inside))
        if facts != CellFacts():
            limits.check_cells(len(self._cells) + len(rows) * len(columns))
            self._cells |= {(row, column): facts for row in rows for column in columns}

    def _cell_facts(self, columns: range, about: Attributes, inside: bytes) -> CellFacts:
        """What there is to say of a cell."""
        kind = about.get("office:value-type", "")
        shown = _SHOWN.search(inside)
        says = text(shown[1]) if shown else ""
        wrong = about.get("calcext:value-type") == "error" or _is_error(about, says)
        font = self._font(columns, about) if kind == "string" else ""
        return CellFacts(
            "0%" if kind == "percentage" else "General",
            (says or "#VALUE!") if wrong else "",
            "table:formula" in about and not kind,
            font,
            self._fonts.runs(inside, font) if kind == "string" else (),
        )

    def _font(self, columns: range, about: Attributes) -> str:
        """The old font of a cell, by its own style or its column's."""
        if not self._fonts.any_old:
            return ""
        of_column = (style for span, style in self._styles if columns.start in span)
        style = about.get("table:style-name") or next(of_column, "")
        return self._fonts.of_cells(style)


def _is_error(about: Attributes, says: str) -> bool:
    """Whether a cell shows an error that only its text tells, as no other program than LibreOffice
    marks it. One that was typed as text is text.
    """
    calculated = "table:formula" in about or about.get("office:value-type") == "float"
    return calculated and says in _ERRORS


def _number(about: Attributes, what: str) -> int:
    """How many rows or columns something stands for or spans; 1 unless it says so."""
    return whole(about.get(f"table:number-{what}", ""), 1)


def _merge(row: int, column: int, about: Attributes) -> Iterator[Merge]:
    """The merged range that a cell opens, if it opens one."""
    down, across = _number(about, "rows-spanned"), _number(about, "columns-spanned")
    if down > 1 or across > 1:
        yield Merge(row, column, row + down - 1, column + across - 1)
