"""Section 5: whom the committee commended, for what, and what other levels did."""

from partyboard.board.columns import count
from partyboard.board.report.figures import Figure, known, row_of_month, summed
from partyboard.board.report.parts import Paragraph, Section, Sentence, listed, paragraphs
from partyboard.board.report.wording import compared, gap, written
from partyboard.board.view import View
from partyboard.forms.grassroots.commendations import TOPICS
from partyboard.store.database import Row

_SOURCES = ("commendations_by_month.collectives", "commendations_by_month.individuals")
_OF_TOPICS = (
    "commendations_by_topic.month_collectives",
    "commendations_by_topic.month_individuals",
)


def commendations(view: View) -> Section:
    """In sum, then by topic."""
    level = view.settings.committee(view.month).short
    collectives, individuals = (summed(view, source) for source in _SOURCES)
    if collectives.now is None or individuals.now is None:
        return Section("Công tác khen thưởng", paragraphs((gap("kết quả khen thưởng"),)))
    said = (_committee(level, collectives, individuals, view), _every_level(view))
    return Section("Công tác khen thưởng", paragraphs(said) + _by_topic(view))


def _committee(level: str, collectives: Figure, individuals: Figure, view: View) -> Sentence:
    who = _who(collectives.now, individuals.now)
    if not who:
        return Sentence(f"Trong tháng {level} không có quyết định khen thưởng.", _SOURCES)
    changes = ((compared(collectives), "tập thể"), (compared(individuals), "cá nhân"))
    beside = "; ".join(f"{unit}{change.replace(',', ':', 1)}" for change, unit in changes if change)
    text = f"Trong tháng, {level} khen thưởng {who}" + (f" ({beside})" if beside else "")
    return Sentence(f"{text}.", _SOURCES)


def _every_level(view: View) -> Sentence | None:
    row = row_of_month(view, "commendations_by_month")
    sources = ("commendations_by_month.all_collectives", "commendations_by_month.all_individuals")
    of_all, own = (
        _who(known(row, f"{prefix}collectives"), known(row, f"{prefix}individuals"))
        for prefix in ("all_", "")
    )
    if of_all == own:
        return None
    if not own:
        return Sentence(f"Các cấp khác khen thưởng {of_all}.", sources)
    return Sentence(f"Tính cả các cấp khác, có {of_all} được khen thưởng.", sources)


def _by_topic(view: View) -> tuple[Paragraph, ...]:
    """Of the committee's own commendations of the month."""
    rows = [row for row in view.rows("commendations_by_topic") if row["level"] == "committee"]
    labels = {topic.code: topic.label for topic in TOPICS}
    found = ((labels.get(str(row["topic"]), str(row["topic"])), _of_month(row)) for row in rows)
    return listed(tuple(Sentence(f"{name}: {who}.", _OF_TOPICS) for name, who in found if who))


def _of_month(row: Row) -> str:
    return _who(count(row["month_collectives"]), count(row["month_individuals"]))


def _who(collectives: int | None, individuals: int | None) -> str:
    parts = ((collectives, "tập thể"), (individuals, "cá nhân"))
    return ", ".join(f"{written(n)} {what}" for n, what in parts if n)
