"""How much of a year's target is done, against its pace: what that amounts to, and in words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from partyboard.board.columns import Number, number
from partyboard.board.indicators import Indicator
from partyboard.board.sentences import against_pace, amount, is_behind
from partyboard.store.database import Row
from partyboard.text import Month, format_count, format_percent

_VERBS = {
    "admitted": "kết nạp",
    "official_conversions": "chuyển chính thức",
    "classes": "mở",
    "participants": "bồi dưỡng",
}


class Standing(Enum):
    """Where one stands against a target; the value is said in tables."""

    NO_TARGET = "Chưa giao chỉ tiêu"
    ZERO = "Chỉ tiêu bằng 0"
    UNKNOWN = "Chưa có báo cáo"
    REACHED = "Đạt chỉ tiêu năm"
    BEHIND = "Chậm tiến độ"
    ON_PACE = "Đúng tiến độ"
    AHEAD = "Nhanh hơn tiến độ"


@dataclass(frozen=True, slots=True)
class Achievement:
    """What is done of a target in the year of `until`, the last month that can be judged (None:
    there is none yet). `done` is None where nothing was reported, `target` None where none is set.
    """

    indicator: Indicator
    until: Month | None
    done: int | None
    target: Number

    @property
    def pace(self) -> Number:
        """Where the target asks to be by then: target x months passed / 12."""
        if self.target is None or self.until is None:
            return None
        return self.target * self.until.number / 12

    @property
    def standing(self) -> Standing:
        """Less than one whole unit off the pace is on pace."""
        if self.target is None:
            return Standing.NO_TARGET
        if not self.target:
            return Standing.ZERO
        if self.done is None or self.pace is None:
            return Standing.UNKNOWN
        if self.done >= self.target:
            return Standing.REACHED
        if is_behind(self.done, self.pace):
            return Standing.BEHIND
        return Standing.AHEAD if self.done >= self.pace + 1 else Standing.ON_PACE

    @property
    def share(self) -> float | None:
        """Done / target; None without either, and for a target of zero."""
        return None if self.done is None or not self.target else self.done / self.target

    @property
    def pace_share(self) -> float | None:
        """Pace / target, as `share`."""
        return None if self.pace is None or not self.target else self.pace / self.target

    @property
    def remaining(self) -> int:
        """Whole units still to be done to reach the target."""
        return max(0, math.ceil((self.target or 0) - (self.done or 0)))

    @property
    def months_left(self) -> int:
        """Months of the year after the last one judged."""
        return 12 - (self.until.number if self.until else 0)

    @property
    def needed_per_month(self) -> int | None:
        """Whole units in each month left; None when none is left, or nothing is asked for."""
        if self.done is None or not self.target or not self.months_left:
            return None
        return math.ceil(max(0, self.target - self.done) / self.months_left)


def achieved_by(row: Row, entry: Indicator, until: Month | None) -> Achievement:
    """What a row with `cumulative` and `target` says is done until a month."""
    done = number(row["cumulative"])
    return Achievement(entry, until, None if done is None else int(done), number(row["target"]))


def judged(row: Row, entry: Indicator) -> Achievement:
    """What a row of `targets_by_organization` says is done, up to the month that it names."""
    until = row["until"]
    return achieved_by(row, entry, Month.of(until) if isinstance(until, date) else None)


def finding(achieved: Achievement, month: Month) -> str:
    """Kết nạp 40/101, đạt 40% chỉ tiêu năm, chậm 2 so với tiến độ."""
    label, done = achieved.indicator.label, achieved.done
    if done is None:
        return f"Chưa có báo cáo tháng {month.label}"
    if not achieved.target:
        since = f"{label} {format_count(done)} từ đầu năm {month.year}"
        asked = "chưa giao chỉ tiêu" if achieved.target is None else "chỉ tiêu năm bằng 0"
        return f"{since}, {asked}"
    counted = f"{label} {format_count(done)}/{amount(achieved.target)}"
    if achieved.standing is Standing.REACHED:
        return f"{counted}, {'vượt' if done > achieved.target else 'hoàn thành'} chỉ tiêu năm"
    share = format_percent(done / achieved.target, 0)
    judged = achieved.until
    until = f" đến hết tháng {judged.number}" if judged and judged != month else ""
    return f"{counted}, đạt {share} chỉ tiêu năm{until}, {against_pace(done, achieved.pace)}"


def urgency(achieved: Achievement) -> tuple[bool, float, float]:
    """For sorting: those furthest below their pace first, then by the share that is done; what
    cannot be judged last."""
    if achieved.done is None or achieved.share is None:
        return True, 0.0, 0.0
    behind = achieved.standing is Standing.BEHIND
    return False, (achieved.done - (achieved.pace or 0)) if behind else 0.0, achieved.share


def who_is_behind(found: Sequence[Achievement], entry: Indicator, month: Month) -> str:
    """6/16 đơn vị chậm tiến độ kết nạp; of one organization its own finding."""
    asked, what = [each for each in found if each.target], entry.label.lower()
    if not asked:
        return f"Năm {month.year} chưa giao chỉ tiêu {what} cho đơn vị"
    if len(asked) == 1:
        return finding(asked[0], month)
    behind = sum(each.standing is Standing.BEHIND for each in asked)
    if not behind:
        return f"Không đơn vị nào trong {format_count(len(asked))} đơn vị chậm tiến độ {what}"
    return f"{format_count(behind)}/{format_count(len(asked))} đơn vị chậm tiến độ {what}"


def what_is_needed(achieved: Achievement, reached_in: Month | None = None) -> str:
    """Cần kết nạp 9 đảng viên mỗi tháng từ tháng 6 để đạt 101; empty where nothing is asked for."""
    unit, target = achieved.indicator.unit, amount(achieved.target)
    if not achieved.target or achieved.done is None or achieved.until is None:
        return ""
    if achieved.standing is Standing.REACHED:
        when = f" từ tháng {reached_in.number}" if reached_in else ""
        return f"Đã đạt chỉ tiêu {target} của năm {achieved.until.year}{when}"
    per_month = achieved.needed_per_month
    if per_month is None:
        missing = f"{format_count(achieved.remaining)} {unit}"
        return f"Hết năm {achieved.until.year}, còn thiếu {missing} so với chỉ tiêu {target}"
    last, following = achieved.months_left == 1, achieved.until.number + 1
    when = "trong tháng 12" if last else f"mỗi tháng từ tháng {following}"
    return f"Cần {_verb(achieved)} {format_count(per_month)} {unit} {when} để đạt {target}"


def _verb(achieved: Achievement) -> str:
    return _VERBS.get(achieved.indicator.name, "thực hiện")
