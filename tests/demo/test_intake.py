"""The whole demo brought in the ordinary way: the findings are those of the story, no others."""

from collections import Counter
from hashlib import sha256

import pytest

from partyboard.demo.events import events
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
def found(demo_store):
    """What was found in the workbooks when the demo was built: severity, code, whose, of when."""
    with demo_store.reading() as cursor:
        cursor.execute(
            "select severity, code, organization, period from finding"
            " join submission on submission.id = submission_id"
        )
        return [(*said, period and Month.of(period)) for *said, period in cursor.fetchall()]


def of_severity(found, severity):
    return {(code, whose, when) for said, code, whose, when in found if said == severity}


def test_only_the_three_spoiled_workbooks_are_rejected(found, demo_store):
    assert of_severity(found, "error") == ERRORS
    rejected = [row for row in demo_store.rows("submissions") if row["status"] == "rejected"]
    assert len(rejected) == 3


def test_one_workbook_changes_nothing(demo_store, demo_workbooks):
    """It came twice: the same bytes are kept once."""
    kept = Counter(row["sha256"] for row in demo_store.rows("submissions"))
    assert set(kept.values()) == {1}
    sent = Counter(sha256(entry.content).hexdigest() for entry in demo_workbooks)
    (twice,) = sent - kept
    assert sent.keys() == kept.keys()
    whose = {row["sha256"]: row["organization"] for row in demo_store.rows("submissions")}
    assert whose[twice] == "BHXH"


def test_warnings_are_those_of_the_story(found):
    warned = of_severity(found, "warning")
    at_large = {said for said in warned if said[0] == "transfers-differ"}
    assert warned - at_large == WARNINGS
    assert {month for _, _, month in at_large} <= {Month(2020, 10), Month(2020, 11)}


def test_corrected_reports_are_second_revisions(found):
    revised = {code for kind, code, _ in of_severity(found, "info") if kind == "revision"}
    assert revised - {""} == CORRECTED


def test_story_names_only_findings_that_come_about(found):
    """That of the workbook that came twice is told, not kept."""
    told = {event.code for group in events().values() for event in group if event.code}
    assert told - {code for _, code, *_ in found} == {"same-content"}
