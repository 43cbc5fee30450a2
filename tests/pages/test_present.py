"""Trình chiếu: the slides of a month in order, in every state of a board; the order by hand."""

import pytest
from filled_forms import at
from opening import charts, html, opened, press, title
from small_board import HOSTILE

from partyboard.board.sequence import save, saved, sequence
from partyboard.board.view import View
from partyboard.running import running_settings, running_store
from partyboard.store.events import lock_month
from partyboard.text import Month

MAY, MAY_31 = Month(2021, 5), at(2021, 5, 31, 17)
UNNAMED = {"None", "nan", "NaN", "<NA>", "NaT", "null", "undefined"}
BOARDS = [
    ("demo", {"organization": "STC"}),
    ("demo", {"month": "2020-01"}),
    ("demo", {"month": "2021-05", "organization": "CTDM"}),
    ("first month", {}),
    ("first month", {"organization": "SNV"}),
    ("quarter", {"month": "2021-02"}),
    ("quarter", {"organization": "CTVT"}),
    ("one organization", {}),
    ("one organization", {"organization": "STC"}),
    ("founded later", {"month": "2021-03", "organization": "MOI"}),
    ("hostile", {"organization": "STC"}),
]


def view(month=MAY, organization=None):
    return View(running_store(), running_settings(), month, organization)


def slides(app):
    """The names of the slides, in order, as the browser is told."""
    (stage,) = [text for text in html(app) if 'class="stage"' in text]
    return stage.split('data-slides="')[1].split('"')[0].split()


def first(app):
    (stage,) = [text for text in html(app) if 'class="stage"' in text]
    return stage.split('data-first="')[1].split('"')[0]


def clicked(app, key):
    return app.button(key=key).click().run()


def said(app):
    """The slides without a chart."""
    return [text for text in html(app) if text.startswith('<div class="words">')]


def test_cover_headline_figures_and_every_picture_of_the_month(demo):
    app = opened("present", month="2021-05")
    assert slides(app) == ["cover", "figures", *sequence(view())]
    assert charts(app).keys() == set(sequence(view()))
    cover, figures = said(app)
    assert "Công tác xây dựng Đảng tháng 5/2021" in cover and "TẠM TÍNH" in cover
    assert "66/68 đơn vị đã báo cáo" in cover
    assert "Tháng 5/2021 có 3 việc cần quan tâm" in figures
    assert "9 nội dung quá hạn khắc phục ở 6 đơn vị" in figures and "3.390" in figures


def test_charts_are_laid_out_for_one_width_whatever_the_window(demo):
    sizes = {
        (
            each["layout"]["height"],
            min(note["font"]["size"] for note in each["layout"]["annotations"]),
        )
        for each in charts(opened("present", month="2021-05")).values()
    }
    assert sizes == {(992, 28)}


@pytest.mark.parametrize(
    ("state", "where"), BOARDS, ids=[f"{s} {' '.join(a.values())}".strip() for s, a in BOARDS]
)
def test_presentation_stands_in_every_state(state_files, on, state, where):
    on(state_files[state])
    app = opened("present", **where)
    assert [fault.value for fault in app.exception] == []
    assert {word for text in html(app) for word in text.split()} & UNNAMED == set()
    assert slides(app)[:2] == ["cover", "figures"]
    assert charts(app).keys() == set(slides(app)[2:])
    for name, drawn in charts(app).items():
        assert drawn["data"], name


@pytest.mark.parametrize("state", ["empty", "list only"])
def test_without_reports_one_is_told_what_to_do(state_files, on, state):
    on(state_files[state])
    app = opened("present")
    assert [note.value.startswith("Chưa có báo cáo nào.") for note in app.info] == [True]


def test_texts_of_others_are_shown_as_they_are(state_files, on):
    on(state_files["hostile"])
    app = opened("present", organization="STC")
    assert not any(HOSTILE in text for text in said(app))
    assert "&lt;b&gt;Sở&lt;/b&gt;" in said(app)[0]


def test_slide_of_the_address_comes_first(demo):
    assert first(opened("present", month="2021-05", slide="structure")) == "structure"
    assert first(opened("present", month="2021-05")) == "cover"


def test_slide_of_an_address_made_by_somebody_else_stays_a_text(demo):
    app = opened("present", month="2021-05", slide='"><script>alert(1)</script>')
    assert not any("<script>alert" in text for text in html(app))


def test_presentation_as_of_a_past_moment_shows_what_was_known_then(demo):
    app = opened("present", month="2021-05", as_of="2021-05-20T09:00")
    assert "như đã biết lúc 09:00 20/5/2021" in said(app)[0]
    assert "66/68" not in said(app)[0]


def test_locked_month_is_not_called_provisional(own_demo):
    with running_store().writing() as cursor:
        lock_month(cursor, MAY, MAY_31, "Lê Thị Mai")
    assert not any("TẠM TÍNH" in text for text in said(opened("present", month="2021-05")))


def test_order_of_staff_is_the_order_of_the_slides(own_demo):
    save(view(), ["structure", "members_by_month"], "Lê Thị Mai", MAY_31)
    assert slides(opened("present", month="2021-05"))[2:] == ["structure", "members_by_month"]


def test_staff_put_a_picture_first_leave_one_out_and_save(own_demo):
    app = opened("present", month="2021-05", arrange="1")
    assert title(app) == "Thứ tự trình chiếu tháng 5/2021"
    before = sequence(view())
    clicked(app, "Lên đầu-structure")
    clicked(app, f"Bỏ-{before[0]}")
    app.text_input(key="order_by").set_value("Lê Thị Mai").run()
    press(app, "Lưu thứ tự")
    assert [each.value for each in app.success] == ["Đã lưu thứ tự."]
    assert sequence(view()) == ("structure", *[n for n in before[1:] if n != "structure"])
    assert saved(view()).made_by == "Lê Thị Mai"


def test_what_was_left_out_is_taken_in_again(own_demo):
    save(view(), ["structure"], "Lê Thị Mai", MAY_31)
    app = opened("present", month="2021-05", arrange="1")
    clicked(app, "Chiếu-members_by_month")
    app.text_input(key="order_by").set_value("Mai").run()
    press(app, "Lưu thứ tự")
    assert sequence(view()) == ("structure", "members_by_month")


def test_order_without_a_name_is_not_saved_and_what_was_moved_stays(demo):
    app = opened("present", month="2021-05", arrange="1")
    clicked(app, "Lên đầu-structure")
    press(app, "Lưu thứ tự")
    assert [each.value for each in app.error] == [
        "Ghi họ và tên người làm: việc này được lưu kèm tên."
    ]
    assert saved(view()) is None
    assert app.button(key="Lên đầu-structure").disabled


def test_back_to_the_order_of_the_content(own_demo):
    save(view(), ["structure"], "Lê Thị Mai", MAY_31)
    app = opened("present", month="2021-05", arrange="1")
    app.text_input(key="order_by").set_value("Mai").run()
    press(app, "Về thứ tự tự động")
    assert [each.value for each in app.success] == ["Đã về thứ tự tự động."]
    assert saved(view()) is None and len(sequence(view())) > 9


def test_each_picture_says_why_it_comes_early(demo):
    app = opened("present", month="2021-05", arrange="1")
    assert sum("9 nội dung quá hạn" in text for text in html(app)) == 3


@pytest.mark.parametrize("where", [{"organization": "STC"}, {"as_of": "2021-05-31T17:00"}])
def test_order_of_one_organization_or_of_the_past_is_only_looked_at(demo, where):
    app = opened("present", month="2021-05", arrange="1", **where)
    assert [each.label for each in app.button if each.label in ("Lên", "Lưu thứ tự")] == []
    assert title(app)
