"""Staff look at what came in, take files out, set reports aside, restore them, explain warnings."""

import shutil

import consolidated_books
import pytest
from consolidated_files import saved
from filled_forms import COMMENDATION, at, report, sent
from opening import address, html, markup, opened, title, turned_to, unmarked
from small_board import FEBRUARY, HOSTILE, JANUARY, MARCH, STC_IN_MARCH, build, january, list_only

from partyboard.intake.mending import Correction, Heading, Mending
from partyboard.reception import Incoming, receive
from partyboard.running import running_settings, running_store
from partyboard.store.events import lock_month
from partyboard.store.headings import remember

LATE_AWARD = {**COMMENDATION, "decided_on": JANUARY.last}
STC = "Đảng bộ Sở Tài chính"


@pytest.fixture(scope="session")
def _march_file(tmp_path_factory):
    """January of three; in March STC reports 53 members, then 54 with a warning; SNV a sum that the
    office set right.
    """
    again = {**STC_IN_MARCH, "admitted": 2, "closing": 54}
    second = report("STC", MARCH, members=again, commendations=[LATE_AWARD])
    wrong = report("SNV", MARCH, members={"opening": 30, "closing": 31})
    batches = (
        [sent(report("STC", MARCH, members=STC_IN_MARCH), at(2021, 3, 20), "STC.xlsx")],
        [Incoming("STC 2.xlsx", second, at(2021, 3, 24), "Lan", reason="sót một đảng viên")],
        [
            Incoming(
                "SNV.xlsx",
                wrong,
                at(2021, 3, 25),
                "Lan",
                Mending((Correction("Đảng viên", "C18", "30"),)),
            )
        ],
    )
    path = tmp_path_factory.mktemp("march") / "b.duckdb"
    return build(path, list_only(), january(), *batches)


@pytest.fixture
def march(_march_file, tmp_path, on):
    return on(shutil.copyfile(_march_file, tmp_path / "march.duckdb"))


def table(app):
    """The list, a row as a tuple of the columns that are asked for most."""
    frame = app.dataframe[0].value
    return [(row["Đơn vị"], row["Tháng"], row["Tình trạng"][0]) for row in frame.to_dict("records")]


def looking_at(filename, **address):
    """The page with this report chosen."""
    board = opened("overview")  # opens the store
    (row,) = [row for row in running_store().rows("received") if row["filename"] == filename]
    board.query_params.clear()
    for name, value in {**address, "report": row["id"]}.items():
        board.query_params[name] = value
    return turned_to(board, "received")


def card(app):
    return next(text for text in html(app) if text.startswith('<div class="receipt'))


def under(app, tab):
    """The page with one of the report's tabs opened."""
    app.session_state["received_tabs"] = tab
    app.run()
    assert [fault.value for fault in app.exception] == []
    return app


def decide(app, label, reason="", by="Minh"):
    """Fill in the form of a button and send it."""
    (why,) = [each for each in app.text_input if each.key.startswith(f"why-{label}")]
    (who,) = [each for each in app.text_input if each.key.startswith(f"by-{label}")]
    why.set_value(reason)
    who.set_value(by)
    (button,) = [each for each in app.button if each.label == label]
    button.click().run()
    assert [fault.value for fault in app.exception] == []
    return app


def members():
    """The members of the committee in March."""
    return running_store().rows("members")[-1]["members"]


def test_newest_stands_first_and_is_looked_at(march):
    app = opened("received")
    assert title(app) == "Báo cáo đã nhận"
    assert table(app)[:3] == [
        ("Đảng bộ Sở Nội vụ", "3/2021", "Đang tính"),
        (STC, "3/2021", "Đang tính"),
        (STC, "3/2021", "Đã thay"),
    ]
    assert "<b>Đảng bộ Sở Nội vụ</b> · tháng 3/2021 · lần 1 · đang tính" in card(app)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"month": "2021-03"}, 3),
        ({"month": "2021-02"}, 0),
        ({"organization": "STC"}, 3),
        ({"month": "2021-03", "organization": "STC", "status": "replaced"}, 1),
        ({"status": "replaced"}, 1),
        ({"status": "nonsense"}, 7),
    ],
)
def test_filters_stand_in_the_address(march, wanted, expected):
    board = opened("overview")
    board.query_params.clear()
    for name in ("month_kept", "organization_kept"):
        del board.session_state[name]
    for name, value in wanted.items():
        board.query_params[name] = value
    app = turned_to(board, "received")
    assert len(table(app)) == expected if expected else app.info[0].value.startswith("Không có")
    known = {name: value for name, value in wanted.items() if value != "nonsense"}
    assert {name: value for name, value in address(app).items() if name != "report"} == known


def test_link_shows_its_report_whatever_was_filtered_before(march):
    app = looking_at("SNV thang 1.xlsx")
    assert "Đảng bộ Sở Nội vụ</b> · tháng 1/2021" in card(app)
    assert address(app)["month"] == "2021-01"


def test_link_leaves_filters_that_show_its_report(march):
    app = looking_at("STC.xlsx")
    assert address(app)["month"] == "2021-03"
    app.selectbox[0].set_value("").run()
    assert "month" not in address(app)
    january = running_store().rows("received", month=JANUARY.first)[0]
    app.query_params["report"] = january["id"]
    app.run()
    assert "tháng 1/2021" in card(app) and "month" not in address(app)


def test_report_is_set_aside_with_a_reason_and_the_one_before_counts(march):
    app = looking_at("STC 2.xlsx")
    assert members() == 54 + 30 + 20
    assert any("Lần 1 sẽ được tính lại." in unmarked(text) for text in markup(app))
    decide(app, "Rút báo cáo", "gửi nhầm tệp")
    assert [unmarked(each.value) for each in app.success] == ["Đã rút; tệp vẫn được giữ."]
    assert members() == 53 + 30 + 20
    assert "lần 2 · đã rút" in card(app)
    decide(app, "Khôi phục", "đúng tệp")
    assert members() == 54 + 30 + 20
    assert "lần 2 · đang tính" in card(app)


def test_nothing_is_done_without_a_reason_or_a_name(march):
    app = looking_at("STC 2.xlsx")
    decide(app, "Rút báo cáo", "  ")
    assert [unmarked(each.value) for each in app.error] == ["Ghi một câu lý do."]
    decide(app, "Rút báo cáo", "gửi nhầm", by="")
    assert "họ và tên" in app.error[0].value
    assert members() == 54 + 30 + 20
    app.run()
    assert len(app.error) == 0


def test_name_is_asked_once(march):
    app = decide(looking_at("STC 2.xlsx"), "Rút báo cáo", "gửi nhầm", by="Minh")
    (who,) = [each for each in app.text_input if each.key.startswith("by-Khôi phục")]
    assert who.value == "Minh"


def test_locked_month_answers_in_words(march):
    app = looking_at("STC 2.xlsx")
    with running_store().writing() as cursor:
        lock_month(cursor, MARCH, at(2021, 4, 5))
    decide(app, "Rút báo cáo", "gửi nhầm")
    assert unmarked(app.error[0].value).startswith("Tháng 3/2021 đã chốt số liệu ngày 5/4/2021.")
    assert "đang tính" in card(app)


def test_warning_is_given_its_reason_later(march):
    app = looking_at("STC 2.xlsx")
    assert "1 chỗ xem lại" in card(app)
    decide(app, "Ghi lý do chấp nhận", "quyết định nhận được ngày 2/3")
    assert "1 chỗ xem lại, 1 đã có lý do" in card(app)
    (said,) = [text for text in html(app) if "quyết định nhận được ngày 2/3" in text]
    assert "Khen thưởng!B6" in said and "Minh" in said
    assert [each for each in app.button if each.label == "Ghi lý do chấp nhận"] == []


def test_history_says_what_changed_and_why(march):
    app = decide(looking_at("STC 2.xlsx"), "Rút báo cáo", "gửi nhầm tệp")
    under(app, "Các lần nộp")
    newest, second, first = [text for text in html(app) if "lần" in text and "<b>" in text][1:]
    assert "Rút lần 2" in newest and "gửi nhầm tệp" in newest and "Minh" in newest
    assert "Lần 1 được tính thay lần 2: Kết nạp 2 → 1" in newest
    assert "Nhận lần 2" in second and "sót một đảng viên" in second
    assert "Thay lần 1: Kết nạp 1 → 2, Đảng viên cuối tháng 53 → 54" in second
    assert "Nhận lần 1" in first and "STC.xlsx" in first


def test_figure_is_found_with_its_cell_and_what_was_corrected(march):
    app = under(looking_at("SNV.xlsx"), "Số liệu và ô")
    rows = {row["Chỉ tiêu"]: row for row in app.dataframe[1].value.to_dict("records")}
    closing = rows["Đảng viên cuối tháng"]
    assert (closing["Giá trị"], closing["Ô trong tệp"]) == ("30", "Đảng viên!C18")
    assert closing["Đã sửa"] == "31 → 30"
    assert rows["Đảng viên đầu tháng"]["Đã sửa"] == ""
    assert "1 ô văn phòng đã sửa" in card(app)


def test_rejected_file_shows_its_faults_and_nothing_to_withdraw(march):
    app = opened("upload")
    wrong = report("CTVT", MARCH, members={"opening": 20, "closing": 21})
    app.file_uploader[0].set_value([("sai.xlsx", wrong, "")]).run()
    app = looking_at("sai.xlsx")
    assert "1 lỗi" in card(app) and "receipt bad" in card(app)
    assert any("<code>Đảng viên!C18</code>" in text for text in html(app))
    assert [each.label for each in app.button] == []
    app.session_state[next(key for key in app.session_state if key.startswith("marked-"))] = True
    app.run()
    assert [fault.value for fault in app.exception] == []
    names = [each.proto.label for each in app.get("download_button")]
    assert names == ["Tải tệp gốc", "Tải về để gửi lại"]


def test_empty_board_says_so(empty):
    app = opened("received")
    assert app.info[0].value == "Không có báo cáo nào như vậy." and title(app)


def test_texts_of_others_are_shown_as_they_are(state_files, on):
    on(state_files["hostile"])
    app = opened("received", month=str(MARCH))
    for tab in ("Lỗi và chỗ xem lại", "Các lần nộp", "Số liệu và ô"):
        under(app, tab)
        assert [text for text in html(app) if "<b>Sở" in text] == []
        assert [text for text in markup(app) if "<b>Sở" in text or ":red[z]" in text] == []
    assert HOSTILE in list(app.dataframe[0].value["Đơn vị"])


def test_month_without_reports_says_so(quarter):
    app = opened("received", month=str(FEBRUARY))
    assert [note.value for note in app.info] == ["Không có báo cáo nào như vậy."]
    assert address(app) == {"month": str(FEBRUARY)}


def test_heading_that_was_confirmed_is_taken_back(march):
    app = looking_at("STC 2.xlsx")
    heading = Heading("members", "closing", "Tổng <b>số</b> ĐV")
    with running_store().writing() as cursor:
        remember(cursor, "grassroots", "stc", [heading], at(2021, 4, 1))
    under(app, "Các lần nộp")
    shown = "«Tổng &lt;b&gt;số&lt;/b&gt; ĐV» → Đảng viên cuối tháng</div>"
    assert [text for text in html(app) if shown in text]
    decide(app, "Bỏ xác nhận", "nhầm dòng")
    assert [unmarked(each.value) for each in app.success] == ["Đã bỏ xác nhận tiêu đề."]
    assert [text for text in html(app) if shown in text] == []


def test_consolidated_workbook_is_set_aside_whole(march):
    lines = [
        consolidated_books.line("STC", 1, opening=52, closing=51),
        consolidated_books.line("SNV", 2, opening=30, closing=29),
    ]
    march_tab = consolidated_books.month_sheet(lines, "Tháng 3-2021", "THÁNG 3 NĂM 2021")
    whole = saved(consolidated_books.book(march_tab))
    receipts = receive(running_store(), [sent(whole, at(2021, 3, 30))], running_settings())
    assert [str(each.status) for each in receipts] == ["accepted", "accepted"]
    assert members() == 51 + 29 + 20
    app = opened("received")
    (box,) = app.checkbox
    assert box.label == "Cả tệp tổng hợp: 2 báo cáo"
    box.check()
    decide(app, "Rút báo cáo", "bản chưa duyệt")
    assert members() == 54 + 30 + 20
