"""What a report is made of before it is a Word file: sentences in sections, tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `to_fill`: staff must write it, since the figure or the text is not known.

    `sources` are the columns of questions whose figures it says ("membership_changes.admitted").
    """

    text: str
    sources: tuple[str, ...] = ()
    to_fill: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that follow one another; `listed` begins with a dash, as points do."""

    sentences: tuple[Sentence, ...]
    listed: bool = False

    @property
    def text(self) -> str:
        """As it is read."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: paragraphs, then sections of its own."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple["Section", ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence under the heading, in order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences
        for section in self.sections:
            yield from section.sentences()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an annexed table: its heading, its share of the width, whether it is text."""

    heading: str
    width: int
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """A table behind the report; `total` is its last row ("" where a column has no sum)."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    note: str = ""
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The whole draft. `notes` say under the title how far its figures can be trusted; `known_at`
    is the moment that they are of.
    """

    month: Month
    upper: str
    issuer: str
    number: str
    place: str
    title: str
    subject: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    recipients: tuple[str, ...]
    signed_for: str
    annexes: tuple[Annex, ...]
    known_at: datetime

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the body, in order."""
        for section in self.sections:
            yield from section.sentences()

    def to_fill(self) -> tuple[str, ...]:
        """What staff still have to write, in the order of the report."""
        return tuple(sentence.text for sentence in self.sentences() if sentence.to_fill)


def listed(texts: tuple[Sentence, ...]) -> tuple[Paragraph, ...]:
    """Each as a point of its own."""
    return tuple(Paragraph((text,), listed=True) for text in texts)


def paragraphs(*groups: tuple[Sentence | None, ...]) -> tuple[Paragraph, ...]:
    """Each group as a paragraph, without the sentences that there are not."""
    kept = (tuple(filter(None, group)) for group in groups)
    return tuple(Paragraph(group) for group in kept if group)
