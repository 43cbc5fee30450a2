"""The deck for the meeting: PowerPoint slides of a view, with charts that staff can edit."""

from datetime import datetime
from io import BytesIO

from pptx.presentation import Presentation as Deck

from partyboard.board.deck.archive import timeless
from partyboard.board.deck.cover import add_cover, owner, title_of
from partyboard.board.deck.lists import add_missing, add_open_items
from partyboard.board.deck.master import blank
from partyboard.board.deck.overview import add_overview
from partyboard.board.deck.pictured import add_picture
from partyboard.board.sequence import sequence
from partyboard.board.view import View
from partyboard.text import VIETNAM

__all__ = ["deck"]


def deck(view: View) -> bytes:
    """The slides as a .pptx: cover, headline figures, the month's pictures in the meeting's order,
    what is still to be remedied, who has not reported. The same bytes for the same view.
    """
    slides = blank()
    add_cover(slides, view)
    add_overview(slides, view)
    for name in sequence(view):
        add_picture(slides, view, name)
    add_open_items(slides, view)
    add_missing(slides, view)
    _sign(slides, view)
    saved = BytesIO()
    slides.save(saved)
    return timeless(saved.getvalue())


def _sign(slides: Deck, view: View) -> None:
    """Whose it is and as of when, in the file's properties; not who made it on which machine."""
    at = _known_at(view).replace(tzinfo=None)
    about = slides.core_properties
    about.title, about.author, about.last_modified_by = title_of(view), owner(view), owner(view)
    about.created = about.modified = about.last_printed = at
    about.language, about.revision = "vi-VN", 1
    about.subject = about.keywords = about.comments = about.category = ""


def _known_at(view: View) -> datetime:
    """The moment of the figures: the one asked for, or when the newest report of the month came."""
    moment = view.as_of or view.honesty().as_of
    if moment is None:
        first = view.month.first
        return datetime(first.year, first.month, first.day)
    return moment.astimezone(VIETNAM)
