"""The demo's organizations, in the official order, as each list sent by the office has them."""

from dataclasses import dataclass, replace
from functools import cache

from partyboard.demo.tables import rows
from partyboard.intake.context import Organization
from partyboard.intake.report import Value
from partyboard.text import Month

LISTED_FROM = (Month(2020, 1), Month(2020, 10), Month(2021, 1), Month(2021, 3))

DISSOLVED, SUCCESSOR, LAST_MONTH = "CTVT", "CTXD", Month(2020, 9)
RAISED, RAISED_FROM = "BVTT", Month(2021, 1)
FOUNDED, FOUNDED_FROM = "CTFDI", Month(2021, 3)

BRANCH = "Chi bộ cơ sở"
PARTY_ORGANIZATION = "Đảng bộ cơ sở"


@dataclass(frozen=True, slots=True)
class Unit(Organization):
    """An organization with what the demo makes of it: members at the start of 2020, and how
    many it admits in an ordinary year.
    """

    official_code: str = ""
    note: str = ""
    members: int = 0
    admits: int = 0

    @property
    def is_branch(self) -> bool:
        """Whether it is a chi bộ cơ sở, for which the committee itself decides admissions."""
        return self.kind == BRANCH


@cache
def listed_in(month: Month) -> tuple[Unit, ...]:
    """The list in force in a month, organizations that have ended included."""
    return tuple(
        _as_of(unit, month) for unit in _units() if unit.code != FOUNDED or month >= FOUNDED_FROM
    )


@cache
def active_in(month: Month) -> tuple[Unit, ...]:
    """The organizations that have to report that month."""
    return tuple(unit for unit in listed_in(month) if unit.active_in(month))


def list_rows(month: Month) -> tuple[dict[str, Value], ...]:
    """The sheet of the list that the office sends for this month."""
    return tuple(_row(unit) for unit in listed_in(month))


@cache
def _units() -> tuple[Unit, ...]:
    return tuple(
        Unit(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            sector=row["sector"],
            official_code=f"00.001.{position:03}.000.000",
            members=int(row["members"]),
            admits=int(row["admits"]),
        )
        for position, row in enumerate(rows("organizations"), 1)
    )


def _as_of(unit: Unit, month: Month) -> Unit:
    if unit.code == DISSOLVED and month > LAST_MONTH:
        note = "Giải thể; đảng viên chuyển về tổ chức tiếp nhận"
        return replace(unit, to_month=LAST_MONTH, successor=SUCCESSOR, note=note)
    if unit.code == RAISED and month >= RAISED_FROM:
        name = unit.name.replace("Chi bộ", "Đảng bộ")
        return replace(unit, name=name, kind=PARTY_ORGANIZATION, note="Nâng từ chi bộ cơ sở")
    if unit.code == FOUNDED:
        return replace(unit, from_month=FOUNDED_FROM, note="Mới thành lập")
    return unit


def _row(unit: Unit) -> dict[str, Value]:
    return {
        "code": unit.code,
        "name": unit.name,
        "official_code": unit.official_code,
        "kind": unit.kind,
        "sector": unit.sector,
        "from_month": unit.from_month.first if unit.from_month else None,
        "to_month": unit.to_month.first if unit.to_month else None,
        "successor": unit.successor or None,
        "note": unit.note or None,
    }
