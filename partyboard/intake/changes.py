"""What a report changes of the one it replaces, figure by figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from partyboard.forms.model import Field, Form, Sheet
from partyboard.forms.rules import UniqueRows
from partyboard.intake.report import Row, Value
from partyboard.intake.shown import shown
from partyboard.text import key

_NO_ROW = Row(0, {})


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs. Of a table, `row` says which row ("Lớp cảm tình Đảng"); a row added
    or taken away is one change, without a field: its name is the `new` or the `old` value.
    """

    sheet: str
    label: str
    old: Value
    new: Value
    row: str = ""
    field: Field | None = None

    def __str__(self) -> str:
        """As people say it: "Kết nạp 6 → 9", "thêm dòng «Lớp cảm tình Đảng» ở Bồi dưỡng"."""
        if self.field is None:
            done, name = ("bỏ", self.old) if self.new is None else ("thêm", self.new)
            return f"{done} dòng «{name}» ở {self.sheet}"
        label = f"{self.label} («{self.row}»)" if self.row else self.label
        return f"{label} {shown(self.field, self.old)} → {shown(self.field, self.new)}"


def changes(
    form: Form, old: Mapping[str, tuple[Row, ...]], new: Mapping[str, tuple[Row, ...]]
) -> tuple[Change, ...]:
    """Every figure and text that differs, in the order of the form; the information sheet, which
    says when the workbook was made, is not compared.
    """
    return tuple(
        change
        for sheet in form.content
        for change in _on_sheet(sheet, old.get(sheet.name, ()), new.get(sheet.name, ()))
    )


def describe(found: Sequence[Change], limit: int = 3) -> str:
    """The changes in words, the first `limit` of them one by one."""
    listed = ", ".join(str(change) for change in found[:limit])
    rest = len(found) - limit
    return f"{listed} và {rest} thay đổi khác" if rest > 0 else listed


def _on_sheet(sheet: Sheet, old: tuple[Row, ...], new: tuple[Row, ...]) -> Iterator[Change]:
    if not sheet.is_table:
        yield from _in_row(sheet, (old or (_NO_ROW,))[0], (new or (_NO_ROW,))[0])
        return
    pairs, added, removed = _matched(sheet, old, new)
    for before, after in pairs:
        yield from _in_row(sheet, before, after, _name(sheet, after))
    for row in added:
        yield Change(sheet.title, "", None, _name(sheet, row))
    for row in removed:
        yield Change(sheet.title, "", _name(sheet, row), None)


def _in_row(sheet: Sheet, before: Row, after: Row, row: str = "") -> Iterator[Change]:
    for field in sheet.fields:
        old, new = before.values.get(field.name), after.values.get(field.name)
        if old != new:
            yield Change(sheet.title, field.label, old, new, row, field)


def _matched(
    sheet: Sheet, old: tuple[Row, ...], new: tuple[Row, ...]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """The same row before and after, first by one rule of uniqueness, then by the next; then the
    rows that are only in one of the two.
    """
    pairs: list[tuple[Row, Row]] = []
    before, after = list(old), list(new)
    for names in _identities(sheet):
        waiting: dict[tuple[Value, ...], list[Row]] = {}
        for row in before:
            if (identity := _identity(row, names)) is not None:
                waiting.setdefault(identity, []).append(row)
        unmatched: list[Row] = []
        for row in after:
            twins = waiting.get(_identity(row, names) or (), [])
            if twins:
                pairs.append((twins.pop(0), row))
            else:
                unmatched.append(row)
        taken = {id(row) for row, _ in pairs}
        before, after = [row for row in before if id(row) not in taken], unmatched
    return sorted(pairs, key=lambda pair: pair[1].number), after, before


def _identities(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """What makes two rows the same: the declared rules; without any, all of their fields."""
    declared = tuple(rule.fields for rule in sheet.rules if isinstance(rule, UniqueRows))
    return declared or (tuple(field.name for field in sheet.fields),)


def _identity(row: Row, names: tuple[str, ...]) -> tuple[Value, ...] | None:
    values = tuple(row.values.get(name) for name in names)
    if all(value is None for value in values):
        return None
    return tuple(key(value) if isinstance(value, str) else value for value in values)


def _name(sheet: Sheet, row: Row) -> str:
    """How people call a row: what identifies it, the last rule's words before a bare code."""
    names = _identities(sheet)[-1]
    given = [(sheet.field(name), row.values.get(name)) for name in names]
    return ", ".join(shown(field, value) for field, value in given if value is not None)
