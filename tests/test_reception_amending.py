"""What staff decide about a report that is in: it is set aside, restored, its warnings explained;
each with a reason, never in a locked month, and the figures follow.
"""

import consolidated_books
import pytest
from consolidated_files import saved
from filled_forms import SNV, STC, at, listing, report, sent, targets

from partyboard.board.view import View
from partyboard.intake.mending import Heading, Mending
from partyboard.reception import Incoming, receive
from partyboard.reception.amending import (
    AlreadyWithdrawn,
    AmendmentRefused,
    MonthLocked,
    NotWithdrawn,
    ReasonMissing,
    ReportRejected,
    UnknownFinding,
    UnknownHeading,
    UnknownReport,
    explain,
    forget_heading,
    restore,
    withdraw,
)
from partyboard.store.events import lock_month, reopen_month
from partyboard.store.headings import remember, remembered
from partyboard.store.submissions import content
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
JUNE_1, JUNE_2, JUNE_3 = at(2021, 6, 1), at(2021, 6, 2), at(2021, 6, 3)
NOBODY = "00000000-0000-7000-8000-000000000000"


def stays(members):
    return {"opening": members, "closing": members}


@pytest.fixture
def store(empty_store, settings):
    """STC reports May with 50 members, then with 52, and SNV with 30."""
    files = [
        sent(listing(rows=[STC, SNV]), at(2021, 1, 4), "danh sach.xlsx"),
        sent(report("STC", MAY), at(2021, 5, 20), "STC.xlsx"),
        sent(report("STC", MAY, members=stays(52)), at(2021, 5, 28), "STC sua.xlsx"),
        sent(report("SNV", MAY, members=stays(30)), at(2021, 5, 21), "SNV.xlsx"),
    ]
    receive(empty_store, files, settings, now=at(2021, 5, 31))
    return empty_store


def named(store, filename, part=""):
    """The id of the report that came under this name."""
    with store.reading() as cursor:
        (found,) = cursor.execute(
            "select id::varchar from submission where filename = ? and coalesce(part, '') = ?",
            [filename, part],
        ).fetchall()
    return found[0]


def figures(store, settings, **asked):
    """Members of the committee and coverage in May, as `partyboard figures` answers."""
    view = View(store, settings, MAY, **asked)
    coverage = view.coverage()
    return view.figures()["members"], coverage["received"], coverage["missing"]


def audited(store):
    with store.reading() as cursor:
        cursor.execute("select action, made_by, about from audit order by made_at, about")
        return cursor.fetchall()


def warned(store, settings):
    """A report of June with a warning: its opening is not May's closing; the finding."""
    june = report("SNV", Month(2021, 6), members=stays(31))
    (receipt,) = receive(store, [sent(june, name="SNV 6.xlsx")], settings, now=at(2021, 6, 20))
    (found,) = [each for each in receipt.findings if each.code == "opening-differs"]
    return receipt.id, found


def reasons(store):
    with store.reading() as cursor:
        cursor.execute("select code, cell, reason, made_by from explanation order by made_at")
        return cursor.fetchall()


def test_revision_set_aside_lets_the_one_before_count_again(store, settings):
    assert figures(store, settings) == (82, 2, 0)
    second = named(store, "STC sua.xlsx")
    assert withdraw(store, second, "gửi nhầm tệp", "văn phòng", JUNE_1) == (second,)
    assert figures(store, settings) == (80, 2, 0)
    assert figures(store, settings, as_of=at(2021, 5, 31)) == (82, 2, 0)


def test_organization_is_missing_when_all_its_reports_are_set_aside(store, settings):
    withdraw(store, named(store, "STC.xlsx"), "nhầm đơn vị", now=JUNE_1)
    assert figures(store, settings) == (82, 2, 0)
    withdraw(store, named(store, "STC sua.xlsx"), "nhầm đơn vị", now=JUNE_1)
    assert figures(store, settings) == (30, 1, 1)
    assert [row["organization"] for row in store.rows("missing", month=MAY.first)] == ["STC"]


def test_report_restored_counts_again(store, settings):
    second = named(store, "STC sua.xlsx")
    withdraw(store, second, "gửi nhầm tệp", now=JUNE_1)
    assert restore(store, second, "đúng tệp", now=JUNE_2) == (second,)
    assert figures(store, settings) == (82, 2, 0)
    withdraw(store, second, "xem lại: vẫn nhầm", now=JUNE_3)
    assert figures(store, settings) == (80, 2, 0)


def test_each_decision_stands_in_the_audit_with_its_reason(store):
    second = named(store, "STC sua.xlsx")
    withdraw(store, second, "  gửi nhầm\n tệp ", "Lan", JUNE_1)
    restore(store, second, "đúng tệp", "Minh", JUNE_2)
    assert audited(store) == [
        ("withdraw", "Lan", "STC sua.xlsx (STC, 5/2021, lần 2): gửi nhầm tệp"),
        ("restore", "Minh", "STC sua.xlsx (STC, 5/2021, lần 2): đúng tệp"),
    ]


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "\u200b"])
def test_nothing_is_decided_without_a_reason(store, settings, reason):
    second = named(store, "STC sua.xlsx")
    with pytest.raises(ReasonMissing):
        withdraw(store, second, reason)
    withdraw(store, second, "gửi nhầm", now=JUNE_1)
    with pytest.raises(ReasonMissing):
        restore(store, second, reason)
    with pytest.raises(ReasonMissing):
        explain(store, second, "late", "", "", reason)
    with pytest.raises(ReasonMissing):
        forget_heading(store, "grassroots", "STC", Heading("members", "closing", "Số"), reason)
    assert len(audited(store)) == 1 and figures(store, settings) == (80, 2, 0)


@pytest.mark.parametrize("unknown", [NOBODY, "", "không phải mã", "'; drop table submission"])
def test_unknown_report_is_answered_in_words(store, unknown):
    for decide in (withdraw, restore):
        with pytest.raises(UnknownReport, match="Không có báo cáo này"):
            decide(store, unknown, "lý do")
    with pytest.raises(UnknownReport):
        explain(store, unknown, "late", "", "", "lý do")


def test_rejected_workbook_cannot_be_set_aside_or_explained(store, settings):
    wrong = report("SNV", MAY, members={"opening": 30, "closing": 31})
    (receipt,) = receive(store, [sent(wrong)], settings, now=JUNE_1)
    assert str(receipt.status) == "rejected"
    for decide in (withdraw, restore):
        with pytest.raises(ReportRejected):
            decide(store, receipt.id, "lý do")
    found = receipt.findings[0]
    with pytest.raises(ReportRejected):
        explain(store, receipt.id, found.code, found.sheet, found.cell, "lý do")


def test_second_click_is_told_that_it_is_done(store):
    second = named(store, "STC sua.xlsx")
    with pytest.raises(NotWithdrawn):
        restore(store, second, "lý do")
    withdraw(store, second, "gửi nhầm", now=JUNE_1)
    with pytest.raises(AlreadyWithdrawn):
        withdraw(store, second, "gửi nhầm", now=JUNE_2)
    assert len(audited(store)) == 1


def test_locked_month_keeps_its_reports_until_it_is_reopened(store, settings):
    second, snv = named(store, "STC sua.xlsx"), named(store, "SNV.xlsx")
    withdraw(store, snv, "nhầm đơn vị", now=JUNE_1)
    with store.writing() as cursor:
        lock_month(cursor, MAY, JUNE_2)
    with pytest.raises(MonthLocked, match=r"Tháng 5/2021 đã chốt số liệu ngày 2/6/2021"):
        withdraw(store, second, "gửi nhầm", now=JUNE_3)
    with pytest.raises(MonthLocked):
        restore(store, snv, "đúng", now=JUNE_3)
    with pytest.raises(MonthLocked):
        explain(store, second, "revision", "", "", "lý do", now=JUNE_3)
    assert figures(store, settings) == (52, 1, 1)
    with store.writing() as cursor:
        reopen_month(cursor, MAY, JUNE_3, "SNV gửi nhầm")
    restore(store, snv, "đúng", now=at(2021, 6, 4))
    assert figures(store, settings) == (82, 2, 0)


def test_targets_of_a_year_are_not_held_by_the_lock_of_its_january(store, settings):
    year = targets(2021, {"indicator": "admitted", "target": 12})
    (receipt,) = receive(store, [sent(year)], settings, now=JUNE_1)
    assert str(receipt.status) == "accepted"
    with store.writing() as cursor:
        lock_month(cursor, Month(2021, 1), JUNE_1)
    assert withdraw(store, receipt.id, "chưa được duyệt", now=JUNE_2) == (receipt.id,)


def test_refusal_leaves_everything_as_it_was(store, settings, monkeypatch):
    """The event has been written when the audit fails: neither stays."""
    second = named(store, "STC sua.xlsx")
    monkeypatch.setattr("partyboard.reception.amending.audit", _fails)
    with pytest.raises(OSError, match="full"):
        withdraw(store, second, "gửi nhầm", now=JUNE_1)
    assert figures(store, settings) == (82, 2, 0)


def _fails(*_):
    raise OSError("disk full")


@pytest.fixture
def year(store, settings):
    """A consolidated workbook of May: STC with 51 members, SNV with 29; the ids of its parts."""
    lines = [
        consolidated_books.line("STC", 1),
        consolidated_books.line("SNV", 2, opening=30, closing=29),
    ]
    whole = saved(consolidated_books.book(consolidated_books.month_sheet(lines)))
    receipts = receive(store, [sent(whole, name="tong hop.xlsx")], settings, now=JUNE_1)
    assert [str(each.status) for each in receipts] == ["accepted", "accepted"]
    return tuple(each.id for each in receipts)


def container(store):
    with store.reading() as cursor:
        cursor.execute("select id::varchar from submission where status = 'container'")
        return cursor.fetchone()[0]


def test_consolidated_workbook_is_set_aside_with_all_its_parts(store, settings, year):
    assert figures(store, settings) == (80, 2, 0)
    assert set(withdraw(store, container(store), "bản chưa duyệt", now=JUNE_2)) == set(year)
    assert figures(store, settings) == (82, 2, 0)
    assert set(restore(store, container(store), "đã duyệt", now=JUNE_3)) == set(year)
    assert figures(store, settings) == (80, 2, 0)


def test_one_part_of_a_consolidated_workbook_is_set_aside_alone(store, settings, year):
    withdraw(store, year[0], "dòng của đơn vị khác", now=JUNE_2)
    assert figures(store, settings) == (81, 2, 0)
    assert withdraw(store, container(store), "bỏ cả tệp", now=JUNE_3) == (year[1],)
    assert figures(store, settings) == (82, 2, 0)


def test_consolidated_workbook_with_a_locked_month_is_kept_whole(store, settings, year):
    with store.writing() as cursor:
        lock_month(cursor, MAY, JUNE_2)
    with pytest.raises(MonthLocked):
        withdraw(store, container(store), "bản chưa duyệt", now=JUNE_3)
    assert figures(store, settings) == (80, 2, 0)


def test_warning_of_a_report_that_is_in_is_given_a_reason(store, settings):
    id_, found = warned(store, settings)
    explain(store, id_, found.code, found.sheet, found.cell, "sót một đảng viên", "Lan", JUNE_1)
    explain(store, id_, found.code, found.sheet, found.cell, "nhận muộn một hồ sơ", "Lan", JUNE_2)
    assert reasons(store) == [
        (found.code, found.cell, "sót một đảng viên", "Lan"),
        (found.code, found.cell, "nhận muộn một hồ sơ", "Lan"),
    ]
    assert audited(store)[0] == (
        "explain",
        "Lan",
        f"SNV 6.xlsx (SNV, 6/2021, lần 1), opening-differs {found.place}: sót một đảng viên",
    )


@pytest.mark.parametrize(("code", "cell"), [("outlier", None), (None, "Z99"), ("", "")])
def test_what_was_not_found_cannot_be_explained(store, settings, code, cell):
    id_, found = warned(store, settings)
    code = found.code if code is None else code
    cell = found.cell if cell is None else cell
    with pytest.raises(UnknownFinding):
        explain(store, id_, code, found.sheet, cell, "lý do")
    assert reasons(store) == [] and audited(store) == []


def test_heading_is_forgotten_for_the_next_workbook(store):
    heading = Heading("members", "closing", "Tổng số ĐV")
    with store.writing() as cursor:
        remember(cursor, "grassroots", "stc", [heading], JUNE_1, "Lan")
    forget_heading(store, "grassroots", "STC", heading, "nhầm dòng", "Minh", JUNE_2)
    with store.reading() as cursor:
        assert remembered(cursor) == {}
    (line,) = audited(store)
    assert line == ("forget-heading", "Minh", "STC, «Tổng số ĐV» → members.closing: nhầm dòng")
    with pytest.raises(UnknownHeading):
        forget_heading(store, "grassroots", "STC", heading, "lần nữa", now=JUNE_3)


def test_bytes_set_aside_are_still_there(store):
    second = named(store, "STC sua.xlsx")
    withdraw(store, second, "gửi nhầm", now=JUNE_1)
    with store.reading() as cursor:
        name, kept = content(cursor, second)
    assert name == "STC sua.xlsx" and kept.startswith(b"PK")


def test_refusal_is_a_sentence_for_people(store):
    with pytest.raises(AmendmentRefused, match=r"^Ghi một câu lý do\.$"):
        withdraw(store, NOBODY, "")


def test_heading_forgotten_was_one_that_staff_confirmed(store, settings):
    heading = Heading("members", "closing", "Tổng số đảng viên hiện có")
    told = Incoming(
        "SNV.xlsx",
        report("SNV", Month(2021, 6), members=stays(30)),
        at(2021, 6, 20),
        mending=Mending(headings=(heading,)),
    )
    receive(store, [told], settings, now=at(2021, 6, 20))
    forget_heading(store, "grassroots", "SNV", heading, "nhầm dòng", now=at(2021, 6, 21))
    with store.reading() as cursor:
        assert remembered(cursor) == {}
