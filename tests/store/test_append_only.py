"""A journal is only ever added to: no SQL of ours changes or takes away a line of one."""

import ast
import re

import pytest

from partyboard.forms.registry import FORMS
from partyboard.settings import ROOT
from partyboard.store.schema import JOURNALS

CHANGES = re.compile(
    r"\b(update\s+[\w\"{.]+\s+set|delete\s+from|truncate\b|drop\s+(table|schema|column)"
    r"|merge\s+into|insert\s+or\s+\w+|on\s+conflict|create\s+or\s+replace\s+table"
    r"|alter\s+table\s+\S+\s+(?!add\s+column))",
    re.IGNORECASE,
)
# What may: of rows that are read anew from the workbooks, and of a copy's own counts.
KNOWN = {
    ("partyboard/store/rebuild.py", 'delete from "{}" where submission_id in'),
    ("partyboard/store/copies.py", "create or replace table {}.{}"),
    ("partyboard/store/copies.py", "drop table if exists {}"),
}


def written(node):
    """A text in the code, with {} where something is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def statements(text):
    """The statements of a program's module that are no docstrings."""
    tree = ast.parse(text)
    spoken = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    for node in ast.walk(tree):
        if id(node) not in spoken | inside and CHANGES.search(said := written(node)):
            yield said


def found():
    for path in [*ROOT.glob("partyboard/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "app.py"]:
        for said in statements(path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), " ".join(said.split())
    for path in ROOT.glob("**/*.sql"):
        bare = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
        for match in CHANGES.finditer(bare):
            yield path.relative_to(ROOT).as_posix(), match[0]


def test_nothing_but_what_is_read_anew_is_ever_taken_away():
    others = [(path, said) for path, said in found() if not is_known(path, said)]
    assert others == []


def is_known(path, said):
    return any(path == where and said.startswith(what) for where, what in KNOWN)


def test_tables_that_are_read_anew_are_no_journals():
    facts = {form.table(sheet) for form in FORMS for sheet in form.sheets}
    assert facts.isdisjoint(JOURNALS)


@pytest.mark.parametrize(
    "said",
    [
        "update audit set about = ''",
        'delete from "audit" where made_at < ?',
        "truncate audit",
        "drop table audit",
        "insert or replace into audit values (1)",
        "alter table audit drop column about",
        "create or replace table audit as select 1",
    ],
)
def test_what_would_change_a_journal_is_seen(said):
    assert list(statements(f"def f(cursor):\n    cursor.execute({said!r})"))
