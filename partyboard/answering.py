"""What goes back to a sender: the workbook with its faults marked; a ZIP of many."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

from partyboard.forms.model import Kind
from partyboard.intake.annotate import Unannotatable, annotate, extension
from partyboard.intake.report import Report
from partyboard.intake.worker import Reader
from partyboard.reception import Incoming, Receipt
from partyboard.text import key, safe_part

_TO_MEND = " - cần sửa"
_NOT_MARKED = "Không đánh dấu được.txt"
_WHY = "Các tệp sau không đánh dấu lỗi được nên không có trong gói này. Lý do để báo lại đơn vị:"
_NAMELESS = "báo cáo"
_ENDING = re.compile(r"\.(xls[xmb]?|xlt[xm]?|f?ods|csv|html?)$", re.IGNORECASE)
_SENT_BEFORE = re.compile(rf"{_TO_MEND}( ?\([0-9]+\))*$", re.IGNORECASE)


class Answer(NamedTuple):
    """A file to send back."""

    name: str
    content: bytes


def marked(
    content: bytes, filename: str, reports: Sequence[Report], *, reader: Reader | None = None
) -> Answer:
    """The sender's workbook with what the reports found in it, under a name that says so. Raises
    Unannotatable, whose message says why not and what the sender does.
    """
    made = annotate(content, reports, heading(filename, reports), reader=reader)
    return Answer(marked_name(made, filename), made)


def marked_name(content: bytes, filename: str) -> str:
    """The name under which `marked` gives a workbook back, before it is made."""
    return f"{_stem(filename)}{_TO_MEND}{extension(content)}"


def marked_many(
    files: Sequence[Incoming], receipts: Iterable[Receipt], *, reader: Reader | None = None
) -> bytes:
    """A ZIP of the workbooks that have errors, in the folders that they came in; `receipts` are
    those of the reception of these files. What cannot be marked is told in a text beside them.
    """
    answers: dict[str, bytes] = {}
    missing: list[str] = []
    for position, reports in sorted(_by_file(receipts).items()):
        file = files[position]
        if not any(report.has_errors for report in reports):
            continue
        try:
            answer = marked(file.content, file.filename, reports, reader=reader)
        except Unannotatable as reason:
            missing.append(f"{file.filename}: {reason}")
        else:
            answers[_free(_folder(file.filename) + answer.name, answers)] = answer.content
    if missing:
        text = "\r\n".join([_WHY, "", *missing, ""])
        answers[_free(_NOT_MARKED, answers)] = text.encode("utf-8-sig")
    return _zipped(answers)


def heading(filename: str, reports: Sequence[Report]) -> str:
    """Whose workbook it is and of when: "Đảng bộ Sở Tài chính · tháng 5/2021 · tệp «…»"."""
    file = f"tệp «{PurePosixPath(filename).name}»"
    known = [report for report in reports if report.form]
    if len(known) > 1:
        return f"{len(known)} báo cáo · {file}"
    return " · ".join([*_whose(known[0]), file]) if known else file


def _whose(report: Report) -> list[str]:
    form = report.form
    if form is None:
        return []
    about = [report.sender]
    if report.period:
        is_year = form.info.field(form.period).kind is Kind.YEAR
        period = report.period
        about.append(f"năm {period.first.year}" if is_year else f"tháng {period.label}")
    return about


def _by_file(receipts: Iterable[Receipt]) -> dict[int, list[Report]]:
    """The reports by the position of their file."""
    reports: dict[int, list[Report]] = {}
    for receipt in receipts:
        reports.setdefault(receipt.position, []).append(receipt.report)
    return reports


def _stem(filename: str) -> str:
    """The name of a file without its ending, fit for any system, and without our own words."""
    name = PurePosixPath(filename.replace("\\", "/")).name
    stem = safe_part(_ENDING.sub("", name))
    return _SENT_BEFORE.sub("", stem) or _NAMELESS


def _folder(filename: str) -> str:
    """The folders that a file came in, with a slash behind; "" for none."""
    parts = PurePosixPath(filename.replace("\\", "/").lstrip("/")).parts[:-1]
    safe = [safe_part(part) for part in parts]
    return "".join(f"{part}/" for part in safe if part)


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, or with a number behind it where it is taken, in whatever letters."""
    path = PurePosixPath(name)
    keys = {key(other) for other in taken}
    number, free = 1, name
    while key(free) in keys:
        number += 1
        free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return free


def _zipped(files: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()
