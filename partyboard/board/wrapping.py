"""How wide text is drawn and where it breaks, known before any browser has drawn it."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Hundredths of the letter size, as measured in Be Vietnam Pro 600 (Arial is narrower).
_MEASURED = {
    23: " ",
    28: "ilI",
    32: "j·.:,;'|",
    42: "frt1",
    46: "()-J",
    53: "szs/",
    59: "hknuvxy7",
    62: "ceE",
    66: "abdgopqFLPSTZ2358+−",
    70: "đBKRY069–",
    74: "DHNUVX4",
    79: "ACGĐQ",
    84: "O…",
    89: "mwM%",
    104: "W",
}
_WIDTHS = {char: width for width, chars in _MEASURED.items() for char in chars}
_WIDEST_COMMON = 89
_STUB = 0.28


def text_width(text: str, size: int) -> int:
    """The width in pixels."""
    return round(sum(map(_width, unicodedata.normalize("NFC", text))) * size / 100)


def wrapped(text: str, width: float, size: int) -> list[str]:
    """The text in lines that fit a width, broken between words; a longer word stays whole."""
    return joined(text.split(), " ", width, size)


def joined(parts: Sequence[str], separator: str, width: float, size: int) -> list[str]:
    """Parts in lines that fit a width, broken between parts only."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}{separator}{part}" if lines[-1] else part
        if lines[-1] and text_width(longer, size) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def balanced(text: str, width: float, size: int) -> list[str]:
    """As few lines as fit: two break after a comma where that fits, more are of about the same
    length, so that no word is left alone on the last."""
    best = wrapped(text, width, size)
    if len(best) == 2 and (halves := _at_comma(text, width, size)):
        return halves
    for narrower in range(int(width), size, -size // 2):
        lines = wrapped(text, narrower, size)
        if len(lines) > len(best):
            break
        best = lines
    return best


def shortened(text: str, width: float, size: int, lines: int) -> list[str]:
    """The text in at most so many lines; what is left out shows as an ellipsis."""
    found = wrapped(text, width, size)
    if len(found) <= lines:
        return balanced(text, width, size)
    last = found[lines - 1]
    while " " in last and text_width(f"{last} …", size) > width:
        last = last.rsplit(" ", 1)[0]
    return [*found[: lines - 1], f"{last} …"]


def _at_comma(text: str, width: float, size: int) -> list[str]:
    """The two lines broken after the comma nearest the middle; none when they do not fit, or one
    would be a mere stub."""
    places = [at + 1 for at, char in enumerate(text) if char in ",;:" and text[at + 1 :][:1] == " "]
    least = len(text) * _STUB
    halves = [[text[:at], text[at + 1 :]] for at in places if least < at < len(text) - least]
    fitting = [pair for pair in halves if all(text_width(line, size) <= width for line in pair)]
    return min(fitting, key=lambda pair: abs(len(pair[0]) - len(pair[1])), default=[])


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    base = unicodedata.normalize("NFD", char)[0]
    return _WIDTHS.get(base, _WIDEST_COMMON)
