"""Whether a worksheet bears the name of a declared sheet."""

import re
from functools import lru_cache

from partyboard.forms.model import Sheet
from partyboard.intake.grid import Grid
from partyboard.intake.vocabulary import bare
from partyboard.text import key, loose_key

_COPY = re.compile(r" ?\([0-9]+\)$")  # Excel names a copied sheet "Đảng viên (2)"


def bears_name(grid: Grid, sheet: Sheet) -> bool:
    """Whether a worksheet has the sheet's title or alias, however spelled, or is a copy of it."""
    return _is_called(grid.title, sheet.title, sheet.aliases)


def is_name_of(tab: str, sheet: Sheet) -> bool:
    """The same of what stands on a tab."""
    return _is_called(tab, sheet.title, sheet.aliases)


@lru_cache(maxsize=4096)
def _is_called(tab: str, title: str, aliases: tuple[str, ...]) -> bool:
    names = (title, *aliases)
    title = bare(_COPY.sub("", key(tab)))
    return title in map(key, names) or loose_key(title) in map(loose_key, names)
