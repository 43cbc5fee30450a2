"""Codes of numbers: dots at thousands whatever the machine, no sign, the unit after."""

import pytest

from partyboard.board.deck import formats


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ((), "0;0"),
        ((3, -9, None), "0;0"),
        ((999,), "0;0"),
        ((3390, 15), r"[>=1000]0\.000;0"),
        ((1234567, 3390), r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"),
        ((42.5, 3), "[$-42A]0.0"),
        ((42.0, None), "0;0"),
    ],
)
def test_code_fits_the_size_of_the_numbers(values, code):
    assert formats.counts(values) == code


def test_unit_stands_after_every_size():
    assert formats.counts((28,), "đơn vị") == '0 "đơn vị";0 "đơn vị"'
    assert formats.counts((2800,), "lớp") == r'[>=1000]0\.000 "lớp";0 "lớp"'
