"""What is kept from those who only look: discipline, what is said of one organization's
shortcomings, and its numbers of fewer people than the office wants shown.

It is done to the answer of a question, before anything is counted or drawn of it: what is drawn,
told or written into a table later cannot give away what it was never handed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from partyboard.store.answers import Answer

Row = Mapping[str, Any]
IsAlone = Callable[[Row], bool]


class NotForViewers(LookupError):
    """The question goes down to reports and their texts: not for those who only look."""


class Hidden(str):
    """Stands in a cell instead of a number that is not shown; what is missing is None."""

    __slots__ = ()


ASIDE = Hidden("ẩn")


@dataclass(frozen=True, slots=True)
class Rule:
    """What of a question's columns is kept back.

    `people` count members of one organization; `running` add them up over months, so that two of
    them give the one month; `parts` are people of a column that holds the whole, so that the rest
    gives them; `differences` of two columns go with either. `withheld` are shown of nobody; their
    sum goes into the column `merged` where it is named.
    """

    people: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    whole: str = ""
    differences: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()
    merged: str = ""


_CAME = ("admitted", "transferred_in", "transferred_in_within", "reinstated")
_WENT = ("transferred_out", "transferred_out_within")
# Expulsion is discipline. With the other three it goes into one number: alone, it would be what
# opening, closing and the other causes leave over.
_GONE = ("died", "expelled", "struck_off", "resigned")
_DISCIPLINE = (
    "disciplined_by_party",
    "reprimanded",
    "cautioned",
    "removed_from_post",
    "awaiting_government_discipline",
    "disciplined_by_government",
    "awaiting_party_discipline",
)
_WHO_THEY_ARE = (
    "probationary",
    "female",
    "ethnic_minority",
    "religious",
    "aged_under_31",
    "exempt",
)
_OPEN = Rule()
_SINCE_LAST = {"change": ("previous", "members")}

# A question that does not stand here is not answered to those who only look.
RULES: Mapping[str, Rule] = {
    "admissions_pace": Rule(("admitted",), ("cumulative", "last_year_cumulative")),
    "changes_by_organization": Rule(
        (*_CAME, *_WENT, "gone", "opening", "closing"), withheld=_GONE, merged="gone"
    ),
    "commendations": Rule(("individuals",)),
    "commendations_by_month": Rule(("individuals", "all_individuals")),
    "commendations_by_organization": Rule(("individuals",)),
    "commendations_by_topic": Rule(("individuals", "month_individuals")),
    "committee_work": _OPEN,
    "organization_events": Rule(withheld=("note",)),
    "coverage": _OPEN,
    "every_organization": Rule(("members",)),
    "flows_like_for_like": Rule(("previous", "value", "change")),
    "follow_ups": Rule(withheld=("shortcoming",)),
    "follow_ups_ageing": _OPEN,
    "follow_ups_by_month": _OPEN,
    "follow_ups_by_organization": _OPEN,
    "like_for_like": Rule(("previous", "members"), differences=_SINCE_LAST),
    "members": Rule(("members",)),
    "members_by_organization": Rule(
        ("previous", "admitted", "official_conversions", "members"), differences=_SINCE_LAST
    ),
    "membership_changes": Rule(
        (*_CAME, *_WENT, "official_conversions", "gone"), withheld=_GONE, merged="gone"
    ),
    "month_events": _OPEN,
    "months": _OPEN,
    "organizations": _OPEN,
    "organizations_today": _OPEN,
    "other_work": Rule(("propaganda_attendees", "badges"), withheld=_DISCIPLINE),
    "punctuality_by_organization": _OPEN,
    "reporting_grid": _OPEN,
    "sequence": _OPEN,
    "structure": Rule(("members",), parts=_WHO_THEY_ARE, whole="members"),
    "successors": _OPEN,
    "target_pace": Rule(("value",), ("cumulative", "last_year_cumulative")),
    "targets_by_organization": Rule(running=("cumulative", "share", "needed_per_month")),
    "training_absent": Rule(("members",)),
    "training_by_kind": Rule(("participants", "completed")),
    "training_by_month": Rule(("participants",)),
    "training_by_organization": Rule(("participants",), ("participants_this_year",)),
    "training_classes": Rule(("participants", "completed")),
    "transfers_unmatched": Rule(("into", "out_of")),
    "transfers_within": _OPEN,
}

# Figures and targets that do not count people, where a question answers several.
_NOT_PEOPLE = ("classes", "training_organizations", "commended_collectives")


def rule(query: str) -> Rule:
    """What of a question is kept back. Raises NotForViewers."""
    try:
        return RULES[query]
    except KeyError:
        raise NotForViewers(query) from None


def is_withheld(query: str, column: str) -> bool:
    """Whether a column is shown to nobody who only looks."""
    return query not in RULES or column in RULES[query].withheld


def without_hidden(query: str, answer: Answer, smallest: int, is_alone: IsAlone) -> Answer:
    """The answer as those who only look may have it: without the columns that are withheld, and
    with «dưới 3» where an organization has fewer people than `smallest`.

    Zero is small too: were it shown, a total and the number of those that are not zero would often
    tell who has one. `is_alone` says whether a row tells of one organization although
    it names none. Raises NotForViewers.
    """
    kept = rule(query)
    shown = _merged(answer, kept) if kept.withheld else answer
    if smallest <= 1 or not (kept.people or kept.running or kept.parts):
        return shown
    records = shown.records()
    alone = [_tells_of_one(row, is_alone) for row in records]
    hidden = _hidden(kept, records, alone, smallest)
    return _covered(shown, hidden, Hidden(f"dưới {smallest}"))


def is_hidden(answer: Answer) -> bool:
    """Whether anything in it is not shown."""
    return any(isinstance(value, Hidden) for row in answer.rows for value in row)


def _merged(answer: Answer, kept: Rule) -> Answer:
    rest = answer.only([name for name in answer.names if name not in kept.withheld])
    if not kept.merged:
        return rest
    sums = [_sum([row[name] for name in kept.withheld]) for row in answer.records()]
    return Answer(
        (*rest.names, kept.merged),
        (*rest.types, "BIGINT"),
        tuple((*row, total) for row, total in zip(rest.rows, sums, strict=True)),
    )


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _tells_of_one(row: Row, is_alone: IsAlone) -> bool:
    counts_people = row.get("indicator", row.get("figure")) not in _NOT_PEOPLE
    is_one = "organization" in row or row.get("organizations") == 1 or is_alone(row)
    return counts_people and is_one


Cells = dict[tuple[int, str], bool]  # place → whether it is a small number


def _hidden(kept: Rule, records: Sequence[Row], alone: Sequence[bool], smallest: int) -> Cells:
    rows = [at for at, is_one in enumerate(alone) if is_one]
    counted = (*kept.people, *kept.parts)
    known = {
        (at, name): abs(records[at][name])
        for at in rows
        for name in counted
        if name in records[at] and records[at][name] is not None
    }
    found: Cells = {place: True for place, value in known.items() if value < smallest}
    found |= _blanks(counted, records, found)
    found |= _rests(kept, records, rows, smallest)
    for name in counted:
        column = {at: value for (at, each), value in known.items() if each == name}
        found |= _beside(name, column, found, smallest)
    found |= {
        (at, name): False
        for at in rows
        for name in kept.running
        if records[at].get(name) is not None
    }
    for name, terms in kept.differences.items():
        found |= {(at, name): False for at in rows if any((at, each) in found for each in terms)}
    return found


def _blanks(counted: Sequence[str], records: Sequence[Row], found: Cells) -> Cells:
    """What a report with a small number leaves blank: mostly nobody, and then the number would be
    the whole change of the month."""
    rows = {at for at, _ in found}
    return {
        (at, name): True
        for at in rows
        for name in counted
        if name in records[at] and records[at][name] is None
    }


def _rests(kept: Rule, records: Sequence[Row], rows: Sequence[int], smallest: int) -> Cells:
    """Parts that leave a small rest of their whole."""
    return {
        (at, name): False
        for at in rows
        for name in kept.parts
        if records[at][name] is not None
        and records[at][kept.whole] is not None
        and 0 < records[at][kept.whole] - records[at][name] < smallest
    }


def _beside(name: str, column: Mapping[int, int], found: Cells, smallest: int) -> Cells:
    """Of a column of many organizations, the next number up where a total would give the hidden
    ones away: where only one is hidden, or all are as great as they can be."""
    if len(column) < 2:
        return {}
    small = [value for at, value in column.items() if found.get((at, name))]
    rest = sorted((value, at) for at, value in column.items() if (at, name) not in found)
    if not small or not rest:
        return {}
    is_given_away = any(small) and (len(small) == 1 or min(small) == smallest - 1)
    return {(rest[0][1], name): False} if is_given_away else {}


def _covered(answer: Answer, hidden: Cells, small: Hidden) -> Answer:
    if not hidden:
        return answer
    columns = {name for _, name in hidden}
    types = (
        "VARCHAR" if name in columns else kind
        for name, kind in zip(answer.names, answer.types, strict=True)
    )
    rows = (
        tuple(
            (small if hidden[at, name] else ASIDE) if (at, name) in hidden else value
            for name, value in zip(answer.names, row, strict=True)
        )
        for at, row in enumerate(answer.rows)
    )
    return Answer(answer.names, tuple(types), tuple(rows))
