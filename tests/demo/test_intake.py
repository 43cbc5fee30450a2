"""The whole demo brought in the ordinary way: the findings are those of the story, no others."""

from itertools import groupby

import pytest

from partyboard import settings
from partyboard.demo.events import events
from partyboard.reception import Incoming, receive
from partyboard.store.database import Store
from partyboard.store.submissions import Status
from partyboard.text import Month

pytestmark = pytest.mark.slow

WARNINGS = {
    ("opening-differs", "CHQ", Month(2020, 12)),
    ("opening-differs", "SKHCN", Month(2021, 5)),
    ("opening-differs", "SVHTTDL", Month(2020, 8)),
    ("copied-figures", "SVHTTDL", Month(2020, 8)),
    ("follow-up-missing", "SLDTBXH", Month(2021, 4)),
    ("name-differs", "SNNPTNT", Month(2021, 2)),
    ("outlier", "BVDK", Month(2021, 5)),
}
ERRORS = {
    ("unknown-choice", "KBNN", Month(2020, 7)),
    ("not-a-number", "HPN", Month(2021, 2)),
    ("total-mismatch", "SCT", Month(2021, 5)),
}
CORRECTED = {"BVDK", "SYT", "CTDL", "CDYT", "PTTH", "SNNPTNT", "VTT", "CHQ", "SVHTTDL"}


@pytest.fixture(scope="module")
def receipts(demo_workbooks, tmp_path_factory):
    """What became of each workbook, brought in month of receipt by month of receipt."""
    found = []
    with Store(tmp_path_factory.mktemp("demo") / "demo.duckdb") as store:
        for _, some in groupby(demo_workbooks, key=lambda x: Month.of(x.received_at)):
            files = [Incoming(x.filename, x.content, x.received_at) for x in some]
            found += receive(store, files, settings.load())
    return found


def found_by(receipts, severity):
    return {
        (finding.code, receipt.report.organization, receipt.report.period)
        for receipt in receipts
        for finding in receipt.findings
        if finding.severity == severity
    }


def test_only_the_three_spoiled_workbooks_are_rejected(receipts):
    assert found_by(receipts, "error") == ERRORS
    assert sum(receipt.status is Status.REJECTED for receipt in receipts) == 3


def test_one_workbook_changes_nothing(receipts):
    unchanged = [receipt for receipt in receipts if receipt.status is Status.UNCHANGED]
    assert [receipt.report.organization for receipt in unchanged] == ["BHXH"]


def test_warnings_are_those_of_the_story(receipts):
    warned = found_by(receipts, "warning")
    at_large = {found for found in warned if found[0] == "transfers-differ"}
    assert warned - at_large == WARNINGS
    assert {month for _, _, month in at_large} <= {Month(2020, 10), Month(2020, 11)}


def test_corrected_reports_are_second_revisions(receipts):
    revised = {code for kind, code, _ in found_by(receipts, "info") if kind == "revision"}
    assert revised - {""} == CORRECTED


def test_story_names_only_findings_that_come_about(receipts):
    told = {event.code for group in events().values() for event in group if event.code}
    found = {finding.code for receipt in receipts for finding in receipt.findings}
    assert told <= found
