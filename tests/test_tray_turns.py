"""Many files of one are looked through before many of another; a few never wait."""

import threading
from dataclasses import dataclass

import pytest
from filled_forms import report
from small_board import JANUARY, build, list_only, stays

from partyboard.store.database import Store
from partyboard.tray import FEW, Tray

MANY = FEW + 1


@dataclass(frozen=True)
class Dropped:
    """A file as the uploader gives it."""

    name: str
    content: bytes

    @property
    def file_id(self) -> str:
        return self.name

    def getvalue(self) -> bytes:
        return self.content


def tray(files: int) -> Tray:
    filled = Tray()
    filled.touched()
    contents = [report("STC", JANUARY, members=stays(number + 1)) for number in range(files)]
    filled.take([Dropped(f"{n}.xlsx", content) for n, content in enumerate(contents)])
    return filled


@pytest.fixture
def store(tmp_path):
    with Store(build(tmp_path / "board.duckdb", list_only())) as opened:
        yield opened


@pytest.mark.parametrize(("others", "waits"), [(MANY, True), (FEW, False)])
def test_many_files_wait_for_their_turn_and_a_few_do_not(store, settings, others, waits):
    first, second = tray(MANY), tray(others)
    is_first_at_it, may_go_on, is_second_through = (threading.Event() for _ in range(3))

    def hold(done: int, file: str) -> None:
        is_first_at_it.set()
        may_go_on.wait(30)

    def look_second() -> None:
        second.look(store, settings, lambda: lambda done, file: None)
        is_second_through.set()

    holding = threading.Thread(target=first.look, args=(store, settings, lambda: hold))
    coming = threading.Thread(target=look_second)
    holding.start()
    assert is_first_at_it.wait(30)
    coming.start()
    assert is_second_through.wait(2 if waits else 30) is not waits
    may_go_on.set()
    holding.join(30)
    coming.join(30)
    assert len(first.receipts) == MANY and len(second.receipts) == others
