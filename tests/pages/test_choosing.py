"""The month and the organization stand in the address, and stay when one moves between pages."""

import pytest
from opening import ABOUT_A_MONTH, address, choose, opened, title, turned_to


@pytest.mark.parametrize("page", ABOUT_A_MONTH)
def test_page_opens_on_the_latest_month_of_the_whole_committee(demo, page):
    app = opened(page)
    assert "tháng 5/2021" in title(app).lower()
    assert address(app) == {"month": "2021-05"}


@pytest.mark.parametrize("page", ABOUT_A_MONTH)
def test_link_opens_its_month_and_organization(demo, page):
    app = opened(page, month="2021-03", organization="STC")
    assert "tháng 3/2021" in title(app).lower()
    assert [box.value for box in app.selectbox] == ["2021-03", "STC"]
    assert address(app) == {"month": "2021-03", "organization": "STC"}


def test_choices_offer_every_month_and_organization_by_name(quarter):
    months, organizations = opened().selectbox
    assert months.options == ["3/2021", "2/2021", "1/2021"]
    assert organizations.options == [
        "Toàn Đảng bộ (3 đơn vị)",
        "Đảng bộ Sở Tài chính",
        "Đảng bộ Sở Nội vụ",
        "Chi bộ Công ty Vận tải",
    ]


def test_choice_goes_into_the_address(quarter):
    app = choose(opened(), "month", "2021-01")
    assert address(app) == {"month": "2021-01"} and title(app) == "Tháng 1/2021"
    choose(app, "organization", "SNV")
    assert address(app) == {"month": "2021-01", "organization": "SNV"}
    choose(app, "organization", "")
    assert address(app) == {"month": "2021-01"}


def test_choice_stays_from_page_to_page(quarter):
    app = choose(choose(opened(), "month", "2021-01"), "organization", "SNV")
    for page in (*ABOUT_A_MONTH, "upload", "help", "members"):
        app.query_params.clear()  # as the browser does when one clicks on another page
        turned_to(app, page)
    assert [box.value for box in app.selectbox] == ["2021-01", "SNV"]
    assert address(app) == {"month": "2021-01", "organization": "SNV"}


def test_link_opened_in_a_tab_that_showed_something_else_wins(quarter):
    app = choose(opened(), "month", "2021-01")
    app.query_params["month"] = "2021-02"
    app.run()
    assert title(app) == "Tháng 2/2021"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"month": "2019-12"}, {"month": "2021-03"}),
        ({"month": "nonsense"}, {"month": "2021-03"}),
        ({"month": ""}, {"month": "2021-03"}),
        ({"organization": "NOBODY"}, {"month": "2021-03"}),
        ({"organization": "<script>"}, {"month": "2021-03"}),
        ({"month": "2021-02", "organization": "stc"}, {"month": "2021-02"}),
    ],
)
def test_what_the_address_does_not_mean_falls_back(quarter, given, expected):
    app = opened(**given)
    assert [fault.value for fault in app.exception] == []
    assert address(app) == expected


def test_organization_is_given_up_in_a_month_before_it_was_founded(state_files, on):
    on(state_files["founded later"])
    app = opened(month="2021-03", organization="MOI")
    assert address(app) == {"month": "2021-03", "organization": "MOI"}
    choose(app, "month", "2021-01")
    assert address(app) == {"month": "2021-01"}
    assert [fault.value for fault in app.exception] == []
