"""Fetches what an install without the internet needs, for this machine and Windows: wheels into
wheels/, and for each of both one ZIP with the program, to carry there, into build/.

    python -m scripts.wheels [--windows-python 3.13]

pip downloads for another system, but decides by this one which requirements apply there; so the
lines of the lock file that count on the other system are picked out here.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.markers import Marker

from scripts import offline

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
WHEELS = ROOT / "wheels"
_BLOCK = re.compile(
    r"^(?P<pin>\S+==\S+)(?: ; (?P<marker>[^\\]+?))? \\\n(?P<hashes>(?: .*\n)+)", re.M
)


def for_windows(lock: str, python: str) -> str:
    """The requirements that apply to a 64-bit Windows, without their conditions."""
    windows = {
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_system": "Windows",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
    }
    return "".join(
        f"{block['pin']} \\\n{block['hashes']}"
        for block in _BLOCK.finditer(lock)
        if block["marker"] is None or Marker(block["marker"]).evaluate(windows)
    )


def main() -> None:
    """Download for this machine, then for Windows; pack."""
    parser = argparse.ArgumentParser(description="Download wheels for an install without internet.")
    parser.add_argument("--windows-python", default="3.13", help="Python there (default 3.13)")
    python = parser.parse_args().windows_python
    _download(LOCK)
    with tempfile.TemporaryDirectory() as folder:
        picked = Path(folder) / "windows.txt"
        picked.write_text(for_windows(LOCK.read_text(encoding="utf-8"), python), encoding="utf-8")
        _download(picked, "--platform", "win_amd64", "--python-version", python)
    here = f"{sys.platform}-python{sys.version_info.major}.{sys.version_info.minor}"
    for system, wheels in (
        (f"windows-python{python}", offline.of_windows(WHEELS)),
        (here, offline.of_here(WHEELS)),
    ):
        packed = offline.pack(ROOT / "build" / f"partyboard-{system}.zip", wheels)
        sys.stdout.write(f"{packed} ({packed.stat().st_size / 1e6:.0f} MB)\n")


def _download(requirements: Path, *options: str) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(WHEELS)]
    strict = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*pip, *strict, *options, "-r", str(requirements)], check=True)


if __name__ == "__main__":
    main()
