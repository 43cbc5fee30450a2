"""Organizations that a new list no longer has: each of them would stop counting without a word."""

from collections.abc import Iterator, Mapping
from datetime import date

from partyboard.forms.rules import KeepsListed
from partyboard.intake.beside import Page
from partyboard.intake.context import Organization
from partyboard.intake.findings import Finding, finding
from partyboard.intake.report import Row
from partyboard.text import Month, key

MANY = 0.1  # a larger share of those in force is more likely a torn list than a decision
_MOST_NAMED = 10


def dropped(page: Page, rule: KeepsListed) -> Iterator[Finding]:
    """Whoever is in force and in no row; silent where the code of a row could not be read, and of
    a list without a row, which is refused.
    """
    new = {entry.code: entry for row in page.rows if (entry := _listed(row, rule))}
    if not new or len(new) < len(page.rows):
        return
    in_force = _in_force(page, rule)
    gone = [entry for code, entry in in_force.items() if code not in new]
    if gone:
        is_many = len(gone) > MANY * len(in_force)
        yield finding(
            "many-organizations-dropped" if is_many else "organizations-dropped",
            page.title,
            found=sum(_goes_on(entry, page.period) for entry in new.values()),
            count=len(gone),
            names=_named(gone, _codes_by_name(page, rule)),
            month=page.period.label,
        )


def _in_force(page: Page, rule: KeepsListed) -> dict[str, Organization]:
    """By the list that this one replaces, or else by the one before it; in its order."""
    current, known = page.context.current, page.context.organizations
    if current is not None:
        rows = current.sheets.get(page.sheet.name, ())
        known = {entry.code: entry for row in rows if (entry := _listed(row, rule))}
    return {code: entry for code, entry in known.items() if _goes_on(entry, page.period)}


def _goes_on(entry: Organization, period: Month) -> bool:
    return entry.to_month is None or entry.to_month >= period


def _listed(row: Row, rule: KeepsListed) -> Organization | None:
    code, name, until = (row.values.get(each) for each in (rule.code, rule.name, rule.until))
    if not isinstance(code, str):
        return None
    to_month = Month.of(until) if isinstance(until, date) else None
    return Organization(code, str(name or ""), to_month=to_month)


def _codes_by_name(page: Page, rule: KeepsListed) -> dict[str, str]:
    rows = ((row.values.get(rule.name), row.values[rule.code]) for row in page.rows)
    return {key(name): str(code) for name, code in rows if isinstance(name, str)}


def _named(gone: list[Organization], now: Mapping[str, str]) -> str:
    """Each by its name; one that has another code now is told so, for figures go by the code."""
    told = [
        f"{entry.name} (mã {entry.code}, nay ghi mã {now[key(entry.name)]})"
        if key(entry.name) in now
        else entry.name or entry.code
        for entry in gone
    ]
    rest = len(told) - _MOST_NAMED
    more = f"; và {rest} đơn vị khác" if rest > 0 else ""
    return "; ".join(told[:_MOST_NAMED]) + more
