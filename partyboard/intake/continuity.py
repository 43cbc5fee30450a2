"""Whether a report continues what its organization reported before, as its form declares."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from partyboard.forms.model import Form, Sheet
from partyboard.forms.rules import (
    AtMostLast,
    CancelOut,
    ContinuesLast,
    MentionsOpenItems,
    NotCopied,
    Rule,
    WithinHistory,
)
from partyboard.intake.context import Context
from partyboard.intake.findings import Finding, finding
from partyboard.intake.report import Report, Row, Value
from partyboard.intake.shown import shown
from partyboard.text import Month, key

# Iglewicz and Hoaglin's modified z-score, whose usual limit of 3.5 fires on quiet organizations.
_MONTHS_NEEDED, _LEAST_OUTLIER, _LIMIT, _SCALE = 12, 5, 5.0, 0.6745
_FEWEST_MOVES = 2


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet of the report with what is known beside it."""

    sheet: Sheet
    title: str
    rows: tuple[Row, ...]
    period: Month
    context: Context

    @property
    def record(self) -> Row:
        """The one row of a record."""
        return self.rows[0] if self.rows else Row(0, {})

    def count(self, name: str) -> int | None:
        """A figure of the record; None when blank or unread."""
        value = self.record.values.get(name)
        return value if isinstance(value, int) else None

    def last_count(self, name: str) -> int | None:
        """The same figure in the organization's last report."""
        last = self.context.last
        value = last.records.get(self.sheet.name, {}).get(name) if last else None
        return value if isinstance(value, int) else None

    def place(self, name: str) -> tuple[str, str]:
        """The sheet and the cell of a figure of the record."""
        return self.title, self.record.cells.get(name, "")


def discontinuities(
    form: Form, report: Report, period: Month, context: Context
) -> Iterator[Finding]:
    """What does not follow from earlier reports, sheet by sheet; without them, nothing."""
    for sheet in form.content:
        if sheet.name in report.sheets:
            page = _Page(sheet, report.title(sheet), report.sheets[sheet.name], period, context)
            for rule in sheet.rules:
                yield from _broken(page, rule)


def _broken(page: _Page, rule: Rule) -> Iterator[Finding]:
    match rule:
        case ContinuesLast():
            yield from _opening_differs(page, rule)
        case AtMostLast():
            yield from _more_than_last(page, rule)
        case WithinHistory():
            yield from _out_of_history(page, rule)
        case NotCopied():
            yield from _copied(page, rule)
        case CancelOut():
            yield from _transfers_differ(page, rule)
        case MentionsOpenItems():
            yield from _follow_ups(page, rule)


def _opening_differs(page: _Page, rule: ContinuesLast) -> Iterator[Finding]:
    last, opening, closing = page.context.last, page.count(rule.field), page.last_count(rule.last)
    if last is None or opening is None or closing is None or opening == closing:
        return
    field, earlier = page.sheet.field(rule.field), page.sheet.field(rule.last)
    expected = f"báo cáo tháng {last.month.label} ghi «{earlier.label}» {shown(earlier, closing)}"
    if last.month != page.period - 1:
        expected += ", là báo cáo gần nhất: các tháng ở giữa chưa có nên không đối chiếu được"
    yield finding(
        "opening-differs",
        *page.place(rule.field),
        label=field.label,
        found=shown(field, opening),
        expected=expected,
    )


def _more_than_last(page: _Page, rule: AtMostLast) -> Iterator[Finding]:
    last, figure, base = page.context.last, page.count(rule.field), page.last_count(rule.last)
    if last is None or last.month != page.period - 1 or figure is None or base is None:
        return
    if rule.plus not in page.record.values:
        return
    added = page.count(rule.plus) or 0
    if figure > base + added:
        earlier, plus = page.sheet.field(rule.last), page.sheet.field(rule.plus)
        expected = (
            f"lớn hơn «{earlier.label}» tháng {last.month.label} ({shown(earlier, base)}) "
            f"cộng «{plus.label}» ({shown(plus, added)})"
        )
        yield _outlier(page, rule.field, figure, expected)


def _out_of_history(page: _Page, rule: WithinHistory) -> Iterator[Finding]:
    """Only what nobody would call ordinary: small counts jump about by themselves."""
    figure = page.count(rule.field)
    history = page.context.history.get(f"{page.sheet.name}.{rule.field}", ())
    if figure is None or figure < _LEAST_OUTLIER or len(history) < _MONTHS_NEEDED:
        return
    usual = median(history)
    spread = max(median(abs(value - usual) for value in history), 1)
    if figure > max(history) and _SCALE * (figure - usual) / spread > _LIMIT:
        expected = (
            f"khác thường lệ: {len(history)} tháng trước thường là "
            f"{shown(page.sheet.field(rule.field), usual)}, nhiều nhất {max(history)}"
        )
        yield _outlier(page, rule.field, figure, expected)


def _outlier(page: _Page, name: str, figure: int, expected: str) -> Finding:
    field = page.sheet.field(name)
    return finding(
        "outlier",
        *page.place(name),
        label=field.label,
        found=shown(field, figure),
        expected=expected,
    )


def _copied(page: _Page, rule: NotCopied) -> Iterator[Finding]:
    """Totals stay the same in a quiet month, so only what moves them tells a copy."""
    last = page.context.last
    if last is None or any(page.count(name) != page.last_count(name) for name in rule.fields):
        return
    totals = {
        name
        for other in page.sheet.rules
        if isinstance(other, ContinuesLast)
        for name in (other.field, other.last)
    }
    moves = [name for name in rule.fields if name not in totals and page.count(name)]
    if len(moves) >= _FEWEST_MOVES:
        found = f"báo cáo tháng {last.month.label}"
        what = "Mọi số liệu biến động"
        yield finding("copied-figures", page.title, what=what, found=found)


def _transfers_differ(page: _Page, rule: CancelOut) -> Iterator[Finding]:
    within, values = page.context.within, page.record.values
    if within is None or not within.complete:
        return
    if rule.into not in values or rule.out_of not in values:
        return
    into = within.into + (page.count(rule.into) or 0)
    out_of = within.out_of + (page.count(rule.out_of) or 0)
    if into != out_of:
        yield finding(
            "transfers-differ",
            *page.place(rule.into),
            month=page.period.label,
            found=into,
            expected=out_of,
        )


def _follow_ups(page: _Page, rule: MentionsOpenItems) -> Iterator[Finding]:
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
            yield finding("follow-up-missing", page.title, found=item.conclusion, item=item.item)
    for identity, row in sorted(mentioned.items(), key=lambda entry: entry[1].number):
        conclusion, number = row.values.get(rule.conclusion), row.values.get(rule.item)
        if conclusion and number and identity not in register:
            cell = row.cells.get(rule.conclusion, "")
            yield finding("unknown-follow-up", page.title, cell, found=conclusion, item=number)


def _item(conclusion: Value, item: Value) -> tuple[str, str]:
    return key(str(conclusion)), key(str(item))
