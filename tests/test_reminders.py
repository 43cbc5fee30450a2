"""What is written to whoever has yet to report, as the day comes nearer and goes by."""

import re
from datetime import date

import pytest

from partyboard.reminders import Owed, reminder, reminder_to_all
from partyboard.settings import DEFAULT_FILE, load
from partyboard.text import Month

SETTINGS = load(DEFAULT_FILE)
APRIL, MAY = Owed(Month(2021, 4)), Owed(Month(2021, 5))
MAY_RETURNED = Owed(Month(2021, 5), is_returned=True)
SNV, CDC, STC = "Đảng bộ Sở Nội vụ", "Đảng bộ Cục Dân số", "Đảng bộ Sở Tài chính"
CLOSING = "Trân trọng cảm ơn.\nVăn phòng Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"


def written(*owed: Owed, today: date = date(2021, 5, 31)) -> str:
    return reminder(SNV, owed, SETTINGS, today)


def test_a_reminder_says_what_is_missing_since_when_and_what_to_do() -> None:
    assert written(MAY) == (
        "Kính gửi Đảng bộ Sở Nội vụ,\n\n"
        "Văn phòng chưa nhận được báo cáo tháng 5/2021 của đơn vị. "
        "Hạn nộp 25/5/2021, đã quá hạn 6 ngày.\n\n"
        "Đề nghị điền vào mẫu đã gửi cho đơn vị và gửi về trong hôm nay hoặc sớm nhất có thể. "
        "Nếu đơn vị đã gửi, xin nhắn lại ngày gửi và cách gửi để Văn phòng tìm.\n\n"
        f"{CLOSING}"
    )


@pytest.mark.parametrize(
    ("today", "due", "when"),
    [
        (date(2021, 5, 22), "Hạn nộp 25/5/2021, còn 3 ngày.", "gửi về chậm nhất ngày 25/5/2021."),
        (date(2021, 5, 25), "Hạn nộp là hôm nay, 25/5/2021.", "gửi về trong hôm nay."),
        (date(2021, 5, 26), "đã quá hạn 1 ngày.", "sớm nhất có thể."),
        (date(2021, 6, 25), "đã quá hạn 31 ngày.", "sớm nhất có thể."),
        (date(2021, 6, 26), "Hạn nộp 25/5/2021, đã quá hạn.", "sớm nhất có thể."),
    ],
)
def test_words_change_as_the_due_day_comes_and_goes(today: date, due: str, when: str) -> None:
    text = written(MAY, today=today)
    assert due in text and when in text


def test_who_sent_a_file_with_faults_is_asked_to_mend_it_and_not_told_that_nothing_came() -> None:
    text = written(MAY_RETURNED)
    assert "đã nhận tệp báo cáo tháng 5/2021" in text and "chưa nhận được bản gửi lại" in text
    assert "sửa các chỗ Văn phòng đã báo rồi gửi lại" in text
    assert "mẫu" not in text and "Nếu đơn vị đã gửi" not in text


def test_several_months_are_numbered_from_the_oldest() -> None:
    text = written(MAY_RETURNED, APRIL)
    assert (
        "Văn phòng còn thiếu 2 báo cáo của đơn vị:\n"
        "1. Tháng 4/2021: chưa nhận được; hạn nộp 25/4/2021, đã quá hạn.\n"
        "2. Tháng 5/2021: đã gửi, còn chỗ phải sửa; hạn nộp 25/5/2021, đã quá hạn 6 ngày.\n"
    ) in text
    assert "báo cáo còn lỗi thì sửa rồi gửi lại" in text


def test_one_message_to_all_counts_who_has_reported_and_names_who_has_not() -> None:
    text = reminder_to_all([(SNV, MAY), (STC, MAY_RETURNED)], 68, SETTINGS, date(2021, 5, 31))
    assert text == (
        "Kính gửi các đơn vị,\n\n"
        "Đến ngày 31/5/2021, Văn phòng đã nhận báo cáo tháng 5/2021 của 66/68 đơn vị. "
        "Hạn nộp 25/5/2021, đã quá hạn 6 ngày. Còn thiếu 2 đơn vị:\n"
        "1. Đảng bộ Sở Nội vụ\n"
        "2. Đảng bộ Sở Tài chính (đã gửi, còn chỗ phải sửa)\n\n"
        "Đề nghị các đơn vị có tên gửi báo cáo về Văn phòng trong hôm nay hoặc sớm nhất có thể. "
        "Đơn vị nào đã gửi, xin nhắn lại để Văn phòng tìm.\n\n"
        f"{CLOSING}"
    )


@pytest.mark.parametrize("day", [1, 24, 25, 26, 31])
@pytest.mark.parametrize("owed", [(MAY,), (MAY_RETURNED,), (APRIL, MAY), (APRIL, MAY_RETURNED)])
def test_every_message_reads_well(owed: tuple[Owed, ...], day: int) -> None:
    today = date(2021, 5, day)
    for text in (
        written(*owed, today=today),
        reminder_to_all([(SNV, owed[-1]), (CDC, owed[-1])], 5, SETTINGS, today),
    ):
        assert not re.search(r"[{}<>*_`#]|  |\(\)|None|\.\.| [.,;:]|[.,] ?[.;]", text)
        assert all(line == line.strip() for line in text.splitlines())


def test_there_is_no_reminder_of_nothing_or_to_nobody() -> None:
    with pytest.raises(ValueError):
        reminder(SNV, [], SETTINGS, date(2021, 5, 31))
    with pytest.raises(ValueError):
        reminder_to_all([], 68, SETTINGS, date(2021, 5, 31))
