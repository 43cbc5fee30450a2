"""Whether a workbook is a consolidated one, and of which form: by its mark, or by what is in it."""

from collections.abc import Sequence

from partyboard.forms.model import CONSOLIDATED, MARK, MARK_SHEET, Form
from partyboard.intake.consolidated.headers import find_headers
from partyboard.intake.grid import Grid
from partyboard.intake.locate import form_marked


def consolidated_form(
    grids: Sequence[Grid], forms: Sequence[Form], stated: str
) -> tuple[Form | None, int]:
    """The form and version of a consolidated workbook; None for any other workbook. Where one
    report says beside "Mã biểu" what it is (`stated`), it is not a consolidated workbook.
    """
    candidates = [form for form in forms if form.organization]
    if mark := _mark(grids):
        return form_marked(mark, candidates)
    if stated:
        return None, 0
    for form in candidates:
        if any(find_headers(form, grid) for grid in grids):
            return form, form.version
    return None, 0


def _mark(grids: Sequence[Grid]) -> str:
    """What the consolidated template wrote on its hidden sheet."""
    for grid in grids:
        if grid.title == MARK_SHEET:
            first, form, second = (grid.own_cell(1, column) for column in (1, 2, 3))
            if first and form and second and (first.value, second.value) == (MARK, CONSOLIDATED):
                return str(form.value)
    return ""
