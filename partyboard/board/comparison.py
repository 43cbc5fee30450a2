"""How a figure of a month may be compared with that of the month before."""

from dataclasses import dataclass

from partyboard.board.columns import count
from partyboard.board.view import View
from partyboard.store.database import Row
from partyboard.text import Month, format_change, format_count


@dataclass(frozen=True, slots=True)
class Fair:
    """The change over the organizations that reported both months."""

    organizations: int
    change: int

    @property
    def words(self) -> str:
        """Cùng 63 đơn vị: +9."""
        return f"cùng {format_count(self.organizations)} đơn vị: {format_change(self.change)}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`instead` is said where the change would be, while too few have reported to tell it (""
    once they have); `fair` is the change over those who reported both months, where they are not
    the same ones; None otherwise.
    """

    instead: str = ""
    fair: Fair | None = None

    @property
    def beside(self) -> str:
        """What a subtitle says besides: "; cùng 63 đơn vị báo cáo cả hai tháng: +9"."""
        if self.fair is None:
            return ""
        both = f"{format_count(self.fair.organizations)} đơn vị báo cáo cả hai tháng"
        return f"; {both}: {format_change(self.fair.change)}"


COMPARABLE = Comparison()


def comparison(view: View, name: str) -> Comparison:
    """How an indicator's figure of the view's month may be compared."""
    return Comparison(incomplete(view), fair(view, name))


def fair(view: View, name: str) -> Fair | None:
    """The like-for-like change of an indicator; None where the same organizations reported both
    months, where nobody did, and for a figure that is not made of reports (items of the register).
    """
    row = _row(view, name)
    if row is None or row["same_set"] or not row["organizations"]:
        return None
    return Fair(count(row["organizations"]), count(row["change"]))


def incomplete(view: View) -> str:
    """How few have reported, where too few have to compare the month with the one before: "mới có
    3/68 đơn vị báo cáo", "tháng 4 chỉ có 3/68 đơn vị báo cáo"; "" where the two can be compared.
    """
    before = view.month - 1
    if not view.is_comparable():
        few = f"chưa báo cáo tháng {view.month.number}"
        return few if view.organization else f"mới có {reported(view, view.month)}"
    if not view.is_comparable(before):
        month = f"tháng {before.number}"
        few = f"{month} không báo cáo"
        return few if view.organization else f"{month} chỉ có {reported(view, before)}"
    return ""


def reported(view: View, month: Month) -> str:
    """How many have reported a month in view: "3/68 đơn vị báo cáo"."""
    row = view.coverage(month)
    received, expected = count(row["received"]), count(row["expected"])
    return f"{format_count(received)}/{format_count(expected)} đơn vị báo cáo"


def _row(view: View, name: str) -> Row | None:
    query = "like_for_like" if name == "members" else "flows_like_for_like"
    for row in view.rows(query):
        if row["month"] == view.month.first and row.get("figure", name) == name:
            return row
    return None
