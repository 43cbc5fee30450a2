"""How far the figures of a picture can be trusted, and what was said of odd ones."""

from dataclasses import dataclass
from datetime import datetime

from partyboard.board.break_marks import Break
from partyboard.board.footnotes import Footnote
from partyboard.text import format_count, format_moment


@dataclass(frozen=True)
class Honesty:
    """How many organizations reported, how many are carried forward, when the last report came,
    locked or not; `known_at` is the past moment as of which it is shown (None: now); `by_today`:
    under whoever took an organization over; `breaks` of its history."""

    received: int
    expected: int
    carried: int
    as_of: datetime | None
    provisional: bool
    footnotes: tuple[Footnote, ...] = ()
    known_at: datetime | None = None
    by_today: bool = False
    breaks: tuple[Break, ...] = ()

    @property
    def footer(self) -> str:
        """The line under every picture."""
        return " · ".join(self.parts)

    @property
    def parts(self) -> list[str]:
        """What the line says, one fact each."""
        parts = [self._reported]
        if self.carried:
            parts.append(f"{format_count(self.carried)} đơn vị tạm tính")
        if self.by_today:
            parts.append("quy về cơ cấu hiện nay")
        if self.known_at:
            parts.append(f"số liệu như đã biết lúc {format_moment(self.known_at)}")
        elif self.as_of:
            parts.append(f"số liệu đến {format_moment(self.as_of)}")
        return parts

    @property
    def _reported(self) -> str:
        if self.expected == 1:
            return "Đơn vị đã báo cáo" if self.received else "Đơn vị chưa báo cáo"
        return f"{format_count(self.received)}/{format_count(self.expected)} đơn vị đã báo cáo"
