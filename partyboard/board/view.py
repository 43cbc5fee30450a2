"""What one looks at: a month, one organization or all, as of a time; and the questions asked so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from partyboard.access.hiding import Hidden, is_withheld, without_hidden
from partyboard.access.roles import Action, Role, may
from partyboard.board.columns import MONTHS_IN_VIEW, count, month_of
from partyboard.board.frame import Honesty
from partyboard.board.indicators import INDICATORS, Indicator, indicator
from partyboard.settings import Settings
from partyboard.store import queries
from partyboard.store.answers import Answer
from partyboard.store.database import Row, Store
from partyboard.text import VIETNAM, Month, months_between

# A month's sum of flows is compared once this share of the organizations has reported: before
# that it is low because reports are missing.
COMPARABLE_FROM = 0.9


@dataclass(frozen=True)
class View:
    """The board for one month. `organization` is None for all; `as_of` None for now; `shown_to`
    says from whom small numbers and discipline are to be kept (see access/hiding.py): no answer of
    the view holds them. `by_today` shows history under whoever took an organization over.
    """

    store: Store
    settings: Settings
    month: Month
    organization: str | None = None
    as_of: datetime | None = None
    today: date | None = None
    shown_to: Role = Role.ADMIN
    by_today: bool = False

    @property
    def hides(self) -> bool:
        """Whether something is kept from whom it is shown to."""
        return not may(self.shown_to, Action.SEE_SMALL)

    @property
    def hiding_told(self) -> str:
        """What is kept from whom it is shown to, and why, in sentences; "" where nothing is."""
        if not self.hides:
            return ""
        told = "Tài khoản xem không thấy kỷ luật, nội dung khuyết điểm"
        if self.settings.smallest_shown > 1:
            told += f" và số liệu dưới {self.settings.smallest_shown} người của một đơn vị"
        return f"{told}, vì từ đó có thể biết là người nào. Cần xem thì hỏi Văn phòng."

    @property
    def successors(self) -> str | None:
        """By whom others were taken over, as the questions take it; None where history is shown as
        it was reported."""
        row = self.store.row("successors", as_of=self.as_of) if self.by_today else None
        return str(row["successors"]) if row else None

    @property
    def first_in_view(self) -> Month:
        """The same month of the year before. What came earlier is not even asked for: a page costs
        the same after ten years as after one."""
        return self.month - (MONTHS_IN_VIEW - 1)

    def answer(self, query: str) -> Answer:
        """The answer to a question about this view: of months, those in view; of organizations,
        the chosen one.
        """
        asked = self._parameters(query)
        found = self._found(query, asked)
        if self.organization and "organization" in found.names and "organization" not in asked:
            found = found.where(lambda row: row["organization"] == self.organization)
        asks_for_time = {"month", "year"} & queries.load(query).parameters.keys()
        if "month" not in found.names or asks_for_time:
            return found
        first = self.first_in_view.first
        return found.where(lambda row: first <= row["month"] <= self.month.first)

    def rows(self, query: str) -> list[Row]:
        """The answer to a question about this view, a dict a row; of months, those in view and any
        that have come since."""
        return self._found(query, self._parameters(query)).records()

    def series(self, name: str) -> dict[Month, int | None]:
        """One indicator's figure by month, from the first in view on; None where not known."""
        return _figures_by_month(indicator(name), self.rows(indicator(name).query))

    def history(self, name: str) -> dict[Month, int | None]:
        """The same from the first month there is: it takes longer with each year."""
        entry = indicator(name)
        asked = self._parameters(entry.query)
        asked.pop("first_month", None)
        return _figures_by_month(entry, self._found(entry.query, asked).records())

    def figure(self, name: str, month: Month | None = None) -> int | None:
        """One indicator's figure in a month (None: the view's); None when it is not known."""
        return self.series(name).get(month or self.month)

    def hidden_figure(self, name: str) -> str:
        """What stands instead of an indicator's figure of the month: «dưới 3»; "" where nothing is
        hidden."""
        entry = indicator(name)
        for row in self.rows(entry.query):
            value = row.get(entry.column)
            if month_of(row["month"]) == self.month and isinstance(value, Hidden):
                return value
        return ""

    def withholds(self, entry: Indicator) -> bool:
        """Whether an indicator is shown to nobody like those it is shown to."""
        return self.hides and is_withheld(entry.query, entry.column)

    def figures(self) -> dict[str, int | None]:
        """Every indicator's figure, by name; of one organization without the committee's own."""
        return {
            entry.name: self.figure(entry.name)
            for entry in INDICATORS
            if not (entry.of_committee and self.organization) and not self.withholds(entry)
        }

    def coverage(self, month: Month | None = None) -> Row:
        """The row of the question `coverage` of a month in view (None: the view's own); all zero
        where nothing is expected."""
        first = (month or self.month).first
        for row in self.rows("coverage"):
            if row["month"] == first:
                return row
        counts = ("expected", "received", "on_time", "late", "missing", "carried")
        empty: Row = dict.fromkeys(counts, 0)
        return empty | {"month": first, "latest_received_at": None, "is_locked": False}

    def is_comparable(self, month: Month | None = None) -> bool:
        """Whether so many organizations have reported that a month's sums can be compared; also
        where nobody had to."""
        row = self.coverage(month)
        return count(row["received"]) >= COMPARABLE_FROM * count(row["expected"])

    def honesty(self) -> Honesty:
        """What stands under every picture of this view."""
        row = self.coverage()
        latest = row["latest_received_at"]
        return Honesty(
            received=count(row["received"]),
            expected=count(row["expected"]),
            carried=count(row["carried"]),
            as_of=latest.astimezone(VIETNAM) if isinstance(latest, datetime) else None,
            provisional=not row["is_locked"],
            known_at=self.as_of,
            by_today=self.successors is not None,
        )

    def _found(self, query: str, asked: dict[str, object]) -> Answer:
        """The answer of the store, as far as it is shown."""
        found = self.store.answer(query, **asked)
        if not self.hides:
            return found
        lone = self._lone_months()

        def is_alone(row: Mapping[str, Any]) -> bool:
            month = row.get("month")
            return bool(self.organization) or (month or self.month.first) in lone

        return without_hidden(query, found, self.settings.smallest_shown, is_alone)

    def _lone_months(self) -> set[object]:
        """Months whose sums are one organization's, as no other has reported yet."""
        rows = self.store.rows("coverage", **self._parameters("coverage"))
        return {row["month"] for row in rows if row["received"] == 1}

    def _parameters(self, query: str) -> dict[str, object]:
        known: dict[str, object] = {
            "as_of": self.as_of,
            "organization": self.organization,
            "month": self.month.first,
            "year": self.month.year,
            "today": self.today,
            "due_day": self.settings.due_day,
            "first_month": self.first_in_view.first,
            "successors": self.successors,
        }
        wanted = queries.load(query).parameters
        return {name: value for name, value in known.items() if name in wanted}


def months_with_reports(store: Store, as_of: datetime | None = None) -> tuple[Month, ...]:
    """Every month from the first report to the last; empty before the first. As known at a time,
    or now."""
    found = store.rows("months", as_of=as_of)
    return tuple(Month.of(row["month"]) for row in found if isinstance(row["month"], date))


def months_to_ask_for(store: Store, this_month: Month) -> tuple[Month, ...]:
    """The months a report may be asked for: first the one after the last report (before the first
    report: the running one), then back.
    """
    reported = months_with_reports(store)
    following = reported[-1] + 1 if reported else this_month
    return (following, *reversed(reported or months_between(this_month - 12, this_month - 1)))


def _figures_by_month(entry: Indicator, rows: list[Row]) -> dict[Month, int | None]:
    return {month_of(row["month"]): _known(row.get(entry.column)) for row in rows}


def _known(value: object) -> int | None:
    return value if isinstance(value, int) else None
