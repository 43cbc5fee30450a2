"""The same words in other code points: what one does not see and a computer does."""

import unicodedata
from collections.abc import Callable

from openpyxl.cell import Cell
from spoiling import Draft, Place, enter_as, in_table, is_choice, is_text, spoiling

_OLD, _NEW = "óa òa ỏa õa ọa óe òe úy ùy ủy ũy ụy", "oá oà oả oã oạ oé oè uý uỳ uỷ uỹ uỵ"
_TONES = dict(zip(_OLD.split(), _NEW.split(), strict=True))
_TONES |= {old.capitalize(): new.capitalize() for old, new in _TONES.items()}


def _new_tones(text: str) -> str:
    for old, new in _TONES.items():
        text = text.replace(old, new)
    return text


# What becomes of every label, tab and entry of a list in the workbook: all are read as before.
LOOKS_ALIKE: dict[str, Callable[[str], str]] = {
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "eth for đ": lambda text: text.replace("Đ", "Ð"),
    "african đ": lambda text: text.replace("Đ", "Ɖ").replace("đ", "ɖ"),
    "new tone marks": _new_tones,
    "kỉ for kỷ": lambda text: text.replace("kỷ", "kỉ").replace("Kỷ", "Kỉ").replace("lý", "lí"),
    "nbsp": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: f"  {text.replace(' ', '  ')} ",
    "zero-width space": lambda text: f"{text[:2]}\u200b{text[2:]}\u200b",
    "soft hyphen": lambda text: f"{text[:2]}\u00ad{text[2:]}",
    "byte order mark": lambda text: f"\ufeff{text}",
    "word joiner": lambda text: text.replace(" ", " \u2060"),
    "upper case": str.upper,
    "lower case": str.lower,
    "hyphens of a typographer": lambda text: text.replace("-", "\u2011"),
}
# What becomes of the labels and entries alone.
IN_CELLS: dict[str, Callable[[str], str]] = {
    "carriage return in words": lambda text: text.replace(" ", "_x000D_\n", 1),
    "line break in words": lambda text: text.replace(" ", "\n", 1),
    "tab in words": lambda text: text.replace(" ", "\t"),
}


def _words(work: Draft) -> list[Cell]:
    """Every label and every entry of a list."""
    chosen = [cell for place, cell in work.cells.items() if is_choice(work, place)]
    return [*work.heads.values(), *chosen]


def _in_all(change: Callable[[str], str], *, tabs: bool) -> Callable[[Draft], None]:
    def act(work: Draft) -> None:
        for cell in _words(work):
            if isinstance(cell.value, str):
                cell.value = change(cell.value)
        for tab in work.book.worksheets if tabs else ():
            if tab.sheet_state == "visible":
                work.rename(tab, change(tab.title))

    return act


for _name, _change in LOOKS_ALIKE.items():
    enter_as(_name, _in_all(_change, tabs=True))
for _name, _change in IN_CELLS.items():
    enter_as(_name, _in_all(_change, tabs=False))


@spoiling()
def text_with_what_is_not_seen(work: Draft) -> None:
    """NBSP, zero width and NFD in a free text: kept as one reads it."""
    place = work.one(is_text)
    typed = unicodedata.normalize("NFD", str(work.meant[place])).replace(" ", "\u00a0")
    work.type(place, f"\ufeff{typed}\u200b")


@spoiling()
def text_that_names_an_error(work: Draft) -> None:
    """The words "#N/A" in a remark stay words."""
    place = work.one(lambda work, place: place[2] == "note")
    work.means(place, "#N/A")
    work.cells[place].data_type = "s"


@spoiling()
def text_that_looks_like_a_formula(work: Draft) -> None:
    """ "-5 đ/c" in a remark stays words."""
    place = work.one(lambda work, place: place[2] == "note")
    work.means(place, work.rng.choice(["-5 đ/c", "@a", "=HYPERLINK(1)"]))
    work.cells[place].data_type = "s"


@spoiling()
def choice_in_other_words(work: Draft) -> None:
    """Something that is in no list."""
    work.type(work.one(is_choice), "Lớp học của đơn vị", "unknown-choice")


@spoiling()
def choice_misspelt(work: Draft) -> None:
    """A letter too many."""
    place = work.one(is_choice)
    work.type(place, f"{work.cells[place].value}h", "unknown-choice")


@spoiling()
def choice_as_its_alias(work: Draft) -> None:
    """As people say it."""
    place = work.one(
        lambda work, place: (
            is_choice(work, place)
            and bool(work.declared(place).choice(str(work.meant[place])).aliases)
        )
    )
    work.type(place, work.declared(place).choice(str(work.meant[place])).aliases[0])


@spoiling()
def choice_without_marks(work: Draft) -> None:
    """Typed on a keyboard without Vietnamese."""
    place = work.one(is_choice)
    folded = unicodedata.normalize("NFD", str(work.cells[place].value))
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    work.type(place, plain.replace("đ", "d").replace("Đ", "D"))


@spoiling()
def choice_as_a_number(work: Draft) -> None:
    """The number of the entry in the list."""
    work.type(work.one(is_choice), 2, "unknown-choice")


@spoiling()
def as_above(work: Draft) -> None:
    """ "nt" under the first row of a table: asked about, never read as a word."""
    place = work.one(
        lambda work, place: (
            place[1] > 0 and work.declared(place).required and _has_words(work, place)
        )
    )
    work.meant[place] = work.meant[place[0], place[1] - 1, place[2]]
    work.type(place, work.rng.choice(["nt", "-nt-", '"', "Như trên", "〃"]), "missing-value")


def _has_words(work: Draft, place: Place) -> bool:
    """An entry of a list, or words that are no key of the row."""
    return is_choice(work, place) or place[2] in ("conclusion", "course")


@spoiling()
def day_as_above(work: Draft) -> None:
    """A ditto mark under a day."""
    place = work.one(
        lambda work, place: (
            place[1] > 0
            and place[2] in ("decided_on", "due_on")
            and work.meant[place[0], place[1] - 1, place[2]] is not None
        )
    )
    work.meant[place] = work.meant[place[0], place[1] - 1, place[2]]
    work.type(place, work.rng.choice(['"', "nt"]), "missing-value", "General")


@spoiling()
def dash_where_words_must_be(work: Draft) -> None:
    """A dash is no name of a class."""
    place = work.one(
        lambda work, place: place[2] in ("course", "conclusion", "item") and in_table(work, place)
    )
    work.type(place, work.rng.choice(["-", "...", "…", "?"]), "missing-value")


@spoiling()
def code_that_says_there_is_none(work: Draft) -> None:
    """ "Không có" is no code: else all classes without one would be one class."""
    place = work.one(lambda work, place: place[2] == "course_code")
    work.meant[place] = None
    work.type(place, work.rng.choice(["-", "Không có", "không", "Chưa có mã", "0", 0]))


@spoiling()
def personal_number_in_a_note(work: Draft) -> None:
    """An identity card among the notes."""
    place = work.one(lambda work, place: place[2] == "note")
    work.means(place, "CCCD 040123456789")
    work.expect("personal-data", work.cells[place])


@spoiling()
def telephone_in_a_note(work: Draft) -> None:
    """Somebody to call."""
    place = work.one(lambda work, place: place[2] == "note")
    work.means(place, "Liên hệ 0912 345 678")
    work.expect("personal-data", work.cells[place])


@spoiling()
def name_in_a_note(work: Draft) -> None:
    """A comrade's name."""
    place = work.one(lambda work, place: place[2] == "note")
    work.means(place, "Trong đó có đ/c Nguyễn Văn An")
    work.expect("personal-data", work.cells[place])
