"""Figures that nobody would expect: far from the organization's own, or the same as another's."""

from collections.abc import Iterator, Mapping
from statistics import median

from partyboard.forms.rules import ContinuesLast, NotCopied, WithinHistory
from partyboard.forms.rules_in_words import demand
from partyboard.intake.beside import Page
from partyboard.intake.findings import Finding, finding
from partyboard.intake.report import Value
from partyboard.intake.shown import shown

# The modified z-score of Iglewicz and Hoaglin with their limit: 0.6745 × (value − median) ÷ MAD.
# The MAD is taken as 1 at least, so that the small counts of a quiet organization may jump about.
MONTHS = 12
LIMIT, SCALE = 3.5, 0.6745
_FEWEST_MOVES, _FEWEST_FIGURES = 2, 5


def out_of_history(page: Page, rule: WithinHistory) -> Iterator[Finding]:
    """A figure outside the range of the organization's last months, and far outside."""
    figure = page.count(rule.field)
    history = page.context.history.get(f"{page.sheet.name}.{rule.field}", ())[-MONTHS:]
    if figure is None or len(history) < MONTHS:
        return
    usual, least, most = median(history), min(history), max(history)
    if least <= figure <= most:
        return
    spread = max(median(abs(value - usual) for value in history), 1)
    if SCALE * abs(figure - usual) / spread > LIMIT:
        field = page.sheet.field(rule.field)
        said = f"đều ghi {shown(field, least)}"
        if least != most:
            ends = f"{shown(field, least)} đến {shown(field, most)}"
            said = f"ghi từ {ends}, thường là {shown(field, usual)}"
        expected = f"{demand(rule, str)}: {MONTHS} tháng trước {said}"
        yield outlier(page, rule.field, figure, expected)


def outlier(page: Page, name: str, figure: int, expected: str) -> Finding:
    """The warning about one figure of a record."""
    field = page.sheet.field(name)
    found = shown(field, figure)
    return finding("outlier", *page.place(name), label=field.label, found=found, expected=expected)


def copied(page: Page, rule: NotCopied) -> Iterator[Finding]:
    """Figures that are last month's again, or another organization's of the same month."""
    yield from _from_last_month(page, rule)
    mine = page.record.values
    for code, sheets in page.context.others.items():
        theirs = sheets.get(page.sheet.name)
        if theirs and _same_figures(page, mine, theirs):
            known = page.context.organizations.get(code)
            found = f"báo cáo cùng tháng của «{known.name if known else code}»"
            what = "Mọi số liệu của trang"
            yield finding("copied-figures", page.title, what=what, found=found)


def _from_last_month(page: Page, rule: NotCopied) -> Iterator[Finding]:
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
        yield finding("copied-figures", page.title, what="Mọi số liệu biến động", found=found)


def _same_figures(page: Page, mine: Mapping[str, Value], theirs: Mapping[str, Value]) -> bool:
    """Whether two records say the same throughout; two small quiet ones may do so by chance."""
    names = [field.name for field in page.sheet.fields]
    if any(mine.get(name) != theirs.get(name) for name in names):
        return False
    return len({value for name in names if (value := mine.get(name))}) >= _FEWEST_FIGURES
