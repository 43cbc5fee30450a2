"""A small committee to judge by eye."""

import pytest
from filled_forms import at, listing, sent
from small_board import MAY

from partyboard.board.view import View
from partyboard.reception import receive


@pytest.fixture
def load(empty_store, settings):
    """Loads workbooks of a committee of three; the view of May."""

    def loaded(*contents):
        receive(empty_store, map(sent, (listing(), *contents)), settings, now=at(2021, 5, 31))
        return View(empty_store, settings, MAY)

    return loaded
