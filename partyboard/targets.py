"""A target of a year set, changed or taken back: a new list of the year's targets, received like
one that came as a workbook.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from partyboard.forms.targets import INDICATORS, LIST, TARGETS
from partyboard.intake.report import Value
from partyboard.intake.worker import Reader
from partyboard.reception.amending import AmendmentRefused, deciding
from partyboard.reception.incoming import Receipt
from partyboard.reception.written import read_lists, receive_lists
from partyboard.settings import Settings
from partyboard.store.database import Cursor, Store, ask
from partyboard.store.listing import listings
from partyboard.text import VIETNAM, Month, clean, format_amount

Targets = Mapping[tuple[str, str], float]  # by organization ("": the whole committee), indicator

LABELS: Mapping[str, str] = {choice.code: choice.label for choice in INDICATORS}
_MOST = 1_000_000


class TargetRefused(AmendmentRefused):
    """It cannot be set so; the message says why, in a sentence for whoever asked."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a year asks for: of the whole committee (organization "") or of one; `target` None: for
    nothing any more.
    """

    year: int
    organization: str
    indicator: str
    target: float | None

    @property
    def title(self) -> str:
        """What is asked of whom, in words."""
        return f"{LABELS[self.indicator]} năm {self.year}, {self.organization or 'toàn Đảng bộ'}"


def targets_of(store: Store, year: int) -> Targets:
    """The targets in force."""
    with store.reading() as cursor:
        return _targets(cursor, year)


def preview(store: Store, goal: Goal) -> str:
    """What setting it will change, in a sentence. Raises TargetRefused where it is nothing."""
    with store.reading() as cursor:
        before = _targets(cursor, goal.year)
        _refuse_unlisted(cursor, goal)
    _with(before, goal)
    return _difference(before, goal)


def set_target(
    store: Store,
    settings: Settings,
    goal: Goal,
    reason: str,
    by: str = "",
    now: datetime | None = None,
    reader: Reader | None = None,
) -> tuple[Receipt, ...]:
    """Keep a new list of the year with this target. Raises AmendmentRefused, ReasonMissing; then
    nothing is stored.
    """
    moment, said = now or datetime.now(VIETNAM), " ".join(clean(reason).split())
    before = targets_of(store, goal.year)
    lists = {Month(goal.year, 1): tuple(map(_row, _with(before, goal).items()))}
    readings = read_lists(store, TARGETS, LIST.name, lists, said, by, moment, reader)
    with deciding(store, reason, by, moment) as decision:
        if _targets(decision.cursor, goal.year) != before:
            raise TargetRefused("Chỉ tiêu vừa được người khác sửa. Xem lại rồi làm lại.")
        _refuse_unlisted(decision.cursor, goal)
        decision.note("target", _difference(before, goal))
        return receive_lists(decision, readings, settings)


def _targets(cursor: Cursor, year: int) -> dict[tuple[str, str], float]:
    rows = ask(cursor, "targets", {"year": year})
    return {
        (str(row["organization"]), str(row["indicator"])): float(str(row["target"])) for row in rows
    }


def _refuse_unlisted(cursor: Cursor, goal: Goal) -> None:
    """A target is somebody's that the lists know by the end of the year."""
    lists = listings(cursor).items()
    known = {each.code for month, entries in lists if month.year <= goal.year for each in entries}
    if goal.organization and goal.target is not None and goal.organization not in known:
        raise TargetRefused(f"Danh sách năm {goal.year} không có đơn vị «{goal.organization}».")


def _with(before: Targets, goal: Goal) -> Targets:
    place = goal.organization, goal.indicator
    if goal.target is not None and not 0 <= goal.target <= _MOST:
        raise TargetRefused("Mức giao là một số từ 0 trở lên.")
    if goal.target == before.get(place):
        raise TargetRefused("Chưa thay đổi gì.")
    after = {each: target for each, target in before.items() if each != place}
    if goal.target is None and not after:
        raise TargetRefused("Đây là chỉ tiêu duy nhất của năm: rút cả danh sách ở Báo cáo đã nhận.")
    return after if goal.target is None else after | {place: goal.target}


def _row(entry: tuple[tuple[str, str], float]) -> Mapping[str, Value]:
    (organization, indicator), target = entry
    row: dict[str, Value] = {"indicator": indicator, "target": target}
    return row | ({"organization": organization} if organization else {})


def _difference(before: Targets, goal: Goal) -> str:
    had = before.get((goal.organization, goal.indicator))
    was = "chưa giao" if had is None else format_amount(had)
    now = "bỏ" if goal.target is None else format_amount(goal.target)
    return f"{goal.title}: {was} → {now}"
