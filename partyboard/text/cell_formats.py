"""What an Excel number format makes the sender see: a percentage, a date, leading zeros."""

import re
from functools import lru_cache

# Quoted and escaped text, fillers (_x, *x) and [colours, currencies] say nothing about the kind.
_DECORATION = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@lru_cache(maxsize=1024)
def shows_percent(number_format: str) -> bool:
    """Whether a number is shown multiplied by a hundred."""
    return "%" in _bare(number_format)


@lru_cache(maxsize=1024)
def shows_date(number_format: str) -> bool:
    """Whether a number is shown as a date (a time alone is not one)."""
    bare = _bare(number_format)
    if "general" in bare:
        return False
    return bool(set(bare) & set("dy")) or ("m" in bare and not set(bare) & set("hs"))


def shown_width(number_format: str) -> int:
    """How many digits a format of zeros alone shows: 3 for "000", which shows 7 as 007."""
    return len(number_format) if re.fullmatch("0+", number_format) else 0


def _bare(number_format: str) -> str:
    return _DECORATION.sub("", number_format).split(";")[0].casefold()
