"""The words of one declared sheet: which field or section a text in a cell names."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache

from partyboard.forms.model import Field, Sheet
from partyboard.text import key, loose_key

# "1.", "1.2.", "IV.", "1/", "1 -", "a)", "(3)", "-", "+", "•" in front of a label; not the 18 of
# "18-30".
_NUMBERING = re.compile(r"(?:\(?(?:[0-9]+(?:\.[0-9]+)*|[ivx]+|[a-zđ])(?:[.)/:]| ?-(?= ))|[-+*•]) *")
# "(người)", "(đvt: đ/c)", "(dd/mm/yyyy)" behind a label, or the number of its line: "(3)".
_UNIT = re.compile(
    r" ?\((?:(?:đvt: ?|đơn vị tính: ?)?(?:người|đ/c|đc|đ\.c|đồng chí|đảng viên|đv|lượt|lượt người"
    r"|lớp|buổi|hội nghị|chi bộ|học viên|tập thể|cá nhân|số lượng)|d{1,2}/m{1,2}/y{2,4}"
    r"|ngày[/, ]+tháng[/, ]+năm|tháng[/, ]+năm|[0-9]{1,2})\)$"
)
_MARKS = " .,;:*"  # behind a label
_LEAST_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text may be on one sheet: the heading of a `section`, and the `fields` that it names,
    exactly or when case, marks, spaces and punctuation are forgiven (`alike`).
    """

    section: str
    fields: tuple[Field, ...]
    alike: tuple[Field, ...]


@dataclass(frozen=True)
class Vocabulary:
    """What each key names on one sheet; one key may name fields of different sections."""

    labels: Mapping[str, tuple[Field, ...]]
    loose: Mapping[str, tuple[Field, ...]]
    sections: Mapping[str, str]
    loose_sections: Mapping[str, str]

    @cached_property
    def meaning(self) -> Callable[[str], Meaning]:
        """What a key may be, remembered: a thousand workbooks say the same words."""
        return lru_cache(maxsize=4096)(self._meaning)

    def fields(self, text_key: str) -> tuple[Field, ...]:
        """The fields that a key names, with or without numbering and unit."""
        return self.labels.get(text_key) or self.labels.get(bare(text_key)) or ()

    def fields_alike(self, text_key: str) -> tuple[Field, ...]:
        """The fields a text names when case, marks, spaces and punctuation are forgiven."""
        return self.loose.get(loose_key(text_key)) or self.loose.get(loose_key(bare(text_key)), ())

    def section_alike(self, text_key: str) -> str:
        """The section that a text is the heading of, its number and marks aside; "" when none."""
        return self.loose_sections.get(loose_key(bare(text_key)), "")

    def _meaning(self, text_key: str) -> Meaning:
        fields = self.fields(text_key)
        section = self.sections.get(text_key) or ("" if fields else self.section_alike(text_key))
        return Meaning(section, fields, self.fields_alike(text_key))


@cache
def vocabulary(sheet: Sheet) -> Vocabulary:
    """The words of a sheet, worked out once a declaration."""
    sections = {field.section for field in sheet.fields if field.section}
    names = [(field, name) for field in sheet.fields for name in (field.label, *field.aliases)]
    return Vocabulary(
        labels=_by_key((field, key(name)) for field, name in names),
        loose=_by_key((field, loose_key(name)) for field, name in names),
        sections={key(section): section for section in sections},
        loose_sections={loose_key(bare(key(section))): section for section in sections},
    )


@cache
def choice_codes(field: Field) -> Mapping[str, str]:
    """Key → code of a choice: its label, its aliases and the code itself."""
    return {
        key(name): choice.code
        for choice in field.choices
        for name in (choice.code, *choice.aliases, choice.label)
    }


def choice_code(field: Field, said: str) -> str | None:
    """The code of the choice that a text names, marks and punctuation forgiven where only one can
    be meant; None when it names none.
    """
    return choice_codes(field).get(key(said)) or _loose_codes(field).get(loose_key(said))


@cache
def _loose_codes(field: Field) -> Mapping[str, str]:
    """As `choice_codes`, by loose keys; one that would name two choices names none."""
    named: dict[str, set[str]] = {}
    for choice in field.choices:
        for name in (*choice.aliases, choice.label):
            named.setdefault(loose_key(name), set()).add(choice.code)
    return {name: codes.pop() for name, codes in named.items() if name and len(codes) == 1}


@lru_cache(maxsize=16384)
def bare(text_key: str) -> str:
    """A key without the numbering in front of it and the units behind it; a full stop alone stays,
    as it ends the help beside a label.
    """
    match = _NUMBERING.match(text_key)
    rest = text_key[match.end() :] if match else text_key
    while (shorter := _UNIT.sub("", rest.rstrip(_MARKS))) != rest.rstrip(_MARKS):
        rest = shorter
    return rest or text_key


def nearest(text: str, candidates: Iterable[str]) -> str:
    """The candidate that a person most likely meant; "" when none is like it."""
    by_loose = {loose_key(candidate): candidate for candidate in candidates}
    wanted = loose_key(text)
    found = get_close_matches(wanted, by_loose, n=1, cutoff=_LEAST_LIKENESS)
    return by_loose[found[0]] if found else ""


def meant_field(text: str, fields: Iterable[Field]) -> Field | None:
    """The field that a heading which is none of ours most likely means."""
    by_label = {field.label: field for field in fields}
    return by_label.get(nearest(text, by_label))


def _by_key(pairs: Iterable[tuple[Field, str]]) -> dict[str, tuple[Field, ...]]:
    by_key: dict[str, tuple[Field, ...]] = {}
    for field, name in pairs:
        known = by_key.get(name, ())
        by_key[name] = known if field in known else (*known, field)
    return by_key
