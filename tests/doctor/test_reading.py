"""The doctor reads a workbook as the page does, and says where that fails."""

import sys

import pytest

from partyboard.doctor import State, reader, reading
from partyboard.forms.registry import form_named
from partyboard.intake import worker
from partyboard.intake.template import template


def test_a_workbook_is_read():
    assert reader().state is State.GOOD


def test_reading_processes_that_do_not_start_are_told(monkeypatch):
    monkeypatch.setattr(worker.sys, "executable", "/nowhere/python")
    check = reader()
    assert check.state is State.FAULT and check.to_do


@pytest.mark.skipif(sys.platform == "win32", reason="true is a program of Unix")
def test_reading_processes_that_end_at_once_are_told(monkeypatch):
    monkeypatch.setattr(worker.sys, "executable", "/bin/true")
    assert reader().state is State.FAULT


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda form, filling: b"no workbook",
        lambda form, filling: template(form_named("targets"), filling),
    ],
)
def test_a_workbook_that_comes_back_as_something_else_is_told(monkeypatch, spoiled):
    monkeypatch.setattr(reading, "template", spoiled)
    assert reader().state is State.FAULT
