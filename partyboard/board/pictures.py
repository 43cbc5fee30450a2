"""The board's pictures: each asks one question and draws one chart; pages name them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from partyboard.board import charts
from partyboard.board.charts import PAGE, Canvas, Chart, Honesty
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.store.frames import without_half_of_pandas
from partyboard.text import Month


class _Plain(Protocol):
    def __call__(
        self, answer: Answer, month: Month, honesty: Honesty, canvas: Canvas, /
    ) -> Chart: ...


_Draw = Callable[[View, Answer, Honesty, Canvas], Chart]


@dataclass(frozen=True, slots=True)
class Picture:
    """`behind` is the question that lists the organizations behind the picture ("" for none)."""

    name: str
    query: str
    draw: _Draw
    behind: str = ""


def picture(view: View, name: str, canvas: Canvas = PAGE) -> Chart:
    """The picture of this name for a view; KeyError when there is none."""
    found = PICTURES[name]
    about = (view.month, view.organization, view.as_of, view.today, view.settings)

    def draw() -> Chart:
        answer, honesty = view.answer(found.query), view.honesty()
        with without_half_of_pandas():
            return found.draw(view, answer, honesty, canvas)

    return view.store.kept(("picture", name, canvas, about), draw)


def behind(view: View, name: str) -> Answer | None:
    """The organizations behind a picture; None where it names none."""
    found = PICTURES[name]
    if not found.behind:
        return None
    return view.answer(found.behind)


def _plain(draw: _Plain) -> _Draw:
    return lambda view, answer, honesty, canvas: draw(answer, view.month, honesty, canvas)


def _members(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    subject = "Đảng bộ" if view.organization is None else "Đơn vị"
    return charts.members_by_month(answer, view.month, honesty, canvas, subject)


def _changes(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    alone = view.organization is not None
    return charts.changes_of_month(answer, view.month, honesty, canvas, alone)


def _changes_by_month(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    alone = view.organization is not None
    return charts.changes_by_month(answer, view.month, honesty, canvas, alone)


def _commended(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    level = view.settings.committee(view.month).short
    return charts.commendations_by_month(answer, view.month, honesty, canvas, level)


_MEMBERS = "members_by_organization"
_CLASSES = "training_by_organization"
_AWARDS = "commendations_by_organization"

# fmt: off
PICTURES: dict[str, Picture] = {found.name: found for found in (
    Picture("members_by_month", "members", _members, _MEMBERS),
    Picture("changes_of_month", "membership_changes", _changes, "changes_by_organization"),
    Picture("changes_by_month", "membership_changes", _changes_by_month),
    Picture("admissions_pace", "admissions_pace", _plain(charts.admissions_pace), _MEMBERS),
    Picture("admissions_by_month", "membership_changes", _plain(charts.admissions_by_month),
        _MEMBERS),
    Picture("structure", "structure", _plain(charts.structure)),
    Picture("training_by_month", "training_by_month", _plain(charts.training_by_month), _CLASSES),
    Picture("training_by_kind", "training_by_kind", _plain(charts.training_by_kind), _CLASSES),
    Picture("training_reach", "training_absent", _plain(charts.training_reach), "training_absent"),
    Picture("commendations_by_month", "commendations_by_month", _commended, _AWARDS),
    Picture("commendations_by_topic", "commendations_by_topic",
        _plain(charts.commendations_by_topic), _AWARDS),
    Picture("commendations_by_level", "commendations_by_topic",
        _plain(charts.commendations_by_level), _AWARDS),
    Picture("follow_ups_by_month", "follow_ups_by_month", _plain(charts.follow_ups_by_month)),
    Picture("follow_ups_ageing", "follow_ups_ageing", _plain(charts.follow_ups_ageing)),
    Picture("follow_ups_by_organization", "follow_ups_by_organization",
        _plain(charts.follow_ups_by_organization)),
)}
# fmt: on
