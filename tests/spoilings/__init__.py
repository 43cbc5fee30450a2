"""The ways in which workbooks are spoiled, by subject; all of them are in `spoiling.CATALOGUE`."""

from importlib import import_module

SUBJECTS = (
    "texts",
    "fonts",
    "labels",
    "numbers",
    "dates",
    "tables",
    "layout",
    "merges",
    "hidden",
    "files",
)

for subject in SUBJECTS:
    import_module(f"spoilings.{subject}")
