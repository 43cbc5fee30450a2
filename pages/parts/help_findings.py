"""Lỗi và cách sửa: every kind of finding as a card, found by its words, its level or its code."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from pages.parts.plain import show_plain
from partyboard.board.guide import kinds_about
from partyboard.intake.catalogue import FindingKind, Group, Severity
from partyboard.intake.findings import example_of
from partyboard.intake.findings_reference import SEVERITIES, explained

CODE = "code"  # its name in the address: help?code=total-mismatch
_LEVELS: dict[str, Severity | None] = {"Tất cả": None, **{v: k for k, v in SEVERITIES.items()}}
_STYLE = """
<style>
.findings { display: grid; grid-template-columns: repeat(auto-fill, minmax(30rem, 1fr));
  gap: 1rem; align-items: stretch; }
.finding { border: 1px solid #DDE2E8; border-left: 4px solid #5B6675; border-radius: .375rem;
  padding: .8rem 1rem; line-height: 1.5; }
.finding.error { border-left-color: #B3261E; }
.finding.warning { border-left-color: #9A5B00; }
.finding h4 { font-size: 1.0625rem; font-weight: 600; margin: 0; padding: 0; }
.finding .level { font-size: .8125rem; font-weight: 500; margin-left: .15rem; color: #5B6675; }
.finding.error .level { color: #B3261E; }
.finding.warning .level { color: #9A5B00; }
.finding p { margin: .35rem 0 .5rem 0; }
.finding .said { background: #F4F6F8; border-radius: .25rem; padding: .45rem .7rem; }
.finding .said small { color: #5B6675; display: block; }
.finding dl { display: grid; grid-template-columns: 6rem 1fr; gap: .3rem .6rem;
  margin: .6rem 0 0 !important; padding: 0 !important; }
.finding dt { color: #5B6675; margin: 0; padding: 0; }
.finding dd { margin: 0; padding: 0; }
.finding code { float: right; font-size: .75rem; color: #5B6675; background: none; }
@media (max-width: 700px) { .findings { grid-template-columns: 1fr; } }
</style>
"""


def show_findings() -> None:
    """A box to search in, the levels to choose from, and the cards, by group."""
    box, levels = st.columns([2, 3], vertical_alignment="center")
    words = box.text_input(
        "Tìm lỗi",
        key=CODE,
        bind="query-params",
        type="search",
        live=True,
        placeholder="Tìm: tổng, ngày, phông chữ …",
        label_visibility="collapsed",
    )
    level = levels.segmented_control(
        "Mức", list(_LEVELS), default="Tất cả", label_visibility="collapsed", required=True
    )
    st.caption(
        "Lỗi: tệp chưa được nạp, đơn vị phải sửa. Cảnh báo: tệp vẫn nạp được, đơn vị xác nhận số "
        "liệu. Ghi chú: để biết."
    )
    found = kinds_about(words or "", _LEVELS[level or "Tất cả"])
    if not found:
        show_plain(f"Không có mục nào nói về «{words}».")
    st.html(_STYLE)
    for group in Group:
        if kinds := [kind for kind in found if kind.group is group]:
            st.subheader(str(group), anchor=False)
            st.html(_cards(kinds))


def _cards(kinds: Iterable[FindingKind]) -> str:
    return f'<div class="findings">{"".join(map(_card, kinds))}</div>'


def _card(kind: FindingKind) -> str:
    example, details = example_of(kind), kind.example.details
    place = " · ".join(filter(None, ("Ví dụ", example.place)))
    duties = {"Đơn vị": kind.to_do(details), "Văn phòng": kind.staff}
    lines = (f"<dt>{who}</dt><dd>{escape(what)}</dd>" for who, what in duties.items() if what)
    return (
        f'<article class="finding {kind.severity}" id="{kind.code}"><code>{kind.code}</code>'
        f"<h4>{escape(kind.title)} "
        f'<span class="level">{SEVERITIES[kind.severity]}</span></h4>'
        f"<p>{escape(explained(kind))}</p>"
        f'<div class="said"><small>{escape(place)}</small>{escape(kind.said(details))}</div>'
        f"<dl>{''.join(lines)}</dl></article>"
    )
