"""Committees that write hostile texts everywhere, each made once."""

import hostile
import pytest

from partyboard.store.database import Store


@pytest.fixture(scope="session")
def formula_store(tmp_path_factory):
    """Every text of it begins as a formula."""
    path = tmp_path_factory.mktemp("formula") / "board.duckdb"
    with Store(hostile.committee(path, hostile.FORMULA)) as store:
        yield store


@pytest.fixture(scope="session")
def markup_file(tmp_path_factory):
    """Every text of it is markup."""
    path = tmp_path_factory.mktemp("markup") / "board.duckdb"
    return hostile.committee(path, hostile.MARKUP)
