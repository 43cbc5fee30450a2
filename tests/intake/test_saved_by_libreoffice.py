"""The same workbooks saved by LibreOffice: the same values and the same findings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from filled_forms import CONCLUSION, STC, listing, register, targets
from libreoffice import FORMATS, needs_libreoffice, saved_by_libreoffice
from old_fonts import in_old_fonts
from other_programs import GOOD, read, said, saved_by_openpyxl

from partyboard.intake.read import read_with_openpyxl, read_workbook
from partyboard.text import Month

MAY = Month(2021, 5)


def unusual(book: Any) -> None:
    """Formulas, errors, hidden rows, merged cells and a percentage."""
    members, training = book["Đảng viên"], book["Bồi dưỡng"]
    members["C23"], members["C24"], members["C25"] = "=C7-734", "=1/0", "#N/A"
    members.row_dimensions[23].hidden = True
    members["C26"].value, members["C26"].number_format = 0.03, "0%"
    training["D7"] = "=D6"
    training.merge_cells("G6:G7")


BOOKS = {
    "report": GOOD,
    "old-fonts": saved_by_openpyxl(in_old_fonts)(GOOD),
    "committee": register(MAY, CONCLUSION | {"extended_to": date(2021, 7, 1)}),
    "organizations": listing(rows=[STC | {"official_code": "38.168.053.000.001"}]),
    "targets": targets(2021, {"indicator": "admitted", "target": 12.5}),
}
UNUSUAL = saved_by_openpyxl(unusual)(GOOD)
pytestmark = needs_libreoffice


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mapping[str, bytes]]:
    """Each workbook in each format."""
    folder = tmp_path_factory.mktemp("libreoffice")
    return saved_by_libreoffice(BOOKS | {"unusual": UNUSUAL}, folder)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", BOOKS)
def test_same_values_and_findings_in_each_format(
    name: str, kind: str, saved: dict[str, Mapping[str, bytes]]
) -> None:
    original = read(BOOKS[name])
    assert original.form and not original.has_errors
    assert said(read(saved[kind][name])) == said(original)


@pytest.mark.parametrize("kind", FORMATS)
def test_text_in_old_fonts_is_converted_alike(
    kind: str, saved: dict[str, Mapping[str, bytes]]
) -> None:
    report = read(saved[kind]["old-fonts"])
    assert [each.message for each in report.findings] == [
        each.message for each in read(BOOKS["old-fonts"]).findings
    ]
    first, second = report.sheets["training"]
    assert first.values["course"] == "Lớp đảng viên mới"
    assert first.values["note"] == "Đợt hai, hội trường 5 µm"
    assert second.values["note"] == "Dày 5 µm"


@pytest.mark.parametrize("kind", FORMATS)
def test_formulas_errors_and_hidden_rows_are_told_in_each_format(
    kind: str, saved: dict[str, Mapping[str, bytes]]
) -> None:
    report = read(saved[kind]["unusual"])
    assert {(each.code, each.place) for each in report.findings} == {
        ("hidden-content", "Đảng viên!C23"),
        ("formula-error", "Đảng viên!C24"),
        ("formula-error", "Đảng viên!C25"),
        ("fraction", "Đảng viên!C26"),
        ("missing-value", "Bồi dưỡng!G7"),
    }
    assert report.record("members")["female"] == 500


def test_both_readers_agree_on_what_libreoffice_saved(
    saved: dict[str, Mapping[str, bytes]],
) -> None:
    for name, content in saved["xlsx"].items():
        assert read_with_openpyxl(content) == read_workbook(content), name
