"""What stays is not looked through again and again: a click would wait for it."""

import gc
import tomllib

import pytest

from partyboard import warming
from partyboard.settings import ROOT


@pytest.fixture
def let_be():
    yield
    gc.unfreeze()


def test_what_stays_is_let_be_once_the_board_is_warm(let_be):
    gc.unfreeze()
    before = len(gc.get_objects())
    warming.settle()
    assert len(gc.get_objects()) < before / 10


def test_streamlit_looks_for_no_cycles_after_each_click():
    options = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert options["runner"]["postScriptGC"] is False
