"""The organizations that have to report, and what became of organizations, as tables."""

from typing import Any

from partyboard.board.columns import month_of
from partyboard.forms.organizations import SECTORS
from partyboard.store.answers import Answer
from partyboard.store.database import Store
from partyboard.text import Month

_LISTED = ("Mã", "Đơn vị", "Loại hình", "Khối")
_HAPPENED = ("Từ tháng", "Mã", "Đơn vị", "Việc", "Ghi chú")
_SECTORS = {choice.code: choice.label for choice in SECTORS}


def organizations_table(store: Store, month: Month) -> Answer:
    """Who has to report a month, in the official order."""
    rows: list[dict[str, Any]] = store.rows("organizations", month=month.first)
    return _texts(
        _LISTED,
        [
            (row["code"], row["name"], row["kind"] or "", _SECTORS.get(row["sector"], ""))
            for row in rows
        ],
    )


def happened_table(store: Store) -> Answer:
    """What became of organizations, the newest first."""
    rows: list[dict[str, Any]] = store.rows("organization_events")
    return _texts(
        _HAPPENED,
        [
            (
                month_of(row["month"]).label,
                row["organization"],
                row["name"],
                _happened(row),
                row["note"] or "",
            )
            for row in reversed(rows)
        ],
    )


def _happened(row: dict[str, Any]) -> str:
    other = row["other_name"] or row["other"] or ""
    match row["event"]:
        case "ended":
            return f"kết thúc, {other} tiếp nhận" if other else "kết thúc"
        case "begun":
            return f"bắt đầu báo cáo, tách từ {other}" if other else "bắt đầu báo cáo"
        case "renamed":
            return f"đổi tên, trước là {other}"
    return f"nay là {row['kind']}, trước là {other}"


def _texts(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> Answer:
    return Answer(headings, ("VARCHAR",) * len(headings), tuple(rows))
