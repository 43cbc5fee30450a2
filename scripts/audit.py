"""Known holes in what the program depends on: read from the lock file, asked of the package index.

    python scripts/audit.py

Ends with 1 where a hole is known. Where the index does not answer, or knows nothing of our
packages (an office's own mirror), it says that nobody looked, and ends with 0.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 300  # seconds for the index to answer
CALL = "-m pip_audit --disable-pip --require-hashes --format json --progress-spinner off -r"


@dataclass(frozen=True, slots=True)
class Audit:
    """What came back: how many packages were looked up, how many not, a line a known hole."""

    looked_up: int
    left_out: int
    holes: tuple[str, ...]


def audit(answer: str) -> Audit:
    """What the tool wrote, as JSON; anything else is no answer."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (json.JSONDecodeError, KeyError, TypeError):
        return Audit(0, 0, ())
    known = [each for each in packages if "skip_reason" not in each]
    holes = tuple(line for each in known for line in _holes(each))
    return Audit(len(known), len(packages) - len(known), holes)


def main() -> int:
    """Look, tell, and say by the exit status whether a hole is known."""
    call = [sys.executable, *CALL.split(), str(ROOT / "requirements-dev.lock")]
    try:
        done = subprocess.run(call, capture_output=True, text=True, timeout=PATIENCE, cwd=ROOT)
        found = audit(done.stdout)
    except subprocess.TimeoutExpired:
        found = audit("")
    for line in found.holes:
        print(line)  # noqa: T201
    if not found.looked_up:
        print("The index did not answer: nobody looked for known holes.")  # noqa: T201
    else:
        told = f"{found.looked_up} packages looked up, {len(found.holes)} known holes"
        print(f"{told}, {found.left_out} packages unknown to the index.")  # noqa: T201
    return 1 if found.holes else 0


def _holes(package: dict[str, object]) -> Iterator[str]:
    known = package.get("vulns")
    for hole in known if isinstance(known, list) else []:
        mended = ", ".join(hole["fix_versions"]) or "no version yet"
        yield f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}"


if __name__ == "__main__":
    sys.exit(main())
