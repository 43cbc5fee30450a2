"""The way of the data is one way: what each room may import, and how large a module may be."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORE = {
    "text", "forms", "intake", "store", "board", "settings", "reception", "issuing", "answering",
    "organizations",
    "outcome", "tray", "letters", "reminders", "running", "backups", "access", "logs",
    "audit", "doctor", "settings_change", "targets",
}  # fmt: skip
MAY_IMPORT = {
    "text": set(),
    "forms": set(),
    "intake": {"forms", "text"},
    "store": {"intake", "forms", "text"},
    "settings": {"text"},
    "settings_change": {"settings", "reception", "store", "text"},
    "reception": {"store", "intake", "forms", "text", "settings", "turns"},
    "organizations": {"reception", "store", "intake", "forms", "text", "settings"},
    "targets": {"reception", "store", "intake", "forms", "text", "settings"},
    "issuing": {"store", "intake", "forms", "text"},
    "answering": {"reception", "intake", "forms", "text"},
    "outcome": {"reception", "store", "intake"},
    "turns": set(),
    "tray": {"outcome", "reception", "store", "intake", "settings"},
    "access": {"store", "settings", "text"},
    "board": {"access", "store", "intake", "forms", "text", "settings"},
    "demo": {"reception", "store", "intake", "forms", "text", "settings"},
    "docs": {"intake", "forms"},
    "letters": {"reception", "intake", "forms", "text", "settings"},
    "reminders": {"letters", "settings", "text"},
    "audit": {"access", "store", "text"},
    "running": {"store", "settings"},
    "logs": set(),
    "readiness": {"intake", "store"},
    "backups": {"store", "settings", "text"},
    "doctor": {"access", "backups", "serving", "store", "intake", "forms", "settings", "text"},
    "channel": {"store", "forms", "text"},
    "serving": {"access", "store", "settings", "logs"},
    "warming": {"running", "access", "board", "store", "settings"},
    "printed": CORE,
    "manual": set(),
    "progress": {"text"},
    "calls": CORE | {"manual", "channel"},
    "issued": CORE | {"calls"},
    "verbs": CORE
    | {"printed", "calls", "issued", "manual", "progress", "serving", "demo", "channel"},
    "cli": {"verbs", "calls", "store"},
    "pages": CORE | {"turns"},
    "app": CORE | {"warming", "channel", "serving", "readiness", "pages"},
}
SHOWS_PAGES = {"pages", "app"}
SQL = re.compile(
    r"^\s*(with\s+\w+\s+as\b|select\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s"
    r"|(create|drop|alter)\s+(or\s+replace\s+)?(table|view|macro|index)\b)"
)
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager)($|_)")
MODULES = sorted(
    path.relative_to(ROOT)
    for path in [*ROOT.glob("partyboard/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "app.py"]
)
TESTS = sorted(path.relative_to(ROOT) for path in ROOT.glob("tests/**/*.py"))


def room(module: str) -> str:
    """partyboard.intake.read → intake; pages.parts.frame → pages."""
    parts = module.split(".")
    return parts[1] if parts[0] == "partyboard" and len(parts) > 1 else parts[0]


def home(path: Path) -> str:
    """The room that a file of ours stands in."""
    return room(".".join(path.with_suffix("").parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The dotted names of what a module imports, wherever in it the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{path}: import by the whole name"
            if node.module == "partyboard":
                yield from (f"partyboard.{name.name}" for name in node.names)
            else:
                yield node.module


def rooms_imported(path: Path) -> set[str]:
    ours = {name for name in imports(path) if name.split(".")[0] in ("partyboard", "pages")}
    return {room(name) for name in ours} - {home(path)}


def libraries(path: Path) -> set[str]:
    outside = {name.split(".")[0] for name in imports(path)}
    return outside - {"partyboard", "pages"} - sys.stdlib_module_names


def texts(path: Path) -> Iterator[str]:
    """Every text in the code of a module but its docstrings."""
    spoken = {
        id(node.value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in spoken
        ):
            yield node.value


def is_sql(text: str) -> bool:
    """select … and SELECT … are; "Select all" on a button is not."""
    shouted = text.split()[:1] == [word.upper() for word in text.split()[:1]]
    return bool(SQL.match(text.lower() if shouted else text))


def only_faults(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {path: faults for path, faults in found.items() if faults}


def test_every_room_has_its_place():
    rooms = {home(path) for path in MODULES} - {"__init__"}
    assert rooms == set(MAY_IMPORT), "a new room: say in MAY_IMPORT what it may import, and in docs"


def test_imports_point_one_way():
    backwards = {
        str(path): sorted(rooms_imported(path) - MAY_IMPORT.get(home(path), set()))
        for path in MODULES
    }
    assert only_faults(backwards) == {}


def test_only_pages_and_the_entry_know_streamlit():
    knowing = {home(path) for path in MODULES if "streamlit" in libraries(path)}
    assert knowing <= SHOWS_PAGES


def test_only_the_store_knows_duckdb():
    knowing = {home(path) for path in MODULES if "duckdb" in libraries(path)}
    assert knowing == {"store"}


def test_only_the_store_speaks_sql():
    speaking = {
        str(path): [text for text in texts(path) if is_sql(text)]
        for path in MODULES
        if home(path) != "store"
    }
    assert only_faults(speaking) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select id from submission", True),
        ("\n    with latest as (select 1)", True),
        ('insert into "finding" values (1)', True),
        ("delete from audit", True),
        ("create or replace macro x() as 1", True),
        ("SELECT id FROM submission", True),
        ("Select all", False),
        ("Selected organizations", False),
        ("with reports", False),
    ],
)
def test_sql_is_known_from_words(text, expected):
    assert is_sql(text) is expected


def test_modules_are_short():
    too_long = {
        str(path): lines
        for path in MODULES
        if (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines()))
        > (120 if home(path) == "pages" else 300)
    }
    assert too_long == {}


def test_names_say_what_is_inside():
    parts = {part for path in [*MODULES, *TESTS] for part in path.with_suffix("").parts}
    assert {part for part in parts if EMPTY_NAMES.search(part)} == set()


def test_every_module_says_in_a_line_what_it_is():
    assert [str(path) for path in MODULES if not ast.get_docstring(tree(path))] == []


def test_every_imported_library_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", entry)[0] for entry in project["dependencies"]}
    distributions = packages_distributions()
    used = {library for path in MODULES for library in libraries(path)}
    undeclared = {library for library in used if declared.isdisjoint(distributions[library])}
    assert undeclared == set()
