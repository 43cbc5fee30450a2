"""Processes killed at random moments of their work, and what is found after each.

`python -m benchmarks.faults [KILLS]` prints the lines of docs/benchmarks.md; on Linux only, for it
forks. The board is made as it goes; every kill is followed by opening it and reading all of it.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from partyboard import settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from killing import Found, Victim, victim  # noqa: E402 the tests' own program that is killed

KILLS = 100
SEED = 2056
WORKS = ("load", "rebuild", "backup", "migration")


def report(kills: int) -> Iterator[str]:
    """The table's lines."""
    rng = random.Random(SEED)
    found: dict[str, list[Found]] = {work: [] for work in WORKS}
    with tempfile.TemporaryDirectory() as folder:
        with victim(Path(folder), settings.load(settings.DEFAULT_FILE)) as program:
            program.kill("load", 3, after_first=True)
            takes = {work: _takes(program, work) for work in WORKS}
            for number in range(kills):
                work = WORKS[number % len(WORKS)]
                program.prepare(work)
                moment = rng.uniform(0, 2 * takes[work])
                program.kill(work, moment, after_first=work == "load" and rng.random() < 0.5)
                found[work].append(program.found(work))
            acknowledged = len(program.acknowledged())
    yield "| killed while it did | kills | found afterwards | lost | torn |"
    yield "|---|---|---|---|---|"
    for work, each in found.items():
        states = Counter(one.state for one in each)
        told = ", ".join(f"{state}: {times}" for state, times in sorted(states.items()))
        lost, torn = sum(one.lost for one in each), sum(one.torn for one in each)
        yield f"| {work} | {len(each)} | {told} | {lost} | {torn} |"
    yield f"\n{acknowledged} batches of three workbooks were acknowledged."


def _takes(program: Victim, work: str) -> float:
    """Seconds of a whole work; loading never ends."""
    if work == "load":
        return 0.3
    program.prepare(work)
    return program.duration(work)


def main() -> None:
    """The table for the kills that the call names."""
    for line in report(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
