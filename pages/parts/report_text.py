"""The draft report on the page: its text by section, places to fill in marked."""

import re
from collections.abc import Callable, Iterator
from html import escape

import streamlit as st

from pages.parts.downloading import offer_download
from partyboard.board.report import Paragraph, Report, Section

_GAP = re.compile(r"\[…[^\]]*…\]")
_STYLE = """
<style>
.paper { border: 1px solid #DDE2E8; border-radius: .375rem; padding: 1.5rem 2rem; line-height: 1.6;
  max-width: 60rem; }
.paper h2, .paper h3 { font-size: 1.0625rem; margin: 1.1rem 0 .4rem 0; padding: 0; }
.paper h2 { font-size: 1.1875rem; }
.paper .subject { text-align: center; font-weight: 600; }
.paper .note { text-align: center; font-style: italic; font-weight: 400; }
.paper p { margin: 0 0 .4rem 0; }
.paper mark { background: #FFF1B8; padding: 0 .15rem; }
.beside { line-height: 1.5; }
.beside ul { margin: .25rem 0 0 0; padding-left: 1.25rem; }
@media print {
  .paper { border: 0; padding: 0; max-width: none; }
  [data-testid="stColumn"]:has(.paper) { min-width: 100%; }
  [data-testid="stColumn"]:has(.beside) { display: none; }
}
</style>
"""


def show_state(report: Report) -> None:
    """A line: how many places staff have to write, whether the figures are final."""
    gaps = len(report.to_fill())
    left = f"còn {gaps} chỗ cần bổ sung, tô màu bên dưới" if gaps else "đủ số liệu và lời văn"
    said = "".join(f" · {escape(note)}" for note in report.notes)
    kind = "attention" if gaps else "attention calm"
    st.html(f'<div class="{kind}"><b>Dự thảo {left}.</b>{said}</div>')


def offer(label: str, make: Callable[[], bytes], filename: str) -> None:
    """A file to download, made when it is asked for."""
    offer_download(
        label,
        make,
        filename,
        key=f"download-{filename}",
        icon=":material/download:",
        width="stretch",
    )


def show_what_is_left(report: Report) -> None:
    """What staff fill in before the report goes out: what is not known, and what never is."""
    always = ("số, ngày, tháng", "địa danh, nơi nhận", "chức vụ, họ tên người ký")
    gaps = [gap.strip("[… ]").removeprefix("cần bổ sung: ") for gap in report.to_fill()]
    items = "".join(f"<li>{escape(item)}</li>" for item in (*gaps, *always))
    st.html(f'<div class="beside"><b>Văn phòng bổ sung</b><ul>{items}</ul></div>')


def show_report(report: Report) -> None:
    """The whole text, as it stands in the file."""
    st.html(_STYLE)
    st.html(f'<div class="paper">{"".join(_lines(report))}</div>')


def _lines(report: Report) -> Iterator[str]:
    yield f'<div class="subject">{escape(report.title.upper())}</div>'
    for line in report.subject:
        yield f'<div class="subject">{escape(line)}</div>'
    for note in report.notes:
        yield f'<div class="subject note">({escape(note)})</div>'
    for section in report.sections:
        yield from _section(section, "h2")


def _section(section: Section, tag: str) -> Iterator[str]:
    yield f"<{tag}>{escape(section.heading)}</{tag}>"
    for paragraph in section.paragraphs:
        yield _paragraph(paragraph)
    for inner in section.sections:
        yield from _section(inner, "h3")


def _paragraph(paragraph: Paragraph) -> str:
    text = _GAP.sub(lambda gap: f"<mark>{gap[0]}</mark>", escape(paragraph.text))
    return f"<p>{'– ' if paragraph.listed else ''}{text}</p>"
