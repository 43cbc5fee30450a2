"""What the command line answers: receipts, figures and tables as words, JSON or CSV."""

import json
from collections.abc import Iterator
from datetime import date, datetime

import pandas as pd

from partyboard.board.indicators import INDICATORS
from partyboard.board.view import View
from partyboard.intake.catalogue import Severity
from partyboard.intake.shown import as_json
from partyboard.reception import Receipt
from partyboard.store.submissions import Status
from partyboard.text import format_count

_STATUS = {
    Status.ACCEPTED: "nhận được",
    Status.REJECTED: "có lỗi",
    Status.UNCHANGED: "đã có, không nạp lại",
}
_NO_ROWS = "không có dòng nào"
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")
_SEVERITY = {Severity.ERROR: "Lỗi", Severity.WARNING: "Xem lại", Severity.INFO: "Ghi chú"}


def receipts_as_json(receipts: list[Receipt]) -> str:
    """A list, one object a workbook, as docs/architecture.md promises to scripts."""
    return _dump([_receipt_as_json(receipt) for receipt in receipts])


def receipts_in_words(receipts: list[Receipt]) -> str:
    """One line for each workbook, one for each finding."""
    return "\n".join(line for receipt in receipts for line in _lines(receipt))


def figures_as_json(view: View) -> str:
    """The figures of a month, as docs/architecture.md promises to scripts."""
    coverage = view.coverage()
    figures = view.figures()
    counts = ("expected", "received", "on_time", "carried")
    return _dump(
        {
            "month": str(view.month),
            "as_of": view.as_of.isoformat() if view.as_of else None,
            "coverage": {name: coverage[name] for name in counts},
            "figures": {
                entry.name: {"value": figures[entry.name], "unit": entry.unit, "label": entry.label}
                for entry in INDICATORS
                if entry.name in figures
            },
        }
    )


def figures_in_words(view: View) -> str:
    """The figures of a month, a line each, and the honesty line."""
    figures = view.figures()
    lines = [f"Tháng {view.month.label}"]
    for entry in INDICATORS:
        if entry.name in figures:
            value = figures[entry.name]
            shown = "chưa có số liệu" if value is None else f"{format_count(value)} {entry.unit}"
            lines.append(f"  {entry.label}: {shown}")
    return "\n".join([*lines, view.honesty().footer])


def as_table(answer: pd.DataFrame) -> str:
    """A frame in columns, missing values left blank; its headings alone where it has no rows."""
    if answer.empty:
        return f"{' '.join(answer.columns)}\n{_NO_ROWS}"
    shown = answer.astype(object).where(answer.notna(), "")
    return shown.map(_in_line).to_string(index=False)


def as_csv(answer: pd.DataFrame) -> str:
    """A frame as CSV, times in ISO. Text that a spreadsheet would take for a formula is marked
    with an apostrophe; numbers are as they are.
    """
    return answer.map(_harmless).to_csv(index=False, lineterminator="\n").rstrip("\n")


def as_rows(answer: pd.DataFrame) -> str:
    """A frame as JSON, an object a row, dates and times in ISO."""
    rows = answer.astype(object).where(answer.notna(), None).to_dict("records")
    return json.dumps(rows, ensure_ascii=False, indent=2, default=_plain)


def _harmless(value: object) -> object:
    if isinstance(value, str):
        marked = f"'{value}" if value.lstrip().startswith(("=", "+", "-", "@")) else value
        return "\n".join(marked.splitlines())  # a bare \r would end the row unquoted
    return value.isoformat() if isinstance(value, datetime) and not pd.isna(value) else value


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)


def _in_line(value: object) -> object:
    """Text without what would break the line, or command the terminal."""
    return value.translate(_CONTROLS) if isinstance(value, str) else value


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _receipt_as_json(receipt: Receipt) -> dict[str, object]:
    report = receipt.report
    return {
        "file": receipt.filename,
        "form": report.form.name if report.form else None,
        "organization": report.organization or None,
        "month": str(report.period) if report.period else None,
        "status": str(receipt.status),
        "findings": [
            {
                "severity": str(finding.severity),
                "code": finding.code,
                "sheet": finding.sheet,
                "cell": finding.cell,
                "message": finding.message,
            }
            for finding in receipt.findings
        ],
        "values": as_json(report.form, report) if report.form else {},
    }


def _lines(receipt: Receipt) -> Iterator[str]:
    report = receipt.report
    about = [receipt.filename]
    if report.organization:
        about.append(report.organization)
    if report.period:
        about.append(f"tháng {report.period.label}")
    yield f"{' · '.join(about)}: {_STATUS[receipt.status]}".translate(_CONTROLS)
    for finding in receipt.findings:
        place = f" {finding.place}:" if finding.place else ""
        line = f"  {_SEVERITY[finding.severity]}:{place} {finding.message}"
        yield line.translate(_CONTROLS)
