"""Whether a workbook can be read: one is made, and given to a reading process as on the page."""

from collections.abc import Callable
from datetime import datetime

from partyboard.doctor.check import Check, fault, good
from partyboard.forms.registry import FORMS, form_named
from partyboard.intake.findings import Finding
from partyboard.intake.mending import AS_SENT
from partyboard.intake.template import Filling, template
from partyboard.intake.worker import Reader, ReaderFailed
from partyboard.text import VIETNAM, Month

_ABOUT = "Đọc tệp Excel"
_DO = "Khởi động lại máy; vẫn thế thì cài lại chương trình, xem phần mềm diệt vi-rút có chặn không."


def reader(started: Callable[[], Reader] = lambda: Reader(workers=1)) -> Check:
    """Whether a workbook of last month comes back as what it is."""
    form, month = form_named("grassroots"), Month.of(datetime.now(VIETNAM).date()) - 1
    content = template(form, Filling(organization="THU", period=month))
    try:
        with started() as reading:
            (answer,) = reading.examine_many([(content, AS_SENT)], FORMS)
    except ReaderFailed as error:
        return fault(_ABOUT, f"tiến trình đọc không chạy được ({error})", _DO)
    if isinstance(answer, Finding):
        return fault(_ABOUT, f"đọc thử một mẫu báo cáo không được ({answer.code})", _DO)
    read = [(each.form, each.organization, each.period) for each in answer]
    if read != [(form, "THU", month)]:
        return fault(_ABOUT, "đọc thử một mẫu báo cáo thì ra nội dung khác", _DO)
    return good(_ABOUT, "đọc thử một mẫu báo cáo được")
