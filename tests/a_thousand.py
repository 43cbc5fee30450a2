"""A thousand workbooks spoiled in one to four ways at once, and what was read of them.

`python tests/a_thousand.py [COUNT] [SEED]` says how many were answered, by what, and how long it
took; it ends with 1 where a value differs from what was meant without a finding that says so.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from good_reports import SENDERS, good
from spoiling import Spoiled, Unsuited, catalogue, read, spoil, unanswered

from partyboard.intake.report import Report

COUNT, SEED = 1000, 20211
MOST_WAYS = 4
REPORTS = 28  # good reports to begin with, of seven senders


@dataclass(frozen=True)
class Outcome:
    """What became of one of them; `lost` are the values of which nothing was said."""

    spoiled: Spoiled
    report: Report
    lost: tuple[str, ...]
    seconds: float

    @property
    def kind(self) -> str:
        """What reception would do with it."""
        if self.report.has_errors:
            return "sent back"
        return "loaded with a remark" if self.report.findings else "loaded as meant"


def thousand(count: int = COUNT, seed: int = SEED) -> Iterator[Outcome]:
    """So many of them; the same ones for the same seed."""
    for number in range(count):
        spoiled = _spoiled(Random(f"{seed}/{number}"))
        started = time.process_time()
        report = read(spoiled)
        seconds = time.process_time() - started
        yield Outcome(spoiled, report, tuple(unanswered(spoiled, report)), seconds)


def _spoiled(rng: Random) -> Spoiled:
    """A good report spoiled in ways that it has something for, drawn until there are such."""
    content = _good(rng.randrange(REPORTS))
    while True:
        ways = rng.sample(sorted(catalogue()), rng.randint(1, MOST_WAYS))
        try:
            return spoil(content, *ways, seed=rng.random())
        except Unsuited:
            continue


@cache
def _good(number: int) -> bytes:
    return good(number, number % len(SENDERS))


def main(count: int = COUNT, seed: int = SEED) -> int:
    """Runs and tells; 0 where every value is as meant or answered."""
    started = time.process_time()
    kinds: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    slowest, lost = 0.0, 0
    for outcome in thousand(count, seed):
        kinds[outcome.kind] += 1
        codes.update({finding.code for finding in outcome.report.findings})
        slowest = max(slowest, outcome.seconds)
        lost += len(outcome.lost)
        for line in outcome.lost:
            sys.stdout.write(f"LOST by «{outcome.spoiled.name}»: {line}\n")
    seconds = time.process_time() - started
    sys.stdout.write(
        f"{count} workbooks, seed {seed}, {seconds:.0f} s of one core, slowest {slowest:.2f} s, "
        f"{lost} values lost in silence\n{dict(kinds)}\n{dict(codes.most_common())}\n"
    )
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
