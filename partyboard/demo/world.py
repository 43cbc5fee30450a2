"""The whole demo as values: every workbook received from January 2020 to 31 May 2021."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random

from partyboard.demo.committee import committee_sheets, target_sheets
from partyboard.demo.letters import Letter, Workbook
from partyboard.demo.movements import Movement, Place, movements
from partyboard.demo.office_days import DUE_DAY, office_day, office_moment, reporting_days
from partyboard.demo.organizations import LISTED_FROM, list_rows
from partyboard.demo.plan import FIRST, LAST, MONTHS
from partyboard.demo.post import posted
from partyboard.demo.reports import report_sheets
from partyboard.text import VIETNAM, Month

SEED = 2056

_BEFORE_OTHERS = time(7, 10)

Key = tuple[str, str, Month]  # form, organization, period


@dataclass(frozen=True)
class World:
    """Every letter, in order of receipt."""

    letters: tuple[Letter, ...]

    @cached_property
    def current(self) -> dict[Key, Workbook]:
        """The workbook that stands for each form, organization and period: the last good one."""
        return {
            (letter.workbook.form, letter.workbook.organization, letter.workbook.period): (
                letter.workbook
            )
            for letter in self.letters
            if letter.fault is None
        }


def build(seed: int = SEED) -> World:
    """The same world for the same seed; ValueError if a seed cannot meet the planned sums."""
    moves = movements(Random(f"{seed} movements"))
    rng = Random(f"{seed} post")
    letters = [*_office(rng, moves), *posted(rng, report_sheets(seed, moves))]
    return World(tuple(sorted(letters, key=lambda letter: (letter.received_at, letter.filename))))


def _office(rng: Random, moves: dict[Place, Movement]) -> list[Letter]:
    """The committee's own workbooks."""
    return [
        *(_list(rng, month) for month in LISTED_FROM),
        *(_targets(rng, year, moves) for year in range(FIRST.year, LAST.year + 1)),
        *(letter for month in MONTHS for letter in _monthly(rng, month)),
    ]


def _list(rng: Random, month: Month) -> Letter:
    name = f"Danh sách tổ chức đảng từ tháng {month.number}-{month.year}.xlsx"
    moment = office_moment(rng, office_day(month.first))
    return Letter(Workbook("organizations", month, {"list": list_rows(month)}), name, moment)


def _targets(rng: Random, year: int, moves: dict[Place, Movement]) -> Letter:
    start = Month(year, 1)
    moment = office_moment(rng, office_day(start.first, 3))
    workbook = Workbook("targets", start, target_sheets(year, moves))
    return Letter(workbook, f"Chỉ tiêu năm {year}.xlsx", moment)


def _monthly(rng: Random, month: Month) -> list[Letter]:
    """The register first, so that organizations know what to report on; the rest at the end."""
    sheets = committee_sheets(month)
    due = date(month.year, month.number, DUE_DAY)
    last = office_moment(rng, office_day(due + timedelta(days=1), 1))
    name = f"Cơ quan Đảng ủy Khối tháng {month.number}-{month.year}.xlsx"
    whole = Letter(Workbook("committee", month, sheets).prepared(last), name, last)
    if not sheets["conclusions"]:
        return [whole]
    first = datetime.combine(reporting_days(month)[0], _BEFORE_OTHERS, VIETNAM)
    register = Workbook("committee", month, {"conclusions": sheets["conclusions"]}).prepared(first)
    return [Letter(register, f"Sổ kết luận tháng {month.number}-{month.year}.xlsx", first), whole]
