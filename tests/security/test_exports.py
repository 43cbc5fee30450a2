"""Whatever leaves the board carries what people typed as text: no formula, no link, no field."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd
import pytest
from hostile import FORMULA, refused
from openpyxl import load_workbook
from small_board import APRIL, JANUARY, MARCH

from partyboard import settings as settings_module
from partyboard.answering import marked, marked_many
from partyboard.board.deck import deck
from partyboard.board.report import draft
from partyboard.board.view import View
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.worker import Reader
from partyboard.issuing import issue_consolidated, issue_template, reissue
from partyboard.outcome import outcome, result_table
from partyboard.printed import as_csv
from partyboard.store import queries
from partyboard.store.database import Store

SETTINGS = settings_module.load(settings_module.DEFAULT_FILE)
TYPED = FORMULA.removeprefix("=")  # what stands of it wherever it stands, escaped or not
RUNS = ("=", "+", "-", "@", "\t", "\r")


def view(store: Store) -> View:
    return View(store, SETTINGS, MARCH)


def results(store: Store) -> bytes:
    file, receipt = refused(store, FORMULA)
    return result_table([receipt], [outcome(receipt, file)])


def annotated(store: Store) -> bytes:
    file, receipt = refused(store, FORMULA)
    with Reader() as reader:
        return marked(file.content, file.filename, [receipt.report], reader=reader).content


def zipped(store: Store) -> bytes:
    file, receipt = refused(store, FORMULA)
    with Reader() as reader:
        return marked_many([file], [receipt], reader=reader)


WORKBOOKS: dict[str, Callable[[Store], bytes]] = {
    "template": lambda store: issue_template(store, GRASSROOTS, APRIL, "STC"),
    "consolidated template": lambda store: issue_consolidated(store, GRASSROOTS, JANUARY, APRIL),
    "reissued": lambda store: reissue(store, refused(store, FORMULA)[1].report),
    "result table": results,
    "marked workbook": annotated,
    "ZIP of marked workbooks": zipped,
    "deck": lambda store: deck(view(store)),
    "report": lambda store: draft(view(store)),
}


def parts(content: bytes) -> Iterator[tuple[str, str]]:
    """Every text inside an archive, also inside the archives in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            inside = archive.read(name)
            if inside.startswith(b"PK"):
                yield from parts(inside)
            else:
                yield name, inside.decode("utf-8", "ignore").replace("&quot;", '"')


@pytest.mark.parametrize("name", WORKBOOKS)
def test_text_that_looks_like_a_formula_leaves_as_text(formula_store, name):
    found = list(parts(WORKBOOKS[name](formula_store)))
    assert any(TYPED in text for _, text in found), "it has to stand there, as a text"
    for part, text in found:
        formulas = re.findall(r"<(?:\w+:)?f\b[^>]*>(.*?)</(?:\w+:)?f>", text, re.DOTALL)
        fields = re.findall(r"<w:(?:instrText|fldSimple)\b.*?>", text)
        names = re.findall(r"<definedName\b.*?</definedName>", text, re.DOTALL)
        running = [each for each in [*formulas, *fields, *names] if "HYPERLINK" in each]
        assert running == [], part
        assert re.findall(r'TargetMode="External"', text) == [], part
        assert re.findall(r"<ddeLink|<oleLink|vbaProject|externalLink", text) == [], part


@pytest.mark.parametrize("name", sorted(queries.query_names()))
def test_no_cell_of_a_csv_is_taken_for_a_formula(formula_store, name):
    known = {"month": date(2021, 3, 1), "year": 2021, "today": date(2021, 4, 1), "due_day": 25}
    asked = {key: known[key] for key in queries.load(name).parameters.keys() & known.keys()}
    frame = formula_store.frame(name, **asked)
    rows = list(csv.reader(io.StringIO(as_csv(frame))))
    texts = {column for column in frame if frame[column].map(type).eq(str).any()}
    for row in rows[1:]:
        for column, cell in zip(rows[0], row, strict=True):
            assert column not in texts or not cell.startswith(RUNS), (column, cell)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (FORMULA, f"'{FORMULA}"),
        ("+84 912", "'+84 912"),
        ("-5 đ/c", "'-5 đ/c"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("Sở Tài chính", "Sở Tài chính"),
        (-5, "-5"),
        (-0.5, "-0.5"),
    ],
)
def test_text_of_a_csv_is_marked_and_numbers_are_left(value, cell):
    written = as_csv(pd.DataFrame({"a": [value]}))
    assert list(csv.reader(io.StringIO(written, newline="")))[1] == [cell]


def test_what_was_marked_in_no_workbook_comes_back_as_it_was_typed(formula_store):
    content = issue_template(formula_store, GRASSROOTS, APRIL, "STC")
    book = load_workbook(io.BytesIO(content))
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert FORMULA in texts and f"'{FORMULA}" not in texts
