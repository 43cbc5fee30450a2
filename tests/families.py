"""What went wrong elsewhere, and where our tests have it: each note with its family of spoilings.

The notes are numbered as in the field notes that this product was built from: public reports of
workbooks that were read wrongly, each one example of a kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from good_reports import SENDERS, good
from spoiling import Spoiled, Unsuited, catalogue, read, spoil
from spoilings.dates import DAYS, MONTHS
from spoilings.fonts import REMARKS, UNICODE
from spoilings.texts import IN_CELLS

from partyboard.intake.report import Report

REPORTS = (1, 2, 3, 4, 5, 6, 7)  # seeds; the fourth has no classes


@dataclass(frozen=True)
class Note:
    """One note: what it is about, the spoilings of its family, and the names of its tests, without
    their "test_", by file.
    """

    about: str
    spoilings: tuple[str, ...]
    tests: Mapping[str, tuple[str, ...]]


NEVER = "intake/families/test_never.py"
SCAN = "intake/test_scan.py"
WORKER = "intake/test_worker.py"
VALUES = "intake/test_values.py"
MADE_BY_OTHERS = "intake/test_made_by_others.py"
SNIFF = "intake/test_sniff.py"
BUNDLE = "intake/test_bundle.py"
CLI_INTAKE = "test_cli_intake.py"
LABELS = "text/test_labels.py"
FONTS = "intake/test_fonts.py"
NUMBERS = "text/test_numbers.py"
COMPARE = "intake/test_compare.py"
DATES = "text/test_dates.py"
RECORDS = "intake/test_records.py"
NOTES: dict[int, Note] = {
    1: Note(
        "a cell far away",
        ("stray cell far away", "stray cell far below"),
        {
            NEVER: ("a_cell_far_away_never_ends_the_program",),
            SCAN: (
                "value_too_far_away_is_refused_by_name",
                "empty_styled_cell_far_away_is_harmless",
            ),
            WORKER: ("file_that_ends_its_reader_is_answered_and_the_next_is_read",),
        },
    ),
    2: Note(
        "error cells",
        ("broken formula", "broken formula in a date", "broken formula in a choice",
         "broken formula in a text", "error typed as text", "text that names an error"),
        {
            NEVER: ("a_broken_formula_is_never_blank_and_never_zero",),
            VALUES: ("an_error_cell_is_never_blank",),
        },
    ),
    3: Note(
        "formulas without a value",
        ("formula without value", "formula without value in a date", "formula with its value"),
        {
            NEVER: ("a_formula_that_nothing_calculated_is_never_called_blank",),
            MADE_BY_OTHERS: (
                "formula_that_nothing_calculated_is_told_wherever_it_stands",
                "zero_that_a_program_has_calculated_stays_zero",
            ),
        },
    ),
    5: Note(
        "Strict Open XML",
        ("strict open xml",),
        {
            NEVER: ("strict_open_xml_never_lacks_a_sheet",),
            SCAN: ("strict_open_xml_is_scanned_as_ordinary_is",),
        },
    ),
    7: Note(
        "no workbook at all",
        ("half a file", "web page named as a workbook", "empty file", "letter named as a workbook",
         "password"),
        {
            NEVER: ("what_is_no_workbook_is_never_called_by_another_name",),
            SNIFF: ("half_a_file_is_said_to_be_damaged",),
            BUNDLE: ("what_machines_leave_behind_is_passed_over_with_a_line",),
            CLI_INTAKE: ("check_looks_through_folders_and_zips_and_passes_over_leftovers",),
        },
    ),
    8: Note(
        "bombs and names in a ZIP",
        (),
        {
            WORKER: ("bomb_is_answered_by_a_process_that_lives_on",),
            BUNDLE: (
                "entry_that_unpacks_to_too_much_is_refused",
                "vietnamese_names_are_read_with_and_without_the_flag",
                "zip_in_a_zip_is_refused",
                "entry_that_points_elsewhere_is_refused",
            ),
        },
    ),
    9: Note(
        "one word, other code points",
        ("nfd", "eth for đ", "african đ", "new tone marks", "kỉ for kỷ", "upper case",
         "lower case", "hyphens of a typographer", "choice without marks", "label without marks",
         "tab without marks", "choice as its alias", "label as its alias"),
        {
            NEVER: ("words_that_look_alike_are_never_strangers",),
            LABELS: ("two_spellings_of_one_label_have_one_key",),
        },
    ),
    10: Note(
        "what one does not see",
        ("nbsp", "double spaces", "zero-width space", "soft hyphen", "byte order mark",
         "word joiner", *IN_CELLS, "tab with a space behind", "sheet twice with a space behind",
         "text with what is not seen", "organization as typed by hand"),
        {
            NEVER: (
                "words_that_look_alike_are_never_strangers",
                "of_two_things_of_one_name_neither_is_ever_chosen",
            ),
        },
    ),
    11: Note(
        "old fonts",
        (*REMARKS, *UNICODE, "vntime text in arial", "label in an old font",
         "label in an old font of capitals", "choice in an old font",
         "old font in a part of a text", "old fonts here and there"),
        {
            NEVER: (
                "unicode_text_is_never_converted",
                "text_in_a_font_of_today_is_never_converted_by_its_looks",
            ),
            FONTS: ("text_in_an_old_font_becomes_what_was_meant",),
        },
    ),
    12: Note(
        "dots and commas",
        ("number as text", "dot between thousands", "dots between millions",
         "space between thousands", "nbsp between thousands", "thin space between thousands",
         "comma between thousands", "comma and decimals", "commas between millions",
         "dots and decimal comma", "groups of other lengths", "decimal comma of nothing",
         "decimal point of nothing", "decimal point", "dot before hundreds made a fraction",
         "dot before tens made a fraction", "all figures as text", "all figures with decimals"),
        {
            NEVER: ("text_is_never_read_as_a_programming_language_reads_it",),
        },
    ),
    13: Note(
        "what is no number",
        ("full-width digits", "superscript", "digit in a circle", "arabic digits", "underscore",
         "exponent", "nan", "inf", "plus", "minus", "true minus", "minus zero", "negative number",
         "letter o", "letter o in a number", "letter l", "x for one", "tick for one",
         "unit behind", "unit in words", "unit without a space", "thousands and unit",
         "thousands in words", "number and of which", "number in words", "range", "sum typed out",
         "of so many", "about", "dash", "long dash", "none in words", "there is none",
         "dots for nothing", "question mark", "apostrophe in front", "full stop behind"),
        {
            NEVER: ("text_is_never_read_as_a_programming_language_reads_it",),
            NUMBERS: ("nothing_is_offered_where_nobody_can_tell",),
        },
    ),
    14: Note(
        "codes made numbers or days",
        ("code as a number", "code with zeros by its format", "code made a fraction",
         "code made a date", "text made true", "code that says there is none"),
        {
            NEVER: ("a_code_is_never_given_zeros_and_never_loses_any",),
            COMPARE: ("a_code_that_is_not_in_the_list_is_an_error_with_the_nearest",),
        },
    ),
    15: Note(
        "almost whole, percent, true",
        ("almost three", "a little over three", "almost three as text", "half", "true", "false",
         "number minus zero", "format of percents", "percent sign"),
        {
            NEVER: ("a_count_is_never_cut_and_never_rounded",),
        },
    ),
    17: Note(
        "workbooks that count from 1904",
        ("workbook of 1904", "day pasted from 1904"),
        {
            NEVER: ("a_workbook_of_1904_is_never_four_years_off",),
        },
    ),
    18: Note(
        "day and month turned about",
        (*DAYS, *MONTHS, "day after its month", "day turned by excel", "days half turned by excel"),
        {
            NEVER: ("a_month_is_never_read_before_its_day",),
            DATES: ("first_of_a_month_that_excel_turned_about_is_never_taken_for_january",),
        },
    ),
    20: Note(
        "merged cells",
        ("label merged over two columns", "value merged over two columns",
         "value merged over two lines", "label merged over two lines", "column merged down",
         "value left under a merge", "figure of a line under a merge",
         "headings merged over their section", "title merged over everything",
         "header of two merged rows", "two columns under one heading", "groups of rows"),
        {
            NEVER: (
                "a_value_under_a_merge_is_never_counted",
                "a_row_of_a_table_is_never_dropped",
            ),
        },
    ),
    21: Note(
        "hidden rows, columns and sheets",
        ("hidden row", "rows hidden by a filter", "rows hidden by an odd filter", "hidden column",
         "hidden sheet", "hidden copy of a sheet", "sheet doubled"),
        {
            NEVER: (
                "a_hidden_copy_is_never_used",
                "a_row_of_a_table_is_never_dropped",
                "of_two_things_of_one_name_neither_is_ever_chosen",
            ),
        },
    ),
    22: Note(
        "headings and labels that stand twice",
        ("notes in two columns", "figures in two columns", "summary below",
         "summary below that differs", "blank rows in a table", "blank column in a table",
         "two columns of figures", "this month and the year", "header again"),
        {
            NEVER: (
                "of_two_things_of_one_name_neither_is_ever_chosen",
                "a_row_of_a_table_is_never_dropped",
            ),
            RECORDS: (
                "a_word_of_two_sections_is_taken_where_its_section_is",
                "labels_of_one_name_in_two_sections_are_told_apart",
            ),
        },
    ),
}  # fmt: skip


def answered(name: str, nth: int = 0) -> tuple[Spoiled, Report]:
    """A good report spoiled in one way, and what is read of it; the nth that has what it spoils."""
    return _answered(name, nth)


@cache  # which takes a call that leaves `nth` out for another than one that says 0
def _answered(name: str, nth: int) -> tuple[Spoiled, Report]:
    found = list(_suited(name, nth + 1))
    assert len(found) > nth, f"no report can be spoiled by «{name}»"
    return found[nth], read(found[nth])


def _suited(name: str, most: int) -> Iterator[Spoiled]:
    start = list(catalogue()).index(name)
    for number in range(len(REPORTS)):
        seed = REPORTS[(start + number) % len(REPORTS)]
        try:
            yield spoil(good(seed, seed % len(SENDERS)), name, seed=seed)
        except Unsuited:
            continue
        most -= 1
        if not most:
            return
