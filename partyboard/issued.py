"""The workbooks that verbs write: `template` one, one for everybody, one for many months;
`annotate` the one to send back.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from partyboard import settings
from partyboard.answering import marked
from partyboard.calls import put_down, refuse
from partyboard.forms.model import Form
from partyboard.intake.annotate import Unannotatable
from partyboard.intake.template import Filling, template
from partyboard.issuing import issue_consolidated, issue_template
from partyboard.reception import Incoming, Receipt
from partyboard.store.database import Store
from partyboard.text import Month

MOST_MONTHS = 24  # of one workbook: among more sheets nobody finds the way
_UNSAFE = re.compile(r"[^\w-]+")  # in a file name, on one system or another


def blank(form: Form, period: Month) -> bytes:
    """A workbook of nobody's."""
    notice = settings.load().closing_notice(period)
    return template(form, Filling(period=period, notice=notice))


def for_one(store: Store, form: Form, period: Month, organization: str) -> bytes:
    """An organization's workbook, or nobody's (""); refused for a code that is not listed."""
    try:
        notice = settings.load().closing_notice(period)
        return issue_template(store, form, period, organization, notice)
    except KeyError:
        refuse(f"Không có đơn vị mã «{organization}» trong danh sách.")


def for_everyone(store: Store, form: Form, period: Month, folder: Path) -> Iterator[Path]:
    """Write the workbook of each organization of the month into a folder; their paths."""
    rows = store.rows("organizations", month=period.first)
    if not rows:
        refuse(f"Tháng {period.label} chưa có danh sách tổ chức đảng.")
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        code = str(row["code"])
        path = folder / f"{_UNSAFE.sub('_', code)}-{period}.xlsx"
        path.write_bytes(for_one(store, form, period, code))
        yield path


def marked_at(output: Path, sent: Incoming, receipts: Sequence[Receipt]) -> str:
    """Write the sender's workbook with its faults marked; why that cannot be, else ""."""
    try:
        answer = marked(sent.content, sent.filename, [receipt.report for receipt in receipts])
    except Unannotatable as reason:
        return str(reason)
    put_down(answer, output)
    return ""


def for_months(store: Store, form: Form, since: Month, until: Month) -> bytes:
    """One workbook for all organizations of these months; refused where nobody is listed."""
    if not 0 <= until - since < MOST_MONTHS:
        refuse(f"--until {until}: từ {since} trở đi, nhiều nhất {MOST_MONTHS} tháng.")
    try:
        return issue_consolidated(store, form, since, until, settings.load().closing_notice)
    except ValueError:
        refuse(f"Từ {since.label} đến {until.label} có tháng chưa có danh sách tổ chức đảng.")
