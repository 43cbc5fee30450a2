"""How numbers are written in charts that PowerPoint draws: 3.390 whatever the machine's locale.

`#,##0` shows 3,390 on an English Windows, which a reader here takes for three and a bit; so the
dots stand in the code as letters. A decimal mark cannot, and is left to the machine.
"""

from collections.abc import Iterable

from partyboard.board.columns import Number

_VIETNAMESE = "[$-42A]"  # LibreOffice heeds it; Excel and PowerPoint use the machine's mark
SHARES = f"{_VIETNAMESE}0.0%"

_BY_SIZE = ((10**6, r"[>=1000000]0\.000\.000"), (10**3, r"[>=1000]0\.000"))


def counts(values: Iterable[Number], unit: str = "") -> str:
    """The code for counts such as these, without their sign, and with a unit after them."""
    known = [abs(value) for value in values if value is not None]
    if any(value != int(value) for value in known):
        return f"{_VIETNAMESE}0.0"
    after = f' "{unit}"' if unit else ""
    sizes = [code for least, code in _BY_SIZE if max(known, default=0) >= least]
    if not sizes:  # positive; negative
        return f"0{after};0{after}"
    return ";".join(f"{code}{after}" for code in [*sizes, "0"])
