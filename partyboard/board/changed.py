"""What has become of the figures since a past moment, and the reports that did it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from partyboard.board.behind import behind_figure
from partyboard.board.indicators import INDICATORS, Indicator
from partyboard.board.parts import Part, parts
from partyboard.board.steps_since import Step, steps_since
from partyboard.board.view import View, months_with_reports
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Changed:
    """A month's figure that is not what it was; None where it was, or is, not known."""

    month: Month
    entry: Indicator
    then: int | None
    now: int | None

    @property
    def change(self) -> int | None:
        """By how much; None where one of the two is not known."""
        return None if self.then is None or self.now is None else self.now - self.then


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """What one organization gives to a figure, then and now (None: not reported), and the reports
    that changed it. `otherwise` says why it changed where no report did it.
    """

    name: str
    then: int | None
    now: int | None
    steps: tuple[Step, ...]
    otherwise: str

    @property
    def distance(self) -> int:
        """By how much it changed, up or down; nothing counts as zero here."""
        return abs((self.now or 0) - (self.then or 0))


def changed(view: View, since: datetime) -> tuple[Changed, ...]:
    """Every figure up to the view's month that is not what it was at a moment, the newest month
    first, in the order of the indicators."""
    forms = {step.form for step in steps_since(view, since)}
    asked = (entry for entry in _asked(view) if _may_have_changed(entry, forms))
    found = [each for entry in asked for each in _of_indicator(view, since, entry)]
    return tuple(sorted(found, key=lambda each: each.month, reverse=True))


def unchanged(view: View, found: Sequence[Changed]) -> tuple[tuple[Indicator, int | None], ...]:
    """The other indicators of the view's month, with their figures."""
    names = {each.entry.name for each in found if each.month == view.month}
    return tuple(
        (entry, view.figure(entry.name)) for entry in _asked(view) if entry.name not in names
    )


def was_known(view: View, since: datetime) -> bool:
    """Whether anything of the view's month was known at a moment."""
    return view.month in months_with_reports(view.store, since)


def changed_parts(
    view: View, since: datetime, what: Changed, steps: Sequence[Step]
) -> tuple[ChangedPart, ...]:
    """Whose parts of a figure are not what they were, the largest change first. A zero that came
    where nothing was is told only where nothing else changed."""
    before = _by_organization(replace(view, month=what.month, as_of=since), what.entry)
    after = _by_organization(replace(view, month=what.month), what.entry)
    found = [
        _changed_part(what, code, before.get(code, ()), after.get(code, ()), steps)
        for code in dict.fromkeys((*after, *before))
    ]
    other = [part for part in found if part.then != part.now]
    moved = [part for part in other if part.distance]
    return tuple(sorted(moved or other, key=lambda part: -part.distance))


def _asked(view: View) -> tuple[Indicator, ...]:
    return tuple(entry for entry in INDICATORS if not (entry.of_committee and view.organization))


def _may_have_changed(entry: Indicator, forms: set[str]) -> bool:
    """Whether reports of these forms can have changed a figure, or the day that went by."""
    made_of = {stand.form.name for stand in behind_figure(entry).stands}
    return bool(forms & {*made_of, ORGANIZATIONS.name}) or entry.query == _BY_DAY


def _of_indicator(view: View, since: datetime, entry: Indicator) -> list[Changed]:
    then, now = replace(view, as_of=since).history(entry.name), view.history(entry.name)
    return [
        Changed(month, entry, then.get(month), now.get(month))
        for month in then.keys() | now.keys()
        if month <= view.month and then.get(month) != now.get(month)
    ]


def _by_organization(view: View, entry: Indicator) -> dict[str, tuple[Part, ...]]:
    found: dict[str, tuple[Part, ...]] = {}
    for part in parts(view, entry.name):
        found[part.organization] = (*found.get(part.organization, ()), part)
    return found


def _changed_part(
    what: Changed,
    code: str,
    before: tuple[Part, ...],
    after: tuple[Part, ...],
    steps: Sequence[Step],
) -> ChangedPart:
    name = next(part.name for part in (*after, *before))
    did = _steps_of(what, code, (*before, *after), steps)
    own = [step for step in did if (step.organization, step.month) == (code, what.month)]
    first = [step for step in own if step.revision == 1]
    is_new = any(step.action == "received" for step in first)
    is_gone = bool(first) and own[0].action == "withdrawn"
    is_listed = bool(behind_figure(what.entry).kind)  # then what gives nothing is no part
    zero = 0 if is_listed else None
    return ChangedPart(
        name=name,
        then=_sum(before, None if is_new else zero),
        now=_sum(after, None if is_gone else zero),
        steps=did,
        otherwise=_FELL_DUE if what.entry.query == _BY_DAY else _CARRIED,
    )


_BY_DAY = "follow_ups_by_month"  # items fall due
_FELL_DUE = "đến hạn, không do báo cáo nào"
_CARRIED = "tạm tính theo tháng trước"


def _sum(found: Iterable[Part], otherwise: int | None) -> int | None:
    """What parts make together; where nothing is given, what that means."""
    known = [part.value for part in found if part.value is not None]
    return sum(known) if known else otherwise


def _steps_of(
    what: Changed, code: str, found: Iterable[Part], steps: Sequence[Step]
) -> tuple[Step, ...]:
    """Steps of the reports that say the parts, now or then, and of the organization's own of that
    month; where there are none, of the list of organizations."""
    books = {place.workbook for part in found for place in part.places}
    forms = {stand.form.name for stand in behind_figure(what.entry).stands}
    reports = {(book.form, book.month) for book in books}
    reports |= {(form, what.month) for form in forms}
    own = [
        step
        for step in steps
        if (step.form, step.month) in reports and step.organization in (code, "")
    ]
    return tuple(own or (step for step in steps if step.form == ORGANIZATIONS.name))
