"""A year of all organizations in one consolidated workbook: handed out, read, received."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from partyboard import settings
from partyboard.demo.workbooks import filled
from partyboard.demo.world import World, build
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all
from partyboard.intake.read import read_workbook
from partyboard.intake.template import Filling
from partyboard.intake.template.consolidated import consolidated_template
from partyboard.reception import Incoming, receive
from partyboard.store.database import Store

YEAR = 2020
ROUNDS = 5


def report() -> Iterator[str]:
    """The table's lines: of so many rounds the quickest, by the clock and by the processor."""
    world = build()
    fillings = _fillings(world)
    content = consolidated_template(GRASSROOTS, fillings)
    workbook = read_workbook(content)
    if not isinstance(workbook, Workbook):
        raise RuntimeError(workbook.message)
    yield f"{len(fillings)} reports of {YEAR} in one workbook of {len(content) / 1024:.0f} KB"
    yield ""
    yield "| what | by the clock (s) | of that the processor (s) |"
    yield "|---|---|---|"
    yield _row("its cells read", lambda: read_workbook(content))
    yield _row("its reports told apart and checked", lambda: examine_all(workbook))
    yield _row("drawn once more, filled in", lambda: consolidated_template(GRASSROOTS, fillings))
    with tempfile.TemporaryDirectory() as folder:
        stores = [_with_lists(Path(folder) / f"{n}.duckdb", world) for n in range(ROUNDS)]
        file = [Incoming("tong hop.xlsx", content)]
        unused = iter(stores)
        yield _row("received, durably", lambda: receive(next(unused), file, settings.load()))
        yield _row("received again: unchanged", lambda: receive(stores[0], file, settings.load()))
        for store in stores:
            store.close()


def _fillings(world: World) -> list[Filling]:
    return [
        Filling(each.organization, each.organization_name, each.period, values=each.sheets)
        for (form, _, period), each in world.current.items()
        if form == GRASSROOTS.name and period.year == YEAR
    ]


def _with_lists(path: Path, world: World) -> Store:
    """A database with the lists of organizations, and no report."""
    store = Store(path)
    lists = [letter for letter in world.letters if letter.workbook.form == "organizations"]
    files = [Incoming(each.filename, filled(each.workbook), each.received_at) for each in lists]
    receive(store, files, settings.load())
    return store


def _row(what: str, work: Callable[[], object]) -> str:
    clocks, processors = [], []
    for _ in range(ROUNDS):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        clocks.append(time.perf_counter() - clock)
        processors.append(time.process_time() - processor)
    return f"| {what} | {min(clocks):.2f} | {min(processors):.2f} |"
