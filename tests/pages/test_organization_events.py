"""An event filled in, its consequences read, carried out: the section that a page places."""

import changed_committee as committee
import pytest
from changed_committee import JUNE
from streamlit.testing.v1 import AppTest

from pages.parts import signed_in
from partyboard.access.roles import Role
from partyboard.access.who import Who
from partyboard.running import running_store


def section():
    from pages.parts.organization_events import offer_organization_events
    from partyboard.running import running_settings, running_store

    offer_organization_events(running_store(), running_settings())


@pytest.fixture
def app(tmp_path, on):
    """The section over the committee that changes in every way."""
    path = tmp_path / "changed.duckdb"
    committee.build(path).close()
    on(path)
    return AppTest.from_function(section, default_timeout=60).run()


def said(app):
    parts = (*app.info, *app.markdown, *app.success, *app.error)
    return " ".join(each.value for each in parts).replace("\\", "")


def expected(month):
    return [row["code"] for row in running_store().rows("organizations", month=month.first)]


def write(app, reason, by="Lan"):
    app.text_input(key="why-Ghi vào danh sách-2021-07").input(reason)
    app.text_input(key="by-Ghi vào danh sách-2021-07").input(by)
    next(button for button in app.button if button.label == "Ghi vào danh sách").click()
    return app.run()


def test_month_offered_is_the_one_after_the_last_report(app):
    assert not app.exception
    assert app.text_input(key="event_month").value == "7/2021"
    assert "Chọn đơn vị." in said(app)


def test_merger_is_seen_beforehand_and_carried_out(app):
    app.selectbox(key="event").select("Sáp nhập, hợp nhất").run()
    app.multiselect(key="event_codes").set_value(["C", "K"])
    app.selectbox(key="event_heir").select("E").run()
    assert "Không phải báo cáo nữa từ tháng 7/2021: Đảng bộ C; Đảng bộ K." in said(app)
    assert "1 nội dung chưa khắc phục xong của Đảng bộ C chuyển sang Đảng bộ E." in said(app)
    assert not app.exception
    app = write(app, "Quyết định 20-QĐ/TU")
    assert "Đã ghi: Sáp nhập C, K vào E, từ tháng 7/2021." in said(app)
    assert "C" in expected(JUNE) and not {"C", "K"} & set(expected(JUNE + 1))


def test_split_asks_for_its_parts_and_for_whoever_takes_over(app):
    app.selectbox(key="event").select("Chia, tách").run()
    app.selectbox(key="event_code").select("L").run()
    for index, code in enumerate(("L1", "L2")):
        app.text_input(key=f"event_new_code_{index}").input(code)
        app.text_input(key=f"event_new_name_{index}").input(f"Đảng bộ {code}")
    app.run()
    assert "nhận tiếp nội dung khắc phục" in said(app)
    app.selectbox(key="event_heir").select("L2").run()
    assert "Phải báo cáo từ tháng 7/2021: Đảng bộ L1; Đảng bộ L2." in said(app)
    assert "không quy về đơn vị mới được" in said(app)


def test_without_a_reason_nothing_is_done(app):
    app.selectbox(key="event_code").select("L").run()
    app = write(app, " ")
    assert "Ghi một câu lý do." in said(app)
    assert "L" in expected(JUNE + 1)


def test_name_that_is_markup_is_shown_as_it_is(app):
    app.selectbox(key="event").select("Lập mới, tiếp nhận").run()
    app.text_input(key="event_new_code_0").input("X")
    app.text_input(key="event_new_name_0").input("*Đảng* `bộ`").run()
    raw = " ".join(each.value for each in app.markdown)
    assert r"\*Đảng\*" in raw


@pytest.mark.parametrize("role", [Role.VIEWER, Role.STAFF])
def test_section_is_there_for_those_only_who_manage_organizations(app, monkeypatch, role):
    monkeypatch.setattr(signed_in, "who", lambda: Who("an", "An", role))
    app.run()
    assert not app.selectbox and not app.subheader
