"""The fact tables read whole into pandas, to work every answer out a second way, without our SQL.

Months are `date`, the first of the month; nothing here uses a macro or a question.
"""

from datetime import date, datetime
from functools import cache

import pandas as pd

from partyboard.store.answers import Answer
from partyboard.store.database import Store
from partyboard.text import Month, months_between

FLOWS_IN = ("admitted", "transferred_in", "reinstated")
FLOWS_OUT = ("transferred_out", "died", "expelled", "struck_off", "resigned")


class Facts:
    """What the database holds, as of a time (None: now)."""

    def __init__(self, store: Store, as_of: datetime | None = None) -> None:
        self._store = store
        kept = self._whole("select * exclude (content) from submission")
        kept["submission_id"] = kept["id"].astype(str)
        moments = pd.to_datetime(kept["received_at"], utc=True)
        kept["received_at"] = moments.dt.tz_convert("Asia/Ho_Chi_Minh")
        self.kept = kept
        accepted = kept[kept["status"] == "accepted"]
        if as_of is not None:
            accepted = accepted[accepted["received_at"] <= as_of]
        self.accepted = accepted
        newest = accepted.sort_values("revision").groupby(["form", "organization", "period"])
        self.current = newest.tail(1)
        self.table = cache(self._table)

    def _table(self, form: str, sheet: str) -> pd.DataFrame:
        """The rows of a sheet in the workbooks in force, with whose and of when they are."""
        rows = self._whole(f"select * from {form}_{sheet}")
        rows["submission_id"] = rows["submission_id"].astype(str)
        current = self.current[self.current["form"] == form]
        columns = ["submission_id", "organization", "period", "revision", "received_at"]
        if "organization" in rows:
            rows = rows.rename(columns={"organization": "named"})
        return rows.merge(current[columns], on="submission_id").sort_values("source_row")

    def _whole(self, query: str) -> pd.DataFrame:
        with self._store.reading() as cursor:
            cursor.execute(query)
            columns = cursor.description or []
            names = tuple(column[0] for column in columns)
            types = tuple(str(column[1]) for column in columns)
            return Answer(names, types, tuple(cursor.fetchall())).frame()

    @property
    def months(self) -> list[date]:
        """Every month from the first report to the last."""
        periods = self.current.loc[self.current["form"] == "grassroots", "period"]
        first, last = Month.of(min(periods)), Month.of(max(periods))
        return [month.first for month in months_between(first, last)]

    def listed(self, month: date) -> pd.DataFrame:
        """The list in force in a month, in its order."""
        rows = self.table("organizations", "list")
        earlier = [period for period in rows["period"].unique() if period <= month]
        return rows[rows["period"] == (max(earlier) if earlier else min(rows["period"]))]

    def expected(self, month: date) -> pd.DataFrame:
        """Who has to report in a month."""
        rows = self.listed(month)
        begun = [first is None or first <= month for first in rows["from_month"]]
        going = [last is None or last >= month for last in rows["to_month"]]
        return rows[pd.Series(begun, rows.index) & pd.Series(going, rows.index)]

    def reports(self, sheet: str) -> pd.DataFrame:
        """The rows of a sheet of the reports of those who had to report."""
        rows = self.table("grassroots", sheet)
        due = {(code, month) for month in self.months for code in self.expected(month)["code"]}
        places = list(zip(rows["organization"], rows["period"], strict=True))
        return rows[[place in due for place in places]]

    def closings(self, month: date) -> dict[str, tuple[int, date]]:
        """Organization → its closing and the month of it, this or the last one before."""
        rows = self.table("grassroots", "members").sort_values("period")
        rows = rows[rows["period"] <= month].groupby("organization").tail(1)
        known = {
            code: (int(closing), period)
            for code, closing, period in rows[["organization", "closing", "period"]].values
        }
        return {code: known[code] for code in self.expected(month)["code"] if code in known}

    def sums(self, sheet: str, *columns: str, **only: str) -> pd.DataFrame:
        """Sums of columns by month, over the reports; `only` narrows the rows."""
        rows = self.reports(sheet)
        for name, value in only.items():
            rows = rows[rows[name] == value]
        return rows.groupby("period")[list(columns)].sum(min_count=1)


def whole(value: object) -> int | None:
    """A number of a frame as a number of ours; missing is None."""
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]
