"""A batch is decided as if its files had come one by one, each in its place."""

import threading

import pytest
from filled_forms import CONCLUSION, FOLLOW_UP, at, listing, register, report, sent, targets

from partyboard.reception import receive
from partyboard.store import known
from partyboard.text import Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
NOW = at(2021, 6, 2)


@pytest.fixture
def take(empty_store, settings):
    def batch(*files):
        incoming = [
            sent(*file) if isinstance(file, tuple) else sent(file, at(2021, 6, 1)) for file in files
        ]
        return receive(empty_store, incoming, settings, now=NOW)

    return batch


def codes(receipt):
    return {finding.code for finding in receipt.findings} - {"late"}


def statuses(receipts):
    return [str(receipt.status) for receipt in receipts]


def opening(members, closing=None):
    closing = members if closing is None else closing
    return {"opening": members, "closing": closing, "admitted": closing - members}


def test_receipts_come_in_the_order_of_the_files(take):
    files = [report("STC", MAY), b"x", report("SNV", APRIL), listing(), report("STC", APRIL)]
    receipts = take(*files)
    assert [receipt.report.organization for receipt in receipts] == ["STC", "", "SNV", "", "STC"]
    assert statuses(receipts) == ["accepted", "rejected", "accepted", "accepted", "accepted"]


def test_list_of_organizations_counts_for_the_reports_beside_it(take):
    stranger, _ = take(report("XYZ", MAY, "Đảng bộ Sở Khác"), listing())
    assert codes(stranger) == {"unknown-organization"}


def test_report_before_any_list_says_so_and_counts_once_there_is_one(take, empty_store):
    mays = take(*(report(code, MAY) for code in ("STC", "SNV")))
    assert statuses(mays) == ["accepted"] * 2
    assert [codes(receipt) for receipt in mays] == [{"list-not-loaded"}] * 2
    assert empty_store.rows("members") == []
    take(listing())
    assert empty_store.rows("coverage")[-1]["received"] == 2


def test_list_that_is_refused_is_no_list_for_the_reports_beside_it(take):
    may, list_ = take(report("STC", MAY), listing(rows=()))
    assert statuses([may, list_]) == ["accepted", "rejected"]
    assert codes(may) == {"list-not-loaded"}


def test_may_before_april_in_a_batch_is_decided_in_the_order_of_months(take):
    may, april, _ = take(
        report("STC", MAY, members=opening(52)),
        report("STC", APRIL, members=opening(50, 51)),
        listing(),
    )
    assert codes(april) == set()
    assert codes(may) == {"opening-differs"}
    assert "«Đảng viên cuối tháng» (51)" in may.findings[0].message


def test_register_of_the_month_is_known_to_the_reports_beside_it(take):
    silent, answering, _, _ = take(
        report("STC", MAY),
        report("SNV", MAY, follow_ups=[{**FOLLOW_UP, "item": "2"}]),
        register(MAY, CONCLUSION, {**CONCLUSION, "item": "2", "organization": "SNV"}),
        listing(),
    )
    assert codes(silent) == {"follow-up-missing"}
    assert codes(answering) == set()


def test_two_workbooks_of_one_month_are_two_revisions(take, empty_store):
    _, first, second = take(
        listing(), report("STC", MAY), report("STC", MAY, members=opening(50, 53))
    )
    assert (first.revision, second.revision) == (1, 2)
    assert codes(second) == {"revision"}
    assert empty_store.row("members")["members"] == 53


def test_workbook_received_first_is_the_first_revision_wherever_it_stands(take, empty_store):
    _, newer, older = take(
        listing(),
        (report("STC", MAY, members=opening(50, 53)), at(2021, 5, 24)),
        (report("STC", MAY), at(2021, 5, 20)),
    )
    assert (older.revision, newer.revision) == (1, 2)
    assert empty_store.row("members")["members"] == 53


def test_times_with_and_without_a_zone_are_put_in_one_order(take):
    _, newer, older = take(
        listing(),
        (report("STC", MAY, members=opening(50, 53)), at(2021, 5, 24, 9).replace(tzinfo=None)),
        (report("STC", MAY), at(2021, 5, 24, 8)),
    )
    assert (older.revision, newer.revision) == (1, 2)


def test_same_bytes_twice_in_a_batch_change_nothing_the_second_time(take):
    workbook = report("STC", MAY)
    _, first, second = take(listing(), workbook, workbook)
    assert statuses([first, second]) == ["accepted", "unchanged"]
    assert (second.revision, second.id, codes(second)) == (1, "", {"same-content"})


def test_same_bytes_again_later_change_nothing(take, empty_store):
    workbook = report("STC", MAY)
    take(listing(), workbook)
    before = empty_store.rows("submissions")
    (again,) = take(workbook)
    assert statuses([again]) == ["unchanged"]
    assert empty_store.rows("submissions") == before


def test_bytes_of_a_replaced_revision_do_not_come_back(take, empty_store):
    first, second = report("STC", MAY), report("STC", MAY, members=opening(50, 53))
    take(listing(), first, second)
    (again,) = take(first)
    assert (str(again.status), again.revision) == ("unchanged", 1)
    assert empty_store.row("members")["members"] == 53


def test_replaced_and_again_in_one_batch(take, empty_store):
    first, second = report("STC", MAY), report("STC", MAY, members=opening(50, 53))
    receipts = take(listing(), first, second, first, second)
    assert statuses(receipts[1:]) == ["accepted", "accepted", "unchanged", "unchanged"]
    assert empty_store.row("members")["members"] == 53


def test_first_one_with_a_fault_leaves_the_number_to_the_good_one(take):
    _, bad, good = take(listing(), report("STC", MAY, members={"closing": 60}), report("STC", MAY))
    assert (bad.revision, good.revision) == (0, 1)
    assert "revision" not in codes(good)


def test_committees_own_workbooks_are_revised_in_a_batch_too(take, empty_store):
    receipts = take(
        listing(),
        register(MAY, CONCLUSION, dossiers_appraised=3),
        register(MAY, CONCLUSION, dossiers_appraised=4),
        targets(2021, {"indicator": "admitted", "target": 12}),
        targets(2021, {"indicator": "admitted", "target": 15}),
        report("STC", MAY, follow_ups=[FOLLOW_UP]),
    )
    assert [receipt.revision for receipt in receipts] == [1, 1, 2, 1, 2, 1]
    assert empty_store.row("committee_work")["dossiers_appraised"] == 4
    assert empty_store.row("admissions_pace", year=2021)["target"] == 15


def test_report_without_a_month_does_not_hide_the_far_future_of_another(take):
    receipts = take(listing(), report("STC", None), report("SNV", Month(2200, 12)))
    assert statuses(receipts) == ["accepted", "rejected", "rejected"]


def test_batch_answers_what_the_same_files_do_one_by_one(take, settings, tmp_path):
    from partyboard.store.database import Store

    def moved(into=0, out_of=0):
        within = {"transferred_in_within": into, "transferred_out_within": out_of}
        sums = {"transferred_in": into, "transferred_out": out_of, "closing": 50 + into - out_of}
        return {**within, **sums}

    files = [
        listing(),
        register(MAY, CONCLUSION),
        report("STC", MAY, members=moved(into=1)),
        report("SNV", MAY, members=moved(out_of=2)),
        report("CTVT", MAY),
        report("STC", MAY, members=moved(into=2)),
        report("SNV", MAY, members={"closing": 60}),
    ]
    together = take(*files)
    with Store(tmp_path / "one by one.duckdb") as store:
        apart = [
            receive(store, [sent(file, at(2021, 6, 1))], settings, now=NOW)[0] for file in files
        ]

    def told(receipt):
        return receipt.status, receipt.revision, receipt.findings, receipt.changes

    assert list(map(told, together)) == list(map(told, apart))
    assert "transfers-differ" in codes(together[4]) and codes(together[5]) == {
        "revision",
        "follow-up-missing",
    }


def test_what_is_known_is_asked_once_for_a_form_and_a_month(take, monkeypatch):
    take(listing())
    count = []
    really = known.organizations_in_force
    monkeypatch.setattr(
        known, "organizations_in_force", lambda *given: count.append(1) or really(*given)
    )
    take(*(report(code, MAY, members=opening(n)) for n in (50, 51) for code in ("STC", "SNV")))
    assert len(count) == 1


def test_fault_of_ours_in_the_middle_of_a_batch_stores_nothing_of_it(
    take, empty_store, monkeypatch
):
    take(listing())

    def fail(*_):
        raise RuntimeError("no")

    with monkeypatch.context() as patch:
        patch.setattr("partyboard.store.submissions.insert_facts", fail)
        with pytest.raises(RuntimeError):
            take(report("STC", MAY), b"x")
    assert len(empty_store.rows("submissions")) == 1
    assert statuses(take(report("STC", MAY))) == ["accepted"]


def test_two_who_drop_the_same_workbook_at_once_make_one_revision(take, empty_store, settings):
    take(listing())
    workbook = report("STC", MAY)
    receipts, start = [], threading.Barrier(4)

    def drop():
        start.wait()
        receipts.extend(receive(empty_store, [sent(workbook)], settings, now=NOW))

    threads = [threading.Thread(target=drop) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses(receipts)) == ["accepted", "unchanged", "unchanged", "unchanged"]
    assert len(empty_store.rows("submissions", organization="STC")) == 1
