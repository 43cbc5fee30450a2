"""The fast reader and openpyxl give the same answer to the same file."""

import pytest
from read_samples import SAMPLES

from partyboard.intake.read import read_with_openpyxl, read_workbook


@pytest.mark.parametrize("name", SAMPLES)
def test_both_readers_give_the_same_answer(name: str) -> None:
    assert read_workbook(SAMPLES[name]) == read_with_openpyxl(SAMPLES[name])
