"""A board that cannot show, write or read a workbook is not ready, and tells nobody why."""

import os
from collections import namedtuple

import pytest
from starlette.requests import Request

from partyboard import readiness
from partyboard.intake.worker import Reader
from partyboard.store.database import Store


@pytest.fixture
def board(tmp_path):
    """A board in a file, and a reader of its own."""
    with Store(tmp_path / "board.duckdb") as store, Reader(workers=1) as reader:
        yield store, reader


def test_a_new_board_is_ready_and_its_reader_runs(board):
    assert readiness.fault(*board) == ""
    assert len(board[1].pids) == 1
    assert readiness.fault(*board) == ""


def test_a_board_whose_readers_do_not_start_is_not_ready(board):
    board[1].close()
    assert "ReaderFailed" in readiness.fault(*board)


def test_a_board_that_cannot_be_asked_is_not_ready(board):
    board[0].close()
    assert readiness.fault(*board)


def test_a_full_disk_is_not_ready(board, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(readiness, "disk_usage", lambda _: usage(1, 1, 1000))
    assert "bytes free" in readiness.fault(*board)


@pytest.mark.parametrize("refused", ["board.duckdb", ""])
def test_a_file_or_folder_that_is_only_read_is_not_ready(board, tmp_path, monkeypatch, refused):
    path = tmp_path / refused
    allowed = os.access
    monkeypatch.setattr(
        readiness.os, "access", lambda asked, mode: asked != path and allowed(asked, mode)
    )
    assert "cannot be written" in readiness.fault(*board)


def test_whoever_asks_is_told_nothing_else(board, monkeypatch):
    import app

    request = Request({"type": "http"})
    monkeypatch.setattr(app, "running_store", lambda: board[0])
    monkeypatch.setattr(app, "shared_reader", lambda: board[1])
    ready = app.readyz(request)
    board[1].close()
    refused = app.readyz(request)
    assert (ready.status_code, ready.body) == (200, b"ok")
    assert (refused.status_code, refused.body) == (503, b"")
