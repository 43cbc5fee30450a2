"""The deck for the meeting: PowerPoint slides of a view, with charts that staff can edit."""

from partyboard.board.view import View

__all__ = ["deck"]


def deck(view: View) -> bytes:
    """The slides of the view's month as a .pptx file; the same view gives the same bytes."""
    from partyboard.board.deck.slides import slides  # imports that no page waits for

    return slides(view)
