"""Who may do what; and that no page, no action, no file and no address goes round the one table."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from partyboard.access import door
from partyboard.access.roles import Action, Role, may, who_may
from partyboard.access.vouching import Provider
from partyboard.settings import ROOT, SignIn
from partyboard.store.database import Store

FOR_ALL = {Action.LOOK}
FOR_STAFF = FOR_ALL | {
    Action.SEE_SMALL,
    Action.SEE_FILES,
    Action.LOAD,
    Action.AMEND,
    Action.REMIND,
    Action.KEEP_MEETING,
    Action.ARRANGE,
    Action.DOWNLOAD,
}
PAGES = {
    "overview.py": Action.LOOK,
    "members.py": Action.LOOK,
    "training.py": Action.LOOK,
    "commendations.py": Action.LOOK,
    "follow_ups.py": Action.LOOK,
    "targets.py": Action.LOOK,
    "organization.py": Action.LOOK,
    "help.py": Action.LOOK,
    "account.py": Action.LOOK,
    "reporting.py": Action.LOOK,
    "present.py": Action.LOOK,
    "trace.py": Action.SEE_FILES,
    "received.py": Action.SEE_FILES,
    "changes.py": Action.SEE_FILES,
    "upload.py": Action.LOAD,
    "report.py": Action.DOWNLOAD,
    "admin.py": Action.MANAGE_ACCOUNTS,
}
# What pages call that changes something, and what has to be permitted for it.
ACTS = {
    "withdraw": Action.AMEND,
    "restore": Action.AMEND,
    "explain": Action.AMEND,
    "forget_heading": Action.AMEND,
    "lock": Action.LOCK,
    "reopen": Action.LOCK,
    "save": None,  # of a meeting or of an order: each in its module, below
    "remove": Action.KEEP_MEETING,
    "reset": Action.ARRANGE,
    "audit": Action.DOWNLOAD,
    "make": Action.KEEP_COPIES,
    "check_copy": Action.KEEP_COPIES,
    "set_target": Action.LOAD,
    "add": Action.MANAGE_ACCOUNTS,
    "give_password": Action.MANAGE_ACCOUNTS,
    "set_role": Action.MANAGE_ACCOUNTS,
    "set_email": Action.MANAGE_ACCOUNTS,
    "disable": Action.MANAGE_ACCOUNTS,
    "enable": Action.MANAGE_ACCOUNTS,
    "end_sessions": Action.MANAGE_ACCOUNTS,
    "change": Action.CHANGE_SETTINGS,
    "rename_committee": Action.CHANGE_SETTINGS,
    "carry_out": Action.MANAGE_ORGANIZATIONS,
}
OWN = {("account.py", "end_sessions")}  # of one's own account
SAVES = {"meetings.py": Action.KEEP_MEETING, "present_order.py": Action.ARRANGE}
# What they import from the same modules that changes nothing.
READS = {
    "Account",
    "AccountRefused",
    "AmendmentRefused",
    "Asked",
    "BackupFailed",
    "Change",
    "ChangeRefused",
    "CopyState",
    "Entry",
    "Event",
    "Goal",
    "Incoming",
    "LABELS",
    "MeetingRefused",
    "Moment",
    "Progress",
    "Receipt",
    "SequenceRefused",
    "Session",
    "SettingRefused",
    "Standing",
    "Status",
    "called",
    "change_of",
    "content",
    "copies_table",
    "copy_states",
    "doubts",
    "exist",
    "folder_of",
    "listed",
    "moment_in",
    "moment_typed",
    "moments",
    "of_account",
    "preview",
    "saved",
    "sequence",
    "session",
    "standing",
    "standings",
    "targets_of",
    "told",
    "told_of_loss",
    "typed",
    "way_back",
    "way_to_restore",
    "written",
}
# The addresses that app.py answers itself, and who is answered.
ROUTES = {
    "/healthz": "everybody: it says whether the database answers, and nothing of it",
    "/readyz": "everybody: ok, or nothing",
    "/dang-nhap": "everybody: the door",
    "/dang-nhap-co-quan": "everybody: on to the office's provider, where there is one",
    "/dang-xuat": "whoever is signed in",
    "/doi-mat-khau": "whoever is signed in",
}
SOURCES = sorted((ROOT / "pages").rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path, name: str) -> list[ast.Call]:
    """The calls of a function of this name, or of a method."""
    found = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    return [node for node in found if ast.unparse(node.func).split(".")[-1] == name]


def actions(path: Path) -> set[Action]:
    """The actions that a module names."""
    names = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)]
    return {Action[node.attr] for node in names if ast.unparse(node.value) == "Action"}


@cache
def writers() -> set[str]:
    """The modules that write to the store, or hand on what does."""
    inside = {
        path
        for path in (ROOT / "partyboard").rglob("*.py")
        if re.search(r"\.(writing|noting)\(\)|\bdeciding\(", path.read_text("utf-8"))
    }
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in inside}
    return {name.removesuffix(".__init__") for name in names} | {"partyboard.organizations"}


def imported(path: Path) -> Iterator[str]:
    """What a module imports from those that write, or calls of one that it imports whole."""
    whole = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module in writers():
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = {each.name for each in node.names}
            whole |= {name for name in names if f"{node.module}.{name}" in writers()}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in whole:
            yield node.attr


@pytest.mark.parametrize("action", Action)
def test_each_role_may_what_is_its_own_and_no_more(action):
    assert may(Role.VIEWER, action) is (action in FOR_ALL)
    assert may(Role.STAFF, action) is (action in FOR_STAFF)
    assert may(Role.ADMIN, action)


@pytest.mark.parametrize("action", Action)
def test_the_manual_says_who_may(action):
    manual = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"| {action.value} | {who_may(action).label} |" in manual


def test_the_least_role_that_may_is_whom_to_ask():
    assert who_may(Action.LOOK) is Role.VIEWER
    assert who_may(Action.LOAD) is Role.STAFF
    assert who_may(Action.LOCK) is Role.ADMIN


def test_every_page_is_in_the_navigation_with_what_it_needs():
    navigation = ROOT / "pages" / "navigation.py"
    found = {}
    for call in calls(navigation, "_page"):
        needs, file, *_ = call.args
        assert isinstance(file, ast.Constant) and isinstance(needs, ast.Attribute)
        found[file.value] = Action[needs.attr]
    assert found == PAGES
    assert found.keys() == {path.name for path in (ROOT / "pages").glob("*.py")} - {
        "__init__.py",
        "navigation.py",
    }
    assert len(calls(navigation, "Page")) == 1  # in _page itself


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_is_done_that_is_not_permitted(path):
    for name in imported(path):
        assert name in ACTS.keys() | READS, f"{path.name} calls {name}: who may?"
        if (path.name, name) in OWN:
            continue
        needs = SAVES[path.name] if name == "save" else ACTS.get(name)
        assert needs is None or needs in actions(path), f"{path.name}: {name} needs {needs}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_figures_are_asked_for_whoever_looks(path):
    assert not calls(path, "View"), "a page takes its view from choice(…, shown_to())"
    for call in calls(path, "choice"):
        assert "shown_to()" in map(ast.unparse, call.args)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_files_and_names_go_through_one_place_each(path):
    assert bool(calls(path, "download_button")) is (path.name == "downloading.py")
    asked = [call for call in calls(path, "text_input") if "Người" in ast.unparse(call)]
    assert not asked, "who does it is asked by signing.ask_by"


def test_every_address_of_the_app_says_whom_it_answers():
    app = [node for node in ast.walk(tree(ROOT / "app.py")) if isinstance(node, ast.Call)]
    own = [call for call in app if ast.unparse(call.func) in ("Route", "Mount")]
    found = {ast.literal_eval(call.args[0]) for call in own}
    provider = Provider("Vào", str, (), lambda _: None)
    assert (
        found | {route.path for route in door.routes(_nowhere, SignIn, provider)} == ROUTES.keys()
    )


def _nowhere() -> Store:
    raise AssertionError("nothing is asked of the store")
