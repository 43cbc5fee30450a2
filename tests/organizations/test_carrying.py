"""Events of organizations carried out on a committee of three: STC, SNV and CTVT, January to March.

STC owes a shortcoming and has a target.
"""

from shutil import copyfile

import pytest
from filled_forms import CONCLUSION, CTVT, SNV, STC, at, listing, register, report, sent, targets
from small_board import FEBRUARY, MARCH, MAY, everybody

from partyboard import organizations
from partyboard.organizations import ChangeRefused, Entry
from partyboard.reception import receive
from partyboard.reception.amending import ReasonMissing
from partyboard.reception.locking import lock
from partyboard.settings import DEFAULT_FILE, load
from partyboard.store.database import Store
from partyboard.store.listing import listings
from partyboard.text import Month

APRIL, JUNE = Month(2021, 4), Month(2021, 6)
NEW = Entry("SKT", "Đảng bộ Sở Kinh tế", "Đảng bộ cơ sở", "agency")
PART = Entry("SNV2", "Chi bộ Ban Tôn giáo", "Chi bộ cơ sở", "agency")
NOW = at(2021, 4, 2)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """January to March reported: the file, to be copied."""
    owed = {**CONCLUSION, "concluded_on": at(2021, 1, 5).date()}
    contents = [
        listing(),
        targets(2021, {"organization": "STC", "indicator": "admitted", "target": 6}),
        register(MARCH, owed),
        *(content for month in (Month(2021, 1), FEBRUARY, MARCH) for content in everybody(month)),
    ]
    path = tmp_path_factory.mktemp("committee") / "built.duckdb"
    with Store(path) as store:
        receive(store, map(sent, contents), load(DEFAULT_FILE), now=NOW)
    return path


@pytest.fixture
def store(built, tmp_path):
    """A store of the test's own."""
    with Store(copyfile(built, tmp_path / "board.duckdb")) as opened:
        yield opened


def rows(store, month):
    """The list in force from a month on, by code."""
    with store.reading() as cursor:
        return {entry.code: entry for entry in listings(cursor)[month]}


def expected(store, month):
    return [row["code"] for row in store.rows("organizations", month=month.first)]


def carry_out(store, settings, change, reason="Quyết định 15-QĐ/TU"):
    return organizations.carry_out(store, settings, change, reason, "Lan", now=NOW)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (organizations.dissolve("CTVT", APRIL), ["STC", "SNV", "CTVT"], ["STC", "SNV"]),
        (organizations.dissolve("CTVT", APRIL, "SNV"), ["STC", "SNV", "CTVT"], ["STC", "SNV"]),
        (organizations.move_out("CTVT", APRIL), ["STC", "SNV", "CTVT"], ["STC", "SNV"]),
        (organizations.merge(["STC", "SNV"], APRIL, NEW), ["STC", "SNV", "CTVT"], ["SKT", "CTVT"]),
        (
            organizations.merge(["STC", "SNV"], APRIL, "SNV"),
            ["STC", "SNV", "CTVT"],
            ["SNV", "CTVT"],
        ),
        (
            organizations.split("STC", APRIL, [NEW, PART], "SKT"),
            ["STC", "SNV", "CTVT"],
            ["SKT", "SNV2", "SNV", "CTVT"],
        ),
        (
            organizations.split("SNV", APRIL, [PART], "", goes_on=True),
            ["STC", "SNV", "CTVT"],
            ["STC", "SNV", "SNV2", "CTVT"],
        ),
        (organizations.add(NEW, APRIL), ["STC", "SNV", "CTVT"], ["STC", "SNV", "CTVT", "SKT"]),
    ],
    ids=lambda value: value.title if isinstance(value, organizations.Change) else None,
)
def test_who_reports_before_and_after(store, settings, change, before, after):
    (receipt,) = carry_out(store, settings, change)
    assert receipt.status == "accepted"
    assert (expected(store, MARCH), expected(store, APRIL)) == (before, after)


def test_whoever_ends_names_its_last_month_its_heir_and_why(store, settings):
    carry_out(store, settings, organizations.merge(["STC", "SNV"], APRIL, NEW))
    found = rows(store, APRIL)
    assert (found["STC"].to_month, found["STC"].successor) == (MARCH, "SKT")
    assert found["SKT"].from_month == APRIL
    assert found["SNV"].note.endswith("Quyết định 15-QĐ/TU")


def test_open_items_and_history_follow(store, settings):
    carry_out(store, settings, organizations.merge(["STC", "SNV"], APRIL, NEW))
    receive(store, [sent(report("SKT", APRIL, "Đảng bộ Sở Kinh tế"))], settings, now=NOW)
    (item,) = store.rows("follow_ups", month=APRIL.first)
    assert item["organization"] == "SKT"
    today = {row["organization"]: row["today"] for row in store.rows("organizations_today")}
    assert today == {"STC": "SKT", "SNV": "SKT", "SKT": "SKT", "CTVT": "CTVT"}


def test_parts_of_one_that_was_split_are_known_as_such(store, settings):
    carry_out(store, settings, organizations.split("STC", APRIL, [NEW, PART], "SKT"))
    found = rows(store, APRIL)
    assert [found[code].split_from for code in ("SKT", "SNV2")] == ["STC", "STC"]
    receive(store, [sent(report("SKT", APRIL, "Đảng bộ Sở Kinh tế"))], settings, now=NOW)
    (split,) = (row for row in store.rows("organizations_today") if row["is_split"])
    assert (split["organization"], split["today"]) == ("STC", "STC")


def test_another_name_and_kind_hold_from_their_month_on(store, settings):
    change = organizations.rename("CTVT", APRIL, name="Đảng bộ Cảng", kind="Đảng bộ cơ sở")
    carry_out(store, settings, change)
    names = [
        {row["code"]: row["name"] for row in store.rows("organizations", month=month.first)}["CTVT"]
        for month in (MARCH, APRIL)
    ]
    assert names == [CTVT["name"], "Đảng bộ Cảng"]


def test_later_list_is_made_anew_with_the_change_in_it(store, settings):
    receive(store, [sent(listing(MAY, [SNV, STC, CTVT]))], settings, now=NOW)
    receipts = carry_out(store, settings, organizations.dissolve("CTVT", APRIL, "SNV"))
    assert [receipt.report.period for receipt in receipts] == [APRIL, MAY]
    assert expected(store, MAY) == ["SNV", "STC"]


def test_reason_and_who_are_kept_with_the_list_and_in_the_audit(store, settings):
    (receipt,) = carry_out(store, settings, organizations.move_out("CTVT", APRIL))
    (row,) = store.rows("received", submission=receipt.id)
    assert row["received_by"] == "Lan"
    with store.reading() as cursor:
        cursor.execute("select made_by, about from audit where action = 'organizations'")
        ((by, about),) = cursor.fetchall()
    assert by == "Lan"
    assert about == "Chuyển CTVT khỏi Đảng bộ, từ tháng 4/2021: Quyết định 15-QĐ/TU"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (organizations.dissolve("STC", FEBRUARY), "đã có báo cáo tháng 2/2021"),
        (organizations.dissolve("KHAC", APRIL), "không có đơn vị «KHAC»"),
        (organizations.dissolve("STC", APRIL, "KHAC"), "không có đơn vị «KHAC»"),
        (organizations.dissolve("STC", APRIL, "STC"), "chính mình"),
        (organizations.add(Entry("stc", "Tên", "Chi bộ cơ sở", "agency"), APRIL), "đã dùng"),
        (organizations.add(Entry("X", "", "Chi bộ cơ sở", "agency"), APRIL), "mã và tên"),
        (organizations.add(Entry("X", "Tên", "", "agency"), APRIL), "loại hình và khối"),
        (organizations.add(NEW, Month(2020, 12)), "từ tháng 1/2021"),
        (organizations.split("STC", APRIL, [NEW, NEW], "SKT"), "đã dùng"),
        (organizations.rename("STC", APRIL), "Chưa ghi thay đổi gì"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_stores_nothing(store, settings, change, said):
    writes = len(store.rows("submissions"))
    with pytest.raises(ChangeRefused, match=said):
        organizations.preview(store, change)
    with pytest.raises(ChangeRefused, match=said):
        carry_out(store, settings, change)
    assert len(store.rows("submissions")) == writes


def test_month_that_is_final_is_not_changed(store, settings):
    lock(store, settings, MARCH, "Đã họp", now=NOW)
    with pytest.raises(ChangeRefused, match="Tháng 3/2021 đã chốt"):
        carry_out(store, settings, organizations.add(NEW, FEBRUARY))


def test_nothing_ends_twice(store, settings):
    carry_out(store, settings, organizations.dissolve("CTVT", APRIL))
    with pytest.raises(ChangeRefused, match="không hoạt động|đã kết thúc"):
        carry_out(store, settings, organizations.move_out("CTVT", JUNE))


def test_nothing_is_done_without_a_reason(store, settings):
    with pytest.raises(ReasonMissing):
        carry_out(store, settings, organizations.move_out("CTVT", APRIL), reason=" ")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            organizations.merge(["STC", "SNV"], APRIL, NEW),
            [
                "Hợp nhất STC, SNV thành SKT, từ tháng 4/2021.",
                "Không phải báo cáo nữa từ tháng 4/2021: Đảng bộ Sở Tài chính; Đảng bộ Sở Nội vụ.",
                "Phải báo cáo từ tháng 4/2021: Đảng bộ Sở Kinh tế.",
                "1 nội dung chưa khắc phục xong và 1 chỉ tiêu năm 2021 của Đảng bộ Sở Tài chính "
                "chuyển sang Đảng bộ Sở Kinh tế.",
            ],
        ),
        (
            organizations.move_out("STC", APRIL),
            [
                "Chuyển STC khỏi Đảng bộ, từ tháng 4/2021.",
                "Không phải báo cáo nữa từ tháng 4/2021: Đảng bộ Sở Tài chính.",
                "1 nội dung chưa khắc phục xong và 1 chỉ tiêu năm 2021 của Đảng bộ Sở Tài chính "
                "không có đơn vị nào tiếp nhận.",
            ],
        ),
        (
            organizations.add(NEW, FEBRUARY),
            [
                "Thêm SKT, từ tháng 2/2021.",
                "Phải báo cáo từ tháng 2/2021: Đảng bộ Sở Kinh tế.",
                "Số đơn vị phải báo cáo tháng 2/2021, 3/2021 thay đổi +1.",
            ],
        ),
        (
            organizations.split("STC", APRIL, [NEW, PART], "SKT"),
            [
                "Chia STC thành SKT, SNV2, từ tháng 4/2021.",
                "Không phải báo cáo nữa từ tháng 4/2021: Đảng bộ Sở Tài chính.",
                "Phải báo cáo từ tháng 4/2021: Đảng bộ Sở Kinh tế; Chi bộ Ban Tôn giáo.",
                "1 nội dung chưa khắc phục xong và 1 chỉ tiêu năm 2021 của Đảng bộ Sở Tài chính "
                "chuyển sang Đảng bộ Sở Kinh tế.",
                "Số liệu cũ của Đảng bộ Sở Tài chính giữ riêng: chia tách thì không quy về đơn vị "
                "mới được.",
            ],
        ),
    ],
    ids=["merge", "move out", "add", "split"],
)
def test_preview_says_what_will_follow_and_stores_nothing(store, change, told):
    writes = len(store.rows("submissions"))
    assert list(organizations.preview(store, change).told) == told
    assert len(store.rows("submissions")) == writes
