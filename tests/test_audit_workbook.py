"""What was done is found in the audit, by a name that people know; what is secret is not."""

import ast
from datetime import datetime, timedelta
from io import BytesIO

import openpyxl
import pytest
from argon2 import PasswordHasher
from doors import PASSWORD
from filled_forms import at

from partyboard.access import accounts, passwords, sessions
from partyboard.access.roles import Role
from partyboard.audit import ACTIONS, Wanted, audit_page, audit_workbook
from partyboard.reception.locking import lock
from partyboard.settings import ROOT, load
from partyboard.store.database import Store
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM, Month

SOON = timedelta(minutes=1)


def lines(store, **wanted):
    book = openpyxl.load_workbook(
        BytesIO(audit_workbook(store, Wanted(**wanted), datetime.now(VIETNAM) + SOON))
    )
    return list(book.active.iter_rows(min_row=2))


# Where the action stands among what these are given; those of accounts are told in one way.
PLACES = {"audit": 3, "note": 0, "_record": 2, "_put_password": 3, "_note": 2}
RECORDS = {"meetings.py": 1, "amending.py": 2}


def written_actions():
    """The actions that the program's own calls name."""
    for path in (ROOT / "partyboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).split(".")[-1]
            place = RECORDS.get(path.name) if name == "_record" else PLACES.get(name)
            if place is None or len(node.args) <= place:
                continue
            if isinstance(given := node.args[place], ast.Constant):
                of_account = name in ("_note", "_put_password")
                yield f"account {given.value.replace('_', ' ')}" if of_account else given.value


def test_every_action_that_is_written_has_a_name():
    found = set(written_actions())
    assert {"withdraw", "lock-month", "account disabled", "signed in", "backup-failed"} <= found
    assert found <= ACTIONS.keys()


@pytest.fixture
def worked(monkeypatch, demo_copy):
    """A board on which one of each was done."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    with Store(demo_copy) as store:
        accounts.add(store, "an", Role.ADMIN, PASSWORD, "Nguyễn Văn An", must_change=False)
        token = sessions.sign_in(store, "an", PASSWORD, "127.0.0.1")
        lock(store, load(), Month(2021, 4), "Họp xong", "An") if not _locked(store) else None
        with store.noting() as cursor:
            audit(cursor, datetime.now(VIETNAM), "An", "download", "=cmd|x.xlsx")
        yield store, token


def _locked(store):
    months = store.rows("month_events")
    return any(row["month"] == Month(2021, 4).first for row in months)


def test_what_was_done_is_in_the_workbook_and_nothing_secret(worked):
    store, token = worked
    found = lines(store)
    assert {"Đăng nhập", "Thêm tài khoản", "Nạp báo cáo", "Chốt tháng", "Tải tệp"} <= {
        row[2].value for row in found
    }
    text = " ".join(str(cell.value) for row in found for cell in row)
    assert PASSWORD not in text and token not in text and "$argon2" not in text


def test_what_people_wrote_stays_text(worked):
    (row,) = lines(worked[0], action="download")
    assert (row[3].value, row[3].data_type) == ("=cmd|x.xlsx", "s")


def test_a_page_is_the_newest_first_and_says_how_many_there_are(empty_store):
    for day in range(1, 6):
        with empty_store.writing() as cursor:
            audit(cursor, at(2021, 5, day), "An" if day % 2 else "Mai", "backup", str(day))
    now = at(2021, 5, 5)
    page = audit_page(empty_store, Wanted(), 2, now, 2)
    assert (page.total, page.pages, [row[3] for row in page.table.rows]) == (5, 3, ["3", "2"])
    assert audit_page(empty_store, Wanted(), 2, now, 9).number == 3
    mine = audit_page(empty_store, Wanted(since=at(2021, 5, 1), who="An"), 9, now)
    assert [row[3] for row in mine.table.rows] == ["5", "3"]


def test_what_was_noted_a_moment_ago_is_there(empty_store):
    def total():
        return audit_page(empty_store, Wanted(), 9, datetime.now(VIETNAM)).total

    assert total() == 0
    with empty_store.noting() as cursor:
        audit(cursor, datetime.now(VIETNAM), "", "download", "a.xlsx")
    assert total() == 1


@pytest.mark.parametrize(
    ("action", "about", "told"),
    [
        ("account added", "mai staff", "mai (Cán bộ văn phòng)"),
        ("account role set", "mai admin", "mai (Quản trị)"),
        ("account disabled", "admin", "admin"),
        ("download", "bao cao staff", "bao cao staff"),
    ],
)
def test_roles_are_called_as_people_call_them(empty_store, action, about, told):
    with empty_store.noting() as cursor:
        audit(cursor, at(2021, 5, 1), "An", action, about)
    (row,) = audit_page(empty_store, Wanted(), 9, at(2021, 5, 2)).table.rows
    assert row[3] == told
