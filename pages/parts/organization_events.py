"""An event of organizations filled in, what it will change, and the button that carries it out."""

from datetime import datetime
from functools import partial

import streamlit as st

from pages.parts.deciding import ask_why, tell_what_was_done
from pages.parts.new_organizations import new_ones, one_of
from pages.parts.permitted import is_permitted
from pages.parts.plain import literal
from partyboard.access.roles import Action
from partyboard.organizations import (
    Asked,
    Change,
    ChangeRefused,
    Event,
    carry_out,
    change_of,
    preview,
)
from partyboard.organizations.asked import kinds_in_use, month_written, next_month, standing
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.text import VIETNAM, Month

_MOST_PARTS = 4


def offer_organization_events(store: Store, settings: Settings) -> None:
    """The whole section; nothing for whoever may not manage organizations."""
    if not is_permitted(Action.MANAGE_ORGANIZATIONS):
        return
    st.subheader("Sắp xếp tổ chức", anchor=False)
    tell_what_was_done()
    asked = _fields(store)
    try:
        change = change_of(asked)
        told = preview(store, change).told
    except ChangeRefused as refused:
        st.info(literal(str(refused)))
        return
    st.markdown("**Sẽ thay đổi**")
    st.markdown("\n".join(f"- {literal(line)}" for line in told))
    _confirm(store, settings, change)


def _confirm(store: Store, settings: Settings, change: Change) -> None:
    def act(reason: str, by: str, _: bool) -> None:
        carry_out(store, settings, change, reason, by)

    told = (
        "Ghi số quyết định. Danh sách mới được lưu thành một lần nạp; sai thì rút lần nạp đó ở "
        "trang Báo cáo đã nhận."
    )
    done = f"Đã ghi: {change.title}, từ tháng {change.month.label}."
    ask_why(Action.MANAGE_ORGANIZATIONS, "Ghi vào danh sách", str(change.month), told, act, done)


def _fields(store: Store) -> Asked:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    event = left.selectbox("Việc", list(Event), key="event") or Event.DISSOLVE
    first = next_month(store, Month.of(datetime.now(VIETNAM).date()))
    month = right.text_input(
        "Từ tháng", value=first.label, key="event_month", help="Tháng đầu tiên theo cơ cấu mới."
    )
    names = standing(store, (month_written(month) or first) - 1)
    asked = partial(Asked, event, month)
    match event:
        case Event.ADD:
            return asked(new=new_ones(store, 1))
        case Event.MERGE:
            return _merger(store, asked, names)
        case Event.SPLIT:
            return _split(store, asked, names)
    code = one_of("Đơn vị", names, "event_code")
    if event is Event.DISSOLVE:
        heir = one_of("Đơn vị tiếp nhận (nếu có)", names, "event_heir")
        return asked(codes=code, heir="".join(heir))
    if event is Event.RENAME:
        name = st.text_input("Tên mới (để trống nếu giữ nguyên)", key="event_name")
        kinds = ["", *kinds_in_use(store)]
        kind = st.selectbox("Loại hình mới", kinds, format_func=_or_as_it_is, key="event_kind")
        return asked(codes=code, name=name, kind=kind)
    return asked(codes=code)


def _merger(store: Store, asked: "partial[Asked]", names: dict[str, str]) -> Asked:
    codes = st.multiselect(
        "Các đơn vị", list(names), format_func=names.__getitem__, key="event_codes",
        placeholder="Chọn các đơn vị",
    )  # fmt: skip
    if st.toggle("Thành một đơn vị mới", key="event_into_new"):
        return asked(codes=tuple(codes), new=new_ones(store, 1))
    heir = one_of("Đơn vị tiếp nhận", names, "event_heir")
    return asked(codes=tuple(codes), heir="".join(heir))


def _split(store: Store, asked: "partial[Asked]", names: dict[str, str]) -> Asked:
    code = one_of("Đơn vị", names, "event_code")
    goes_on = st.toggle("Đơn vị này vẫn còn, chỉ tách một phần", key="event_goes_on")
    least = 1 if goes_on else 2
    number = st.selectbox("Số đơn vị mới", range(least, _MOST_PARTS + 1), key="event_parts")
    new = new_ones(store, number)
    heir: tuple[str, ...] = ()
    if not goes_on:
        parts = {entry.code: entry.name for entry in new}
        heir = one_of("Nhận tiếp nội dung khắc phục và chỉ tiêu", parts, "event_heir")
    return asked(codes=code, new=new, heir="".join(heir), goes_on=goes_on)


def _or_as_it_is(kind: str) -> str:
    return kind or "Giữ nguyên"
