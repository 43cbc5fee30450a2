"""A known hole in a dependency fails the build; an index that knows nothing is not a clean bill."""

import importlib.util
import json
import subprocess

import pytest

from partyboard.settings import ROOT

_spec = importlib.util.spec_from_file_location("audit", ROOT / "scripts" / "audit.py")
assert _spec and _spec.loader
audit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(audit)

CLEAN = {"name": "starlette", "version": "1.0", "vulns": []}
HOLED = {
    "name": "pillow",
    "version": "9.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["9.1"]}, {"id": "PYSEC-2", "fix_versions": []}],
}
UNKNOWN = {"name": "duckdb", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "status", "told"),
    [
        ([CLEAN], 0, "1 packages looked up, 0 known holes"),
        ([CLEAN, HOLED], 1, "pillow 9.0: PYSEC-1, mended in 9.1"),
        ([HOLED], 1, "pillow 9.0: PYSEC-2, mended in no version yet"),
        ([CLEAN, UNKNOWN], 0, "1 packages unknown to the index"),
        ([UNKNOWN], 0, "nobody looked"),
        (None, 0, "nobody looked"),
    ],
)
def test_hole_is_told_and_silence_is_no_answer(monkeypatch, capsys, packages, status, told):
    answer = "" if packages is None else json.dumps({"dependencies": packages})
    done = subprocess.CompletedProcess([], 0, answer, "")
    monkeypatch.setattr(audit.subprocess, "run", lambda *call, **more: done)
    assert audit.main() == status
    assert told in capsys.readouterr().out


def test_index_that_never_answers_is_told(monkeypatch, capsys):
    def waits(*call, **more):
        raise subprocess.TimeoutExpired("pip_audit", audit.PATIENCE)

    monkeypatch.setattr(audit.subprocess, "run", waits)
    assert audit.main() == 0
    assert "nobody looked" in capsys.readouterr().out
