"""A clerk drops files, sees what is wrong with them, and loads the good ones; nothing twice."""

import io
import zipfile

import pytest
import small_board
from filled_forms import JANUARY, SNV, STC, at, listing, report, sent, typed_over
from opening import address, cards, html, opened, press, tiles, turned_to
from small_board import MARCH, build, stays

from pages.parts.plain import literal
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.targets import TARGETS
from partyboard.reception import receive
from partyboard.running import running_settings, running_store
from partyboard.store.submissions import content

GOOD = report("SNV", MARCH, members=stays(30))
GOOD_TOO = report("CTVT", MARCH, members=stays(20))
WRONG_SUM = report("SNV", MARCH, members={"opening": 30, "closing": 31})
NO_WORKBOOK = "Kính gửi Đảng ủy".encode()


@pytest.fixture
def board(quarter):
    return quarter


def dropped(**files):
    """The upload page with these files dropped on it (`a=` is a.xlsx)."""
    app = opened("upload")
    drop(app, **files)
    return app


def drop(app, **files):
    given = [(f"{name}.xlsx", inside, "application/octet-stream") for name, inside in files.items()]
    app.file_uploader[0].set_value(given).run()
    assert [fault.value for fault in app.exception] == []


def kept(status):
    """The names of the workbooks in the database."""
    rows = running_store().rows("submissions", month=MARCH.first)
    return sorted(str(row["filename"]) for row in rows if row["status"] == status)


def rejected():
    """The bytes of what was rejected, by name."""
    store = running_store()
    ids = [row["id"] for row in store.rows("submissions") if row["status"] == "rejected"]
    with store.reading() as cursor:
        return dict(content(cursor, str(id_)) for id_ in ids)


def button(app):
    (found,) = [each for each in app.button if "báo cáo" in each.label and "Nạp" in each.label]
    return found


def opener(app, kind):
    """The key of the first button that opens a box of this kind under a card."""
    return next(each.key for each in app.get("popover") if each.key and each.key.startswith(kind))


def option(box, label):
    return box.options[box.options.index(label)]


def corrections():
    rows = running_store().rows("corrections")
    return [(row["old"], row["new"], row["made_by"]) for row in rows]


def offered(app):
    """What the buttons under the cards say."""
    return [each.label.replace("\\", "") for each in app.button if each.key and "-" in each.key]


def test_page_without_files_says_what_to_do_and_loads_nothing(board):
    app = opened("upload")
    assert len(app.info) == 1 and cards(app) == [] and len(app.button) == 0
    assert any("đã nhận 1/3 đơn vị" in each.value for each in app.markdown)


def test_good_workbook_shows_what_it_says_and_is_loaded_by_the_button(board):
    app = dropped(a=GOOD)
    (card,) = cards(app)
    assert "Đảng bộ Sở Nội vụ" in card and "tháng 3/2021" in card and "a.xlsx" in card
    assert (button(app).label, button(app).disabled) == ("Nạp 1 báo cáo", False)
    assert kept("accepted") == ["STC thang 3.xlsx"]
    press(app, "Nạp")
    assert kept("accepted") == ["STC thang 3.xlsx", "a.xlsx"]
    assert app.success[0].value.startswith("Đã nạp 1 báo cáo.")
    assert len(cards(app)) == 1 and len(app.button) == 0


def test_bad_workbook_names_sheet_and_cell_and_cannot_be_loaded(board):
    app = dropped(a=WRONG_SUM)
    (card,) = cards(app)
    assert "<code>Đảng viên!C" in card
    (none,) = [each for each in app.button if each.label == "Chưa có báo cáo nào nạp được"]
    assert none.disabled


def test_button_loads_the_good_ones_only(board):
    app = dropped(a=GOOD_TOO, b=WRONG_SUM, c=NO_WORKBOOK)
    assert len(cards(app)) == 3
    press(app, "Nạp 1")
    assert kept("accepted") == ["STC thang 3.xlsx", "a.xlsx"]


def test_bytes_of_the_rejected_are_kept_even_if_nothing_is_loaded(board):
    app = dropped(a=GOOD_TOO, b=WRONG_SUM, c=NO_WORKBOOK)
    assert rejected() == {"b.xlsx": WRONG_SUM, "c.xlsx": NO_WORKBOOK}
    assert kept("accepted") == ["STC thang 3.xlsx"]
    app.run()
    drop(app, b=WRONG_SUM)
    assert len(rejected()) == 2


def test_report_that_the_batch_itself_makes_wrong_is_not_loaded_behind_ones_back(board):
    rows = ({**STC, "to_month": JANUARY.first}, SNV)
    again = report("STC", MARCH, members={"opening": 52, "admitted": 2, "closing": 54})
    app = dropped(a=listing(month=MARCH, rows=rows), b=again)
    assert [card.count('class="error"') for card in cards(app)] == [1, 0]
    assert kept("accepted") == ["STC thang 3.xlsx"]
    assert rejected() == {"b.xlsx": again}


def test_zip_is_taken_apart(board):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("thang 3/SNV.xlsx", GOOD)
        archive.writestr("thang 3/CTVT.xlsx", GOOD_TOO)
        archive.writestr("thang 3/~$CTVT.xlsx", b"x")
    app = dropped(goi=packed.getvalue())
    assert len(cards(app)) == 2
    assert any("~$CTVT.xlsx: tệp tạm của máy, bỏ qua" in text for text in html(app))
    press(app, "Nạp 2")
    assert kept("accepted") == ["STC thang 3.xlsx", "thang 3/CTVT.xlsx", "thang 3/SNV.xlsx"]


def test_same_file_dropped_twice_is_loaded_once(board):
    app = dropped(a=GOOD, b=GOOD)
    assert len(cards(app)) == 1 and button(app).label == "Nạp 1 báo cáo"
    assert any("b.xlsx: giống hệt tệp «a.xlsx»" in text for text in html(app))
    press(app, "Nạp")
    assert kept("accepted") == ["STC thang 3.xlsx", "a.xlsx"]


def test_file_loaded_before_is_known(board):
    app = press(dropped(a=GOOD), "Nạp")
    drop(app, again=GOOD)
    assert "Đã có" in cards(app)[0] and not any(each.label.startswith("Nạp") for each in app.button)
    assert kept("accepted") == ["STC thang 3.xlsx", "a.xlsx"]


def test_running_the_page_again_loads_nothing_twice(board):
    app = press(dropped(a=GOOD), "Nạp")
    for _ in range(3):
        app.run()
    app.query_params.clear()
    turned_to(turned_to(app, "members"), "upload")
    assert kept("accepted") == ["STC thang 3.xlsx", "a.xlsx"]
    assert len(running_store().rows("submissions", organization="SNV", month=MARCH.first)) == 1


def test_two_clerks_with_the_same_file_load_it_once(board):
    first, second = dropped(a=GOOD), dropped(a=GOOD)
    press(first, "Nạp")
    press(second, "Nạp")
    assert kept("accepted") == ["STC thang 3.xlsx", "a.xlsx"]
    assert "Đã có" in cards(second)[0] and len(second.success) == 0


def test_what_is_read_is_read_anew_when_somebody_else_loads(board):
    app = dropped(b=report("SNV", MARCH, members={"opening": 30, "admitted": 1, "closing": 31}))
    assert "lần 1" in cards(app)[0]
    earlier = [sent(GOOD, at(2021, 3, 20), "earlier.xlsx")]
    receive(running_store(), earlier, running_settings())
    app.run()
    assert "lần 2" in cards(app)[0]


def test_figures_loaded_show_on_the_overview(board):
    app = press(
        dropped(a=report("SNV", MARCH, members={**stays(31), "opening": 30, "admitted": 1})), "Nạp"
    )
    overview = turned_to(app, "overview")
    assert tiles(overview)["Kết nạp"]["value"] == "2"
    assert address(overview) == {"month": "2021-03"}


def test_filter_shows_the_cards_of_one_kind(board):
    app = dropped(a=GOOD_TOO, b=WRONG_SUM, c=NO_WORKBOOK)
    (kinds,) = app.segmented_control
    assert kinds.options[:2] == ["Tất cả 3", "Có lỗi 2"]
    kinds.set_value("Có lỗi").run()
    assert len(cards(app)) == 2


@pytest.mark.parametrize("name", ["b.txt", "b", "Báo cáo tháng 3 (sửa).XLS", ".xlsx"])
def test_any_file_is_answered_whatever_it_is_called(board, name):
    app = opened("upload")
    app.file_uploader[0].set_value([(name, b"", "")]).run()
    assert [fault.value for fault in app.exception] == []
    assert len(cards(app)) == 1


def test_first_workbooks_of_an_empty_board_are_loaded(empty):
    lists, january = small_board.list_only(), small_board.january()
    files = {f"n{n}": one.content for n, one in enumerate([*lists, *january])}
    press(dropped(**files), "Nạp 4")
    assert tiles(opened())["Đảng viên"]["value"] == "102"


# What staff settle


def name(app, who="Nguyễn Thị A"):
    return app.text_input(key="loaded_by").set_value(who).run()


def test_a_small_fault_is_set_right_with_one_click_by_somebody(board):
    typed = typed_over(GOOD, GRASSROOTS, "members", "admitted", "0 đ/c")
    app = dropped(a=typed)
    (offer,) = [each for each in offered(app) if "sửa thành «0»" in each]
    press(app, literal(offer))
    assert "Văn phòng đã sửa ô này: «0 đ/c» → «0»" in cards(app)[0]
    assert (button(app).label, button(app).disabled) == ("Nạp 1 báo cáo", True)
    press(name(app), "Nạp 1")
    assert kept("accepted") == ["STC thang 3.xlsx", "a.xlsx"]
    assert corrections() == [("0 đ/c", "0", "Nguyễn Thị A")]


def test_what_was_set_right_is_taken_back_with_one_click(board):
    app = dropped(a=typed_over(GOOD, GRASSROOTS, "members", "admitted", "0 đ/c"))
    press(app, literal(next(each for each in offered(app) if "sửa thành" in each)))
    press(app, literal(next(each for each in offered(app) if "lấy lại «0 đ/c»" in each)))
    assert "Có lỗi" in cards(app)[0]


def test_any_cell_may_be_set_right(board):
    app = dropped(a=WRONG_SUM)
    app.session_state[opener(app, "mend")] = True
    app.run()
    (cell,) = [each for each in app.selectbox if each.label == "Ô cần sửa"]
    closing = next(each for each in cell.options if "Đảng viên cuối tháng: 31" in each)
    cell.set_value(closing)
    (new,) = [each for each in app.text_input if each.label == "Sửa thành"]
    new.set_value("30")
    press(app, "Sửa ô này")
    assert "Nạp được" in cards(app)[0]


def test_what_was_typed_for_one_cell_is_not_taken_for_the_next(board):
    app = dropped(a=WRONG_SUM)
    app.session_state[opener(app, "mend")] = True
    app.run()
    next(each for each in app.text_input if each.label == "Sửa thành").set_value("30")
    press(app, "Sửa ô này")
    assert next(each for each in app.text_input if each.label == "Sửa thành").value == ""
    press(app, "Sửa ô này")
    assert cards(app)[0].count("Văn phòng đã sửa") == 1


def test_nothing_typed_changes_no_cell_and_only_a_button_of_its_own_empties_one(board):
    app = dropped(a=WRONG_SUM)
    app.session_state[opener(app, "mend")] = True
    press(app.run(), "Sửa ô này")
    assert "Văn phòng đã sửa" not in cards(app)[0]
    press(app, "Xóa ô này")
    assert "«(trống)»" in cards(app)[0]


def test_what_is_in_the_tray_stays_while_one_reads_another_page(board):
    app = name(dropped(a=WRONG_SUM))
    app.query_params.clear()
    turned_to(turned_to(app, "help"), "upload")
    assert len(cards(app)) == 1
    assert app.text_input(key="loaded_by").value == "Nguyễn Thị A"
    press(app, "Bỏ danh sách này")
    assert cards(app) == []


def test_why_a_report_is_sent_again_is_asked_before_it_is_loaded(board):
    press(dropped(a=GOOD), "Nạp")
    again = report("SNV", MARCH, members={"opening": 30, "admitted": 1, "closing": 31})
    app = dropped(b=again)
    assert "Chờ lý do" in cards(app)[0] and "Kết nạp 0 → 1" in cards(app)[0]
    assert not any(each.label.startswith("Nạp") for each in app.button)
    (why,) = [each for each in app.text_input if each.label.startswith("Vì sao")]
    why.set_value("bổ sung một quyết định").run()
    press(name(app), "Nạp 1")
    assert kept("accepted")[-1] == "b.xlsx"
    (latest,) = [row for row in running_store().rows("received") if row["revision"] == 2]
    assert latest["reason"] == "bổ sung một quyết định"


def test_figures_copied_from_two_organizations_are_asked_about_once(board):
    same = {"opening": 30, "closing": 30, "probationary": 2, "female": 11, "ethnic_minority": 3,
            "religious": 1}  # fmt: skip
    others = [sent(report(code, MARCH, members=same), at(2021, 3, 20)) for code in ("STC", "CTVT")]
    receive(running_store(), others, running_settings())
    app = dropped(a=report("SNV", MARCH, members=same))
    assert cards(app)[0].count("giống hệt báo cáo cùng tháng") == 2
    (why,) = [each for each in app.text_input if "nếu đúng" in each.label]
    press(name(why.set_value("trùng hợp, đã đối chiếu danh sách").run()), "Nạp 1")
    assert "a.xlsx" in kept("accepted")


def test_one_reason_may_serve_for_all(board):
    press(dropped(a=GOOD), "Nạp")
    app = dropped(b=report("SNV", MARCH, members={"opening": 30, "admitted": 1, "closing": 31}))
    (why,) = [each for each in app.text_input if each.label.startswith("Lý do báo cáo lại")]
    press(name(why.set_value("đính chính tháng 3").run()), "Nạp 1")
    assert kept("accepted")[-1] == "b.xlsx"


def test_what_is_wrong_stays_when_the_rest_is_loaded(board):
    app = press(dropped(a=GOOD, b=WRONG_SUM), "Nạp")
    assert app.success[0].value.startswith("Đã nạp 1 báo cáo.")
    assert [("a.xlsx" in card, "Đã nạp" in card) for card in cards(app)] == [
        (False, False),
        (True, True),
    ]
    press(app, "Bỏ danh sách này")
    assert cards(app) == []


def test_many_reports_stand_on_several_pages(board):
    files = {f"n{number}": f"thu {number}".encode() for number in range(23)}
    app = dropped(**files)
    assert len(cards(app)) == 20


def test_templates_are_offered_for_the_month_to_come(board):
    app = opened("upload")
    form, month, organization = app.selectbox
    assert month.options[:2] == ["4/2021", "3/2021"]
    assert organization.options[0] == "Đảng bộ Sở Tài chính"
    assert organization.options[-2:] == ["Mọi đơn vị, một tệp tổng hợp", "Mẫu trống"]
    app.selectbox[2].set_value("*").run()
    assert app.selectbox[3].options[:2] == ["4/2021", "3/2021"]
    assert [each.label for each in app.get("download_button")] == ["Tải mẫu tổng hợp"]
    form.set_value(TARGETS).run()
    assert app.selectbox[2].options == ["Mẫu trống"]
    form.set_value(ORGANIZATIONS).run()
    assert app.selectbox[2].options == ["Danh sách đang áp dụng: 3 đơn vị"]


def test_templates_of_an_empty_board_are_for_the_running_month(tmp_path, on):
    on(build(tmp_path / "list.duckdb", small_board.list_only()))
    app = opened("upload")
    assert len(app.selectbox[1].options) == 13
    assert app.selectbox[2].options[0] == "Đảng bộ Sở Tài chính"


# Before there is a list of organizations


def test_report_before_any_list_is_the_office_s_matter_and_counts_once_it_is_loaded(tmp_path, on):
    on(build(tmp_path / "empty.duckdb"))
    app = dropped(report=GOOD)
    (card,) = cards(app)
    assert "Chờ danh sách" in card and "Chưa có danh sách tổ chức đảng" in card
    names = [each.label for each in (*app.get("download_button"), *app.get("popover"))]
    assert not {"Bản đánh dấu lỗi", "Tin nhắn", "Tải các bản đánh dấu lỗi (ZIP)"} & set(names)
    drop(app, report=GOOD, list=listing())
    button(app).click().run()
    assert kept("accepted") == ["report.xlsx"]
