"""Writes the pages of docs/ that are made from the code: `python -m partyboard.docs`."""

from pathlib import Path

from partyboard.forms.reference import reference
from partyboard.forms.registry import FORMS
from partyboard.intake.findings_reference import findings_reference

DOCS = Path(__file__).parent.parent / "docs"


def generated_pages() -> dict[str, str]:
    """File name in docs/ → its whole text."""
    return {"forms.md": reference(FORMS), "findings.md": findings_reference()}


def write_pages(folder: Path = DOCS) -> None:
    """Writes the generated pages, as they are to be committed."""
    for name, text in generated_pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pages()
