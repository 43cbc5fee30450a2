"""Messages to organizations, as plain text to paste into Zalo or a mail: what is to be mended in
what they sent, what they are asked to confirm.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from partyboard.forms.model import Kind, Prefill
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report
from partyboard.reception import Receipt
from partyboard.settings import Settings
from partyboard.text import Month, format_date

MOST_PLACES = 10  # of one file; a longer message is not read on a telephone
_SOMEBODY = "đồng chí phụ trách báo cáo"
_SOON = "trong hôm nay hoặc sớm nhất có thể"


@dataclass(frozen=True, slots=True)
class _File:
    """What is said of one file: each finding once, in the order of its reports."""

    name: str
    reports: tuple[Report, ...]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def letter(
    receipts: Sequence[Receipt], settings: Settings, today: date, organization_name: str = ""
) -> str:
    """What to tell a sender about the files received, of one organization or of one consolidated
    workbook: every error with its place, then every warning as a question, what to do and by when.
    The name is taken from the reports where it is not given.
    """
    files = [_file(name, receipts) for name in dict.fromkeys(each.filename for each in receipts)]
    paragraphs = [
        greeting(organization_name or _stated_name(receipts)),
        *(_told_of(file) for file in files),
        _to_do(files, settings, today),
        closing(settings, today),
    ]
    return "\n\n".join(filter(None, paragraphs))


def _file(name: str, receipts: Sequence[Receipt]) -> _File:
    reports = tuple(each.report for each in receipts if each.filename == name)
    once = {
        (found.place, found.message): found for report in reports for found in report.findings
    }.values()
    return _File(
        name,
        reports,
        tuple(found for found in once if found.severity is Severity.ERROR),
        tuple(found for found in once if found.severity is Severity.WARNING),
    )


def greeting(name: str) -> str:
    """The first line, to an organization or to whoever it is that writes its reports."""
    return f"Kính gửi {name or _SOMEBODY},"


def closing(settings: Settings, today: date) -> str:
    """The last lines, from the office as it is called on that day."""
    return f"Trân trọng cảm ơn.\nVăn phòng {settings.committee(Month.of(today)).name}"


def _told_of(file: _File) -> str:
    """The paragraph of one file, its places numbered, the least important left to the list."""
    about = f" ({what})" if (what := _contents(file.reports)) else ""
    received = f"Văn phòng đã nhận tệp «{file.name}»{about}"
    if not file.errors and not file.warnings:
        return f"{received}. Không có chỗ nào phải sửa."
    return "\n".join([*_listed(file, received), *_left_out(file)])


def _listed(file: _File, received: str) -> Iterator[str]:
    errors, warnings = file.errors[:MOST_PLACES], file.warnings
    warnings = warnings[: MOST_PLACES - len(errors)]
    if errors:
        yield f"{received}, nhưng chưa dùng được vì còn {len(file.errors)} chỗ phải sửa:"
        yield from _numbered(errors, 1)
    if warnings:
        ask = f"xác nhận {len(file.warnings)} chỗ sau:"
        yield f"Xin đơn vị {ask}" if errors else f"{received}. Xin đơn vị {ask}"
        yield from _numbered(warnings, len(errors) + 1)


def _numbered(findings: Sequence[Finding], first: int) -> Iterator[str]:
    for number, found in enumerate(findings, first):
        place = found.place_in_words
        where = f"{place[0].upper()}{place[1:]}: " if place else ""
        yield f"{number}. {where}{found.message}"


def _left_out(file: _File) -> Iterator[str]:
    left = len(file.errors) + len(file.warnings) - MOST_PLACES
    if left > 0:
        yield f"và {left} chỗ khác, xem trang đầu tiên trong tệp gửi kèm."


def _to_do(files: Sequence[_File], settings: Settings, today: date) -> str:
    concerned = [file for file in files if file.errors or file.warnings]
    if not concerned:
        return ""
    months = [report.period for file in concerned for report in file.reports if report.period]
    when = by_when(months, settings, today)
    errors = [found for file in concerned for found in file.errors]
    if not errors:
        return (
            "Nếu đúng cả, đơn vị chỉ cần nhắn lại một câu. Nếu có chỗ sai, đề nghị sửa trong tệp "
            f"rồi gửi lại {when}."
        )
    if not any(found.sheet for found in errors):
        return f"Đề nghị làm như trên rồi gửi lại {when}."
    return (
        "Trong tệp gửi kèm, trang đầu tiên liệt kê các chỗ này, ô sai được tô màu. Đề nghị làm như "
        f"trên ngay trong tệp đó, lưu rồi gửi lại {when}."
    )


def by_when(months: Sequence[Month], settings: Settings, today: date) -> str:
    """The first day that a report is due, if that is still ahead; else as soon as they can."""
    due_on = min((settings.due_on(month) for month in months), default=None)
    if due_on is None or due_on < today:
        return _SOON
    return "trong hôm nay" if due_on == today else f"chậm nhất ngày {format_date(due_on)}"


def _contents(reports: Sequence[Report]) -> str:
    """Which report a file is: "báo cáo tháng 5/2021"; "" where that could not be read."""
    form = next((report.form for report in reports if report.form), None)
    periods = sorted({report.period for report in reports if report.period})
    if form is None or not periods:
        return ""
    if form.info.field(form.period).kind is Kind.YEAR:
        return f"{form.title}, năm {periods[0].year}"
    listed = ", ".join(period.label for period in periods)
    return f"báo cáo tháng {listed}" if form.organization else f"{form.title}, tháng {listed}"


def _stated_name(receipts: Sequence[Receipt]) -> str:
    """The name that all these reports give; "" where they give none, or several."""
    names = {name for each in receipts if (name := _name_in(each.report))}
    return names.pop() if len(names) == 1 else ""


def _name_in(report: Report) -> str:
    fields = report.form.info.fields if report.form else ()
    for field in fields:
        if field.prefill is Prefill.ORGANIZATION_NAME and report.form:
            return str(report.record(report.form.info.name).get(field.name) or "")
    return ""
