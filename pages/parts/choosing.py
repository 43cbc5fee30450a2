"""The choice of month and organization: kept in the address, so that a link opens the same view."""

import streamlit as st

from partyboard.board.view import View, months_with_reports
from partyboard.running import running_settings, running_store
from partyboard.text import Month, format_count


def choose(title: str) -> View:
    """The page's heading with the two choices beside it; stops the page where nothing is loaded."""
    store, settings = running_store(), running_settings()
    months = [str(month) for month in reversed(months_with_reports(store))]
    if not months:
        st.title(title, anchor=False)
        st.info("Chưa có báo cáo nào. Vào trang **Nạp báo cáo** để nạp báo cáo đầu tiên.")
        st.stop()
    heading, month_box, organization_box = st.columns([5, 1.4, 3], vertical_alignment="bottom")
    month = Month.parse(_choose_month(month_box, months))
    rows = store.rows("organizations", month=month.first)
    names = {str(row["code"]): str(row["name"]) for row in rows}
    whole = f"{settings.committee(month).whole} ({format_count(len(names))} đơn vị)"
    organization = _choose_organization(organization_box, names, whole)
    heading.title(title.format(month=month.label), anchor=False)
    if organization:
        heading.caption(names[organization])
    return View(store, settings, month, organization or None)


def _choose_month(place: st.delta_generator.DeltaGenerator, months: list[str]) -> str:
    if st.session_state.get("month") not in months:
        wanted = st.query_params.get("month")
        st.session_state["month"] = wanted if wanted in months else months[0]
    chosen = place.selectbox(
        "Tháng",
        months,
        index=None,
        key="month",
        bind="query-params",
        format_func=lambda month: Month.parse(month).label,
        label_visibility="collapsed",
        required=True,
    )
    return chosen or months[0]


def _choose_organization(
    place: st.delta_generator.DeltaGenerator, names: dict[str, str], whole: str
) -> str:
    if st.session_state.get("organization", "") not in names:
        st.session_state.pop("organization", None)
    chosen = place.selectbox(
        "Đơn vị",
        ["", *names],
        key="organization",
        bind="query-params",
        format_func=lambda code: names.get(code, whole),
        label_visibility="collapsed",
    )
    return chosen or ""
