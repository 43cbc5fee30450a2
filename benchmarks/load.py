"""Fifty people turn pages and five of the staff load seventy workbooks each, all at once.

`python -m benchmarks.load` serves a copy of the demo, or of the database that it is given, in a
process of its own and speaks to it through websockets, as browsers do. It prints the lines of
docs/benchmarks.md and ends with 1 where a page failed or a figure was another than after a quiet
load. An hour, in which everybody goes and comes again: `--soak 60`.
"""

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.boards import served
from benchmarks.load_crowd import Crowd, Measured, Plan
from partyboard import settings
from partyboard.board.indicators import INDICATORS
from partyboard.board.view import View, months_with_reports
from partyboard.demo import building
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.template import Filling, template
from partyboard.reception import Incoming, receive
from partyboard.store.database import Row, Store
from partyboard.text import Month

BY_ORGANIZATION = (
    "members_by_organization",
    "commendations_by_organization",
    "training_by_organization",
    "coverage",
)
EACH = 10  # minutes of a soak after which the staff come again
_OF_ONE_LOAD = ("submission_id", "latest_received_at", "received_at")


def batches(store: Store, plan: Plan) -> dict[Month, list[Incoming]]:
    """For each of the staff and each round a month of their own that nobody reported yet, of every
    organization (no more than there are): nobody came or went, so that any month may be in first.
    """
    newest = months_with_reports(store)[-1]
    known = store.rows("members_by_organization", month=newest.first)[: plan.workbooks]
    count = plan.staff * plan.rounds
    months = [newest + 1 + n for n in range(count)]
    return {month: [_report(row, month) for row in known] for month in months}


def _report(row: Row, month: Month) -> Incoming:
    code, position = str(row["organization"]), int(str(row["position"]))
    told = {
        "opening": row["members"],
        "admitted": 0,
        "closing": row["members"],
        "official_conversions": 0,
    }
    work = {"collectives": position % 3, "individuals": (position + month.number) % 5}
    commendation = {
        "decision": f"{position:02}-QĐ/{month.number:02}",
        "decided_on": month.first,
        "topic": "fulfilled_tasks",
        "award": "certificate",
        "level": "grassroots",
        **work,
    }
    values = {"members": (told,), "commendations": (commendation,) if any(work.values()) else ()}
    filled = Filling(code, str(row["name"]), month, values=values)
    return Incoming(f"{code} {month}.xlsx", template(GRASSROOTS, filled))


def told(store: Store) -> dict[str, object]:
    """Every figure of the last year, and the organizations' one by one in the newest months: what
    has to be the same however it was loaded.
    """
    chosen, months = settings.load(), months_with_reports(store)
    newest = View(store, chosen, months[-1])
    found: dict[str, object] = {each.name: newest.series(each.name) for each in INDICATORS}
    for query in BY_ORGANIZATION:
        for month in months[-6:]:
            rows = View(store, chosen, month).rows(query)
            found[f"{query} {month}"] = [_comparable(row) for row in rows]
    return found


def differing(expected: Mapping[str, object], found: Mapping[str, object]) -> list[str]:
    """A line for each figure that is another than it should be."""
    names = expected.keys() | found.keys()
    return [f"{name}: another figure" for name in names if expected.get(name) != found.get(name)]


def _comparable(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _OF_ONE_LOAD}


def quiet(database: Path, folder: Path, loads: Iterable[Sequence[Incoming]]) -> dict[str, object]:
    """The figures after the same workbooks came in one after another, with nobody looking."""
    path = shutil.copyfile(database, folder / "quiet.duckdb")
    with Store(path) as store:
        for files in loads:
            receive(store, files, settings.load())
        return told(store)


def measure(database: Path, folder: Path, plan: Plan) -> Measured:
    """Serve a copy of the database to the crowd, then compare its figures with a quiet load's."""
    path = shutil.copyfile(database, folder / "board.duckdb")
    with Store(path) as store:
        loads, months = batches(store, plan), months_with_reports(store)[1:]
    with served(path) as board:
        measured = asyncio.run(Crowd(board, plan, months).come(loads))
        said = board.log.read_text(encoding="utf-8", errors="replace")
    measured.wrong += [line for line in said.splitlines() if "ERROR" in line or "Traceback" in line]
    expected = quiet(database, folder, loads.values())
    with Store(path) as store:
        found = told(store)
    measured.wrong += differing(expected, found)
    return measured


def report(measured: Measured, plan: Plan) -> Iterator[str]:
    """The table's lines."""
    load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    least, most = plan.pause
    yield f"{plan.people} people, a page every {least:g} to {most:g} s, {plan.seconds:g} s{load}."
    took = sorted(until - since for since, until in measured.loads)
    if took:
        yield f"{len(took)} loads of {plan.workbooks}, {plan.staff} at once: median "
        yield f"{statistics.median(took):.1f} s, longest {took[-1]:.1f} s."
    yield f"Processor: {measured.processor:.0f} s. Lines cut: {measured.dropped}, "
    yield f"lines held to those who have gone: {measured.left}."
    yield ""
    yield "| page, from click to whole | pages | median (ms) | p95 (ms) | worst (ms) |"
    yield "|---|---|---|---|---|"
    opening = [shown.seconds for end, shown in measured.turned if end < plan.opening]
    yield from _line("all open the board", opening)
    quiet, loading = (measured.pages(each, plan.opening) for each in (False, True))
    yield from _line("nobody loads", quiet)
    yield from _line(f"{plan.staff} load", loading)
    yield from _line("all, with pages open", quiet + loading)
    yield ""
    if measured.megabytes:
        sizes = [size for _, size in measured.megabytes]
        tenth = max(1, len(sizes) // 10)
        held = [statistics.median(sizes[n : n + tenth]) for n in range(0, len(sizes), tenth)]
        yield f"Memory, a tenth of the time each (MB): {', '.join(f'{each:.0f}' for each in held)}"
    yield f"Faults and wrong figures: {len(measured.wrong)}"
    yield from measured.wrong[:20]


def _line(name: str, times: Sequence[float]) -> Iterator[str]:
    if times:
        marks = (statistics.median(times), percentile(times), max(times))
        yield f"| {name} | {len(times)} | {' | '.join(f'{each * 1000:.0f}' for each in marks)} |"


def percentile(times: Sequence[float]) -> float:
    """What 95 of a hundred do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def main(say: Callable[[str], object]) -> int:
    """Measure as the command line says; 1 where something was wrong."""
    usual = Plan()
    asked = argparse.ArgumentParser(prog="python -m benchmarks.load")
    asked.add_argument("--database", type=Path)
    asked.add_argument("--soak", type=float, metavar="MINUTES")
    asked.add_argument("--pause", type=float, nargs=2, default=usual.pause)
    for name in ("people", "staff", "workbooks", "rounds"):
        asked.add_argument(f"--{name}", type=int, default=getattr(usual, name))
    for name in ("seconds", "at-newest"):
        asked.add_argument(f"--{name}", type=float, default=getattr(usual, name.replace("-", "_")))
    given = vars(asked.parse_args())
    database, minutes = given.pop("database"), given.pop("soak")
    plan = Plan(**given | {"pause": tuple(given["pause"])})
    if minutes:
        plan = replace(plan, seconds=60 * minutes, rounds=max(1, round(minutes / EACH)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if database is None:
            building.build(database := folder / "demo.duckdb", progress=lambda line: None)
        measured = measure(database, folder, plan)
    for line in report(measured, plan):
        say(line + "\n")
    return 1 if measured.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.stdout.write))
