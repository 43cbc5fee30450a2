"""Each organization in a row: members, what moved, training, follow-ups, its report."""

from collections import Counter
from dataclasses import dataclass

from partyboard.board.columns import count, month_of
from partyboard.board.view import View
from partyboard.store.database import Row
from partyboard.text import format_count


@dataclass(frozen=True, slots=True)
class Standing:
    """One organization's month. `flows` are admitted, converted, participants, collectives and
    individuals commended by the committee, follow-ups open and overdue; None: not known.
    """

    name: str
    members: int | None
    change: int | None
    carried: bool
    flows: tuple[int | None, ...]
    reported: str


def standings(view: View) -> tuple[Standing, ...]:
    """The organizations of the month, in the official order."""
    participants = _sums(view.rows("training_by_organization"), "participants")
    own = [r for r in view.rows("commendations_by_organization") if r["level"] == "committee"]
    collectives, individuals = _sums(own, "collectives"), _sums(own, "individuals")
    registered = view.rows("follow_ups_by_organization")
    reported = _reported(view)
    still, overdue = _sums(registered, "open"), _sums(registered, "overdue")
    return tuple(
        Standing(
            str(row["name"]),
            _known(row["members"]),
            None if row["carried_from"] else _known(row["change"]),
            row["carried_from"] is not None,
            (
                _known(row["admitted"]),
                _known(row["official_conversions"]),
                *(_of_report(row, sums) for sums in (participants, collectives, individuals)),
                still[str(row["organization"])],
                overdue[str(row["organization"])],
            ),
            reported.get(str(row["organization"]), "Chưa nộp"),
        )
        for row in view.rows("members_by_organization")
    )


def _sums(rows: list[Row], column: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in rows:
        sums[str(row["organization"])] += count(row[column])
    return sums


def _of_report(row: Row, sums: Counter[str]) -> int | None:
    """Nothing is known of one that has not reported."""
    code = str(row["organization"])
    return sums[code] if row["submission_id"] is not None or sums[code] else None


def _reported(view: View) -> dict[str, str]:
    rows = (r for r in view.rows("reporting_grid") if month_of(r["month"]) == view.month)
    return {str(row["organization"]): _how(row) for row in rows}


def _how(row: Row) -> str:
    match row["status"]:
        case "on_time":
            return "Đúng hạn"
        case "late":
            return f"Muộn {format_count(count(row['days_late']))} ngày"
        case "returned":
            return "Trả lại, chưa gửi lại"
        case _:
            return "Chưa nộp"


def _known(value: object) -> int | None:
    return value if isinstance(value, int) else None
