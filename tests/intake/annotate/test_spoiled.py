"""Whatever an office did to its workbook: marked and sent back it says the same, twice over."""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest
from annotating import HEADING, HERE, reports_of, said_in
from good_reports import good
from spoiling import ORDER, Unsuited, catalogue, spoil

from partyboard.intake.annotate import Unannotatable, annotate

SEED = 20210531
TOGETHER = 4
KNOWN = catalogue()
OF_THE_FILE = [name for name, one in KNOWN.items() if ORDER[one.order] == "file"]
NO_CLASSES = 4  # the good report of this seed has none
good_one = cache(good)


def batches() -> Iterator[tuple[str, ...]]:
    """Every spoiling once: what is done to the file alone, the others a few at a time."""
    names = [name for name in KNOWN if name not in OF_THE_FILE]
    Random(SEED).shuffle(names)
    yield from ((name,) for name in OF_THE_FILE)
    yield from (tuple(names[at : at + TOGETHER]) for at in range(0, len(names), TOGETHER))


def spoiled(names: tuple[str, ...]) -> list[bytes]:
    """A workbook spoiled in all of these ways; one for each where they do not go together."""
    try:
        return [spoil(good_one(0), *names, seed=SEED).content]
    except Unsuited:
        if len(names) == 1:
            return [spoil(good_one(NO_CLASSES), *names, seed=SEED).content]
        return [content for name in names for content in spoiled((name,))]


@pytest.mark.parametrize("names", [*batches()], ids=" + ".join)
def test_spoiled_workbook_says_the_same_when_it_comes_back(names: tuple[str, ...]) -> None:
    for content in spoiled(names):
        reports = reports_of(content)
        try:
            marked = annotate(content, reports, HEADING, reader=HERE)
        except Unannotatable as refused:
            assert [str(refused)] == [found.message for found in reports[0].findings]
            continue
        again = reports_of(marked)
        assert said_in(again) == said_in(reports)
        assert annotate(marked, again, HEADING, reader=HERE) == marked
