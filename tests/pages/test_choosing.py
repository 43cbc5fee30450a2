"""The month and the organization stand in the address, and stay when one moves between pages."""

import pytest
from filled_forms import at
from opening import ABOUT_A_MONTH, address, choose, opened, press, title, turned_to

from partyboard.running import running_store
from partyboard.store.events import lock_month
from partyboard.store.meetings import save_meeting
from partyboard.text import Month

MEETING = at(2021, 2, 26, 16, 30)
SHOWN = "2021-02-26T16:30"


def boxes(app):
    """The drop-downs beside the heading: name → what is chosen."""
    return {str(box.key).removesuffix("_box"): box.value for box in app.selectbox}


@pytest.fixture
def met(quarter):
    """The quarter with a meeting at the end of February, before March was reported."""
    opened()  # opens the database
    with running_store().writing() as cursor:
        save_meeting(cursor, MEETING, "Họp tháng 2", MEETING, "Lan")
    return quarter


@pytest.mark.parametrize("page", ABOUT_A_MONTH)
def test_page_opens_on_the_latest_month_of_the_whole_committee(demo, page):
    app = opened(page)
    assert "tháng 5/2021" in title(app).lower()
    assert address(app).items() >= {"month": "2021-05"}.items()


@pytest.mark.parametrize("page", ABOUT_A_MONTH)
def test_link_opens_its_month_and_organization(demo, page):
    app = opened(page, month="2021-03", organization="STC")
    assert "tháng 3/2021" in title(app).lower()
    chosen = {"month": "2021-03", "organization": "STC"}
    assert boxes(app).items() >= {**chosen, "as_of": ""}.items()
    assert address(app).items() >= chosen.items()


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
    assert boxes(app) == {"month": "2021-01", "organization": "SNV"}
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
        ({"as_of": "hôm qua", "month": "2021-02"}, {"month": "2021-02"}),
        ({"organization": "NOBODY"}, {"month": "2021-03"}),
        ({"organization": "<script>"}, {"month": "2021-03"}),
        ({"month": "2021-02", "organization": "stc"}, {"month": "2021-02"}),
    ],
)
def test_what_the_address_does_not_mean_falls_back(quarter, given, expected):
    app = opened(**given)
    assert [fault.value for fault in app.exception] == []
    assert address(app) == expected
    assert len(app.warning) == (given != {"month": ""})  # answered in a sentence


def test_past_is_not_offered_where_there_is_none(quarter):
    assert set(boxes(opened())) == {"month", "organization"}


def test_meetings_and_locks_offer_themselves(met):
    with running_store().writing() as cursor:
        lock_month(cursor, Month(2021, 1), at(2021, 2, 5, 8))
    assert opened().selectbox(key="as_of_box").options == [
        "Số liệu hiện tại",
        "16:30 26/2/2021 · Họp tháng 2",
        "08:00 5/2/2021 · Chốt tháng 1/2021",
    ]


@pytest.mark.parametrize("page", ABOUT_A_MONTH)
def test_page_of_the_past_says_so_and_leads_back(met, page):
    app = opened(page, as_of=SHOWN)
    assert "tháng 1/2021" in title(app).lower()  # the last month known then
    (line,) = [each.value for each in app.markdown if "như đã biết" in str(each.value)]
    assert "16:30 26/2/2021" in line
    press(app, "Về hiện tại")
    assert "as_of" not in address(app)
    assert not [each for each in app.markdown if "như đã biết" in str(each.value)]


def test_past_stays_from_page_to_page(met):
    app = choose(opened(), "as_of", SHOWN)
    for page in (*ABOUT_A_MONTH, "upload", "received", "members"):
        app.query_params.clear()
        turned_to(app, page)
    assert address(app) == {"month": "2021-01", "as_of": SHOWN}


def test_month_that_was_not_known_then_is_given_up_in_a_sentence(met):
    app = choose(opened(month="2021-03"), "as_of", SHOWN)
    assert title(app) == "Tháng 1/2021"
    (warning,) = app.warning
    assert "16:30 26/2/2021 chưa có báo cáo tháng 3/2021" in warning.value.replace("\\", "")


def test_moment_of_ones_own_is_offered_beside_the_others(met):
    app = opened(as_of="2021-03-20T10:00:00")
    assert boxes(app)["as_of"] == address(app)["as_of"] == "2021-03-20T10:00"
    assert app.selectbox(key="as_of_box").options[1] == "10:00 20/3/2021"


def test_organization_is_given_up_in_a_month_before_it_was_founded(state_files, on):
    on(state_files["founded later"])
    app = opened(month="2021-03", organization="MOI")
    assert address(app) == {"month": "2021-03", "organization": "MOI"}
    choose(app, "month", "2021-01")
    assert address(app) == {"month": "2021-01"}
    assert [fault.value for fault in app.exception] == []
