"""Fifty people turn pages and five of the staff load seventy workbooks each, all at once.

`python -m benchmarks.load` serves a copy of the demo, or of the database that it is given, in a
process of its own and speaks to it through websockets, as browsers do. It prints the lines of
docs/benchmarks.md and ends with 1 where a page failed or a figure was another than after a quiet
load. An hour: `--seconds 3600`.
"""

import argparse
import asyncio
import hashlib
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException

from benchmarks.boards import Board, memory, served
from benchmarks.visitor import Shown, Visitor
from partyboard import settings
from partyboard.board.indicators import INDICATORS
from partyboard.board.view import View, months_with_reports
from partyboard.demo import building
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.template import Filling, template
from partyboard.reception import Incoming, receive
from partyboard.store.database import Row, Store
from partyboard.text import Month

PAGES = (
    "overview",
    "members",
    "training",
    "commendations",
    "follow-ups",
    "targets",
    "organization",
    "received",
    "reporting",
    "report",
    "trace",
)
OF_FIGURES = frozenset(PAGES[:6])
BY_ORGANIZATION = (
    "members_by_organization",
    "commendations_by_organization",
    "training_by_organization",
    "coverage",
)
STAYS = 30  # pages until somebody closes the tab and comes back
LIMIT = 1.0  # seconds: 95 of a hundred pages have to be there
_OF_ONE_LOAD = ("submission_id", "latest_received_at", "received_at")


@dataclass(frozen=True, slots=True)
class Plan:
    """Who comes, for how long; `pause` is the mean of the seconds for which a page is read."""

    people: int = 50
    staff: int = 5
    seconds: float = 120
    pause: float = 15
    workbooks: int = 70


@dataclass
class Measured:
    """What was seen from outside. `wrong` are the pages that showed what they should not."""

    turned: list[tuple[float, Shown]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    loads: list[tuple[float, float]] = field(default_factory=list)
    megabytes: list[tuple[float, float]] = field(default_factory=list)

    def pages(self, loading: bool) -> list[float]:
        """Seconds of each page that came while somebody loaded, or while nobody did."""

        def meets(end: float, shown: Shown) -> bool:
            return any(end > since and end - shown.seconds < until for since, until in self.loads)

        return [shown.seconds for end, shown in self.turned if meets(end, shown) is loading]


def batches(store: Store, plan: Plan) -> list[list[Incoming]]:
    """For each of the staff a month of their own that nobody reported yet, of every organization
    (no more than there are): nobody came or went, so that any month may be in first.
    """
    newest = months_with_reports(store)[-1]
    known = store.rows("members_by_organization", month=newest.first)[: plan.workbooks]
    return [[_report(row, newest + 1 + n) for row in known] for n in range(plan.staff)]


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


def quiet(database: Path, folder: Path, loads: Sequence[Sequence[Incoming]]) -> dict[str, object]:
    """The figures after the same workbooks came in one after another, with nobody looking."""
    path = shutil.copyfile(database, folder / "quiet.duckdb")
    with Store(path) as store:
        for files in loads:
            receive(store, files, settings.load())
        return told(store)


def charts(shown: Shown) -> str:
    """What a page draws: its tiles and its charts, in short."""
    drawn = [each.spec for each in shown.of("plotly_chart")]
    tiles = [text for text in shown.html if text.startswith('<div class="tiles">')]
    return hashlib.sha256("\n".join([*drawn, *tiles]).encode()).hexdigest()


class Crowd:
    """All who come to one board, and what they saw of it."""

    def __init__(self, board: Board, plan: Plan, months: Sequence[Month]) -> None:
        """`months` are those that nobody loads: their pages stay as they are."""
        self.board, self.plan, self.months = board, plan, months
        self.measured, self.start = Measured(), time.monotonic()
        self._drawn: dict[tuple[str, Month], str] = {}

    async def come(self, loads: Sequence[Sequence[Incoming]]) -> Measured:
        """Let everybody come at once; what was measured when the last has gone."""
        people = [self._turn_pages(random.Random(n)) for n in range(self.plan.people)]
        staff = [self._load(files, n) for n, files in enumerate(loads)]
        watching = asyncio.create_task(self._watch())
        await asyncio.gather(*map(self._noted, [*people, *staff]))
        watching.cancel()
        return self.measured

    async def _noted(self, coming: Coroutine[None, None, None]) -> None:
        """A line that is cut, or an answer that does not come, is a fault of the board."""
        try:
            await coming
        except (WebSocketException, OSError, ValueError) as lost:
            self.measured.wrong.append(f"{type(lost).__name__}: {lost}")

    @property
    def _now(self) -> float:
        return time.monotonic() - self.start

    async def _turn_pages(self, chance: random.Random) -> None:
        await asyncio.sleep(chance.random() * self.plan.pause)
        while self._now < self.plan.seconds:
            async with Visitor(self.board.url) as visitor:
                self._saw(await visitor.open(""))
                for _ in range(STAYS):
                    await asyncio.sleep(chance.expovariate(1 / self.plan.pause))
                    if self._now >= self.plan.seconds:
                        return
                    page, month = chance.choice(PAGES), chance.choice(self.months)
                    self._saw(await visitor.open(page, month=str(month)), month)

    def _saw(self, shown: Shown, month: Month | None = None) -> None:
        self.measured.turned.append((self._now, shown))
        self.measured.wrong += [f"{shown.page}: {fault}" for fault in shown.faults]
        if month and shown.page in OF_FIGURES:
            drawn = charts(shown)
            if self._drawn.setdefault((shown.page, month), drawn) != drawn:
                self.measured.wrong.append(f"{shown.page} {month}: drawn otherwise than before")

    async def _load(self, files: Sequence[Incoming], number: int) -> None:
        await asyncio.sleep(min(5, self.plan.seconds / 5))
        since = self._now
        async with Visitor(self.board.url) as visitor:
            await visitor.open("")
            page = await visitor.open("upload")
            state = await visitor.upload([(each.filename, each.content) for each in files])
            state.id = page.widget("file_uploader", "Kéo thả").id
            seen = await visitor.open("upload", [state])
            button = seen.widget("button", f"Nạp {len(files)} báo cáo")
            press = WidgetState(id=button.id, trigger_value=True)
            loaded = await visitor.open("upload", [state, press])
        self.measured.loads.append((since, self._now))
        said = [each.body for each in loaded.of("alert")]
        if not any(f"Đã nạp {len(files)} báo cáo" in text for text in said) or loaded.faults:
            self.measured.wrong.append(f"staff {number + 1}: {said} {loaded.faults}")

    async def _watch(self) -> None:
        while True:
            self.measured.megabytes.append((self._now, memory(self.board.process.pid) / 1e6))
            await asyncio.sleep(1)


def measure(database: Path, folder: Path, plan: Plan) -> Measured:
    """Serve a copy of the database to the crowd, then compare its figures with a quiet load's."""
    path = shutil.copyfile(database, folder / "board.duckdb")
    with Store(path) as store:
        loads, months = batches(store, plan), months_with_reports(store)[1:]
    with served(path) as board:
        measured = asyncio.run(Crowd(board, plan, months).come(loads))
        said = board.log.read_text(encoding="utf-8", errors="replace")
    measured.wrong += [line for line in said.splitlines() if "ERROR" in line or "Traceback" in line]
    expected = quiet(database, folder, loads)
    with Store(path) as store:
        found = told(store)
    measured.wrong += differing(expected, found)
    return measured


def report(measured: Measured, plan: Plan) -> Iterator[str]:
    """The table's lines."""
    load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    yield f"{plan.people} people, a page every {plan.pause:g} s each, {plan.seconds:g} s{load}."
    took = [until - since for since, until in measured.loads]
    if took:
        yield f"{len(took)} loads at once: {', '.join(f'{each:.1f}' for each in sorted(took))} s."
    yield ""
    yield "| page, from click to whole | pages | median (ms) | p95 (ms) | worst (ms) |"
    yield "|---|---|---|---|---|"
    every = [shown.seconds for _, shown in measured.turned]
    for name, times in (
        ("nobody loads", measured.pages(loading=False)),
        (f"{plan.staff} load", measured.pages(loading=True)),
        ("all", every),
    ):
        if times:
            marks = (statistics.median(times), percentile(times), max(times))
            shown = " | ".join(f"{each * 1000:.0f}" for each in marks)
            yield f"| {name} | {len(times)} | {shown} |"
    yield ""
    if measured.megabytes:
        sizes = [size for _, size in measured.megabytes]
        tenth = max(1, len(sizes) // 10)
        held = [statistics.median(sizes[n : n + tenth]) for n in range(0, len(sizes), tenth)]
        yield f"Memory, a tenth of the time each (MB): {', '.join(f'{each:.0f}' for each in held)}"
    yield f"Faults and wrong figures: {len(measured.wrong)}"
    yield from measured.wrong[:20]


def percentile(times: Sequence[float]) -> float:
    """What 95 of a hundred do not exceed."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def main(say: Callable[[str], object]) -> int:
    """Measure as the command line says; 1 where something was wrong."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.load")
    asked.add_argument("--database", type=Path)
    for name, usual in (("people", 50), ("staff", 5), ("workbooks", 70)):
        asked.add_argument(f"--{name}", type=int, default=usual)
    for name, seconds in (("seconds", 120.0), ("pause", 15.0)):
        asked.add_argument(f"--{name}", type=float, default=seconds)
    given = vars(asked.parse_args())
    database = given.pop("database")
    with tempfile.TemporaryDirectory() as name:
        folder, plan = Path(name), Plan(**given)
        if database is None:
            building.build(database := folder / "demo.duckdb", progress=lambda line: None)
        measured = measure(database, folder, plan)
    for line in report(measured, plan):
        say(line + "\n")
    return 1 if measured.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.stdout.write))
