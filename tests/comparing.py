"""A report compared with what is known beside it, for the tests of the rules between workbooks."""

from datetime import date

from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine
from partyboard.intake.compare import compare
from partyboard.intake.context import Context, Organization
from partyboard.intake.findings import Finding
from partyboard.intake.report import Report
from partyboard.text import Month

TODAY = date(2021, 6, 2)
MARCH, APRIL, MAY, JUNE = (Month(2021, number) for number in (3, 4, 5, 6))
STC = Organization("STC", "Đảng bộ Sở Tài chính")
SKHDT = Organization("SKHDT", "Đảng bộ Sở Kế hoạch và Đầu tư")
SEVEN = Organization("007", "Chi bộ Ban Dân vận")
LIST = {entry.code: entry for entry in (STC, SKHDT, SEVEN)}


def compared(book: Workbook | Report, **known: object) -> tuple[Finding, ...]:
    """What comparing says about a workbook that is good by itself."""
    report = book if isinstance(book, Report) else examine(book)
    return compare(report, Context(**{"today": TODAY, **known}))  # type: ignore[arg-type]


def found(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Code and place of each finding."""
    return [(finding.code, finding.place) for finding in findings]
