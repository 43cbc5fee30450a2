"""What became of an organization: every way in which the committee that changes does so, and the
ways that it leaves out.
"""

import changed_committee as committee
import pytest
from changed_committee import JUNE

from partyboard.board.organization import organization
from partyboard.board.organization_past import past
from partyboard.board.view import View
from partyboard.settings import DEFAULT_FILE, load


@pytest.fixture(scope="module")
def store():
    """The committee that changes in every way."""
    with committee.build() as built:
        yield built


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("A", "tiếp nhận F từ tháng 2/2021; báo cáo đến tháng 3/2021, hợp nhất với B thành C"),
        ("B", "báo cáo đến tháng 3/2021, hợp nhất với A thành C"),
        ("C", "hợp nhất từ A, B, báo cáo từ tháng 4/2021"),
        ("D", "báo cáo đến tháng 2/2021, E tiếp nhận"),
        ("E", "tiếp nhận D từ tháng 3/2021"),
        ("F", "báo cáo đến tháng 1/2021, A tiếp nhận"),
        ("G", "báo cáo đến tháng 4/2021, chia thành H, I"),
        ("H", "chia từ G, báo cáo từ tháng 5/2021"),
        ("I", "chia từ G, báo cáo từ tháng 5/2021"),
        ("J", "báo cáo đến tháng 3/2021; danh sách ghi: theo Quyết định 15-QĐ/TU"),
        ("K", "bắt đầu báo cáo từ tháng 3/2021"),
        ("L", "đổi tên từ tháng 4/2021, trước là Đảng bộ L"),
        ("M", "là Đảng bộ cơ sở từ tháng 4/2021, trước là Chi bộ cơ sở"),
    ],
)
def test_each_is_told_by_what_happened_to_it(store, code, state):
    assert organization(View(store, load(DEFAULT_FILE), JUNE, code)).state == state


def event(organization, what, other=None, note=None):
    return {
        "month": JUNE.first,
        "organization": organization,
        "name": f"Đảng bộ {organization}",
        "event": what,
        "other": other,
        "other_name": f"Đảng bộ {other}" if other else None,
        "kind": "Đảng bộ cơ sở",
        "note": note,
    }


@pytest.mark.parametrize(
    ("events", "said"),
    [
        # a part of one that goes on
        ([event("P", "begun", "A")], {"P": "tách từ A, báo cáo từ tháng 6/2021",
                                      "A": "tách ra P từ tháng 6/2021"}),
        # a new one in the place of another
        (
            [event("P", "begun"), event("A", "ended", "P")],
            {
                "P": "tiếp nhận A, báo cáo từ tháng 6/2021",
                "A": "báo cáo đến tháng 5/2021, P tiếp nhận",
            },
        ),
        # two into a third that goes on: nobody is founded
        (
            [event("A", "ended", "P"), event("B", "ended", "P")],
            {"P": "tiếp nhận A, B từ tháng 6/2021", "B": "báo cáo đến tháng 5/2021, P tiếp nhận"},
        ),
        # written otherwise is not called otherwise
        ([event("A", "renamed", "ĐẢNG BỘ  A")], {"A": ""}),
        # somebody else's event
        ([event("A", "ended", "B")], {"P": ""}),
    ],
)  # fmt: skip
def test_what_happens_to_several_is_told_of_each(events, said):
    assert {code: "; ".join(past(code, events)) for code in said} == said


def test_what_the_list_notes_is_said_once():
    """Its words gather there: those of the last event hold those of the ones before."""
    founded, moved = "Mới thành lập", "Mới thành lập; Chuyển A khỏi Đảng bộ: 12-QĐ/TU"
    renamed = event("A", "renamed", "Chi bộ A", founded) | {"name": "Đảng bộ A"}
    ended = event("A", "ended", note=moved) | {"month": JUNE.first.replace(month=9)}
    assert past("A", [renamed, ended, event("B", "ended", note="của B")]) == (
        "đổi tên từ tháng 6/2021, trước là Chi bộ A",
        "báo cáo đến tháng 8/2021",
        f"danh sách ghi: {moved}",
    )


def test_whom_no_list_has_is_told_by_its_code():
    ended = event("A", "ended", "KHAC") | {"other_name": None}
    assert past("A", [ended]) == ("báo cáo đến tháng 5/2021, KHAC tiếp nhận",)
