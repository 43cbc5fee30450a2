"""Old fonts of an .ods, wherever its styles say so."""

import pytest

from partyboard.intake.facts import CellFacts, Runs
from partyboard.intake.scan_ods import scan_ods

STYLES = """
<style:font-face style:name="Old" svg:font-family="&apos;.VnTime&apos;"/>
<style:font-face style:name="VNI-Times" svg:font-family="VNI-Times"/>
<style:font-face style:name="Arial" svg:font-family="Arial"/>
<style:default-style style:family="table-cell"><style:text-properties style:font-name="Arial"/>
</style:default-style>
<style:style style:name="Default" style:family="table-cell"/>
<style:style style:name="old" style:family="table-cell" style:parent-style-name="Default">
<style:text-properties fo:font-size="12pt" style:font-name="Old"/></style:style>
"""
AUTOMATIC = """
<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="old"/>
<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="Default"/>
<style:style style:name="ce3" style:family="table-cell" style:parent-style-name="old">
<style:text-properties style:font-name="Arial"/></style:style>
<style:style style:name="ce4" style:family="table-cell">
<style:text-properties fo:font-family="&apos;VNI-Times&apos;"/></style:style>
<style:style style:name="ce5" style:family="table-cell" style:parent-style-name="ce6"/>
<style:style style:name="ce6" style:family="table-cell" style:parent-style-name="ce5"/>
<style:style style:name="T1" style:family="text"><style:text-properties style:font-name="Old"/>
</style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:color="#ff0000"/>
</style:style>
<style:style style:name="T3" style:family="text"><style:text-properties style:font-name="Arial"/>
</style:style>
"""


def facts(cell: str, columns: str = "") -> CellFacts:
    """What is said of the only cell of a sheet."""
    content = f'{AUTOMATIC}<table:table table:name="Trang">{columns}<table:table-row>{cell}'
    content += "</table:table-row></table:table>"
    (sheet,) = scan_ods(content.encode(), STYLES.encode()).values()
    return sheet.cells.get((1, 1), CellFacts())


def cell(paragraphs: str, style: str = "") -> str:
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{named} office:value-type="string">{paragraphs}</table:table-cell>'


@pytest.mark.parametrize(
    ("style", "font"),
    [("ce1", ".VnTime"), ("ce2", ""), ("ce3", ""), ("ce4", "VNI-Times"), ("ce5", ""), ("?", "")],
)
def test_a_style_has_its_own_font_or_that_of_the_style_it_is_built_on(
    style: str, font: str
) -> None:
    assert facts(cell("<text:p>Hoµn</text:p>", style)).font == font


@pytest.mark.parametrize(("own", "font"), [("", ".VnTime"), ("ce2", "")])
def test_a_cell_without_style_has_that_of_its_column(own: str, font: str) -> None:
    columns = '<table:table-column table:default-cell-style-name="ce1"/>'
    assert facts(cell("<text:p>Hoµn</text:p>", own), columns).font == font


@pytest.mark.parametrize(
    ("paragraphs", "runs"),
    [
        ("<text:p>Hoµn</text:p>", ()),
        ('<text:p><text:span text:style-name="T2">đỏ</text:span></text:p>', ()),
        (
            '<text:p>Nhà <text:span text:style-name="T1">n­íc</text:span>, 5 µm</text:p>',
            (("", "Nhà "), (".VnTime", "n­íc"), ("", ", 5 µm")),
        ),
        (
            '<text:p><text:span text:style-name="T1">Hoµn<text:s text:c="2"/>thµnh '
            '<text:span text:style-name="T2">tèt</text:span></text:span></text:p>'
            '<text:p>A &amp; B<text:tab/><text:line-break/>c</text:p>',
            ((".VnTime", "Hoµn"), (".VnTime", "  "), (".VnTime", "thµnh "), (".VnTime", "tèt"),
             ("", "\n"), ("", "A & B"), ("", "\t"), ("", "\n"), ("", "c")),
        ),
        (
            "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
            '<text:p><text:span text:style-name="T1">Tèt</text:span></text:p>',
            ((".VnTime", "Tèt"),),
        ),
    ],
)  # fmt: skip
def test_parts_of_a_text_have_fonts_of_their_own(paragraphs: str, runs: Runs) -> None:
    assert facts(cell(paragraphs)).runs == runs


def test_a_part_in_a_unicode_font_of_a_cell_in_an_old_one_is_told() -> None:
    text = 'Tèt, <text:span text:style-name="T3">5 µm</text:span>'
    told = facts(cell(f"<text:p>{text}</text:p>", "ce1"))
    assert told.font == ".VnTime"
    assert told.runs == (("", "Tèt, "), ("Arial", "5 µm"))
