"""Spreadsheets that no one here made, from a folder of them: how each is answered, and how soon.

`python -m benchmarks.corpus FOLDER` prints the tables of docs/benchmarks.md.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from partyboard.forms.registry import FORMS
from partyboard.intake.findings import Finding
from partyboard.intake.mending import AS_SENT
from partyboard.intake.worker import Reader

_OFTEN = 3  # files of each extreme that are named


@dataclass(frozen=True, slots=True)
class Answered:
    """A file, its size in bytes, the codes of what was found in it, and how long that took."""

    name: str
    size: int
    codes: frozenset[str]
    seconds: float


def answers(paths: Sequence[Path]) -> Iterator[Answered]:
    """Each file examined as when it is loaded, one after the other."""
    with Reader(workers=1) as reader:
        list(reader.examine_many([(b"", AS_SENT)], FORMS))  # so that no file pays for the start
        for path in paths:
            content = path.read_bytes()
            start = time.perf_counter()
            (answer,) = reader.examine_many([(content, AS_SENT)], FORMS)
            seconds = time.perf_counter() - start
            yield Answered(path.name, len(content), _codes(answer), seconds)


def report(folder: Path) -> Iterator[str]:
    """The tables' lines."""
    done = list(answers(sorted(path for path in folder.iterdir() if path.is_file())))
    yield f"{len(done)} files, {sum(each.size for each in done):,} bytes; each was answered."
    yield ""
    yield "| finding | files |"
    yield "|---|---|"
    found = Counter(code for each in done for code in each.codes or {"none"})
    yield from (f"| `{code}` | {times} |" for code, times in found.most_common())
    for title, place in (("slowest", _seconds), ("largest", _size)):
        yield ""
        yield f"| {title} | bytes | seconds | answered with |"
        yield "|---|---|---|---|"
        for each in sorted(done, key=place, reverse=True)[:_OFTEN]:
            codes = ", ".join(f"`{code}`" for code in sorted(each.codes)) or "none"
            yield f"| {each.name} | {each.size:,} | {each.seconds:.2f} | {codes} |"


def _codes(answer: object) -> frozenset[str]:
    if isinstance(answer, Finding):
        return frozenset({answer.code})
    reports = answer if isinstance(answer, tuple) else ()
    return frozenset(found.code for report in reports for found in report.findings)


def _seconds(each: Answered) -> float:
    return each.seconds


def _size(each: Answered) -> int:
    return each.size


def main() -> None:
    """Print them."""
    for line in report(Path(sys.argv[1])):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
