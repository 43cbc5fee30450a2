"""The steps of an organization's month, and what each did to the figures that count."""

import pytest
from filled_forms import CLASS, SNV, STC, at, listing, report, sent

from partyboard.board.history import history
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.reception import Incoming, receive
from partyboard.reception.amending import restore, withdraw
from partyboard.text import Month

MAY = Month(2021, 5)


@pytest.fixture
def store(empty_store, settings):
    """STC reports May with 50 members, then with 52 and a class."""
    second = report("STC", MAY, members={"opening": 52, "closing": 52}, training=[CLASS])
    files = [
        sent(listing(rows=[STC, SNV]), at(2021, 1, 4), "danh sach.xlsx"),
        sent(report("STC", MAY), at(2021, 5, 20), "STC.xlsx"),
        Incoming("STC 2.xlsx", second, at(2021, 5, 24), "Lan", reason="sót hai đảng viên"),
    ]
    receive(empty_store, files, settings, now=at(2021, 5, 31))
    return empty_store


def steps(store, form=GRASSROOTS, organization="STC", month=MAY):
    return [(step.words, step.effect) for step in history(store, form, organization, month)]


def id_of(store, filename):
    (row,) = [row for row in store.rows("received") if row["filename"] == filename]
    return row["id"]


def test_revision_says_what_it_changed(store):
    assert steps(store) == [
        (
            "Nhận lần 2",
            "Thay lần 1: Đảng viên đầu tháng 50 → 52, Đảng viên cuối tháng 50 → 52, "
            "thêm dòng «Lớp đảng viên mới, 10/5/2021» ở Bồi dưỡng.",
        ),
        ("Nhận lần 1", ""),
    ]
    newest = history(store, GRASSROOTS, "STC", MAY)[0]
    assert (newest.reason, newest.made_by, newest.filename, newest.made_at) == (
        "sót hai đảng viên", "Lan", "STC 2.xlsx", at(2021, 5, 24),
    )  # fmt: skip


def test_setting_aside_and_restoring_say_what_counts_now(store):
    first, second = id_of(store, "STC.xlsx"), id_of(store, "STC 2.xlsx")
    withdraw(store, second, "nhầm", now=at(2021, 6, 1))
    withdraw(store, first, "nhầm", now=at(2021, 6, 2))
    restore(store, second, "đúng", now=at(2021, 6, 3))
    restore(store, first, "đúng", now=at(2021, 6, 4))
    told = steps(store)[:4]
    assert told[0] == ("Khôi phục lần 1", "Số liệu không đổi: lần 2 vẫn được tính.")
    assert told[1] == ("Khôi phục lần 2", "Lần 2 được tính lại.")
    assert told[2] == ("Rút lần 1", "Không còn báo cáo nào được tính: tháng này thành chưa nộp.")
    assert told[3][0] == "Rút lần 2"
    assert told[3][1].startswith("Lần 1 được tính thay lần 2: Đảng viên đầu tháng 52 → 50")


def test_committees_own_form_has_its_history_too(store):
    assert steps(store, ORGANIZATIONS, "", Month(2021, 1)) == [("Nhận lần 1", "")]


def test_month_without_reports_has_none(store):
    assert steps(store, month=Month(2021, 4)) == []
