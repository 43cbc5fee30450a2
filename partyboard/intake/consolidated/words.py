"""What the headings of a consolidated table name: fields of the records, by label and section."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from partyboard.forms.model import Field, Form, Prefill, Sheet
from partyboard.intake.vocabulary import bare, vocabulary
from partyboard.text import key, loose_key

Named = tuple[Sheet, Field]

_CODES = ("Mã", "Mã số", "Mã tổ chức", "Mã TC đảng")
_NAMES = (
    "Tên tổ chức", "Tên", "Đơn vị", "Tổ chức đảng", "Tổ chức cơ sở đảng", "TCCS đảng", "TCCSĐ",
    "Tên đảng bộ, chi bộ", "Đảng bộ, chi bộ", "Tên chi bộ, đảng bộ",
)  # fmt: skip
_SUMS = frozenset(map(key, ("Tổng số", "Tổng", "Tổng cộng", "Cộng", "Số lượng", "TS", "T.số")))
_RELATIVE = ("trong đó", "trong số")
_EMPTY = frozenset("trong đó được từ của tháng cuối đầu số đảng viên tổng".split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one form: `info` maps keys to fields that say whose and of when."""

    records: tuple[Sheet, ...]
    info: Mapping[str, str]

    def named(self, text: str) -> tuple[Named, ...]:
        """The fields that a key names exactly."""
        return self._fields(text, lambda sheet: vocabulary(sheet).fields(text))

    def alike(self, text: str) -> tuple[Named, ...]:
        """The fields that a key names when case, marks and punctuation are forgiven."""
        return self._fields(text, lambda sheet: vocabulary(sheet).fields_alike(text))

    def whose_or_when(self, text: str) -> str:
        """The field of the information sheet that a key names; "" when none."""
        return self.info.get(text) or self.info.get(bare(text), "")

    def sheet_titled(self, text: str) -> Sheet | None:
        """The record sheet of which a key is the title."""
        plain = loose_key(bare(text))
        for sheet in self.records:
            if plain in {loose_key(name) for name in (sheet.title, *sheet.aliases)}:
                return sheet
        return None

    def section(self, text: str) -> str:
        """The section of which a key is the heading; "" when none."""
        found = (vocabulary(sheet).section_alike(text) for sheet in self.records)
        return next(filter(None, found), "")

    def _fields(self, text: str, find: Callable[[Sheet], Iterable[Field]]) -> tuple[Named, ...]:
        return tuple((sheet, field) for sheet in self.records for field in find(sheet))


@cache
def words_of(form: Form) -> Words:
    """The words of a form, worked out once a declaration."""
    records = tuple(sheet for sheet in form.content if not sheet.is_table)
    info: dict[str, str] = {}
    for field in form.info.fields:
        if field.prefill is not Prefill.FORM:
            for name in (field.label, *field.aliases, *names_in_tables(field)):
                info.setdefault(key(name), field.name)
    return Words(records, info)


def names_in_tables(field: Field) -> tuple[str, ...]:
    """What the column of a code or a name may be called besides, where there are many of them."""
    more = {Prefill.ORGANIZATION: _CODES, Prefill.ORGANIZATION_NAME: _NAMES}
    return more.get(field.prefill, ()) if field.prefill else ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over one column, as keys: its own text, what is above it, top first; `left` is
    the field of the nearest column before it that has one.
    """

    text: str
    above: tuple[str, ...] = ()
    left: Named | None = None
    sections: frozenset[str] = frozenset()  # all that the header has


def field_meant(words: Words, heading: Heading, alike: bool = False) -> Named | None:
    """The field of a column; None where it may as well be another."""
    look = words.alike if alike else words.named
    sheet, section, parent = _context(words, heading.above)
    found = [each for each in look(heading.text) if sheet in (None, each[0])]
    if parent:
        joined = look(f"{parent} {heading.text}")
        if len(joined) == 1:
            return joined[0]
        over = words.named(parent)
        if over:
            if heading.text in _SUMS:
                return over[0] if len(over) == 1 else None
            found = [each for each in found if any(_belongs(each, whole) for whole in over)]
    if section and not (parent and words.named(parent)):
        return _in_section(words, heading, found, section)
    if len(found) != 1 or _may_be_another(words, heading, parent, found[0]):
        return None
    return found[0]


def _context(words: Words, above: tuple[str, ...]) -> tuple[Sheet | None, str, str]:
    """The sheet, the section and the other text that stand over a column."""
    sheet, section, parent = None, "", ""
    for text in above:
        if found := words.section(text):
            section = found
        elif titled := words.sheet_titled(text):
            sheet = titled
        else:
            parent = text
    return sheet, section, parent


def _belongs(part: Named, whole: Named) -> bool:
    """Whether a field may stand under the heading of another: a part of it, or of its section."""
    if part[0] is not whole[0]:
        return False
    return part[1].at_most == whole[1].name or part[1].section == whole[1].section


def _in_section(words: Words, heading: Heading, found: list[Named], section: str) -> Named | None:
    """The field of the section: "Nữ" among the admitted is its one field that speaks of women; a
    section that does not know the heading is none of it.
    """
    here = [each for each in found if each[1].section == section]
    if len(here) == 1:
        return here[0]
    mates = [name for name in _namesakes(words, heading.text) if name[1].section == section]
    if found and not here and len(mates) == 1:
        return mates[0]
    elsewhere = [each for each in found if each[1].section not in heading.sections]
    if here or mates or len(elsewhere) != 1:
        return None
    return elsewhere[0]


def _may_be_another(words: Words, heading: Heading, parent: str, field: Named) -> bool:
    """Whether what stands above or before makes "Nữ" the women admitted, not all women."""
    if key(field[1].label) == heading.text and len(heading.text.split()) > 3:
        return False
    left = heading.left[1] if heading.left else None
    is_relative = any(text.startswith(_RELATIVE) for text in (heading.text, parent))
    if is_relative and field[1].at_most and left:
        if field[1].at_most not in (left.name, left.at_most):
            return True
    others = [each for each in _namesakes(words, heading.text) if each != field]
    if any(left and each[1].at_most == left.name != field[1].at_most for each in others):
        return True
    said = set(parent.split()) - _EMPTY
    return any(said & (_words_of(each) - set(heading.text.split())) for each in others)


def _namesakes(words: Words, text: str) -> list[Named]:
    """The fields in whose names all the words of a text occur."""
    wanted = set(bare(text).split())
    return [
        (sheet, field)
        for sheet in words.records
        for field in sheet.fields
        if any(wanted <= set(key(name).split()) for name in (field.label, *field.aliases))
    ]


def _words_of(named: Named) -> set[str]:
    names = (named[1].label, *named[1].aliases)
    return {word for name in names for word in key(name).split()} - _EMPTY
