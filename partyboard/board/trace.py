"""The figures of one report with the cells that they stand in, and what the office set right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partyboard.board.columns import table
from partyboard.forms.model import Field, Form, Sheet
from partyboard.intake.report import Report, Row
from partyboard.intake.shown import BLANK, shown
from partyboard.store.answers import Answer
from partyboard.store.database import Store
from partyboard.store.reread import reread_many
from partyboard.store.submissions import Facts, fact_rows_of
from partyboard.text import format_moment

Key = tuple[str, int, str]
Corrected = Mapping[tuple[str, str], str]  # by tab and cell: "51 → 52"


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure of a report: what it is called, what it says, where it stands ("" where the workbook
    cannot be read as it was), and what was set right there ("51 → 52"). By its `key` (sheet, row,
    field) it is found among the others.
    """

    label: str
    value: str
    place: str
    corrected: str
    key: Key


def traced(store: Store, form: Form, submission_id: str) -> tuple[Traced, ...]:
    """Every figure of an accepted report, in the order of its form; kept until something is
    written. Of tables only what is filled in.
    """
    return store.kept(
        ("traced", submission_id), lambda: traced_many(store, form, [submission_id])[submission_id]
    )


def traced_many(store: Store, form: Form, ids: Sequence[str]) -> dict[str, tuple[Traced, ...]]:
    """The same of many reports of a form, by id; not kept."""
    reports = reread_many(store, ids)
    with store.reading() as cursor:
        facts = fact_rows_of(cursor, form, ids)
    corrected = _corrected(store, ids)
    return {
        id_: tuple(_figures(form, facts[id_], reports[id_], corrected.get(id_, {}))) for id_ in ids
    }


def trace_table(found: tuple[Traced, ...]) -> Answer:
    """The same for people."""
    return table(
        {
            "Chỉ tiêu": [each.label for each in found],
            "Giá trị": [each.value for each in found],
            "Ô trong tệp": [each.place for each in found],
            "Đã sửa": [each.corrected for each in found],
        }
    )


def corrections_table(store: Store, submission_id: str) -> Answer:
    """The cells that were set right in a report."""
    rows: list[dict[str, Any]] = store.rows("corrections", submission=submission_id)
    return table(
        {
            "Ô": [f"{row['sheet']}!{row['cell']}" for row in rows],
            "Đơn vị ghi": [row["old"] for row in rows],
            "Sửa thành": [row["new"] or BLANK for row in rows],
            "Người sửa": [row["made_by"] for row in rows],
            "Lúc": [format_moment(row["made_at"]) for row in rows],
        }
    )


def _corrected(store: Store, ids: Sequence[str]) -> dict[str, dict[tuple[str, str], str]]:
    found: dict[str, dict[tuple[str, str], str]] = {}
    alone = {"submission": ids[0]} if len(ids) == 1 else {}
    for row in store.rows("corrections", **alone):
        place = str(row["sheet"]), str(row["cell"])
        said = f"{row['old']} → {row['new'] or BLANK}"
        found.setdefault(str(row["submission"]), {})[place] = said
    return found


def _figures(form: Form, facts: Facts, report: Report, corrected: Corrected) -> Iterator[Traced]:
    for sheet in form.content:
        title = report.title(sheet)
        cells = {row.number: row.cells for row in report.sheets.get(sheet.name, ())}
        for row in facts[sheet.name]:
            for field in sheet.fields:
                value = row.values[field.name]
                if value is None and sheet.is_table:
                    continue
                cell = cells.get(row.number, {}).get(field.name, "")
                place = f"{title}!{cell}" if cell else ""
                was = corrected.get((title, cell), "")
                label = _label(sheet, field, row)
                key = sheet.name, row.number, field.name
                yield Traced(label, shown(field, value), place, was, key)


def _label(sheet: Sheet, field: Field, row: Row) -> str:
    return f"{field.label} (dòng {row.number})" if sheet.is_table else field.label
