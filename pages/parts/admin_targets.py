"""Targets: those of a year with how they stand, one of them set, and how they came to be so."""

from datetime import datetime

import streamlit as st

from pages.parts.choosing import asked, kept_choice
from pages.parts.deciding import ask_why, tell_what_was_done
from pages.parts.permitted import is_permitted
from pages.parts.plain import literal, show_table
from partyboard.access.roles import Action
from partyboard.board.target_list import WHOLE, changes_table, targets_table, years_with_targets
from partyboard.board.view import View
from partyboard.organizations.asked import standing
from partyboard.reception.amending import AmendmentRefused
from partyboard.targets import LABELS, Goal, preview, set_target, targets_of
from partyboard.text import VIETNAM, Month


def show_targets() -> None:
    """The whole section; nothing for whoever may not load what it changes."""
    if not is_permitted(Action.LOAD):
        return
    view = asked(names=("month",)).view
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = st.selectbox("Năm", _years(view), key="target_year", width=120)
        with st.container(width="content"):
            name = kept_choice(st.segmented_control, "target", list(LABELS), LABELS.__getitem__)
    tell_what_was_done()
    _offer_goal(view, year, name)
    table = targets_table(view, name, year)
    if table.rows:
        show_table(table)
    else:
        st.info(f"Chưa có chỉ tiêu «{LABELS[name]}» nào của năm {year}.")
    changes = changes_table(view.store, name, year)
    if changes.rows:
        with st.expander("Đã giao và sửa khi nào"):
            show_table(changes)
    st.page_link("upload.py", label="Nạp chỉ tiêu cả năm từ một tệp Excel; lấy mẫu trống")
    st.page_link("targets.py", label="Biểu đồ chỉ tiêu")


def _years(view: View) -> list[int]:
    """From the next year back; the one in view is offered first."""
    this = datetime.now(VIETNAM).year
    known = years_with_targets(view.store) | {view.month.year, this, this + 1}
    return [view.month.year, *sorted(known - {view.month.year}, reverse=True)]


def _offer_goal(view: View, year: int, name: str) -> None:
    names = {"": WHOLE} | standing(view.store, Month(year, 12))
    given = targets_of(view.store, year)
    who_box, target_box, none_box = st.columns([4, 2, 2], vertical_alignment="bottom")
    code = who_box.selectbox(
        f"Giao chỉ tiêu {LABELS[name].lower()} năm {year} cho", list(names), index=None,
        format_func=names.__getitem__, placeholder="Chọn một đơn vị", key="goal_organization",
    )  # fmt: skip
    if code is None:
        return
    had = given.get((code, name))
    key = f"{year} {name} {code} {had}"
    is_none = none_box.checkbox("Bỏ chỉ tiêu này", key=f"none {key}", disabled=had is None)
    target = target_box.number_input(
        "Mức giao cả năm", min_value=0.0, value=had or 0.0, step=1.0, format="%g",
        key=f"goal {key}", disabled=is_none,
    )  # fmt: skip
    goal = Goal(year, code, name, None if is_none else target)
    try:
        follows = preview(view.store, goal)
    except AmendmentRefused as refused:
        st.info(literal(str(refused)))
        return

    def act(reason: str, by: str, _: bool) -> None:
        set_target(view.store, view.settings, goal, reason, by)

    told = f"{follows}. Danh sách chỉ tiêu mới của năm được lưu như một lần nạp."
    ask_why(Action.LOAD, "Ghi chỉ tiêu", key, told, act, f"Đã ghi: {follows}.")
