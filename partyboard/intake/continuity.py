"""Whether a report continues what its organization reported before, as its form declares."""

from collections.abc import Iterator

from partyboard.forms.model import Form
from partyboard.forms.rules import (
    AtMostLast,
    CancelOut,
    ContinuesLast,
    KeepsListed,
    MentionsOpenItems,
    NotCopied,
    Rule,
    WithinHistory,
)
from partyboard.forms.rules_in_words import called, demand
from partyboard.intake.beside import Page
from partyboard.intake.context import Context
from partyboard.intake.dropped import dropped
from partyboard.intake.findings import Finding, finding
from partyboard.intake.report import Report, Value
from partyboard.intake.shown import shown
from partyboard.intake.unusual import copied, out_of_history, outlier
from partyboard.text import Month, key


def discontinuities(
    form: Form, report: Report, period: Month, context: Context
) -> Iterator[Finding]:
    """What does not follow from earlier reports, sheet by sheet; without them, nothing."""
    for sheet in form.content:
        if sheet.name in report.sheets:
            page = Page(sheet, report.title(sheet), report.sheets[sheet.name], period, context)
            for rule in sheet.rules:
                yield from _broken(page, rule)


def _broken(page: Page, rule: Rule) -> Iterator[Finding]:
    match rule:
        case ContinuesLast():
            yield from _opening_differs(page, rule)
            yield from _later_opening_differs(page, rule)
        case AtMostLast():
            yield from _more_than_last(page, rule)
        case WithinHistory():
            yield from out_of_history(page, rule)
        case NotCopied():
            yield from copied(page, rule)
        case CancelOut():
            yield from _transfers_differ(page, rule)
        case MentionsOpenItems():
            yield from _follow_ups(page, rule)
        case KeepsListed():
            yield from dropped(page, rule)


def _opening_differs(page: Page, rule: ContinuesLast) -> Iterator[Finding]:
    last, opening, closing = page.context.last, page.count(rule.field), page.last_count(rule.last)
    if last is None or opening is None or closing is None or opening == closing:
        return
    field, earlier = page.sheet.field(rule.field), page.sheet.field(rule.last)
    said = called(f"«{earlier.label}» ({shown(earlier, closing)})")
    expected = f"đối chiếu với báo cáo tháng {last.month.label}"
    if last.month != page.period - 1:
        expected += ", là báo cáo gần nhất: các tháng ở giữa chưa có nên không đối chiếu được"
    yield finding(
        "opening-differs",
        *page.place(rule.field),
        label=field.label,
        found=shown(field, opening),
        rule=demand(rule, said),
        expected=expected,
    )


def _later_opening_differs(page: Page, rule: ContinuesLast) -> Iterator[Finding]:
    """A month reported late, or again, may no longer lead to what was reported of the next one."""
    opening, closing = page.context.next.get(page.sheet.name, {}).get(rule.field), rule.last
    if not isinstance(opening, int) or page.count(closing) in (None, opening):
        return
    field, later = page.sheet.field(closing), page.sheet.field(rule.field)
    yield finding(
        "later-opening-differs",
        *page.place(closing),
        label=field.label,
        found=shown(field, page.count(closing)),
        month=(page.period + 1).label,
        next_label=later.label,
        expected=shown(later, opening),
    )


def _more_than_last(page: Page, rule: AtMostLast) -> Iterator[Finding]:
    last, figure, base = page.context.last, page.count(rule.field), page.last_count(rule.last)
    if last is None or last.month != page.period - 1 or figure is None or base is None:
        return
    if rule.plus not in page.record.values:
        return
    added = page.count(rule.plus) or 0
    if figure > base + added:
        figures = {rule.last: base, rule.plus: added}

        def say(name: str) -> str:
            field = page.sheet.field(name)
            return f"«{field.label}» ({shown(field, figures[name])})"

        yield outlier(page, rule.field, figure, demand(rule, say))


def _transfers_differ(page: Page, rule: CancelOut) -> Iterator[Finding]:
    within, values = page.context.within, page.record.values
    if within is None or not within.complete:
        return
    if rule.into not in values or rule.out_of not in values:
        return
    into = within.into + (page.count(rule.into) or 0)
    out_of = within.out_of + (page.count(rule.out_of) or 0)
    sums = {rule.into: into, rule.out_of: out_of}
    if into != out_of:
        yield finding(
            "transfers-differ",
            *page.place(rule.into),
            month=page.period.label,
            rule=demand(rule, lambda name: f"«{page.sheet.field(name).label}» ({sums[name]})"),
        )


def _follow_ups(page: Page, rule: MentionsOpenItems) -> Iterator[Finding]:
    """Silence closes no item, and a report opens none: both are the committee's to do."""
    register = {_item(conclusion, item) for conclusion, item in page.context.register}
    if not register:
        return
    mentioned = {
        _item(row.values.get(rule.conclusion), row.values.get(rule.item)): row
        for row in reversed(page.rows)
    }
    for item in page.context.open_items:
        if _item(item.conclusion, item.item) not in mentioned:
            asked = demand(rule, lambda name: f"«{page.sheet.field(name).label}»")
            yield finding(
                "follow-up-missing", page.title, found=item.conclusion, item=item.item, rule=asked
            )
    for identity, row in sorted(mentioned.items(), key=lambda entry: entry[1].number):
        conclusion, number = row.values.get(rule.conclusion), row.values.get(rule.item)
        if conclusion and number and identity not in register:
            cell = row.cells.get(rule.conclusion, "")
            yield finding("unknown-follow-up", page.title, cell, found=conclusion, item=number)


def _item(conclusion: Value, item: Value) -> tuple[str, str]:
    return key(str(conclusion)), key(str(item))
