"""The demo as values, built once for all tests of this folder."""

import pytest

from partyboard.demo.workbooks import workbooks
from partyboard.demo.world import build


@pytest.fixture(scope="session")
def demo_world():
    return build()


@pytest.fixture(scope="session")
def demo_workbooks(demo_world):
    """Its workbooks in the order of receipt: filling them in takes some seconds."""
    return list(workbooks(demo_world))
