"""A consolidated workbook comes back as one, the faults of all its reports in it."""

from annotating import HEADING, HERE, lines_of, notes_of, opened, reports_of, said_in
from consolidated_books import book, line, month_sheet, table_sheet
from workbooks import CLASS

from partyboard.intake.annotate import annotate
from partyboard.intake.annotate.copied import copied
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding

LINES = [line("STC", closing=9), line("SNV", 2, female=999), line("CTVT", 3, opening="mười")]
CLASSES = [("STC", "05/2021", CLASS | {"note": "gọi 0912345678"}), ("ZZZ", "05/2021", CLASS)]
SENT = copied(book(month_sheet(LINES), table_sheet("training", CLASSES)))
REPORTS = reports_of(SENT)
MARKED = annotate(SENT, REPORTS, HEADING, reader=HERE)


def test_faults_of_all_reports_are_marked_in_one_workbook() -> None:
    found = {each.place for report in REPORTS for each in report.findings}
    assert len(REPORTS) == 4 and len(found) >= 5
    assert notes_of(MARKED).keys() == found


def test_list_goes_by_sheet_and_not_by_report() -> None:
    heads = [entry[0] for entry in lines_of(MARKED)[8:] if len(entry) == 1]
    assert [head.split(":")[0] for head in heads] == ["Trang «Tháng 5-2021»", "Trang «Bồi dưỡng»"]


def test_sent_back_it_says_the_same_and_our_list_is_no_part_of_it() -> None:
    again = reports_of(MARKED)
    assert said_in(again) == said_in(REPORTS)
    assert annotate(MARKED, again, HEADING, reader=HERE) == MARKED


def test_what_is_said_of_a_whole_report_is_said_at_its_line() -> None:
    late = Finding(Severity.WARNING, "late", "", "", "Gửi muộn.")
    content = annotate(SENT, [REPORTS[1].with_findings(late)], HEADING, reader=HERE)
    cell = REPORTS[1].part.split("!")[1]
    assert (2, "Xem lại", cell, "Gửi muộn.") in lines_of(content)
    assert notes_of(content)[REPORTS[1].part].endswith("Gửi muộn.")


def test_each_sheet_of_the_sender_is_there_in_its_order() -> None:
    assert opened(MARKED).sheetnames[1:] == opened(SENT).sheetnames
