"""The first slide: whose figures, of which month, how far to trust them."""

from pptx.presentation import Presentation as Deck

from partyboard.board.deck.master import COVER, EDGE, HONESTY, SUBTITLE, Box
from partyboard.board.deck.page import add_notes, add_slide, add_stamp, say
from partyboard.board.view import View


def title_of(view: View) -> str:
    """Số liệu công tác xây dựng Đảng tháng 5/2021."""
    return f"Số liệu công tác xây dựng Đảng tháng {view.month.label}"


def owner(view: View) -> str:
    """The committee, or the organization that the view is of."""
    if view.organization is None:
        return view.settings.committee(view.month).name
    names = {row["code"]: row["name"] for row in view.rows("organizations")}
    return str(names.get(view.organization) or view.organization)


def foot_of(view: View) -> str:
    """What stands at the foot of every slide."""
    return f"{owner(view)} · Tháng {view.month.label}"


def add_cover(deck: Deck, view: View) -> None:
    """Without a foot: all of it is said in large letters."""
    honesty = view.honesty()
    slide = add_slide(deck, COVER)
    say(slide.placeholders[0].text_frame, title_of(view).replace(" tháng ", "\vtháng "))
    say(slide.placeholders[SUBTITLE].text_frame, owner(view).upper())
    say(slide.placeholders[HONESTY].text_frame, "\n".join(honesty.parts))
    if honesty.provisional:
        add_stamp(slide, Box(EDGE * 3, 850, 200, 50))
    add_notes(slide, _notes(view))


def _notes(view: View) -> str:
    basis = [f"Căn cứ: {document}." for document in view.settings.basis]
    return "\n".join(["Biểu đồ trong tệp sửa được: bấm chuột phải, chọn sửa dữ liệu.", *basis])
