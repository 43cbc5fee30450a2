"""One ZIP for an office without the internet: the program, and the wheels of one system.

Unpacked, it is installed as ever: `cai-dat.bat` looks into its folder `wheels` by itself.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = (
    ".streamlit/config.toml",
    "app.py",
    "data/samples",
    "deploy",
    "docs/*.md",
    "Makefile",
    "pages",
    "partyboard",
    "partyboard.toml",
    "pyproject.toml",
    "queries",
    "README.md",
    "requirements.lock",
    "scripts/windows",
)
_TOP = "partyboard"
_CACHE = "__pycache__"


def pack(target: Path, wheels: list[Path], root: Path = ROOT) -> Path:
    """Write the ZIP; wheels are packed already, so they are only put in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in program(root):
            packed.write(path, f"{_TOP}/{path.relative_to(root).as_posix()}")
        for wheel in wheels:
            packed.write(wheel, f"{_TOP}/wheels/{wheel.name}", zipfile.ZIP_STORED)
    return target


def program(root: Path = ROOT) -> Iterator[Path]:
    """The files that an office needs; figures, tests and pictures stay behind."""
    for pattern in PROGRAM:
        for found in sorted(root.glob(pattern)):
            for path in sorted(found.rglob("*")) if found.is_dir() else [found]:
                if path.is_file() and _CACHE not in path.parts:
                    yield path


def of_windows(wheels: Path) -> list[Path]:
    """Those that a 64-bit Windows can use."""
    return [
        path for path in sorted(wheels.glob("*.whl")) if _platforms(path) & {"any", "win_amd64"}
    ]


def of_here(wheels: Path) -> list[Path]:
    """Those that this machine's system can use."""
    return [path for path in sorted(wheels.glob("*.whl")) if "win_amd64" not in _platforms(path)]


def _platforms(wheel: Path) -> set[str]:
    *_, tags = parse_wheel_filename(wheel.name)
    return {tag.platform for tag in tags}
