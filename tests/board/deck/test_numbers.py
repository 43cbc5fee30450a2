"""Every number in the deck is a figure of the view: none is computed a second time, or typed in."""

import re

import pytest
from decks import charts_of, notes_of, numbers_in, slides_of, tables_of, title_of, words_of

from partyboard.board.attention import attention, fair_change
from partyboard.board.canvas import PROJECTED
from partyboard.board.deck import deck
from partyboard.board.deck.waterfall import NUMBERS
from partyboard.board.pictures import picture
from partyboard.board.sequence import sequence
from partyboard.board.tiles import tiles
from partyboard.board.view import View
from partyboard.settings import DEFAULT_FILE, load
from partyboard.text import Month

MAY = Month(2021, 5)
# What is written in digits and is no figure, each as narrow as it can be said.
NO_FIGURES = re.compile(
    "|".join(
        (
            r"\d{2}:\d{2} \d{1,2}/\d{1,2}/\d{4}",  # a moment
            r"\d{1,2}/\d{1,2}/\d{4}",  # a day
            r"(?:[Tt]háng )?\d{1,2}(?:–\d{1,2})?/20\d{2}\b",  # a month, months of a year
            r"[Tt]háng \d{1,2}\b(?!\.\d)",  # a month of this year
            r"\bnăm 20\d{2}\b",
            r"\btừ 18 đến 30 tuổi\b",
            r"\b(?:đến 30|31–90|trên 90) ngày\b",  # how long something is overdue
            r"\btrang \d/\d\b",
            r"\b\d+-HD/BTCTW\b",  # a document
            r"\bchia 12\b",  # months of a year, in the explanation of the pace
        )
    )
)


@pytest.fixture(scope="module")
def view(demo_store):
    return View(demo_store, load(DEFAULT_FILE), MAY)


@pytest.fixture(scope="module")
def slides(view):
    return slides_of(deck(view))


@pytest.fixture(scope="module")
def pictured(view, slides):
    """The pictures with their slides."""
    found = [picture(view, name, PROJECTED) for name in sequence(view)]
    return list(zip(found, slides[2:], strict=False))


@pytest.fixture(scope="module")
def lists(view, slides):
    """The slides after those of the pictures."""
    return slides[2 + len(sequence(view)) :]


def written(text):
    return set(numbers_in(NO_FIGURES.sub(" ", text)))


def in_answer(answer):
    """The numbers of a table, and those that its words say."""
    cells = [cell for row in answer.rows for cell in row]
    said = [cell for cell in cells if isinstance(cell, str)]
    numbers = {abs(float(cell)) for cell in cells if isinstance(cell, int | float)}
    return numbers.union(*map(written, said))


def coverage(view):
    counts = ("expected", "received", "on_time", "late", "missing", "carried")
    return {float(view.coverage()[name]) for name in counts}


def figures(view):
    """Of this month, of the one before and of a year ago, and how far they lie apart."""
    names = [name for name, value in view.figures().items() if value is not None]
    found = set()
    for name in names:
        now, *others = (view.figure(name, month) for month in (MAY, MAY - 1, MAY - 12))
        found.add(float(now))
        found |= {float(abs(now - other)) for other in others if other is not None}
    return found


def test_headline_figures_are_those_of_the_view(view, slides):
    known = figures(view)
    (table,) = tables_of(slides[1])
    for row in table[1:]:
        assert written(" ".join(row)) <= known, row
    values = [numbers_in(row[1]) for row in table[1:]]
    assert values == [[float(view.figure(tile.name))] for tile in tiles(view)]


def test_what_the_overview_says_is_what_the_page_says(view, slides):
    said = " ".join([*attention(view), fair_change(view)])
    known = figures(view) | coverage(view) | written(said)
    assert written(words_of(slides[1])) <= known
    like = view.answer("like_for_like").records()[-1]
    assert written(fair_change(view)) == {float(like["organizations"]), float(like["change"])}


def test_words_of_a_picture_are_its_own(pictured, view):
    for chart, slide in pictured:
        said = f"{chart.title} {chart.subtitle}"
        assert title_of(slide) == chart.title
        assert written(words_of(slide)) <= written(said) | coverage(view), chart.title


def test_numbers_in_titles_stand_in_their_tables_or_are_worked_out_of_them(view, pictured):
    for chart, _ in pictured:
        columns = [
            [value for value in chart.table.column(name) if isinstance(value, int | float)]
            for name in chart.table.names
        ]
        columns += [[len(chart.table)], [view.coverage()["expected"]]]
        known = in_answer(chart.table)
        for number in written(chart.title) - known:
            assert is_worked_out_of(number, columns), (chart.title, number)


def is_worked_out_of(number, columns):
    """A sum of cells that stand together, how many there are, or a share or difference of two."""
    pool = {
        abs(float(sum(column[first:last])))
        for column in columns
        for first in range(len(column))
        for last in range(first + 1, len(column) + 1)
    }
    pool |= {float(sum(1 for value in column if value)) for column in columns}
    shares = {float(round(100 * a / b)) for a in pool for b in pool if b}
    apart = {float(int(abs(a - b))) for a in pool for b in pool}  # people are counted whole
    return number in pool | shares | apart


def test_numbers_of_charts_are_those_of_the_picture(pictured):
    for chart, slide in pictured:
        values = {
            round(abs(float(value)), 9)
            for trace in chart.figure.data
            for axis in (trace.x, trace.y, getattr(trace, "base", None))
            for value in (axis if axis is not None else ())
            if isinstance(value, int | float)
        }
        marked = {round(shape.x0, 9) for shape in chart.figure.layout.shapes or ()}
        texts = [note.text or "" for note in chart.figure.layout.annotations]
        texts += [text for trace in chart.figure.data for text in trace.text or ()]
        said = set(numbers_in(" ".join(texts).replace("<br>", " ").replace("/", " ")))
        for native in charts_of(slide):
            for series in native.series:
                known = {round(abs(value), 9) for value in series.values if value is not None}
                ends = values | marked if series.name != NUMBERS else values | known
                assert known <= ends, (native.name, series.name)
            names = " ".join(native.categories).replace("/", " ")
            months = set(numbers_in(" ".join(re.findall(r"\d+/\d{4}", names)).replace("/", " ")))
            assert set(numbers_in(names)) <= said | months | written(chart.subtitle) | {
                float(number) for number in (18, 30, 31, 90, *range(1, 13))
            }, native.categories


def test_numbers_in_lists_are_those_of_the_answers(view, lists):
    answers = [view.answer(name) for name in ("follow_ups", "missing")]
    known = set().union(*map(in_answer, answers))
    open_items = [row for row in view.rows("follow_ups") if row["is_open"]]
    known |= {float(len(open_items)), float(sum(bool(row["is_overdue"]) for row in open_items))}
    known |= coverage(view)
    for slide in lists:
        assert written(words_of(slide)) <= known, title_of(slide)


def test_notes_say_no_number_but_coverage(view, slides, pictured):
    explained = {slide.slide_id: chart.explanation for chart, slide in pictured}
    for slide in slides:
        own = written(explained.get(slide.slide_id, ""))
        assert own == set(), explained[slide.slide_id]
        assert written(notes_of(slide)) <= coverage(view), notes_of(slide)
