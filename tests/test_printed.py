"""What the command line prints: nothing in it commands a terminal or a spreadsheet."""

import csv
import io
import json
from datetime import date, datetime

import pandas as pd
import pytest

from partyboard.intake.findings import finding
from partyboard.intake.report import Report
from partyboard.printed import as_csv, as_rows, as_table, receipts_as_json, receipts_in_words
from partyboard.reception import Receipt
from partyboard.store.submissions import Status
from partyboard.text import VIETNAM

WHEN = datetime(2021, 5, 31, 16, 5, tzinfo=VIETNAM)


def frame(**columns):
    kinds = {"members": "Int64", "share": "Float64"}
    return pd.DataFrame(
        {
            name: pd.Series(values, dtype=kinds.get(name, "object"))
            for name, values in columns.items()
        }
    )


MIXED = frame(
    month=[date(2021, 5, 1), date(2021, 6, 1)],
    name=["Sở Tài chính", None],
    members=[3390, None],
    share=[0.5, None],
    received_at=[WHEN, None],
)


def test_csv_writes_dates_and_times_in_iso_and_leaves_what_is_missing_blank():
    assert as_csv(MIXED).split("\n") == [
        "month,name,members,share,received_at",
        "2021-05-01,Sở Tài chính,3390,0.5,2021-05-31T16:05:00+07:00",
        "2021-06-01,,,,",
    ]


def test_json_writes_dates_and_times_in_iso_and_null_for_what_is_missing():
    assert json.loads(as_rows(MIXED)) == [
        {
            "month": "2021-05-01",
            "name": "Sở Tài chính",
            "members": 3390,
            "share": 0.5,
            "received_at": "2021-05-31T16:05:00+07:00",
        },
        dict.fromkeys(MIXED) | {"month": "2021-06-01"},
    ]


def test_table_leaves_what_is_missing_blank():
    heading, first, second = as_table(MIXED).splitlines()
    assert heading.split() == ["month", "name", "members", "share", "received_at"]
    assert first.split()[-4:-2] == ["3390", "0.5"]
    assert second.split() == ["2021-06-01"]


def test_empty_answer_is_an_answer():
    empty = frame(month=[], members=[])
    assert as_csv(empty) == "month,members"
    assert json.loads(as_rows(empty)) == []
    assert as_table(empty) == "month members\nkhông có dòng nào"


def cells(table):
    """What a spreadsheet reads in a CSV, below the heading."""
    return list(csv.reader(io.StringIO(table, newline="")))[1:]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1"])
def test_csv_marks_text_that_a_spreadsheet_would_run(text):
    assert cells(as_csv(frame(name=[text]))) == [[f"'{text}"]]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_csv_keeps_text_of_several_lines_in_its_cell(end):
    assert cells(as_csv(frame(name=[f"Sở{end}=1", "b"]))) == [["Sở\n=1"], ["b"]]
    assert cells(as_csv(frame(name=[f"{end}=1"])))[0][0].startswith("'")


def test_csv_leaves_negative_numbers_and_harmless_text_alone():
    assert as_csv(frame(members=[-5], name=["a=b, c"])).split("\n")[1] == '-5,"a=b, c"'


def test_table_keeps_a_row_in_its_line():
    table = as_table(frame(name=["Sở\nTài\x1b[2J chính"]))
    assert len(table.splitlines()) == 2 and "\x1b" not in table


def rejected(filename, found):
    return Receipt(filename, Status.REJECTED, Report(None, findings=(found,)))


def test_receipt_in_words_does_not_command_the_terminal():
    told = receipts_in_words(
        [rejected("a\x1b]0;b\x07\n.xlsx", finding("corrupt", found="\x9b31m"))]
    )
    assert len(told.splitlines()) == 2
    assert not any(
        character < " " or "\x7f" <= character < "\xa0" for character in told if character != "\n"
    )


def test_receipt_of_an_unknown_file_has_no_form_and_no_values():
    (told,) = json.loads(
        receipts_as_json([rejected("a.txt", finding("not-a-workbook", found="?"))])
    )
    findings = told.pop("findings")
    assert told == {
        "file": "a.txt",
        "form": None,
        "organization": None,
        "month": None,
        "status": "rejected",
        "values": {},
    }
    assert [(each["severity"], each["code"], each["cell"]) for each in findings] == [
        ("error", "not-a-workbook", "")
    ]
