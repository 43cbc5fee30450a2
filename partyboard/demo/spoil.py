"""Types something wrong over one cell of a good workbook, as a clerk would."""

from io import BytesIO

from openpyxl import load_workbook

from partyboard.demo.story import Fault
from partyboard.forms.model import Form
from partyboard.intake.template import archive
from partyboard.intake.template.layout import value_cells


def spoil(workbook: bytes, form: Form, *faults: Fault) -> bytes:
    """The workbook with the faults typed in; the same faults, the same bytes."""
    opened = load_workbook(BytesIO(workbook))
    for fault in faults:
        declared = form.sheet(fault.sheet)
        opened[declared.title][value_cells(declared, fault.row)[fault.field]] = fault.typed
    saved = BytesIO()
    opened.save(saved)
    return archive.filled(archive.parts(saved.getvalue()), ())
