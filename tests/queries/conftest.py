"""The demo's facts in pandas."""

import pytest
from facts import Facts


@pytest.fixture(scope="session")
def facts(demo_store):
    """What the demo's database holds now."""
    return Facts(demo_store)
