"""Two ways timed in turn, A B A B …, so that a busy machine slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of each round; the ratio is taken round by round."""

    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    def row(self, name: str, limit: str = "") -> str:
        """A row of a Markdown table: medians, the median ratio and its spread."""
        ratios = [a / b for a, b in zip(self.ours, self.theirs, strict=True)]
        return (
            f"| {name} | {statistics.median(self.ours):.3f} | {statistics.median(self.theirs):.3f}"
            f" | {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}) | {limit} |"
        )


HEADER = (
    "| what | ours (s) | against (s) | ratio, median (min–max) | at most |\n|---|---|---|---|---|"
)


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def paired(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 7) -> Pair:
    """Time both in turn after one uncounted round."""
    ours(), theirs()
    times = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return Pair(tuple(a for a, _ in times), tuple(b for _, b in times))
