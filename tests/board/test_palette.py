"""The colours measured: as text, to colour-blind readers, and in a black-and-white print."""

import re
import tomllib
from itertools import combinations

import pytest

from partyboard.board import palette
from partyboard.board.pictures import PICTURES, picture
from partyboard.board.view import View, months_with_reports
from partyboard.settings import ROOT

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
TRITANOPIA = (
    (1.255528, -0.076749, -0.178779),
    (-0.078411, 0.930809, 0.147602),
    (0.004733, 0.691367, 0.303900),
)
NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
READERS = (NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA)
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
@pytest.mark.parametrize("seen_by", READERS)
def test_colours_that_meet_differ_for_every_reader(pair, seen_by):
    assert apart(*pair, seen_by) >= LEAST_APART


@pytest.mark.parametrize("pair", palette.PAIRS)
def test_colours_that_meet_differ_in_a_black_and_white_print(pair):
    assert contrast(*pair) >= LEAST_IN_GREY


def test_the_further_back_the_lighter():
    ladder = (palette.MUTED, palette.AXIS, palette.GRID, palette.WHITE)
    assert sorted(ladder, key=luminance) == list(ladder)


def bars_in(figure) -> list[str]:
    """The colours of a picture's bars: lines and points differ by their marks."""
    found = set()
    for trace in figure.to_plotly_json()["data"]:
        if trace["type"] == "bar":
            colours = trace["marker"]["color"]
            found.update([colours] if isinstance(colours, str) else colours)
    return sorted(found)


@pytest.mark.parametrize("name", PICTURES)
def test_every_two_bars_of_a_picture_differ_for_every_reader(demo_store, settings, name):
    view = View(demo_store, settings, months_with_reports(demo_store)[-1])
    for pair in combinations(bars_in(picture(view, name).figure), 2):
        for seen_by in READERS:
            assert apart(*pair, seen_by) >= LEAST_APART, pair


STYLES = sorted([*ROOT.glob("pages/parts/*.py"), *ROOT.glob("pages/static/*.css")])
RULE = re.compile(r"\{([^{}]*)\}")
SAID = re.compile(r"(?<![\w-])(color|background(?:-color)?):\s*(#[0-9A-Fa-f]{6})")


def declared(style: str) -> list[tuple[str, str]]:
    """Each colour of words with the background of its own rule, white where it has none. What
    stands on another's is measured in the browser: tests/browser/test_looks.py."""
    rules = [
        {kind.split("-")[0]: colour for kind, colour in SAID.findall(rule)}
        for rule in RULE.findall(style)
    ]
    return [
        (rule["color"], rule.get("background", palette.WHITE)) for rule in rules if "color" in rule
    ]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_words_of_our_own_styles_can_be_read(path):
    for words, ground in declared(path.read_text(encoding="utf-8")):
        if words.upper() != ground.upper():
            assert contrast(words, ground) >= LEAST_AS_TEXT, (words, ground)


def test_a_style_with_pale_words_would_be_found():
    assert contrast(*declared(".a { color: #AEB7C2; }")[0]) < LEAST_AS_TEXT


def test_words_of_the_theme_can_be_read():
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        theme = tomllib.load(file)["theme"]
    words = [theme[name] for name in theme if name.endswith("Color") and is_of_words(name)]
    assert len(words) >= 7
    for colour in words:
        for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
            assert contrast(colour, ground) >= LEAST_AS_TEXT, (colour, ground)


def is_of_words(name: str) -> bool:
    return "ackground" not in name and "order" not in name
