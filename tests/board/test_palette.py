"""The colours measured: as text, to colour-blind readers, and in a black-and-white print."""

import pytest

from partyboard.board import palette

LEAST_AS_TEXT = 4.5  # WCAG 2.1, 1.4.3
LEAST_IN_GREY = 1.35  # a step between two greys that a laser print keeps apart
LEAST_APART = 20  # CIE76; 2.3 is the least that is seen side by side

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE_POINT = (0.95047, 1.0, 1.08883)

Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def luminance(colour: str) -> float:
    return times(TO_XYZ, linear(colour))[1]


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, seen_by: tuple[Triple, Triple, Triple]) -> Triple:
    red, green, blue = (min(1.0, max(0.0, c)) for c in times(seen_by, linear(colour)))
    x, y, z = (
        c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116
        for c in (
            v / w for v, w in zip(times(TO_XYZ, (red, green, blue)), WHITE_POINT, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(first: str, second: str, seen_by: tuple[Triple, Triple, Triple]) -> float:
    pairs = zip(lab(first, seen_by), lab(second, seen_by), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("colour", palette.TEXTS)
def test_words_can_be_read_on_white(colour):
    assert contrast(colour, palette.WHITE) >= LEAST_AS_TEXT


def test_white_numbers_can_be_read_on_red():
    assert contrast(palette.WHITE, palette.RED) >= LEAST_AS_TEXT


@pytest.mark.parametrize("pair", palette.PAIRS)
@pytest.mark.parametrize("seen_by", [NORMAL, PROTANOPIA, DEUTERANOPIA])
def test_colours_that_meet_differ_for_every_reader(pair, seen_by):
    assert apart(*pair, seen_by) >= LEAST_APART


@pytest.mark.parametrize("pair", palette.PAIRS)
def test_colours_that_meet_differ_in_a_black_and_white_print(pair):
    assert contrast(*pair) >= LEAST_IN_GREY


def test_the_further_back_the_lighter():
    ladder = (palette.MUTED, palette.AXIS, palette.GRID, palette.WHITE)
    assert sorted(ladder, key=luminance) == list(ladder)
