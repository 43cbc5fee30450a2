"""The history of an organization's month: each report that came, was set aside or restored, why,
and what that did to the figures that count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partyboard.forms.model import Form
from partyboard.intake.changes import changes, describe
from partyboard.store.database import Store
from partyboard.store.submissions import Facts, fact_rows
from partyboard.text import Month

_LISTED = 8  # changes told one by one


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: in words, why, by whom, and its effect on the figures."""

    made_at: datetime
    submission: str
    revision: int
    words: str
    filename: str
    reason: str
    made_by: str
    effect: str


def history(store: Store, form: Form, organization: str, month: Month) -> tuple[Step, ...]:
    """Every step, the newest first; `month` is January for a form of the year."""
    asked = {"form": form.name, "organization": organization, "month": month.first}
    rows: list[dict[str, Any]] = store.rows("revisions", **asked)
    facts = _facts(store, form, rows)
    counted: set[int] = set()
    steps: list[Step] = []
    for row in rows:
        before = max(counted, default=0)
        (counted.discard if row["action"] == "withdrawn" else counted.add)(row["revision"])
        steps.append(_step(row, _effect(form, row, before, max(counted, default=0), facts)))
    return tuple(reversed(steps))


def _facts(store: Store, form: Form, rows: Sequence[dict[str, Any]]) -> dict[int, Facts]:
    """By revision, what each report says."""
    ids = {row["revision"]: row["submission"] for row in rows}
    with store.reading() as cursor:
        return {revision: fact_rows(cursor, form, id_) for revision, id_ in ids.items()}


def _step(row: dict[str, Any], effect: str) -> Step:
    done = {"received": "Nhận", "withdrawn": "Rút", "restored": "Khôi phục"}[row["action"]]
    return Step(
        made_at=row["made_at"],
        submission=row["submission"],
        revision=row["revision"],
        words=f"{done} lần {row['revision']}",
        filename=row["filename"],
        reason=row["reason"],
        made_by=row["made_by"],
        effect=effect,
    )


def _effect(
    form: Form, row: dict[str, Any], before: int, after: int, facts: dict[int, Facts]
) -> str:
    if before == after:
        return f"Số liệu không đổi: lần {after} vẫn được tính." if after else ""
    if not after:
        return "Không còn báo cáo nào được tính: tháng này thành chưa nộp."
    if not before:
        return "" if row["action"] == "received" else f"Lần {after} được tính lại."
    found = changes(form, facts[before], facts[after])
    told = describe(found, _LISTED) if found else "số liệu như nhau"
    started = "Thay" if row["action"] == "received" else f"Lần {after} được tính thay"
    return f"{started} lần {before}: {told}."
