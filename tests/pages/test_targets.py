"""The page of targets: one indicator at a time, kept in the address."""

from opening import charts, html, opened


def said(app):
    return " ".join(html(app))


def test_admissions_come_first_with_what_is_needed_from_here(demo):
    app = opened("targets")
    assert charts(app).keys() == {"admissions_pace", "admitted_target_by_organization"}
    assert "Cần kết nạp 9 đảng viên mỗi tháng từ tháng 6 để đạt 101." in said(app)
    assert 'class="attention "' in said(app)


def test_another_indicator_is_chosen_by_the_address(demo):
    app = opened("targets", target="participants")
    assert charts(app).keys() == {"participants_pace", "participants_target_by_organization"}
    assert "Cần bồi dưỡng 90 học viên mỗi tháng từ tháng 6 để đạt 700." in said(app)


def test_what_is_chosen_on_the_page_goes_into_the_address(demo):
    app = opened("targets")
    app.segmented_control(key="target_box").set_value("classes").run()
    assert app.query_params["target"] == "classes"
    assert "classes_pace" in charts(app)


def test_indicator_that_the_address_names_in_vain_is_the_first(demo):
    assert "admissions_pace" in charts(opened("targets", target="nothing"))


def test_indicator_without_a_target_says_how_to_set_one(demo):
    app = opened("targets", target="official_conversions")
    assert "Chưa có chỉ tiêu chuyển chính thức năm 2021." in said(app)
    assert 'class="attention calm"' in said(app)
    assert "official_conversions_pace" in charts(app)
