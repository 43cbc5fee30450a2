"""Real and spoiled spreadsheets that no one here made: each is answered, soon and safely."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from partyboard.intake.cells import Workbook
from partyboard.intake.findings import Finding
from partyboard.intake.grid import grid_of
from partyboard.intake.read import read_with_openpyxl
from partyboard.intake.suspected import suspected
from partyboard.intake.worker import Reader

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("PARTYBOARD_CORPUS", ROOT.parent / "shared" / "corpus"))
FILES = sorted(path for path in CORPUS.glob("*") if path.is_file()) if CORPUS.is_dir() else []
OPENPYXL_CANNOT = {
    "issue_419.xlsx": "a part that it does not know",
    "issue_530.xlsx": "styles that it refuses",
    "minimal_package.xlsx": "styles that it does not find, so dates stay numbers",
}
MEASURE = """
import resource, sys
from pathlib import Path
from partyboard.intake.worker import Reader
with Reader() as reader:
    for path in sys.argv[1:]:
        reader.read(Path(path).read_bytes())
sys.stdout.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""

pytestmark = pytest.mark.skipif(
    not FILES, reason="no corpus here: set PARTYBOARD_CORPUS to a folder of spreadsheets"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Two reading processes."""
    with Reader() as opened:
        yield opened


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_answered_within_ten_seconds(path: Path, reader: Reader) -> None:
    started = time.monotonic()
    answer = reader.read(path.read_bytes())
    assert isinstance(answer, Workbook | Finding)
    assert time.monotonic() - started < 10
    sheets = answer.sheets if isinstance(answer, Workbook) else ()
    assert list(suspected([grid_of(sheet) for sheet in sheets])) == []


@pytest.mark.skipif(sys.platform == "win32", reason="measures as Unix does")
def test_no_file_takes_a_gigabyte() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, FILES)],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert int(done.stdout) < 1_000_000, done.stderr


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in FILES
        if path.suffix in {".xlsx", ".xlsm"} and path.name not in OPENPYXL_CANNOT
    ],
    ids=lambda path: path.name,
)
def test_both_readers_agree(path: Path, reader: Reader) -> None:
    content = path.read_bytes()
    assert reader.read(content) == read_with_openpyxl(content)
