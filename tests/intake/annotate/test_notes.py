"""Notes in their part: the sender's stay, ours are known by their words and renewed."""

import re
from html import unescape

import pytest

from partyboard.intake.annotate.faults import Mark
from partyboard.intake.annotate.note_shapes import without
from partyboard.intake.annotate.notes import renewed
from partyboard.intake.annotate.own_words import BEGINNING
from partyboard.intake.catalogue import Severity

NUMBERED = BEGINNING.encode("ascii", "xmlcharrefreplace").decode()
WRONG = Mark(Severity.ERROR, ("Lỗi: sai.",))
C3, D4 = (3, 3), (4, 4)


def part(*texts: str, prefix: str = "", author: str = "An") -> bytes:
    """A comments part with a note in C3, or more below it."""
    p = prefix
    notes = "".join(
        f'<{p}comment ref="C{row}" authorId="0"><{p}text>{text}</{p}text></{p}comment>'
        for row, text in enumerate(texts, 3)
    )
    return (
        f"<{p}comments><{p}authors><{p}author>{author}</{p}author></{p}authors>"
        f"<{p}commentList>{notes}</{p}commentList></{p}comments>"
    ).encode()


def told(data: bytes) -> list[tuple[str, str]]:
    """Where the notes stand and what they say."""
    found = re.findall(r'comment [^>]*?ref="(\w+)".*?>(.*?)</(?:x:)?comment>', data.decode())
    return [(ref, unescape(re.sub("<[^>]*>", "", text))) for ref, text in found]


def run(text: str) -> str:
    return f"<r><rPr><b/></rPr><t>{text}</t></r>"


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_note_is_added_beside_those_of_the_sender(prefix: str) -> None:
    notes = renewed(part(f"<{prefix}t>Của tôi</{prefix}t>", prefix=prefix), {D4: WRONG})
    assert told(notes.data) == [("C3", "Của tôi"), ("D4", f"{BEGINNING}\nLỗi: sai.")]
    assert (notes.gone, notes.new) == ([], [D4])


@pytest.mark.parametrize(
    "theirs",
    [
        "<t>Của tôi</t>",
        run("Của tôi"),
        run("Của ") + run("tôi"),
        '<t xml:space="preserve">Của tôi</t>',
    ],
)
def test_words_of_ours_follow_a_note_of_the_senders_and_go_again(theirs: str) -> None:
    with_ours = renewed(part(theirs), {C3: WRONG})
    assert told(with_ours.data) == [("C3", f"Của tôi\n{BEGINNING}\nLỗi: sai.")]
    assert renewed(with_ours.data, {C3: WRONG}).data == with_ours.data
    alone = renewed(with_ours.data, {})
    assert told(alone.data) == [("C3", "Của tôi")]
    assert alone.gone == []


@pytest.mark.parametrize(
    "came_back",
    [
        f"<t>{BEGINNING}\nLỗi: cũ.</t>",
        run(f"{BEGINNING}&#10;Lỗi: cũ."),
        run(f"{NUMBERED}&#xA;Lỗi: cũ."),
        run(BEGINNING) + run("Lỗi: cũ."),
        run(" ") + run(BEGINNING.upper()),
    ],
)
@pytest.mark.parametrize("author", ["partyboard", " ", "An"])
def test_note_of_ours_is_known_whoever_is_said_to_have_written_it(
    came_back: str, author: str
) -> None:
    data = part(came_back, "<t>Của tôi</t>", author=author)
    notes = renewed(data, {})
    assert told(notes.data) == [("C4", "Của tôi")]
    assert notes.gone == [C3]


@pytest.mark.parametrize("brk", ["\n", "&#10;", "&#xA;", "_x000a_", "\r\n\n "])
def test_words_that_another_program_joined_to_the_senders_are_cut_off(brk: str) -> None:
    notes = renewed(part(run(f"Của tôi{brk}{NUMBERED}{brk}Lỗi: cũ.")), {C3: WRONG})
    assert told(notes.data) == [("C3", f"Của tôi\n{BEGINNING}\nLỗi: sai.")]


def test_note_full_of_spaces_is_cut_at_once() -> None:
    (note,) = told(renewed(part(run("a" + " " * 500_000)), {C3: WRONG}).data)
    assert note[1].endswith("Lỗi: sai.")


def box(row: int, kind: str = "Note") -> bytes:
    return (
        f'<v:shape id="_x0000_s{row}"><x:ClientData ObjectType="{kind}"><x:Row>{row}</x:Row>'
        "<x:Column>2</x:Column></x:ClientData></v:shape>"
    ).encode()


def test_box_goes_with_its_note_and_the_others_stay() -> None:
    drawing = b"<xml><v:shapetype/>" + box(2) + box(3) + box(2, "Button") + b"</xml>"
    assert without(drawing, [C3]) == b"<xml><v:shapetype/>" + box(3) + box(2, "Button") + b"</xml>"


def test_drawing_of_shapes_without_end_is_looked_through_at_once() -> None:
    drawing = b"<xml>" + b"<v:shape >" * 100_000 + b"</xml>"
    assert without(drawing, [C3]) == drawing
