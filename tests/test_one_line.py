"""A field added to a form's declaration, in one line, is everywhere the form is."""

import dataclasses
import io
from datetime import datetime

import openpyxl
import pytest

from partyboard.board.guide import field_table
from partyboard.board.labels import heading
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Field, Form
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.reference import reference
from partyboard.forms.registry import FORMS
from partyboard.intake.shown import as_json
from partyboard.intake.template import Filling, template
from partyboard.reception import Incoming, Receipt, receive
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.store.submissions import Status
from partyboard.text import Month

ADDED = Field("overseas", "Đang ở nước ngoài", at_most="closing", help="Đi học, đi làm.")
MAY = Month(2021, 5)
FIGURES = {"opening": 50, "admitted": 1, "closing": 51, "official_conversions": 0}


@pytest.fixture
def form() -> Form:
    members = GRASSROOTS.sheet("members")
    longer = dataclasses.replace(members, fields=(*members.fields, ADDED))
    sheets = tuple(longer if sheet is members else sheet for sheet in GRASSROOTS.sheets)
    return dataclasses.replace(GRASSROOTS, sheets=sheets)


def workbook(form: Form, overseas: object) -> bytes:
    values = {"members": ({**FIGURES, "overseas": overseas},)}
    return template(form, Filling(organization="SXD", period=MAY, values=values))


def receipt(form: Form, settings: Settings, content: bytes) -> tuple[Receipt, Store]:
    others = tuple(other for other in FORMS if other is not GRASSROOTS)
    store = Store(forms=(*others, form))
    row = {"code": "SXD", "name": "Sở Xây dựng", "kind": "Đảng bộ cơ sở", "sector": "agency"}
    listed = template(ORGANIZATIONS, Filling(period=Month(2020, 1), values={"list": (row,)}))
    files = [Incoming("ds.xlsx", listed), Incoming("sxd.xlsx", content)]
    receipts = receive(store, files, settings, now=datetime.fromisoformat("2021-05-24T09:00+07:00"))
    assert receipts[0].status is Status.ACCEPTED
    return receipts[1], store


def test_field_is_in_the_template_with_its_help(form: Form) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(form, 3)))["Đảng viên"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert ADDED.label in texts
    assert any(str(text).startswith(ADDED.help) for text in texts)


def test_field_is_read_and_stored(form: Form, settings: Settings) -> None:
    accepted, store = receipt(form, settings, workbook(form, 3))
    assert accepted.status is Status.ACCEPTED
    assert as_json(form, accepted.report)["Đảng viên"]["overseas"] == 3  # type: ignore[index]
    with store.reading() as cursor:
        stored = cursor.execute("select overseas from grassroots_members").fetchone()
    assert stored == (3,)


@pytest.mark.parametrize(
    ("typed", "code"), [(52, "part-exceeds-whole"), (-1, "negative"), ("ba người", "not-a-number")]
)
def test_field_is_checked(form: Form, settings: Settings, typed: object, code: str) -> None:
    rejected, _ = receipt(form, settings, workbook(form, typed))
    assert rejected.status is Status.REJECTED
    assert code in {finding.code for finding in rejected.findings}


def test_field_is_on_the_help_page_and_in_the_reference(form: Form) -> None:
    assert ADDED.label in field_table(form.sheet("members")).column("Chỉ tiêu")
    assert ADDED.label in reference([form])


def test_field_has_its_label_as_the_heading_its_column(form: Form) -> None:
    assert heading("overseas", [form]) == ADDED.label
