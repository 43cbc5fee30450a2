"""What became of organizations, in words, over the committee that changes in every way."""

import changed_committee as committee
import pytest
from changed_committee import JUNE

from partyboard.board.organization_list import happened_table, organizations_table


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with committee.build(tmp_path_factory.mktemp("changed") / "b.duckdb") as opened:
        yield opened


def test_each_event_is_a_sentence_the_newest_first(store):
    happened = {(row[0], row[1]): row[3] for row in happened_table(store).rows}
    assert [row[0] for row in happened_table(store).rows][0] == "5/2021"
    assert happened["2/2021", "F"] == "kết thúc, Đảng bộ A tiếp nhận"
    assert happened["4/2021", "J"] == "kết thúc"
    assert happened["3/2021", "K"] == "bắt đầu báo cáo"
    assert happened["5/2021", "I"] == "bắt đầu báo cáo, tách từ Đảng bộ G"
    assert happened["4/2021", "L"] == "đổi tên, trước là Đảng bộ L"
    assert happened["4/2021", "M"] == "nay là Đảng bộ cơ sở, trước là Chi bộ cơ sở"


def test_the_list_is_that_of_the_month(store):
    codes = [row[0] for row in organizations_table(store, JUNE).rows]
    assert codes == [row["code"] for row in store.rows("organizations", month=JUNE.first)]
    assert {"C", "H", "I"} <= set(codes) and not {"A", "B", "G"} & set(codes)
