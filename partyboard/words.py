"""Receipts and figures in words and as JSON: what the command line prints."""

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
_SEVERITY = {Severity.ERROR: "Lỗi", Severity.WARNING: "Xem lại", Severity.INFO: "Ghi chú"}


def receipt_as_json(receipt: Receipt) -> dict[str, object]:
    """One object a workbook, as design.md promises to scripts."""
    report = receipt.report
    return {
        "file": receipt.filename,
        "form": report.form.name if report.form else None,
        "organization": report.organization or None,
        "month": str(report.period) if report.period else None,
        "status": str(receipt.status),
        "revision": receipt.revision,
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


def receipt_in_words(receipt: Receipt) -> str:
    """One line for the workbook, one for each finding."""
    report = receipt.report
    about = [receipt.filename]
    if report.organization:
        about.append(report.organization)
    if report.period:
        about.append(f"tháng {report.period.label}")
    lines = [f"{' · '.join(about)}: {_STATUS[receipt.status]}"]
    for finding in receipt.findings:
        place = f" {finding.place}:" if finding.place else ""
        lines.append(f"  {_SEVERITY[finding.severity]}:{place} {finding.message}")
    return "\n".join(lines)


def figures_as_json(view: View) -> dict[str, object]:
    """The figures of a month, as design.md promises to scripts."""
    coverage = view.coverage()
    figures = view.figures()
    return {
        "month": str(view.month),
        "as_of": view.as_of.isoformat() if view.as_of else None,
        "coverage": {
            name: coverage[name] for name in ("expected", "received", "on_time", "carried")
        },
        "figures": {
            entry.name: {"value": figures[entry.name], "unit": entry.unit, "label": entry.label}
            for entry in INDICATORS
            if entry.name in figures
        },
    }


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
