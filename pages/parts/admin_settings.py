"""The settings: what is set and where, what each means; one of them set otherwise."""

import os

import streamlit as st

from pages.parts.admin_committee import offer_name
from pages.parts.deciding import ask_why, tell_what_was_done
from pages.parts.permitted import is_permitted
from pages.parts.plain import literal, show_table
from partyboard.access.roles import Action
from partyboard.running import settings_fault
from partyboard.settings import SettingsError, settings_path
from partyboard.settings.declared import Shape
from partyboard.settings.file import Value
from partyboard.settings_change import (
    SettingRefused,
    Standing,
    change,
    preview,
    standings,
    told,
    typed,
)
from partyboard.store.answers import Answer
from partyboard.store.database import Store

_HEADINGS = ("Cài đặt", "Đang là", "Ghi ở", "Ý nghĩa")


def warn_of_settings() -> None:
    """Say above a page that the file cannot be used any more, until it is mended."""
    if is_permitted(Action.CHANGE_SETTINGS) and (fault := settings_fault()):
        st.warning(
            literal(f"{fault} Đang dùng cài đặt đọc được trước đó; sửa tệp rồi tải lại trang."),
            icon=":material/settings_alert:",
        )


def show_settings(store: Store) -> None:
    """The whole section; nothing for whoever may not change settings."""
    if not is_permitted(Action.CHANGE_SETTINGS):
        return
    by = " (biến PARTYBOARD_SETTINGS)" if os.environ.get("PARTYBOARD_SETTINGS") else ""
    st.caption(literal(f"Tệp cài đặt: {settings_path()}{by}. Cơ sở dữ liệu: {store.path}."))
    try:
        found = standings()
    except SettingsError as fault:
        st.error(literal(f"{fault} Sửa tệp bằng Notepad, lưu, rồi tải lại trang này."))
        return
    tell_what_was_done()
    _offer_change(store, found)
    offer_name(store)
    rows = tuple((_label(each), told(each.value), _where(each), _meaning(each)) for each in found)
    show_table(Answer(_HEADINGS, ("VARCHAR",) * len(_HEADINGS), rows))


def _offer_change(store: Store, found: tuple[Standing, ...]) -> None:
    by_name = {each.name: each for each in found}
    left, right = st.columns([2, 3])
    name = left.selectbox(
        "Sửa cài đặt", list(by_name), index=None, placeholder="Chọn một cài đặt",
        format_func=lambda name: _label(by_name[name]), key="setting",
    )  # fmt: skip
    if not name:
        return
    chosen = by_name[name]
    with right:
        value = _field(chosen)
    try:
        follows = preview(chosen, value)
    except SettingRefused as refused:
        st.info(literal(str(refused)))
        return

    def act(reason: str, by: str, _: bool) -> None:
        change(store, chosen, value, reason, by)

    done = f"Đã ghi vào tệp cài đặt. {follows}"
    ask_why(Action.CHANGE_SETTINGS, "Ghi vào tệp cài đặt", name, follows, act, done)


def _field(chosen: Standing) -> Value:
    """The field for a value; another one after each change."""
    setting, key = chosen.setting, f"setting {chosen.name} {told(chosen.value)}"
    label = f"{setting.label}: {setting.meaning}"
    value, given = chosen.value, chosen.value
    if setting.shape is Shape.NUMBER and isinstance(value, int):
        given = st.number_input(label, value=value, min_value=0, step=1, key=key)
    elif isinstance(value, tuple):
        given = st.text_area(label, value="\n".join(value), key=key)
    else:
        given = st.text_input(label, value=str(value), key=key)
    return typed(setting, given)


def _label(each: Standing) -> str:
    of_several = f" (tên thứ {each.place.index + 1})" if each.place.index else ""
    return f"{each.setting.label}{of_several}"


def _where(each: Standing) -> str:
    if not each.is_set:
        return "mặc định"
    return f"dòng {each.line}" if each.line else "trong tệp"


def _meaning(each: Standing) -> str:
    later = "" if each.setting.at_once else "; đổi thì mở lại chương trình"
    return f"{each.setting.meaning}{later}"
