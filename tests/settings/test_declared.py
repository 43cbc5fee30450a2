"""The declarations and the check are about the same settings."""

import tomllib

import pytest

from partyboard.settings import DEFAULT_FILE, SettingsError, parse
from partyboard.settings.declared import COMMITTEE, DECLARED

NAMES = {"since": "2020-01", "name": "a", "short": "b", "whole": "c", "symbol": "d"}


def test_every_setting_of_the_shipped_file_is_declared_and_back():
    written = tomllib.loads(DEFAULT_FILE.read_text(encoding="utf-8"))
    names = {(COMMITTEE, key) for key in written.pop(COMMITTEE)[0]}
    names |= {(table, key) for table, keys in written.items() for key in keys}
    assert {(each.table, each.key) for each in DECLARED} == names


def test_every_setting_that_is_read_stands_in_the_shipped_file():
    written = tomllib.loads(DEFAULT_FILE.read_text(encoding="utf-8"))
    written.pop(COMMITTEE)
    with pytest.raises(SettingsError) as refused:
        parse({COMMITTEE: [NAMES]} | {table: {"zzzz": 1} for table in written})
    known = {fault.to_do.partition(" có: ")[2].rstrip(".") for fault in refused.value.faults}
    assert known == {", ".join(keys) for keys in written.values()}


def test_where_nothing_is_set_the_usual_holds():
    usual = {COMMITTEE: [NAMES]}
    for each in DECLARED:
        if each.table != COMMITTEE:
            value = list(each.usual) if isinstance(each.usual, tuple) else each.usual
            usual.setdefault(each.table, {})[each.key] = value
    assert parse(usual) == parse({COMMITTEE: [NAMES]})


def test_each_has_a_name_of_its_own_and_says_what_it_means():
    assert len({each.label for each in DECLARED}) == len(DECLARED)
    assert all(each.meaning for each in DECLARED)
