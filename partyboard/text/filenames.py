"""Names that other people gave their files, as names that every system can keep a file under."""

import re
from pathlib import PurePosixPath

from partyboard.text.labels import clean

_LONGEST, _BYTES = 120, 200  # Linux and Windows stop at 255, and something may be put behind
_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\/]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", re.IGNORECASE)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def safe_part(name: str) -> str:
    """A name without what no system takes, what cannot be seen and what Windows takes for a device;
    "" where nothing is left. A sign that turns the direction of reading is one that cannot be seen:
    "gpj.xlsx" and "xslx.jpg" would look alike.
    """
    shown = _shortened(_UNSAFE.sub("_", clean(name)), _BYTES)[:_LONGEST].strip(". ")
    return f"_{shown}" if _DEVICE.match(shown) else shown


def safe_name(filename: str) -> str:
    """The last part of a path, made safe, with the ending that it had."""
    last = PurePosixPath(filename.replace("\\", "/")).name
    ending = _ENDING.search(clean(last))
    stem = safe_part(last.removesuffix(ending[0]) if ending else last)
    return f"{stem}{ending[0] if ending else ''}" if stem else safe_part(last)


def _shortened(text: str, most: int) -> str:
    return text.encode(errors="ignore")[:most].decode(errors="ignore")
