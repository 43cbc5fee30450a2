"""One organization: since when, until when, how it stands; and the list to choose one of."""

import pytest
from filled_forms import CTVT, JANUARY, SNV, STC, at, listing, report, sent

from partyboard.board.organization import (
    line_of,
    organization,
    organization_told,
    organizations,
    organizations_table,
)
from partyboard.board.organization_tables import open_items, own_reports, own_targets
from partyboard.board.view import View
from partyboard.reception import receive
from partyboard.text import Month

MAY = Month(2021, 5)


@pytest.fixture
def of(demo_store, settings):
    """The view of one organization of the demo."""
    return lambda code, month=MAY: View(demo_store, settings, month, code)


def test_list_has_every_organization_that_ever_was_those_that_go_on_first(demo_store, facts_of):
    found = demo_store.rows("every_organization")
    assert {row["organization"] for row in found} == facts_of["codes"]
    assert [row["organization"] for row in found if row["to_month"]] == ["CTVT"]
    assert found[-1]["organization"] == "CTVT"
    for row in found:
        assert (row["last_month"], row["members"]) == facts_of["last"].get(
            row["organization"], (None, None)
        )


@pytest.fixture
def facts_of(demo_store):
    """Worked out from the list and the reports themselves."""
    with demo_store.reading() as cursor:
        codes = cursor.execute("select distinct code from organizations_list").fetchall()
        reports = cursor.execute(
            "select organization, period, revision, closing from submission"
            " inner join grassroots_members on id = submission_id where status = 'accepted'"
        ).fetchall()
    last = {
        code: (period, closing) for code, period, _, closing in sorted(reports, key=lambda r: r[:3])
    }
    return {"codes": {code for (code,) in codes}, "last": last}


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ("sở tài chính", ["STC"]),
        ("STC", ["STC"]),
        ("Sở  Tài chính", ["STC"]),
        ("SAN - NHI", []),
        ("Sản - Nhi", ["BVSN"]),
        ("không có đâu", []),
    ],
)
def test_organization_is_found_by_a_part_of_its_name_however_it_is_typed(
    demo_store, settings, wanted, codes
):
    found = organizations(View(demo_store, settings, MAY), wanted)
    assert [each.code for each in found] == codes


@pytest.mark.parametrize(
    ("code", "month", "state"),
    [
        ("STC", MAY, ""),
        ("CTFDI", MAY, "bắt đầu báo cáo từ tháng 3/2021; danh sách ghi: Mới thành lập"),
        (
            "CTVT",
            Month(2020, 9),
            "báo cáo đến tháng 9/2020, Công ty Cổ phần Xây dựng và Vật liệu tiếp nhận; "
            "danh sách ghi: Giải thể; đảng viên chuyển về tổ chức tiếp nhận",
        ),
        ("CTXD", MAY, "tiếp nhận Công ty TNHH Vận tải và Thương mại từ tháng 10/2020"),
    ],
)
def test_new_and_dissolved_ones_are_told_as_such(of, code, month, state):
    assert organization(of(code, month)).state == state


@pytest.mark.parametrize(
    ("code", "month", "shown"),
    [
        ("STC", MAY, MAY),
        ("CTVT", MAY, Month(2020, 9)),
        ("CTVT", Month(2020, 3), Month(2020, 3)),
        ("CTFDI", Month(2020, 6), Month(2021, 3)),
        ("CTFDI", MAY, MAY),
    ],
)
def test_organization_is_opened_in_the_nearest_month_in_which_it_was_there(of, code, month, shown):
    assert organization(of(code)).shown_in(month) == shown


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (
            "BVSN",
            "Có 73 đảng viên, không đổi so với tháng 4; nộp đúng hạn 10/13 tháng; "
            "3 nội dung quá hạn khắc phục",
        ),
        ("CTFDI", "Có 8 đảng viên, không đổi so với tháng 4; nộp đúng hạn 3/3 tháng"),
    ],
)
def test_title_says_how_it_stands(of, code, told):
    assert organization_told(of(code), organization(of(code))) == told


def test_line_of_a_dissolved_one_ends_with_its_last_month(of):
    line = line_of(of("CTVT", Month(2020, 9)))
    assert [cell.month for cell in line.cells][-1] == Month(2020, 9)
    assert {cell.status for cell in line.cells} == {"on_time"}


def test_open_items_are_its_own_the_most_overdue_on_top(of):
    rows = open_items(of("BVSN")).records()
    assert [row["Số kết luận"] for row in rows] == ["23-KL/ĐUK"] * 3
    assert [row["Số ngày quá hạn"] for row in rows] == [31, 31, 31]
    assert not open_items(of("SGTVT"))  # confirmed long ago


def test_reports_are_all_its_revisions_the_newest_month_first(of):
    reports, table = own_reports(of("VTT"))
    months = [(row["Tháng"], row["Lần"]) for row in table.records()]
    assert months[:3] == [("5/2021", 2), ("5/2021", 1), ("4/2021", 1)]
    assert reports[1][1] == MAY and reports[2][1] == MAY - 1
    assert len(set(reports)) == len(table) == 18 and "Đơn vị" not in table.names


def test_targets_are_those_that_it_was_given(of):
    rows = own_targets(of("BVSN")).records()
    assert [(row["Chỉ tiêu năm 2021"], row["Được giao"], row["Đã làm"]) for row in rows] == [
        ("Kết nạp", 2, 0)
    ]


def test_table_for_people_has_a_row_each(demo_store, settings):
    found = organizations(View(demo_store, settings, MAY))
    table = organizations_table(found)
    assert len(table) == 69 and table.records()[-1]["Tình hình"].startswith("báo cáo đến")


def test_one_that_never_reported_says_so(empty_store, settings):
    receive(
        empty_store,
        [
            sent(listing(rows=[STC, SNV, CTVT]), at(2021, 1, 4)),
            sent(report("STC", JANUARY, members={"opening": 50, "closing": 50}), at(2021, 1, 20)),
        ],
        settings,
    )
    view = View(empty_store, settings, JANUARY, "SNV")
    whose = organization(view)
    assert (whose.state, whose.members) == ("chưa nộp báo cáo nào", None)
    assert organization_told(view, whose) == "Chưa nộp báo cáo nào đến tháng 1/2021"
    assert own_reports(view)[0] == () and not own_targets(view) and not open_items(view)
