"""A month's 68 workbooks: checked and loaded durably, against merely reading them."""

import io
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from benchmarks.pairs import HEADER, paired
from partyboard import settings
from partyboard.demo.workbooks import Sent, workbooks
from partyboard.demo.world import build
from partyboard.intake.worker import Reader
from partyboard.reception import Incoming, receive
from partyboard.store.database import Store
from partyboard.text import Month

MONTH = Month(2020, 3)


def report() -> Iterator[str]:
    """The table's lines."""
    sent = [entry for entry in workbooks(build()) if _is_early(entry)]
    before = [entry for entry in sent if entry.received_at.month < MONTH.number]
    batch = [entry for entry in sent if entry.received_at.month == MONTH.number][:68]
    contents = [entry.content for entry in batch]
    size = sum(map(len, contents)) / len(contents) / 1024
    yield f"{len(batch)} workbooks of the demo, {size:.0f} KB each"
    yield ""
    yield HEADER
    with tempfile.TemporaryDirectory() as folder, Reader(workers=2) as reader:
        numbers = itertools.count()

        def load() -> None:
            """A fresh database with what came before, so that each round loads the same."""
            store = stores.pop()
            receive(store, _incoming(batch), settings.load(), reader=reader)
            store.close()

        def prepared() -> Store:
            store = Store(Path(folder) / f"{next(numbers)}.duckdb")
            receive(store, _incoming(before), settings.load(), reader=reader)
            return store

        stores = [prepared() for _ in range(16)]
        yield paired(load, lambda: _read_with_pandas(contents)).row(
            "check and load, durable / pandas.read_excel(openpyxl, sheet_name=None)", "0.5"
        )
        yield paired(load, lambda: _read_with_calamine(contents)).row(
            "check and load, durable / bare calamine"
        )
        yield paired(
            lambda: list(reader.read_many(contents)), lambda: _read_with_calamine(contents)
        ).row("reading alone, in worker processes / bare calamine")


def _is_early(entry: Sent) -> bool:
    return Month.of(entry.received_at) <= MONTH


def _incoming(sent: list[Sent]) -> list[Incoming]:
    return [Incoming(entry.filename, entry.content, entry.received_at) for entry in sent]


def _read_with_pandas(contents: list[bytes]) -> None:
    for content in contents:
        pd.read_excel(io.BytesIO(content), engine="openpyxl", sheet_name=None)


def _read_with_calamine(contents: list[bytes]) -> None:
    for content in contents:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
