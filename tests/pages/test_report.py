"""The page of the monthly report: its text, what is left to staff, the two files."""

import shutil

import pytest
from opening import html, opened, title

from partyboard.board.report import report
from partyboard.board.view import View
from partyboard.running import running_settings, running_store
from partyboard.text import Month


def downloads(app):
    """The buttons by the label that staff read."""
    return {each.proto.label: each for each in app.get("download_button")}


def paper(app) -> str:
    (text,) = [text for text in html(app) if 'class="paper"' in text]
    return text


def test_text_on_the_page_is_that_of_the_file(demo):
    text = paper(app := opened("report"))
    composed = report(View(running_store(), running_settings(), Month(2021, 5)))
    assert title(app) == "Báo cáo tháng 5/2021"
    for sentence in composed.sentences():
        assert sentence.text in text


def test_provisional_month_says_so_above_the_text(demo):
    (line,) = [text for text in html(opened("report")) if "Dự thảo" in text]
    assert "đủ số liệu và lời văn" in line and "tháng 5/2021 chưa chốt" in line


def test_past_moment_of_the_address_is_the_text_s(demo):
    text = paper(opened("report", month="2021-05", as_of="2021-05-20T10:00"))
    assert "Số liệu như đã biết lúc 10 giờ 00 ngày 20/5/2021" in text
    assert "đã có 10/68 TCCS đảng gửi báo cáo" in text and "3.390" not in text


def test_what_is_left_to_staff_is_counted_marked_and_listed(quarter):
    app = opened("report", month="2021-02")
    composed = report(View(running_store(), running_settings(), Month(2021, 2)))
    gaps = len(composed.to_fill())
    assert gaps > 5
    assert paper(app).count("<mark>") == gaps
    assert any(f"còn {gaps} chỗ cần bổ sung" in text for text in html(app))
    (beside,) = [text for text in html(app) if 'class="beside"' in text]
    assert "<li>số đảng viên mới kết nạp</li>" in beside and "cần bổ sung" not in beside


def test_tables_are_folded_under_their_titles(demo):
    labels = [each.label for each in opened("report").expander]
    assert labels[0].startswith("Phụ lục 1.") and labels[0].endswith("(68 dòng)")
    assert len(labels) == 3


@pytest.mark.parametrize("organization", ["", "STC"])
def test_both_files_are_offered_whichever_organization_is_chosen(demo, organization):
    app = opened("report", **({"organization": organization} if organization else {}))
    assert downloads(app).keys() == {"Tải báo cáo (Word)", "Tải trình chiếu (PowerPoint)"}
    told = [note.value for note in app.info if "toàn Đảng bộ" in note.value]
    assert bool(told) == bool(organization)


def test_text_of_others_is_no_markup(state_files, tmp_path, on):
    on(shutil.copyfile(state_files["hostile"], tmp_path / "board.duckdb"))
    app = opened("report")
    text = "".join(html(app))
    assert "<b>Sở</b>" not in text and "&lt;b&gt;Sở&lt;/b&gt;" in text


def test_basis_of_the_layout_is_quoted_from_the_settings(demo):
    said = " ".join(caption.value for caption in opened("report").caption)
    assert all(document in said for document in running_settings().document.layout)
