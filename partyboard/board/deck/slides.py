"""All slides of a view, in their order, as a file."""

from datetime import datetime
from io import BytesIO

from pptx.presentation import Presentation as Deck

from partyboard.board.archive import timeless
from partyboard.board.deck.cover import add_cover, owner, title_of
from partyboard.board.deck.lists import add_missing, add_open_items
from partyboard.board.deck.master import blank
from partyboard.board.deck.overview import add_overview
from partyboard.board.deck.pictured import add_picture
from partyboard.board.sequence import sequence
from partyboard.board.view import View
from partyboard.text import VIETNAM


def slides(view: View) -> bytes:
    """Cover, headline figures, the month's pictures in the meeting's order, what is still to be
    remedied, who has not reported."""
    deck = blank()
    add_cover(deck, view)
    add_overview(deck, view)
    for name in sequence(view):
        add_picture(deck, view, name)
    add_open_items(deck, view)
    add_missing(deck, view)
    _sign(deck, view)
    saved = BytesIO()
    deck.save(saved)
    return timeless(saved.getvalue())


def _sign(deck: Deck, view: View) -> None:
    """Whose it is and as of when, in the file's properties; not who made it on which machine."""
    at = _known_at(view).replace(tzinfo=None)
    about = deck.core_properties
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
