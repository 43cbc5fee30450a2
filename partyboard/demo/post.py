"""Puts the reports into the post: on time or late, sent again, spoiled, sent twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from partyboard.demo.filenames import filename
from partyboard.demo.letters import Letter, Sheets, Workbook, remarked
from partyboard.demo.movements import SIGNS, Place
from partyboard.demo.office_days import DUE_DAY, office_day, office_moment, reporting_days
from partyboard.demo.organizations import DISSOLVED, Unit, active_in
from partyboard.demo.plan import LAST, MONTHS
from partyboard.demo.story import (
    CONTRADICTED,
    COPIED_BY,
    COPIED_IN,
    CORRECTIONS,
    LATE_AT_THE_END,
    OWN_NAMES,
    REJECTIONS,
    SENT_TWICE_BY,
    SENT_TWICE_IN,
    Correction,
    Rejection,
)
from partyboard.text import Month

_CORRECTIONS = {(c.organization, c.month): c for c in (*CORRECTIONS, CONTRADICTED)}
_REJECTIONS = {(r.organization, r.month): r for r in REJECTIONS}
_COPIED = (COPIED_BY, COPIED_IN)
_SENT_TWICE = (SENT_TWICE_BY, SENT_TWICE_IN)
_TOLD = {*_CORRECTIONS, *_REJECTIONS, _COPIED, _SENT_TWICE}
_LATE_A_MONTH = (2, 4)
_LATEST = 4  # office days after the due day


def posted(rng: Random, reports: Mapping[Place, Sheets]) -> list[Letter]:
    """Every grassroots workbook that arrives, in no order."""
    letters = []
    for month in MONTHS:
        units = [unit for unit in active_in(month) if (unit.code, month) in reports]
        late = _late(rng, units, month)
        for unit in units:
            moment = late.get(unit.code) or _in_time(rng, unit, month)
            letters += _sent(rng, unit, month, moment, reports)
    return letters


def _late(rng: Random, units: list[Unit], month: Month) -> dict[str, datetime]:
    """Who sends after the due day, and when."""
    if month == LAST:
        return LATE_AT_THE_END
    free = [unit.code for unit in units if _may_be_late(unit.code, month)]
    due = date(month.year, month.number, DUE_DAY)
    return {
        code: office_moment(rng, office_day(due + timedelta(days=1), rng.randint(0, _LATEST)))
        for code in rng.sample(free, rng.randint(*_LATE_A_MONTH))
    }


def _may_be_late(code: str, month: Month) -> bool:
    return (code, month) not in _TOLD and code != DISSOLVED


def _in_time(rng: Random, unit: Unit, month: Month) -> datetime:
    """Most wait for the last days; who has to send again begins early."""
    days = reporting_days(month)
    if (unit.code, month) in _TOLD:
        return office_moment(rng, days[0])
    return office_moment(rng, rng.choices(days, range(1, len(days) + 1))[0])


def _sent(
    rng: Random, unit: Unit, month: Month, moment: datetime, reports: Mapping[Place, Sheets]
) -> list[Letter]:
    place = unit.code, month
    name = OWN_NAMES.get(place, unit.name)
    workbook = Workbook("grassroots", month, reports[place], unit.code, name)
    first = Letter(workbook.prepared(moment), filename(unit, month), moment)
    if correction := _CORRECTIONS.get(place):
        return _corrected(rng, first, correction)
    if rejection := _REJECTIONS.get(place):
        return _rejected(rng, first, rejection)
    if place == _COPIED:
        return _copied(rng, first, reports[unit.code, month - 1])
    if place == _SENT_TWICE:
        later = office_moment(rng, office_day(moment.date(), 1))
        return [first, replace(first, filename=remarked(first.filename, "1"), received_at=later)]
    return [first]


def _corrected(rng: Random, right: Letter, correction: Correction) -> list[Letter]:
    wrong = replace(right, workbook=_off(right.workbook, correction))
    first, second = (wrong, right) if correction.wrong_first else (right, wrong)
    moment = office_moment(rng, office_day(right.received_at.date(), correction.days))
    return [first, second.again(moment, "dinh chinh")]


def _off(workbook: Workbook, correction: Correction) -> Workbook:
    sheet, _, field = correction.field.rpartition(".")
    record = workbook.sheets[sheet][0]
    off = {field: _plus(record[field], correction.off)}
    if field in SIGNS:
        off["closing"] = _plus(record["closing"], correction.off * SIGNS[field])
    return workbook.with_record(sheet, **off)


def _plus(value: object, more: int) -> int:
    if not isinstance(value, int):
        raise TypeError(f"only a count can be off, not {value!r}")
    return value + more


def _rejected(rng: Random, right: Letter, rejection: Rejection) -> list[Letter]:
    spoiled = replace(right, fault=rejection.fault)
    moment = office_moment(rng, office_day(right.received_at.date(), 2))
    return [spoiled, spoiled.again(moment, "sua")]


def _copied(rng: Random, right: Letter, last_month: Sheets) -> list[Letter]:
    """Last month's movements under this month's name, noticed two days later."""
    stale = right.workbook.with_record("members", **last_month["members"][0])
    moment = office_moment(rng, office_day(right.received_at.date(), 2))
    return [replace(right, workbook=stale), right.again(moment, "sua")]
