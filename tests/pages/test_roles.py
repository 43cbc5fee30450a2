"""What each role finds on the pages: what it may not do is not offered, and not done when asked for
all the same; what is done is signed by whoever is signed in.
"""

import pytest
from opening import ADMIN_SECTIONS, html, markup, opened, turned_to

from pages.parts import downloading, signed_in
from partyboard.access.roles import Role
from partyboard.access.who import Who
from partyboard.running import running_store

CLOSED_TO_VIEWERS = ("trace", "received", "changes", "upload", "report")
OPEN_TO_VIEWERS = (
    "members",
    "training",
    "commendations",
    "follow_ups",
    "targets",
    "organization",
    "reporting",
    "help",
)


@pytest.fixture
def signed(monkeypatch):
    """Signs somebody of a role in."""

    def sign(role, shown="Trần Thị Bình"):
        monkeypatch.setattr(signed_in, "who", lambda: Who("binh", shown, role))

    return sign


def audited(action):
    with running_store().reading() as cursor:
        asked = "select made_by, about from audit where action = ?"
        return cursor.execute(asked, [action]).fetchall()


def labels(app):
    return {each.label for kind in ("button", "download_button") for each in app.get(kind)} | {
        each.proto.popover.label for each in app.get("popover")
    }


def test_a_page_that_is_not_ones_own_says_whom_to_ask_and_does_nothing(quarter, signed):
    signed(Role.VIEWER)
    app = opened()
    for page in CLOSED_TO_VIEWERS:
        turned_to(app, page)
        (told,) = app.info
        assert "hỏi người có tài khoản «Cán bộ văn phòng»" in told.value, page
        assert f"không được mở trang «{app.title[0].value}»" in told.value, page
        assert not app.selectbox and not app.get("file_uploader"), page
        assert not app.exception


@pytest.mark.parametrize("role", [Role.VIEWER, Role.STAFF])
def test_link_to_a_section_of_the_admin_page_opens_it_to_nobody_else(quarter, signed, role):
    signed(role)
    app = opened()
    for section in ADMIN_SECTIONS:
        app.query_params["section"] = section
        turned_to(app, "admin")
        (told,) = app.info
        assert "hỏi người có tài khoản «Quản trị»" in told.value, section
        found = [each for kind in ("button", "text_input", "selectbox") for each in app.get(kind)]
        assert not found and not app.dataframe and not app.get("download_button"), section
        assert not app.exception


def test_viewers_find_no_way_to_files(quarter, signed):
    signed(Role.VIEWER)
    app = opened(organization="STC")
    for page in ("overview", *OPEN_TO_VIEWERS):
        turned_to(app, page)
        assert not app.exception and app.title, page
        found = "".join(html(app))
        assert "trace?" not in found and "received?" not in found and "remind=" not in found
        assert not app.get("download_button"), page
        assert not [each for each in labels(app) if each.startswith(("Lời nhắc", "Chốt"))]


def test_a_picture_that_is_not_drawn_unfolds_into_what_of_its_numbers_is_shown(quarter, signed):
    signed(Role.VIEWER)
    app = opened("members", month="2021-01", organization="STC")
    app.session_state["fold-admissions_by_month"] = True
    app.run()
    assert not app.exception
    tables = [each.value for each in app.dataframe]
    assert any({"dưới 3"} == set(each.get("Kết nạp", ())) for each in tables)


@pytest.mark.parametrize(("role", "may_arrange"), [(Role.VIEWER, False), (Role.STAFF, True)])
def test_viewers_look_at_the_slides_in_the_order_that_staff_set(quarter, signed, role, may_arrange):
    signed(role)
    slides = opened("present")
    assert not slides.exception
    assert ('data-do="arrange"' in "".join(html(slides))) is may_arrange
    assert bool(opened("present", arrange="1").button) is may_arrange


def test_small_numbers_are_told_to_be_small(quarter, signed):
    signed(Role.VIEWER)
    app = opened("members", month="2021-01", organization="STC")
    assert any("dưới 3 người của một đơn vị" in text for text in markup(app))
    numbers = app.dataframe[0].value
    assert list(numbers["Kết nạp"]) == ["dưới 3"]


@pytest.mark.parametrize(("role", "may_lock"), [(Role.STAFF, False), (Role.ADMIN, True)])
def test_only_admin_locks(quarter, signed, role, may_lock):
    signed(role)
    app = opened("reporting")
    assert ("Chốt tháng 3/2021" in str(app.get("popover"))) is may_lock


def test_what_is_done_is_signed_by_whoever_is_signed_in(quarter, signed):
    signed(Role.STAFF)
    app = opened("changes")
    assert not [field for field in app.text_input if field.label == "Người lưu"]
    (name,) = [field for field in app.text_input if field.label == "Tên cuộc họp"]
    app.session_state["meeting_by"] = "Người khác"
    name.set_value("Họp tháng 3")
    next(each for each in app.button if each.label == "Lưu").click().run()
    assert [by for by, _ in audited("meeting-saved")] == ["Trần Thị Bình"]


def test_what_was_offered_before_is_refused_once_it_may_not_be_done(quarter, signed):
    signed(Role.STAFF)
    app = opened("changes")
    next(each for each in app.text_input if each.label == "Tên cuộc họp").set_value("Họp")
    signed(Role.VIEWER)
    next(each for each in app.button if each.label == "Lưu").click().run()
    assert audited("meeting-saved") == []


def test_a_download_is_written_down_with_who_and_what_and_not_with_what_it_holds(quarter, signed):
    signed(Role.STAFF)
    opened()  # the board is open
    made = downloading._handed_out(lambda: b"a secret", signed_in.who(), "STC: STC thang 3.xlsx")
    assert made == b"a secret"
    assert audited("download") == [("Trần Thị Bình", "STC: STC thang 3.xlsx")]


def test_a_download_makes_no_answer_stale(quarter, signed):
    signed(Role.STAFF)
    opened()
    before = running_store().writes
    downloading._handed_out(lambda: b"", signed_in.who(), "x")
    assert running_store().writes == before
