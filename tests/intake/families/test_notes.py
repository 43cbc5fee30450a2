"""Each note of what went wrong elsewhere has its family, and each test that it names is there."""

import re
from pathlib import Path

import pytest
from families import NOTES, Note

TESTS = Path(__file__).resolve().parents[2]
ABOUT_WORKBOOKS = (1, 2, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 20, 21, 22)


def test_every_note_about_workbooks_has_its_family() -> None:
    assert tuple(NOTES) == ABOUT_WORKBOOKS


@pytest.mark.parametrize("note", NOTES.values(), ids=lambda note: note.about)
def test_a_note_has_a_test_that_stands_where_it_says(note: Note) -> None:
    assert note.tests
    for path, names in note.tests.items():
        text = (TESTS / path).read_text(encoding="utf-8")
        for name in names:
            assert re.search(rf"^def test_{name}\(", text, re.MULTILINE), f"{path} has no {name}"
