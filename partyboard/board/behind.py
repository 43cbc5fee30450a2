"""What stands behind each figure: the question of its parts, and the cells that say them."""

from collections.abc import Mapping
from dataclasses import dataclass

from partyboard.board.indicators import Indicator
from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field, Form, Sheet


@dataclass(frozen=True, slots=True)
class Stand:
    """Where parts stand in workbooks: the sheet, the fields that say them beside the one named like
    the figure, and the columns of the question that hold the workbook's id and the row.
    """

    form: Form
    sheet_name: str
    beside: tuple[str, ...] = ()
    submission: str = "submission_id"
    row: str = "source_row"

    @property
    def sheet(self) -> Sheet:
        """The sheet of the form."""
        return self.form.sheet(self.sheet_name)

    def fields(self, column: str) -> tuple[Field, ...]:
        """What to look at for a figure: first the field of its name, where the sheet has it."""
        known = {field.name: field for field in self.sheet.fields}
        names = dict.fromkeys((column, *self.beside))
        return tuple(known[name] for name in names if name in known)


@dataclass(frozen=True, slots=True)
class Behind:
    """The question whose column of a figure's name adds up to it; `about` are the columns that tell
    parts of one organization apart, under the heading `kind`. `lists_all`: also what adds nothing
    is a part, for its organization was asked, or tells of the same class. `counted_once` are the
    columns whose zero means that another part has counted for it.
    """

    query: str
    stands: tuple[Stand, ...]
    about: tuple[str, ...] = ()
    kind: str = ""
    lists_all: bool = True
    counted_once: tuple[str, ...] = ()


# By the question that answers the figure.
# fmt: off
BEHIND: Mapping[str, Behind] = {
    "members": Behind("parts_of_members", (Stand(GRASSROOTS, "members", ("closing",)),)),
    "membership_changes": Behind("parts_of_changes", (Stand(GRASSROOTS, "members"),)),
    "training_by_month": Behind("parts_of_training",
        (Stand(GRASSROOTS, "training", ("course", "opened_on", "participants")),),
        ("course",), "Lớp", counted_once=("classes",)),
    "commendations_by_month": Behind("parts_of_commendations",
        (Stand(GRASSROOTS, "commendations", ("decision", "topic", "level")),),
        ("decision",), "Quyết định", lists_all=False),
    "follow_ups_by_month": Behind("parts_of_follow_ups",
        (Stand(COMMITTEE, "conclusions",
            ("conclusion", "item", "due_on", "extended_to", "confirmed_on")),
         Stand(GRASSROOTS, "follow_ups", ("status", "reported_on"), "report_id", "report_row")),
        ("conclusion", "item"), "Kết luận, mục", lists_all=False),
    "other_work": Behind("parts_of_work", (Stand(GRASSROOTS, "other_work"),)),
    "committee_work": Behind("parts_of_committee_work", (Stand(COMMITTEE, "work"),)),
}
# fmt: on


def behind_figure(entry: Indicator) -> Behind:
    """What stands behind an indicator."""
    return BEHIND[entry.query]
