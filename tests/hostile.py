"""A committee that writes the same hostile text wherever a text can be written."""

from datetime import datetime, timedelta
from pathlib import Path

from filled_forms import (
    CLASS,
    COMMENDATION,
    CONCLUSION,
    FOLLOW_UP,
    SNV,
    STC,
    at,
    listing,
    register,
    report,
)
from small_board import APRIL, JANUARY, MARCH, MAY, stays

from partyboard import settings
from partyboard.board import meetings
from partyboard.reception import Incoming, Receipt, preview, receive
from partyboard.reception.amending import explain, restore, withdraw
from partyboard.reception.locking import lock, reopen
from partyboard.store.database import Store

MARKUP = (
    "chi 5$ và 7$ *chưa* :red[x] :smile: <b onmouseover=alert(1)>đậm</b> "
    "[x](javascript:alert(1)) </script><script>alert(1)</script> `m` <img src=x onerror=alert(1)>"
)
FORMULA = '=HYPERLINK("http://attacker.example","bấm")'
_SETTINGS = settings.DEFAULT_FILE


def committee(path: Path, text: str) -> Path:
    """A database of it: every field of text of every form, every file's name, every reason."""
    with Store(path) as store:
        for number, batch in enumerate(_sent(text)):
            receipts = receive(store, batch, settings.load(_SETTINGS))
            assert [each.status for each in receipts] == ["accepted"] * len(batch), number
        _decide(store, receipts[0], text)
    return path


def refused(store: Store, text: str) -> tuple[Incoming, Receipt]:
    """A workbook of theirs with a fault in it, and what is said of it."""
    content = report("STC", MAY, name=text, members={"opening": 50, "closing": 40})
    file = Incoming(f"{text}.xlsx", content, at(2021, 5, 20))
    (receipt,) = preview(store, [file], settings.load(_SETTINGS))
    return file, receipt


def _sent(text: str) -> tuple[list[Incoming], ...]:
    named = {**STC, "name": text, "kind": text, "note": text, "official_code": text}
    due = {"concluded_on": at(2021, 1, 5).date(), "due_on": at(2021, 2, 10).date()}
    conclusion = {**CONCLUSION, **due, "conclusion": text, "shortcoming": text, "note": text}
    said = [{"section": part, "text": text} for part in ("results", "limitations", "next_month")]
    return (
        [_file(text, listing(rows=(named, {**SNV, "name": f"{text} 2", "kind": text})), 1, 4)],
        [_file(text, _report(text, JANUARY), 1, 20)],
        [_file(text, register(MARCH, conclusion, assessment=said), 3, 1)],
        [_file(text, _report(text, MARCH), 3, 20)],
        [_file(text, _report(text, MARCH, participants=5), 3, 22)],  # another revision, with why
        [_file(text, _report(text, APRIL), 4, 20)],
    )


def _file(text: str, content: bytes, month: int, day: int) -> Incoming:
    return Incoming(f"{text}.xlsx", content, at(2021, month, day), text, reason=text)


def _report(text: str, month, participants: int = 3) -> bytes:
    words = {"note": text}
    course = {"course_code": text[:40], "course": text, "organizer": text, "opened_on": month.first}
    decision = {"decision": text, "decided_on": month.first}
    answered = {"conclusion": text, "shortcoming": text}
    return report(
        "STC",
        month,
        name=text,
        members=stays(50),
        training=[{**CLASS, **course, **words, "participants": participants}],
        commendations=[{**COMMENDATION, **decision, **words}],
        follow_ups=[{**FOLLOW_UP, **answered, **words}] if month == MARCH else [],
    )


def _decide(store: Store, last: Receipt, text: str) -> None:
    when: datetime = at(2021, 4, 25)
    for found in last.findings:
        explain(store, last.id, found.code, found.sheet, found.cell, text, text, when)
    withdraw(store, last.id, text, text, when)
    restore(store, last.id, text, text, when)
    lock(store, settings.load(_SETTINGS), JANUARY, text, text, when)
    reopen(store, JANUARY, text, text, when + timedelta(hours=1))
    lock(store, settings.load(_SETTINGS), JANUARY, text, text, when + timedelta(hours=2))
    meetings.save(store, text, at(2021, 3, 21), text, when)
