"""One of each kind is done as people do it: each is found in the workbook of the audit, nothing
secret is, and no line of a journal that was there before has gone or changed.
"""

import logging
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import openpyxl
import pytest
from argon2 import PasswordHasher
from doors import PASSWORD, Browser, form_number
from filled_forms import at, listing, report, sent, typed_over
from streamlit.runtime.context import ContextProxy

from pages.parts import downloading, signed_in
from partyboard import backups, logs, running
from partyboard.access import accounts, passwords
from partyboard.access.roles import Role
from partyboard.audit import ACTIONS, Wanted, audit_workbook
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.intake.mending import Correction
from partyboard.reception import preview, receive
from partyboard.reception.amending import restore, withdraw
from partyboard.reception.locking import lock, reopen
from partyboard.reception.settling import with_correction
from partyboard.store.database import Store
from partyboard.store.rebuild import rebuild
from partyboard.store.schema import JOURNALS
from partyboard.text import VIETNAM, Month

APRIL, MAY = Month(2021, 4), Month(2021, 5)
NEW, WRONG = "mật khẩu mới của bình", "không phải mật khẩu này"
CELL = "mười hai phẩy năm"  # what stood in a cell
DONE = {
    "load",
    "load-rejected",
    "correct",
    "withdraw",
    "restore",
    "lock-month",
    "reopen-month",
    "download",
    "signed in",
    "signed out",
    "sign-in failed",
    "account added",
    "account password given",
    "account password set",
    "account role set",
    "account email set",
    "account disabled",
    "account enabled",
    "account sessions ended",
    "backup",
    "rebuild",
}


@pytest.fixture
def worked(tmp_path, monkeypatch, settings):
    """A board on which one of each was done; its journals before and after; the secrets."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
    monkeypatch.setattr(running, "_store", None)
    monkeypatch.setenv("PARTYBOARD_DB", str(tmp_path / "board.duckdb"))
    store = running.running_store()
    receive(store, [sent(listing(), at(2021, 1, 4)), sent(report("STC", APRIL))], settings)
    accounts.add(store, "an", Role.ADMIN, PASSWORD, "Nguyễn Văn An", must_change=False)
    before = journals(store)
    people = Browser(store)
    secrets = [PASSWORD, NEW, WRONG, CELL, *of_accounts(store, people)]
    of_reports(store, settings)
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: people.cookies))
    downloading._handed_out(lambda: CELL.encode(), signed_in.who(), "STC: bao cao.xlsx")
    backups.make(store, replace(settings, backup=replace(settings.backup, folder=tmp_path)))
    yield store, before, secrets
    store.close()


def of_accounts(store, client):
    """What is done at the door and by an admin; the tokens that were given out."""
    client.sign_in("an", WRONG)
    client.sign_in("an")
    token = client.cookies["partyboard_session"]
    accounts.add(store, "binh", Role.VIEWER, PASSWORD, by="Nguyễn Văn An")
    accounts.set_role(store, "binh", Role.STAFF, "Nguyễn Văn An")
    accounts.set_email(store, "binh", "binh@tinh.example", "Nguyễn Văn An")
    accounts.give_password(store, "binh", WRONG, "Nguyễn Văn An")
    other = Browser(store)
    other.sign_in("binh", WRONG)
    told = {"old": WRONG, "new": NEW, "again": NEW}
    other.post("/doi-mat-khau", form=form_number(other.get("/doi-mat-khau").text), **told)
    other.post("/dang-xuat", form=form_number(other.get("/dang-xuat").text))
    accounts.disable(store, "binh", "Nguyễn Văn An")
    accounts.enable(store, "binh", "Nguyễn Văn An")
    accounts.end_sessions(store, "binh", "Nguyễn Văn An")
    return token, other.cookies["partyboard_form"]


def of_reports(store, settings):
    """What staff do with reports, and an admin with a month."""
    bad = sent(typed_over(report("STC", MAY), GRASSROOTS, "members", "admitted", CELL))
    (found,) = preview(store, [bad], settings)
    (fault,) = [each for each in found.findings if each.code == "not-a-number"]
    mended = with_correction(bad, Correction(fault.sheet, fault.cell, "0"))
    for file, status in ((bad, "rejected"), (mended, "accepted")):
        (receipt,) = receive(store, [replace(file, received_by="Mai")], settings)
        assert receipt.status == status
    with store.reading() as cursor:
        cursor.execute("select id::varchar from submission where status = 'accepted'")
        ids = [id_ for (id_,) in cursor.fetchall()]
    withdraw(store, ids[-1], "Nhầm", "Mai")
    restore(store, ids[-1], "Đúng rồi", "Mai")
    lock(store, settings, APRIL, "Họp xong, còn thiếu", "Nguyễn Văn An")
    reopen(store, APRIL, "Sửa", "Nguyễn Văn An")
    rebuild(store)


def journals(store):
    """How often each line stands in each journal."""
    with store.reading() as cursor:
        found = {}
        for table in JOURNALS:
            cursor.execute(f'select "{table}"::varchar from "{table}"')
            found[table] = Counter(line for (line,) in cursor.fetchall())
        return found


def test_each_kind_is_found_in_the_workbook_and_nothing_secret(worked):
    store, _, secrets = worked
    now = datetime.now(VIETNAM) + timedelta(minutes=1)
    book = openpyxl.load_workbook(BytesIO(audit_workbook(store, Wanted(), now)))
    rows = [[str(cell.value) for cell in row] for row in book.active.iter_rows(min_row=2)]
    assert {ACTIONS[each] for each in DONE} <= {what for _, _, what, _ in rows}
    assert ["Nguyễn Văn An", "Tải tệp", "STC: bao cao.xlsx"] in [row[1:] for row in rows]
    text = "\n".join(map("\t".join, rows))
    assert [secret for secret in [*secrets, "$argon2"] if secret in text] == []


def test_no_line_of_a_journal_goes_or_changes(worked):
    store, before, _ = worked
    after = journals(store)
    for table, lines in before.items():
        assert not lines - after[table], table
    assert after["audit"] - before["audit"]


def test_nothing_secret_stands_in_the_log(tmp_path, request, monkeypatch):
    folder = tmp_path / "logs"
    assert not logs.start(folder)
    try:
        _, _, secrets = request.getfixturevalue("worked")
    finally:
        logging.shutdown()
    text = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert [secret for secret in [*secrets, "$argon2"] if secret in text] == []


def test_what_was_done_survives_the_app(worked):
    store, _, _ = worked
    kept = journals(store)
    store.close()
    with Store(store.path) as again:
        assert journals(again) == kept
