"""The live checks beside the figures: their formulas, and what an office program makes of them."""

import csv
import dataclasses
import shutil
import subprocess
from pathlib import Path

import pytest

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field
from partyboard.intake.template import Filling, template
from partyboard.intake.template.checks import Case, cases, check_formula, longest_words

MEMBERS = GRASSROOTS.sheet("members")
OTHER_WORK = GRASSROOTS.sheet("other_work")


def formula(sheet, name: str) -> str:
    return check_formula(cases(GRASSROOTS, sheet, sheet.field(name)))


def test_closing_is_compared_with_the_sum_of_the_lines_above():
    summed = "(SUM(C7,C8,C9,C11)-SUM(C12,C14,C15,C16,C17))"
    assert formula(MEMBERS, "closing") == (
        f'=IF(C18="","Chưa ghi",IF(C18={summed},"✓ Khớp",'
        f'"Lệch "&ABS(N(C18)-{summed})&": theo các dòng trên là "&{summed}))'
    )


def test_part_is_compared_with_its_whole():
    assert formula(MEMBERS, "female") == (
        '=IF(AND(ISNUMBER(C23),ISNUMBER(C18),C23>C18),"Lớn hơn Đảng viên cuối tháng ("&C18&")","")'
    )


def test_parts_on_another_sheet_are_named_with_their_sheet():
    assert "SUM(C8,C9,C10,'Đảng viên'!C15)" in formula(OTHER_WORK, "disciplined_by_party")


def test_figure_without_rule_has_no_check():
    assert formula(MEMBERS, "died") == ""


def test_quotation_marks_in_a_label_do_not_break_the_formula():
    fields = (Field("whole", 'Số "đạt"'), Field("part", "Một phần", at_most="whole"))
    sheet = dataclasses.replace(MEMBERS, fields=fields, rules=())
    form = dataclasses.replace(GRASSROOTS, sheets=(sheet,))
    assert '"Lớn hơn Số ""đạt"" ("&C6&")"' in check_formula(cases(form, sheet, fields[1]))


def test_room_is_left_for_the_longest_words():
    said = (Case("C6=1", "Khớp"), Case("", "Lệch {} so với {}", ("C6", "C7")))
    assert longest_words(said) == "Lệch 999 so với 999"
    assert longest_words(()) == ""


def test_no_check_is_longer_than_excel_allows():
    for sheet, field in GRASSROOTS.fields():
        assert len(check_formula(cases(GRASSROOTS, sheet, field))) < 8192


# The sum of the lines is 52 + 1 + 3 − 2 = 54; the parts of discipline lie on two sheets.
LINES = {"opening": 52, "admitted": 1, "transferred_in": 3, "transferred_out": 2, "expelled": 0}
PARTS = {"reprimanded": 1, "cautioned": 1, "removed_from_post": 0}
SHOWN = [
    ("members.closing", {"closing": 54}, {}, "✓ Khớp"),
    ("members.closing", {"closing": 56}, {}, "Lệch 2: theo các dòng trên là 54"),
    ("members.closing", {"closing": 0}, {}, "Lệch 54: theo các dòng trên là 54"),
    ("members.closing", {}, {}, "Chưa ghi"),
    ("members.female", {"closing": 54, "female": 55}, {}, "Lớn hơn Đảng viên cuối tháng (54)"),
    ("members.female", {"closing": 54, "female": 54}, {}, ""),
    ("members.female", {"closing": 54}, {}, ""),
    ("members.female", {"female": 5}, {}, ""),
    ("members.transferred_in_within", {"transferred_in_within": 4}, {}, "Lớn hơn Chuyển đến (3)"),
    ("other_work.disciplined_by_party", {}, {**PARTS, "disciplined_by_party": 2}, "✓ Khớp"),
    ("other_work.disciplined_by_party", {}, {**PARTS, "disciplined_by_party": 3},
     "Lệch 1: các phần cộng lại là 2"),
    ("other_work.disciplined_by_party", {}, {"disciplined_by_party": 3}, ""),
]  # fmt: skip
EVERY_SHEET_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_office_program_shows_what_the_figures_call_for(tmp_path):
    for number, (_, members, other_work, _) in enumerate(SHOWN):
        values = {"members": (LINES | members,), "other_work": (other_work,)}
        (tmp_path / f"{number}.xlsx").write_bytes(template(GRASSROOTS, Filling(values=values)))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", EVERY_SHEET_AS_CSV, "--outdir", tmp_path),
            *tmp_path.glob("*.xlsx"),
        ],
        check=True,
        capture_output=True,
    )
    shown = [_shown(tmp_path, number, name) for number, (name, *_) in enumerate(SHOWN)]
    assert shown == [expected for *_, expected in SHOWN]


def _shown(folder: Path, number: int, name: str) -> str:
    sheet, field = GRASSROOTS.locate(MEMBERS, name)
    text = (folder / f"{number}-{sheet.title}.csv").read_text(encoding="utf-8")
    (said,) = [row[3] for row in csv.reader(text.splitlines()) if row[1] == field.label]
    return said
