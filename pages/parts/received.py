"""What came in: the filters, the list, and which report of it is looked at."""

from functools import partial
from typing import Any

import streamlit as st

from pages.parts.choosing import kept_choice
from pages.parts.paper import on_paper
from pages.parts.rows import height_of
from partyboard.board.received import STANDINGS, counted, received_table
from partyboard.board.view import months_with_reports
from partyboard.store.database import Store
from partyboard.text import Month, format_count

Received = dict[str, Any]

_COLOURS = {
    "Đang tính": "#DCE7E1",
    "Đã thay": "#E6E9ED",
    "Đã rút": "#F4E3C6",
    "Có lỗi": "#F6D9D6",
    "Đã gửi lại": "#E6E9ED",
}


def choose_received(store: Store) -> list[Received]:
    """The page's heading with its filters; what came in that fits them, the newest first."""
    _follow_link(store)
    heading, month_box, organization_box = st.columns([5, 1.4, 3], vertical_alignment="bottom")
    heading.title("Báo cáo đã nhận", anchor=False)
    months = ["", *(str(month) for month in reversed(months_with_reports(store)))]
    month = kept_choice(
        month_box.selectbox,
        "month",
        months,
        lambda each: Month.parse(each).label if each else "Mọi tháng",
    )
    first = Month.parse(month).first if month else None
    listed = store.rows("organizations", month=first)
    names = {"": "Mọi đơn vị"} | {str(row["code"]): str(row["name"]) for row in listed}
    organization = kept_choice(
        organization_box.selectbox, "organization", list(names), lambda code: names[code]
    )
    rows = store.rows("received", month=first, organization=organization or None)
    return _of_status(rows)


def choose_report(rows: list[Received]) -> Received:
    """The list; the report chosen in it, which stands in the address."""
    state, ids = st.session_state, [row["id"] for row in rows]
    if state.get("report_kept") not in ids:
        state["report_kept"] = ids[0]
    key = f"received-{hash(tuple(ids))}"

    def keep() -> None:
        selection = state[key].selection
        if chosen := [row for row, _ in selection.cells] or selection.rows:
            state["report_kept"], state["report_moved"] = ids[chosen[0]], True
            state[key] = {"selection": {"rows": chosen}}

    on_paper(table := received_table(rows))
    st.dataframe(
        table.frame(),
        key=key,
        height=height_of(len(rows), most=560),
        hide_index=True,
        placeholder="",
        on_select=keep,
        selection_mode=["single-row-required", "single-cell"],
        selection_default={"selection": {"rows": [ids.index(state["report_kept"])]}},
        column_config=columns(),
    )
    report = rows[ids.index(state["report_kept"])]
    st.query_params["report"] = report["id"]
    return report


def _follow_link(store: Store) -> None:
    """A link to one report shows it among those of its month, where the filters would hide it."""
    state, asked = st.session_state, st.query_params.get("report")
    if state.pop("report_moved", False) or asked in (None, state.get("report_kept")):
        return
    state["report_kept"] = asked
    row: Received | None = store.row("received", submission=asked)
    if row is None:
        return
    month = str(Month.of(row["month"])) if row["month"] else ""
    own = {"month": month, "organization": row["organization"], "status": row["status"]}
    if not all(state.get(f"{name}_kept") in ("", value) for name, value in own.items()):
        state["month_kept"], state["organization_kept"], state["status_kept"] = month, "", ""


def _of_status(rows: list[Received]) -> list[Received]:
    counts = counted(rows)
    shown = {"": f"Tất cả {format_count(len(rows))}"} | {
        status: f"{label} {format_count(counts[status])}"
        for status, label in STANDINGS.items()
        if counts[status]
    }
    ask = partial(st.segmented_control, required=True)
    status = kept_choice(ask, "status", list(shown), lambda each: shown[each])
    return [row for row in rows if status in ("", row["status"])]


def columns() -> dict[str, Any]:
    """How the columns of such a list are shown."""
    column = st.column_config
    return {
        "Nhận lúc": column.DatetimeColumn(format="D/M/YYYY HH:mm", width=126),
        "Đơn vị": column.TextColumn(width=222),
        "Tháng": column.TextColumn(width=62),
        "Lần": column.NumberColumn(width=44),
        "Tình trạng": column.MultiselectColumn(
            options=list(_COLOURS), color=list(_COLOURS.values()), width=98
        ),
        "Lỗi": column.NumberColumn(width=42),
        "Xem lại": column.NumberColumn(width=68),
        "Đã sửa": column.NumberColumn(width=68),
    }
