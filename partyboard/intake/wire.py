"""A workbook as plain tuples: how the worker hands it over, and how a reader builds it.

Thousands of cells cross from the worker to the program that asked. Tuples of plain values do so ten
times as fast as the dataclasses, and taking them in can run nobody's code.
"""

import io
import pickle
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from partyboard.intake.catalogue import Severity
from partyboard.intake.cells import Cell, Merge, SheetCells, Workbook
from partyboard.intake.findings import Finding

_SHORT = 200  # characters of a text that is worth remembering
CellFields = tuple[Any, ...]  # the fields of Cell in order; the last ones may be left out


class RawSheet(NamedTuple):
    """The fields of SheetCells, as plain values."""

    title: str
    cells: list[CellFields]
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    buried: Sequence[CellFields] = ()


def build(sheets: Iterable[RawSheet]) -> Workbook:
    """The workbook that the plain values describe."""
    return Workbook(tuple(map(_sheet, sheets)))


def _sheet(raw: RawSheet) -> SheetCells:
    """One worksheet."""
    return SheetCells(
        raw.title,
        {fields[:2]: _cell(fields) for fields in raw.cells},
        raw.visible,
        raw.hidden_rows,
        raw.hidden_columns,
        tuple(Merge(*corners) for corners in raw.merges),
        tuple(Cell(*fields) for fields in raw.buried),
    )


def _cell(fields: CellFields) -> Cell:
    """A cell; the headings and hints of a template are the same in workbook after workbook."""
    if len(fields) == 3 and fields[2].__class__ is str and len(fields[2]) < _SHORT:
        return _text_cell(*fields)
    return Cell(*fields)


_text_cell = lru_cache(maxsize=4096)(Cell)  # only of texts: 0.0 and -0.0 would be taken for one


class ReadingFault(Exception):
    """The reader itself failed on a file; the text is its traceback."""


def packed(answer: list[RawSheet] | Finding) -> bytes:
    """What a reader found, as bytes for a pipe."""
    if isinstance(answer, Finding):
        fields = (answer.severity.value, answer.code, answer.sheet, answer.cell, answer.message)
        return pickle.dumps(("finding", fields), pickle.HIGHEST_PROTOCOL)
    return pickle.dumps(("sheets", [tuple(sheet) for sheet in answer]), pickle.HIGHEST_PROTOCOL)


def packed_fault(trace: str) -> bytes:
    """A fault of the reader's own, as bytes for a pipe."""
    return pickle.dumps(("fault", trace), pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Workbook | Finding:
    """What a reader found. Raises ReadingFault, or UnpicklingError for more than plain values."""
    kind, held = opened(data)
    return unpacked_finding(held) if kind == "finding" else build(RawSheet(*each) for each in held)


def opened(data: bytes) -> tuple[str, Any]:
    """What kind of answer it is, and what it holds. Raises ReadingFault, UnpicklingError."""
    kind, held = _PlainValues(io.BytesIO(data)).load()
    if kind == "fault":
        raise ReadingFault(held)
    return kind, held


def unpacked_finding(held: Sequence[Any]) -> Finding:
    """Why a file cannot be read."""
    severity, *rest = held
    return Finding(Severity(severity), *rest)


class _PlainValues(pickle.Unpickler):
    """Takes in numbers, text, dates and their collections, and nothing that could run code."""

    def find_class(self, module: str, name: str) -> Any:
        """Only the classes that cells are made of."""
        if module == "datetime" and name in {"date", "datetime", "time", "timedelta"}:
            return super().find_class(module, name)
        if (module, name) == ("builtins", "frozenset"):
            return frozenset
        raise pickle.UnpicklingError(f"{module}.{name}")
