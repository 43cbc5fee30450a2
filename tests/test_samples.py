"""data/samples is what the code writes, and what the README's tour tells of each file is so."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from partyboard.demo.building import write_samples
from partyboard.demo.samples import GOOD, NOT_A_WORKBOOK, SEVERAL, THREE_FAULTS
from partyboard.intake.catalogue import Severity
from partyboard.reception import arrive, preview
from partyboard.store.submissions import Status
from partyboard.text import VIETNAM

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "samples"
README = (ROOT / "README.md").read_text(encoding="utf-8")
IN_TIME = datetime(2021, 6, 21, 9, tzinfo=VIETNAM)


def parts(content: bytes) -> object:
    """What is in a file, whichever way it is packed."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: parts(archive.read(name)) for name in archive.namelist()}


@pytest.fixture
def receipts(demo_store, settings):
    """What the upload page answers to a sample, on top of the demo."""

    def answer(name: str):
        files = arrive(name, (SAMPLES / name).read_bytes(), IN_TIME).files
        return preview(demo_store, files, settings)

    return answer


def test_committed_samples_are_what_the_code_writes(tmp_path):
    written = {path.name: parts(path.read_bytes()) for path in write_samples(tmp_path)}
    committed = {path.name: parts(path.read_bytes()) for path in SAMPLES.iterdir()}
    assert committed.keys() == written.keys()
    changed = [name for name in written if committed[name] != written[name]]
    assert changed == [], "chạy: make docs"


def test_every_sample_is_in_the_tour():
    assert [
        path.name for path in SAMPLES.iterdir() if f"data/samples/{path.name}" not in README
    ] == []


def test_good_sample_is_accepted_without_a_word(receipts):
    [receipt] = receipts(GOOD)
    assert receipt.status is Status.ACCEPTED
    assert receipt.findings == ()


def test_three_faults_are_where_the_tour_says(receipts):
    [receipt] = receipts(THREE_FAULTS)
    places = [each.place for each in receipt.findings if each.severity is Severity.ERROR]
    assert len(places) == 3
    assert [place for place in places if f"`{place}`" not in README] == []


def test_bundle_has_two_good_and_one_bad(receipts):
    statuses = [receipt.status for receipt in receipts(SEVERAL)]
    assert sorted(statuses) == [Status.ACCEPTED, Status.ACCEPTED, Status.REJECTED]


def test_text_with_the_ending_of_excel_is_no_workbook(receipts):
    [receipt] = receipts(NOT_A_WORKBOOK)
    assert [each.code for each in receipt.findings] == ["not-a-workbook"]
