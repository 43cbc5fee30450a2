"""What staff settle about a workbook in hand: cells set right, headings said to be ours, reasons;
it is kept beside the bytes, which stay as they were sent, and holds when all is read again.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
from filled_forms import CLASS, CTVT, SNV, STC, at, listing, report, sent, typed_over
from openpyxl import load_workbook

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.mending import Correction, Heading, Mending
from partyboard.reception import preview, receive
from partyboard.reception.settling import (
    Wanting,
    explained,
    ready,
    reason_for,
    wanting,
    with_correction,
    with_heading,
    without_correction,
    without_heading,
)
from partyboard.store.rebuild import rebuild
from partyboard.store.submissions import content
from partyboard.text import Month

APRIL, MAY, JUNE = Month(2021, 4), Month(2021, 5), Month(2021, 6)
NOW = at(2021, 5, 24)
TITLE = "Đảng viên"


@pytest.fixture
def store(empty_store, settings):
    """A store with the list of three organizations."""
    receive(empty_store, [sent(listing(), at(2021, 1, 4))], settings)
    return empty_store


@pytest.fixture
def take(store, settings):
    """Receives one workbook and gives its receipt."""

    def one(file, now=NOW):
        (receipt,) = receive(store, [file], settings, now=now)
        return receipt

    return one


def given(sheet="members", month=MAY, code="STC", name="STC.xlsx", **values):
    """A good report with other things typed into some of its cells."""
    bytes_ = report(code, month, members={"admitted": 1, "closing": 51}, training=[CLASS])
    for field, value in values.items():
        bytes_ = typed_over(bytes_, GRASSROOTS, sheet, field, value)
    return replace(sent(bytes_, NOW, name), received_by="Nguyễn A")


def titled(label, month=MAY, code="STC"):
    """A report in which the column of the participants bears another heading."""
    book = load_workbook(BytesIO(given(month=month, code=code).content))
    tab = book["Bồi dưỡng"]
    cell = next(cell for row in tab.iter_rows() for cell in row if cell.value == "Số học viên")
    cell.value = label
    saved = BytesIO()
    book.save(saved)
    return replace(given(month=month, code=code), content=saved.getvalue())


def codes(receipt):
    return [found.code for found in receipt.findings]


def closing(store, month=MAY):
    found = store.rows("members_by_organization", month=month.first)
    return [(row["organization"], row["members"]) for row in found if row["members"] is not None]


def rows(store, sql):
    with store.reading() as cursor:
        return cursor.execute(sql).fetchall()


# Cells set right


def test_a_mistyped_cell_is_set_right_and_loads_and_the_bytes_stay_as_sent(store, take):
    bad = given(admitted="1 đ/c")
    refused = take(bad)
    (fault,) = refused.findings
    receipt = take(with_correction(bad, Correction(fault.sheet, fault.cell, "1")))
    assert (str(receipt.status), codes(receipt)) == ("accepted", ["corrected"])
    assert receipt.report.record("members")["admitted"] == 1
    with store.reading() as cursor:
        assert content(cursor, receipt.id) == ("STC.xlsx", bad.content)
    kept = rows(store, "select sheet, cell, old, new, made_by, made_at from correction")
    assert kept == [(fault.sheet, fault.cell, "1 đ/c", "1", "Nguyễn A", NOW)]


@pytest.mark.parametrize(
    ("sheet", "field", "typed", "new", "value"),
    [
        ("members", "closing", 99, "51", 51),
        ("members", "admitted", "l", "1", 1),
        ("training", "opened_on", "10-5", "10/05/2021", MAY.first.replace(day=10)),
        ("training", "kind", "cho đảng viên mớii", "LLCT cho đảng viên mới", "new_members"),
        ("training", "participants", "ba", "3", 3),
    ],
)
def test_small_faults_of_every_kind_can_be_set_right(take, sheet, field, typed, new, value):
    bad = given(sheet, **{field: typed})
    first = take(bad)
    assert str(first.status) == "rejected"
    cell = first.report.sheets[sheet][0].cells[field]
    receipt = take(with_correction(bad, Correction(GRASSROOTS.sheet(sheet).title, cell, new)))
    assert str(receipt.status) == "accepted", [found.message for found in receipt.findings]
    assert receipt.report.sheets[sheet][0].values[field] == value


def test_a_correction_that_is_wrong_itself_is_refused_as_if_it_had_been_sent(take):
    bad = with_correction(given(), Correction(TITLE, "C14", "mười"))
    receipt = take(bad)
    assert str(receipt.status) == "rejected" and "corrected" in codes(receipt)


def test_what_offers_to_settle_a_fault_settles_it(take):
    bad = given("training", kind="LLCT cho đảng viên mớii")
    (fault,) = take(bad).findings
    assert isinstance(fault.offer, Correction)
    assert str(take(with_correction(bad, fault.offer)).status) == "accepted"


def test_the_latest_word_on_a_cell_stands_and_can_be_taken_back():
    first = with_correction(given(), Correction(TITLE, "C9", "1"))
    second = with_correction(first, Correction(TITLE, "C9", "2"))
    assert second.mending.corrections == (Correction(TITLE, "C9", "2"),)
    assert without_correction(second, TITLE, "C9") == given()


def test_rebuild_reads_it_with_its_corrections(store, take):
    bad = given(admitted="1 đ/c")
    (fault,) = take(bad).findings
    take(with_correction(bad, Correction(fault.sheet, fault.cell, "1")))
    before = closing(store)
    assert rebuild(store) == ()
    assert closing(store) == before == [("STC", 51)]
    assert rows(store, "select admitted from grassroots_members") == [(1,)]


def test_what_was_mended_and_loaded_is_known_when_it_comes_again_as_it_was_sent(take):
    bad = given(admitted="1 đ/c")
    (fault,) = take(bad).findings
    take(with_correction(bad, Correction(fault.sheet, fault.cell, "1")))
    again = take(bad)
    assert (str(again.status), codes(again)) == ("unchanged", ["same-content"])


def test_the_same_bytes_set_right_otherwise_are_a_revision(take):
    bad = given(admitted="1 đ/c")
    (fault,) = take(bad).findings
    one = with_correction(bad, Correction(fault.sheet, fault.cell, "1"))
    assert take(one).revision == 1
    assert str(take(one).status) == "unchanged"
    note = Correction(TITLE, fault.cell, "01")
    assert take(with_correction(bad, note)).revision == 2


# Headings


def test_a_heading_of_the_senders_is_used_when_told_and_remembered_for_its_next_months(
    store, take, settings
):
    may = titled("Số học viên tham dự")
    refused = take(may)
    (fault,) = (found for found in refused.findings if found.is_error)
    assert fault.code == "missing-field" and isinstance(fault.offer, Heading)
    loaded = take(with_heading(may, fault.offer))
    assert (str(loaded.status), codes(loaded)) == ("accepted", ["heading-accepted"])
    assert loaded.report.sheets["training"][0].values["participants"] == 3

    june = titled("Số học viên tham dự", JUNE)
    (next_month,) = preview(store, [june], settings, now=at(2021, 6, 24))
    assert next_month.report.sheets["training"][0].values["participants"] == 3
    assert "missing-field" not in codes(next_month)
    (another,) = preview(store, [titled("Số học viên tham dự", MAY, "SNV")], settings, now=NOW)
    assert "missing-field" in codes(another)


def test_a_heading_is_remembered_only_when_its_workbook_counts(store, take, settings):
    may = titled("Số học viên tham dự")
    (fault,) = (found for found in take(may).findings if found.is_error)
    preview(store, [with_heading(may, fault.offer)], settings, now=NOW)
    assert str(take(may).status) == "rejected"


def test_a_heading_told_can_be_taken_back():
    heading = Heading("training", "participants", "Số người dự")
    told = with_heading(with_heading(given(), heading), heading)
    assert told.mending == Mending(headings=(heading,))
    assert without_heading(told, heading) == given()


# Reasons


def test_why_a_report_is_replaced_is_asked_when_figures_change_and_kept(store, take, settings):
    take(given())
    again = given(closing=52, admitted=2)
    (receipt,) = preview(store, [again], settings, now=NOW)
    assert [str(change) for change in receipt.changes] == [
        "Kết nạp 1 → 2",
        "Đảng viên cuối tháng 51 → 52",
    ]
    assert wanting(again, receipt) == Wanting(reason=True)
    assert ready([again], [receipt]) == []
    told = replace(again, reason="bổ sung một quyết định kết nạp")
    assert ready([told], [receipt]) == [0]
    assert take(told).revision == 2
    assert rows(store, "select reason from submission where revision = 2") == [(told.reason,)]


@pytest.fixture
def year(store, settings):
    """A year in which STC admits nobody or one a month."""
    months = [Month(2020, 5) + n for n in range(12)]
    members, files = 50, []
    for number, month in enumerate(months):
        admitted = number % 2
        figures = {"opening": members, "admitted": admitted, "closing": members + admitted}
        members += admitted
        content_ = report("STC", month, members=figures)
        files.append(sent(content_, at(month.year, month.number, 20)))
    receive(store, files, settings)
    return members


def test_an_unusual_figure_waits_for_a_sentence_which_is_kept(store, take, settings, year):
    figures = {"opening": year, "admitted": 30, "closing": year + 30}
    odd = sent(report("STC", MAY, members=figures), NOW)
    (receipt,) = preview(store, [odd], settings, now=NOW)
    (doubt,) = wanting(odd, receipt).warnings
    assert (doubt.code, doubt.sheet) == ("outlier", TITLE)
    told = explained(odd, doubt, "  kết nạp theo đợt dịp 19/5 ")
    assert reason_for(told, doubt) == "kết nạp theo đợt dịp 19/5"
    assert not wanting(told, receipt) and wanting(explained(told, doubt, " "), receipt)
    take(told)
    kept = rows(store, "select code, sheet, cell, reason from explanation")
    assert kept == [("outlier", TITLE, doubt.cell, "kết nạp theo đợt dịp 19/5")]


def test_a_list_that_leaves_many_out_waits_for_a_sentence(store, take, settings):
    short = sent(listing(JUNE, rows=(STC, SNV)), NOW)
    (receipt,) = preview(store, [short], settings, now=NOW)
    (doubt,) = wanting(short, receipt).warnings
    assert (doubt.code, doubt.place) == ("many-organizations-dropped", "Danh sách")
    assert CTVT["name"] in doubt.message
    told = explained(short, doubt, "chuyển về Đảng bộ tỉnh")
    assert ready([short], [receipt]) == [] and ready([told], [receipt]) == [0]
    take(told)
    assert rows(store, "select reason from explanation") == [("chuyển về Đảng bộ tỉnh",)]


def test_a_list_that_leaves_a_few_out_says_so_and_waits_for_nobody(store, take, settings):
    everybody = [{"code": f"Đ{n}", "name": f"Chi bộ {n}", "sector": "agency"} for n in range(10)]
    take(sent(listing(MAY, rows=(STC, SNV, CTVT, *everybody))))
    short = sent(listing(JUNE, rows=(STC, SNV, CTVT, *everybody[1:])), NOW)
    (receipt,) = preview(store, [short], settings, now=NOW)
    assert [found.code for found in receipt.findings] == ["organizations-dropped"]
    assert ready([short], [receipt]) == [0]


def test_a_reason_for_what_was_not_found_is_not_kept(store, take):
    good = given()
    (doubt,) = take(given(admitted="1 đ/c")).findings
    take(explained(good, doubt, "vì thế"))
    assert rows(store, "select count(*) from explanation") == [(0,)]


# The same bytes from two sides


def test_the_same_file_from_two_browsers_at_once_is_one_revision(store, settings):
    with ThreadPoolExecutor(4) as clerks:
        answers = [
            clerks.submit(receive, store, [given()], settings, now=NOW).result for _ in range(4)
        ]
        statuses = sorted(str(answer()[0].status) for answer in answers)
    assert statuses == ["accepted", "unchanged", "unchanged", "unchanged"]
    found = "select count(*), max(revision) from submission where form = 'grassroots'"
    assert rows(store, found) == [(1, 1)]


def test_two_different_files_for_a_month_at_once_are_two_revisions(store, settings):
    both = [given(), given(closing=52, admitted=2)]
    with ThreadPoolExecutor(2) as clerks:
        list(clerks.map(lambda file: receive(store, [file], settings, now=NOW), both))
    found = "select revision from submission where form = 'grassroots' order by revision"
    assert rows(store, found) == [(1,), (2,)]


# What was read before


def test_what_a_preview_read_is_not_read_again_but_what_was_settled_since_is(store, settings):
    recall, told = {}, []
    bad = given(admitted="1 đ/c")
    files = [given(code="SNV", name="SNV.xlsx"), bad]
    preview(store, files, settings, now=NOW, recall=recall)
    assert len(recall) == 2
    files[1] = with_correction(bad, Correction(TITLE, "C9", "1"))
    receive(store, files, settings, now=NOW, recall=recall, progress=lambda n, name: told.append(n))
    assert len(recall) == 3 and told == [1, 2]
    assert closing(store) == [("SNV", 51)]
