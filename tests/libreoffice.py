"""Files opened by LibreOffice and saved again: workbooks in the formats that it writes, a deck or a
report as PDF."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

FORMATS = ("xlsx", "xls", "ods")
needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed"
)


def saved_by_libreoffice(
    books: Mapping[str, bytes], folder: Path
) -> dict[str, Mapping[str, bytes]]:
    """Of each format the workbooks by name; the program is called once a format."""
    sources = []
    for name, content in books.items():
        sources.append(folder / f"{name}.xlsx")
        sources[-1].write_bytes(content)
    return {kind: _saved(sources, folder, kind) for kind in FORMATS}


def as_pdf(path: Path) -> Path:
    """The pages of a file as LibreOffice shows them, in a PDF beside it."""
    _saved([path], path.parent, "pdf")
    return path.parent / "pdf" / f"{path.stem}.pdf"


def _saved(sources: list[Path], folder: Path, kind: str) -> dict[str, bytes]:
    target = folder / kind
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    called = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", target, *sources]
    subprocess.run(called, check=True, capture_output=True, timeout=120)
    return {path.stem: path.read_bytes() for path in target.glob(f"*.{kind}")}
