"""The pages of docs/ that are made from the code are as the code makes them."""

import pytest

from partyboard.docs import DOCS, generated_pages, write_pages
from partyboard.intake.catalogue import KINDS
from partyboard.intake.findings_reference import findings_reference


@pytest.mark.parametrize("name", sorted(generated_pages()))
def test_committed_page_is_the_generated_one(name):
    committed = (DOCS / name).read_text(encoding="utf-8")
    assert committed == generated_pages()[name], "chạy: python -m partyboard.docs"


def test_pages_are_written_whole(tmp_path):
    write_pages(tmp_path)
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == generated_pages()


def test_every_kind_of_finding_is_on_its_page():
    page = findings_reference()
    for kind in KINDS:
        assert f"`{kind.code}`" in page
        assert f"### {kind.title}\n" in page
        assert kind.said(kind.example.details) in page and kind.staff in page


def test_no_placeholder_is_left_on_the_page():
    assert "{" not in findings_reference()
