"""The board's pictures: each asks one question and draws one chart; pages name them."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from partyboard.access.hiding import is_hidden
from partyboard.board import charts
from partyboard.board.breaks import breaks, entered_or_left
from partyboard.board.camera import with_saved
from partyboard.board.chart import Words, chart
from partyboard.board.charts import PAGE, SLIDE, Canvas, Chart, Honesty
from partyboard.board.comparison import comparison
from partyboard.board.explained import Remark, remark_table, remarks
from partyboard.board.footing import height_of
from partyboard.board.footnotes import Footnote
from partyboard.board.indicators import indicator
from partyboard.board.labels import readable_part
from partyboard.board.targets import ORGANIZATION_PICTURES, PACE_PICTURES, judged_month
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.store.frames import without_half_of_pandas
from partyboard.text import Month, format_count


class _Plain(Protocol):
    def __call__(
        self, answer: Answer, month: Month, honesty: Honesty, canvas: Canvas, /
    ) -> Chart: ...


_Draw = Callable[[View, Answer, Honesty, Canvas], Chart]


class Span(Enum):
    """The months that a picture shows."""

    MONTH = "the month of the view"
    YEAR = "since January"
    IN_VIEW = "all in view"


@dataclass(frozen=True, slots=True)
class Picture:
    """`behind` is the question that lists the organizations behind the picture ("" for none);
    `about` are the figures ("members.admitted"), or sheets, whose footnotes stand in it, of the
    months of its span; `figures` are the indicators that it draws, the main one first; `of` is the
    one of many in the answer that it is of.
    """

    name: str
    query: str
    draw: _Draw
    behind: str = ""
    about: tuple[str, ...] = ()
    span: Span = Span.IN_VIEW
    figures: tuple[str, ...] = ()
    of: str = ""

    def drawn_of(self, answer: Answer) -> Answer:
        """The rows that it draws, of an answer about all targets."""
        if not self.of:
            return answer
        return answer.where(lambda row: row["indicator"] == self.of)


def picture(view: View, name: str, canvas: Canvas = PAGE) -> Chart:
    """The picture of this name for a view; KeyError when there is none."""
    asked = ("picture", name, canvas, _about(view))
    return view.store.kept(asked, lambda: _drawn(view, name, canvas))


def shown(view: View, name: str, canvas: Canvas = PAGE) -> Chart:
    """The picture for a page: with it comes the slide that its camera saves."""

    def draw() -> Chart:
        chart, slide = _drawn(view, name, canvas), picture(view, name, SLIDE)
        return replace(chart, figure=with_saved(chart.figure, slide.figure))

    return view.store.kept(("shown", name, canvas, _about(view)), draw)


def _drawn(view: View, name: str, canvas: Canvas) -> Chart:
    found = PICTURES[name]
    answer, said = view.answer(found.query), _remarks(view, name)
    notes = _notes(view, name, said)
    honesty = replace(view.honesty(), footnotes=notes, breaks=breaks(view))
    if is_hidden(answer := found.drawn_of(answer)):
        return _not_drawn(view, found, answer, honesty, canvas)
    with without_half_of_pandas():
        drawn = found.draw(view, answer, honesty, canvas.under(height_of(notes, canvas)))
    return replace(drawn, remarks=remark_table(said) if said else None)


def _not_drawn(
    view: View, found: Picture, answer: Answer, honesty: Honesty, canvas: Canvas
) -> Chart:
    """A sentence where a number is hidden: the lengths of bars, the ends of lines and a finding
    would give it away. What of the numbers is shown stands in the table."""
    topic = _TOPICS.get(found.name) or indicator(found.figures[0]).label
    least = format_count(view.settings.smallest_shown)
    words = Words(
        topic=topic,
        title=f"{topic}: không hiện với tài khoản xem",
        subtitle=f"Từ đó tính ra được số dưới {least} người của một đơn vị",
        explanation=view.hiding_told,
    )
    drawn = f"Không vẽ, vì từ đó tính ra được số dưới {least} người của một đơn vị"
    return chart(words, drawn, readable_part(answer), honesty, canvas)


def behind(view: View, name: str) -> Answer | None:
    """The organizations behind a picture; None where it names none."""
    found = PICTURES[name]
    if not found.behind:
        return None
    return view.answer(found.behind)


def footnotes(view: View, name: str) -> tuple[Footnote, ...]:
    """What was said of the figures of a picture, month by month; KeyError for an unknown name."""
    return _notes(view, name, _remarks(view, name))


def _notes(view: View, name: str, said: Sequence[Remark]) -> tuple[Footnote, ...]:
    """The reasons; under the total of all also who entered and left."""
    moved = entered_or_left(view) if name == _TOTAL else ()
    return tuple(dict.fromkeys((*moved, *(remark.note for remark in said))))


def _about(view: View) -> Hashable:
    whose = (view.month, view.organization, view.as_of, view.by_today)
    return (*whose, view.today, view.settings, view.shown_to)


def _remarks(view: View, name: str) -> list[Remark]:
    """Those about its figures; what no picture is about stands on the total of members."""
    found = PICTURES[name]
    others = {figure for each in PICTURES.values() if each is not found for figure in each.about}
    return [
        remark
        for remark in remarks(view)
        if _shows(found, view, remark.note.month)
        and (remark.is_about(found.about) or (name == _TOTAL and not remark.is_about(others)))
    ]


def _shows(found: Picture, view: View, month: Month) -> bool:
    match found.span:
        case Span.MONTH:
            return month == view.month
        case Span.YEAR:
            return month.year == view.month.year
        case Span.IN_VIEW:
            return True


def _plain(draw: _Plain) -> _Draw:
    return lambda view, answer, honesty, canvas: draw(answer, view.month, honesty, canvas)


def _members(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    subject = "Đảng bộ" if view.organization is None else "Đơn vị"
    compared = comparison(view, "members")
    return charts.members_by_month(answer, view.month, honesty, canvas, subject, compared)


def _admissions(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    compared = comparison(view, "admitted")
    return charts.admissions_by_month(answer, view.month, honesty, canvas, compared)


def _follow_ups(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    compared = comparison(view, "follow_ups_overdue")
    return charts.follow_ups_by_month(answer, view.month, honesty, canvas, compared)


def _changes(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    alone = view.organization is not None
    return charts.changes_of_month(answer, view.month, honesty, canvas, alone)


def _changes_by_month(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    alone = view.organization is not None
    return charts.changes_by_month(answer, view.month, honesty, canvas, alone)


def _commended(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
    level = view.settings.committee(view.month).short
    return charts.commendations_by_month(answer, view.month, honesty, canvas, level)


def _paced(name: str) -> _Draw:
    """How the pace of one target is drawn."""

    def draw(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
        until = judged_month(view)
        return charts.target_pace(answer, indicator(name), until, view.month, honesty, canvas)

    return draw


def _by_organization(name: str) -> _Draw:
    def draw(view: View, answer: Answer, honesty: Honesty, canvas: Canvas) -> Chart:
        return charts.target_by_organization(answer, indicator(name), view.month, honesty, canvas)

    return draw


# Of pictures that are about more than their main figure.
_TOPICS = {
    "changes_of_month": "Biến động đảng viên trong tháng",
    "changes_by_month": "Biến động đảng viên theo tháng",
    "structure": "Cơ cấu đảng viên",
}
_TOTAL = "members_by_month"
_MEMBERS = "members_by_organization"
_CLASSES = "training_by_organization"
_AWARDS = "commendations_by_organization"
_OWING = "follow_ups_by_organization"
_TRAINED = ("participants", "classes", "training_organizations")
_COMMENDED = ("commended_collectives", "commended_individuals")
_REMEDIED = (
    "follow_ups_open",
    "follow_ups_overdue",
    "follow_ups_closed",
    "follow_ups_reported_late",
)
_ADMITTED = ("members.admitted", "members.admitted_female", "members.admitted_youth_union")
_CAME_AND_WENT = tuple(
    f"members.{name}"
    for name in (
        "admitted", "transferred_in", "transferred_in_within", "reinstated", "transferred_out",
        "transferred_out_within", "died", "expelled", "struck_off", "resigned",
    )
)  # fmt: skip
_WHO_THEY_ARE = tuple(
    f"members.{name}"
    for name in (
        "probationary", "female", "ethnic_minority", "religious", "aged_under_31", "exempt",
    )
)  # fmt: skip
_FOLLOWED_UP = ("follow_ups", "conclusions")
_OTHER_TARGETS = {
    "official_conversions": ("members.official_conversions",),
    "classes": ("training",),
    "participants": ("training",),
}

# fmt: off
PICTURES: dict[str, Picture] = {found.name: found for found in (
    Picture(_TOTAL, "members", _members, _MEMBERS, ("members.opening", "members.closing"),
        figures=("members",)),
    Picture("changes_of_month", "membership_changes", _changes, "changes_by_organization",
        _CAME_AND_WENT, Span.MONTH, ("admitted",)),
    Picture("changes_by_month", "membership_changes", _changes_by_month, about=_CAME_AND_WENT,
        figures=("admitted",)),
    Picture(PACE_PICTURES["admitted"], "target_pace", _paced("admitted"), _MEMBERS, _ADMITTED,
        Span.YEAR, ("admitted",), of="admitted"),
    Picture("admissions_by_month", "membership_changes", _admissions,
        _MEMBERS, _ADMITTED, figures=("admitted", "official_conversions")),
    Picture("structure", "structure", _plain(charts.structure), about=_WHO_THEY_ARE,
        span=Span.MONTH),
    Picture("training_by_month", "training_by_month", _plain(charts.training_by_month), _CLASSES,
        ("training",), figures=_TRAINED),
    Picture("training_by_kind", "training_by_kind", _plain(charts.training_by_kind), _CLASSES,
        figures=_TRAINED),
    Picture("training_reach", "training_absent", _plain(charts.training_reach), "training_absent"),
    Picture("commendations_by_month", "commendations_by_month", _commended, _AWARDS,
        ("commendations",), figures=_COMMENDED),
    Picture("commendations_by_topic", "commendations_by_topic",
        _plain(charts.commendations_by_topic), _AWARDS, figures=_COMMENDED),
    Picture("commendations_by_level", "commendations_by_topic",
        _plain(charts.commendations_by_level), _AWARDS, figures=_COMMENDED),
    Picture("follow_ups_by_month", "follow_ups_by_month", _follow_ups,
        _OWING, _FOLLOWED_UP, figures=_REMEDIED),
    Picture("follow_ups_ageing", "follow_ups_ageing", _plain(charts.follow_ups_ageing), _OWING,
        figures=_REMEDIED),
    Picture("follow_ups_by_organization", "follow_ups_by_organization",
        _plain(charts.follow_ups_by_organization), _OWING, figures=_REMEDIED),
    *(Picture(PACE_PICTURES[name], "target_pace", _paced(name), about=about, span=Span.YEAR,
        figures=(name,), of=name)
        for name, about in _OTHER_TARGETS.items()),
    *(Picture(drawn, "targets_by_organization", _by_organization(name), span=Span.YEAR,
        figures=(name,), of=name)
        for name, drawn in ORGANIZATION_PICTURES.items()),
)}
# fmt: on
