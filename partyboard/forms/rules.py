"""The rules a form can declare. Each is a value; `intake.check` knows how to apply each kind.

Fields are named as in the declaration: "closing" on the same sheet, "members.expelled" elsewhere.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """plus − minus = total (error `total-mismatch`); a blank term counts as nothing."""

    total: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartsSum:
    """The parts add up to the whole where all are given (warning `parts-differ`)."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UniqueRows:
    """No two rows agree on all these fields (error `duplicate-row`).

    Rows in which every one of `fields` is blank are not compared.
    """

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotEmpty:
    """The table has a row (error `missing-value`, as of this field in it)."""

    field: str


@dataclass(frozen=True, slots=True)
class InMonth:
    """The date lies in the month of the report (warning `date-out-of-month`)."""

    field: str


@dataclass(frozen=True, slots=True)
class NotBefore:
    """One date is not before another of the same row (warning `date-out-of-month`)."""

    field: str
    earlier: str


@dataclass(frozen=True, slots=True)
class ContinuesLast:
    """The field equals another of the month before's report (warning `opening-differs`)."""

    field: str
    last: str


@dataclass(frozen=True, slots=True)
class AtMostLast:
    """The field is at most last month's `last` plus this month's `plus` (warning `outlier`)."""

    field: str
    last: str
    plus: str


@dataclass(frozen=True, slots=True)
class WithinHistory:
    """The field is near what the organization usually reports (warning `outlier`)."""

    field: str


@dataclass(frozen=True, slots=True)
class NotCopied:
    """Not all of these figures equal last month's (warning `copied-figures`)."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CancelOut:
    """Over the whole committee the two sums agree in a month (warning `transfers-differ`)."""

    into: str
    out_of: str


@dataclass(frozen=True, slots=True)
class MentionsOpenItems:
    """Every item open in the register has a row (warning `follow-up-missing`), and each row is
    an item of the register (warning `unknown-follow-up`).
    """

    conclusion: str
    item: str


@dataclass(frozen=True, slots=True)
class KeepsListed:
    """Whoever stands in the list in force stands in the new one, but for those whose last month
    was before it (warnings `organizations-dropped`, `many-organizations-dropped`).
    """

    code: str
    name: str
    until: str


Rule = (
    Balance
    | PartsSum
    | UniqueRows
    | NotEmpty
    | InMonth
    | NotBefore
    | ContinuesLast
    | AtMostLast
    | WithinHistory
    | NotCopied
    | CancelOut
    | MentionsOpenItems
    | KeepsListed
)
