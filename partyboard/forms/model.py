"""The parts of a form's declaration: choices, fields, sheets, forms. Values only, no behaviour of
reading or drawing: whoever needs a form (template, reader, checks, tables, pages, docs) asks here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from partyboard.forms.rules import Rule

# The hidden sheet by which a template is known: MARK in A1, the form's mark in B1.
# A consolidated template, which holds many reports, has CONSOLIDATED in C1 as well.
MARK_SHEET, MARK = "_partyboard", "partyboard"
CONSOLIDATED = "tong-hop"
# The sheet of faults in a workbook sent back; known by LIST_MARK at LIST_MARK_PLACE (row, column),
# in a hidden column, also under another name.
LIST_SHEET, LIST_MARK, LIST_MARK_PLACE = "Lỗi cần sửa", "partyboard: lỗi cần sửa", (1, 7)


class Kind(StrEnum):
    """What may stand in a field."""

    COUNT = "count"  # whole number, 0 or more
    TEXT = "text"
    CODE = "code"  # text that identifies: "007" stays "007"
    CHOICE = "choice"
    DATE = "date"
    MONTH = "month"  # first day of the month
    YEAR = "year"
    NUMBER = "number"


class Shape(StrEnum):
    """A record is label and value side by side; a table is a header row and rows under it."""

    RECORD = "record"
    TABLE = "table"


class Prefill(StrEnum):
    """What the template knows beforehand about the organization it is made for."""

    FORM = "form"
    ORGANIZATION = "organization"
    ORGANIZATION_NAME = "organization_name"
    PERIOD = "period"
    LAST_CLOSING = "last_closing"


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a drop-down: `code` is stored, `label` shown, `aliases` also understood."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One figure or text that is asked for.

    `at_most` names the field that this one may not exceed ("closing", or "members.closing" on
    another sheet); `inside` marks a "trong đó" line, a part that is never summed; `since` is the
    form version that brought the field (an older workbook lacks it and its column is NULL).
    """

    name: str
    label: str
    kind: Kind = Kind.COUNT
    required: bool = False
    section: str = ""
    help: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    at_most: str = ""
    inside: bool = False
    prefill: Prefill | None = None
    since: int = 1
    width: int = 16

    def choice(self, code: str) -> Choice:
        """The choice with this code; KeyError when there is none."""
        for choice in self.choices:
            if choice.code == code:
                return choice
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet of a form; `rules` hold within it (or name fields as "sheet.field")."""

    name: str
    title: str
    shape: Shape
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str = ""

    def __hash__(self) -> int:  # what is worked out once a declaration is looked up often
        return hash((self.name, self.title))

    def field(self, name: str) -> Field:
        """The field of this name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name}.{name}")

    @property
    def is_table(self) -> bool:
        """Whether the sheet has rows, not one record."""
        return self.shape is Shape.TABLE


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what one workbook holds. `period` names the field of the first sheet that dates it;
    `organization` the one that says whose it is ("" when the committee itself fills it in);
    `ahead` forms may be sent before the month that they hold for. A workbook of a version before
    `oldest` is answered with the blank form of today, its figures in it.
    """

    name: str
    version: int
    title: str
    purpose: str
    sheets: tuple[Sheet, ...]
    period: str = "month"
    organization: str = ""
    ahead: bool = False
    oldest: int = 1

    def __hash__(self) -> int:
        return hash((self.name, self.version))

    @property
    def mark(self) -> str:
        """What the template writes into the workbook: "grassroots/1"."""
        return f"{self.name}/{self.version}"

    @property
    def info(self) -> Sheet:
        """The sheet that says which form, whose, of when."""
        return self.sheets[0]

    @property
    def content(self) -> tuple[Sheet, ...]:
        """The sheets that hold figures."""
        return self.sheets[1:]

    def sheet(self, name: str) -> Sheet:
        """The sheet of this name; KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(f"{self.name}.{name}")

    def table(self, sheet: Sheet) -> str:
        """The name of the fact table of a sheet: "grassroots_members"."""
        return f"{self.name}_{sheet.name}"

    def fields(self) -> Iterator[tuple[Sheet, Field]]:
        """Every field with its sheet, in the order of the form."""
        for sheet in self.sheets:
            for field in sheet.fields:
                yield sheet, field

    def locate(self, sheet: Sheet, reference: str) -> tuple[Sheet, Field]:
        """What a rule on `sheet` means by "closing" or "members.closing"; KeyError for a slip."""
        home, _, name = reference.rpartition(".")
        owner = self.sheet(home) if home else sheet
        return owner, owner.field(name)
