"""Hướng dẫn: how to fill in the forms, what each finding means; made from the declarations."""

import streamlit as st

from pages.parts.help_findings import CODE, show_findings
from pages.parts.plain import show_plain
from partyboard.board.guide import field_table, indicator_table
from partyboard.forms.registry import FORMS, form_named
from partyboard.forms.rules_in_words import rules_in_words
from partyboard.running import running_settings

settings = running_settings()
FILLING, FAULTS, FIGURES = "Điền biểu", "Lỗi và cách sửa", "Cách tính số liệu"

st.title("Hướng dẫn", anchor=False)
st.markdown(
    f"Hạn nộp báo cáo: hết ngày **{settings.due_day}** hằng tháng. "
    "Tải mẫu ở trang **Nạp báo cáo**, điền các ô màu, lưu và gửi lại nguyên tệp."
)

asked = FAULTS if CODE in st.query_params else FILLING  # a link to a finding opens its tab
filling, faults, figures = st.tabs([FILLING, FAULTS, FIGURES], default=asked)

with filling:
    chosen = st.segmented_control(
        "Biểu",
        [each.name for each in reversed(FORMS)],
        default=FORMS[-1].name,
        format_func=lambda name: form_named(name).title,
        label_visibility="collapsed",
        required=True,
    )
    form = form_named(chosen or FORMS[-1].name)
    st.caption(form.purpose)
    for sheet in form.sheets:
        st.subheader(f"Trang «{sheet.title}»", anchor=False)
        st.caption(sheet.note)
        st.table(field_table(sheet).frame(), hide_index=True, border="horizontal")
        for sentence in rules_in_words(form, sheet):
            st.markdown(f"- {sentence}")

with faults:
    show_findings()

with figures:
    st.table(indicator_table().frame(), hide_index=True, border="horizontal")
    if settings.basis:
        st.markdown("**Căn cứ**")
        for document in settings.basis:
            show_plain(document)
