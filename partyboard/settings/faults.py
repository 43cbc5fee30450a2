"""What is wrong with partyboard.toml: each fault with its line, what was found, what to write."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """`told` is what is wrong, `to_do` what to write instead; both are sentences."""

    told: str
    to_do: str
    line: int | None = None

    def __str__(self) -> str:
        """All of it, as it is read out."""
        place = f"dòng {self.line}: " if self.line else ""
        return f"{place}{self.told} {self.to_do}"


class SettingsError(ValueError):
    """partyboard.toml cannot be used; `faults` are all that was found wrong, line by line."""

    def __init__(self, faults: Sequence[Fault], file: Path | None = None) -> None:
        """`file` is the one that was read, where one was."""
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line or 0))
        named = f"Tệp cài đặt {file}, " if file else ""
        super().__init__("\n".join(f"{named}{fault}" for fault in self.faults))
