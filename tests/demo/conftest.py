"""The demo as values, built once for all tests of this folder."""

import pytest

from partyboard.demo.world import build


@pytest.fixture(scope="session")
def demo_world():
    return build()
