"""All who come to a board at once: people who turn its pages, staff who load workbooks."""

import asyncio
import hashlib
import random
import time
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field

from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException

from benchmarks.boards import Board, connections, memory, processor
from benchmarks.visitor import Shown, Visitor
from partyboard.reception import Incoming
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
AT_NEWEST = 0.75  # of the clicks stay with the month that the board opens with
PARTING = 1  # second after which nothing is open for anybody who has gone
DROPPED = 5  # one closed tab in so many is a line that is cut: asleep, out of reach, killed


@dataclass(frozen=True, slots=True)
class Plan:
    """Who comes, for how long. `pause` is for how many seconds a page is read, at least and at
    most; `stays` how many pages somebody turns until the tab is closed and opened again; `rounds`
    how often the staff come with `workbooks` each, evenly over the time.
    """

    people: int = 50
    staff: int = 5
    seconds: float = 180
    pause: tuple[float, float] = (15, 30)
    workbooks: int = 70
    rounds: int = 3
    stays: int = 20
    at_newest: float = AT_NEWEST

    @property
    def opening(self) -> float:
        """Seconds in which all of them open the board, before anybody loads."""
        return min(self.pause[1], self.seconds / 5)


@dataclass
class Measured:
    """What was seen from outside; times are seconds since the start. `wrong` are the pages that
    showed what they should not.
    """

    turned: list[tuple[float, Shown]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    loads: list[tuple[float, float]] = field(default_factory=list)
    megabytes: list[tuple[float, float]] = field(default_factory=list)
    processor: float = 0.0
    dropped: int = 0
    left: int = 0  # lines that the board still holds, to people who have gone

    def pages(self, loading: bool, since: float = 0) -> list[float]:
        """Seconds of each page that came while somebody loaded, or while nobody did."""

        def meets(end: float, shown: Shown) -> bool:
            return any(end > begun and end - shown.seconds < done for begun, done in self.loads)

        return [
            shown.seconds
            for end, shown in self.turned
            if end - shown.seconds >= since and meets(end, shown) is loading
        ]


def charts(shown: Shown) -> str:
    """What a page draws: its tiles and its charts, in short."""
    drawn = [each.spec for each in shown.of("plotly_chart")]
    tiles = [text for text in shown.html if text.startswith('<div class="tiles">')]
    return hashlib.sha256("\n".join([*drawn, *tiles]).encode()).hexdigest()


class Crowd:
    """All who come to one board, and what they saw of it."""

    def __init__(self, board: Board, plan: Plan, months: Sequence[Month]) -> None:
        """`months` are those that nobody loads, oldest first: their pages stay as they are."""
        self.board, self.plan, self.months = board, plan, months
        self.measured, self.start = Measured(), time.monotonic()
        self._drawn: dict[tuple[str, Month], str] = {}

    async def come(self, loads: Mapping[Month, Sequence[Incoming]]) -> Measured:
        """Let everybody come; what was measured when the last has gone."""
        people = [self._turn_pages(random.Random(n)) for n in range(self.plan.people)]
        staff = [self._load(month, files, n) for n, (month, files) in enumerate(loads.items())]
        watching = asyncio.create_task(self._watch())
        await asyncio.gather(*map(self._noted, [*people, *staff]))
        watching.cancel()
        self.measured.processor = processor(self.board.process.pid)
        await asyncio.sleep(PARTING)
        self.measured.left = connections(self.board.url)
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
        await asyncio.sleep(chance.random() * self.plan.opening)
        while self._now < self.plan.seconds:
            async with Visitor(self.board.url) as visitor:
                await self._stay(visitor, chance)
                if not chance.randrange(DROPPED):
                    visitor.drop()
                    self.measured.dropped += 1

    async def _stay(self, visitor: Visitor, chance: random.Random) -> None:
        """Open the board, then turn its pages, until the tab is closed."""
        self._saw(await visitor.open(""))
        for _ in range(self.plan.stays):
            left = self.plan.seconds - self._now
            await asyncio.sleep(max(0, min(left, chance.uniform(*self.plan.pause))))
            if self._now >= self.plan.seconds:
                return
            is_newest = chance.random() < self.plan.at_newest
            page, month = chance.choice(PAGES), chance.choice(self.months)
            month = self.months[-1] if is_newest else month
            self._saw(await visitor.open(page, month=str(month)), month)

    def _saw(self, shown: Shown, month: Month | None = None) -> None:
        self.measured.turned.append((self._now, shown))
        self.measured.wrong += [f"{shown.page}: {fault}" for fault in shown.faults]
        if month and shown.page in OF_FIGURES:
            drawn = charts(shown)
            if self._drawn.setdefault((shown.page, month), drawn) != drawn:
                self.measured.wrong.append(f"{shown.page} {month}: drawn otherwise than before")

    async def _load(self, month: Month, files: Sequence[Incoming], number: int) -> None:
        turn, opening = number // self.plan.staff, self.plan.opening
        between = (self.plan.seconds - opening) / self.plan.rounds
        await asyncio.sleep(max(0, opening + turn * between))
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
            overview = await visitor.open("overview", month=str(month))
        said = [each.body for each in loaded.of("alert")]
        if not any(f"Đã nạp {len(files)} báo cáo" in text for text in said) or loaded.faults:
            self.measured.wrong.append(f"load {number + 1}: {said} {loaded.faults}")
        if not any(f" {len(files)}/" in chart.alt for chart in overview.of("plotly_chart")):
            self.measured.wrong.append(f"load {number + 1}: the next click does not show it")

    async def _watch(self) -> None:
        while True:
            self.measured.megabytes.append((self._now, memory(self.board.process.pid) / 1e6))
            await asyncio.sleep(1)
