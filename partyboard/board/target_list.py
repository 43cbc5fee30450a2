"""The targets of a year as they are set, how each stands, and how they came to be so."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from partyboard.board.columns import count, number
from partyboard.board.indicators import indicator
from partyboard.board.pace import Achievement, judged
from partyboard.board.sentences import amount
from partyboard.board.targets import achievement
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.store.database import Store
from partyboard.text import format_count, format_moment, format_percent

_STATES = ("Đơn vị", "Mức giao", "Đã làm", "Đạt", "Tình trạng", "Cần mỗi tháng", "Ghi chú")
_CHANGES = ("Lúc", "Người làm", "Đơn vị", "Trước", "Sau", "Lý do")
WHOLE = "Toàn Đảng bộ"


def years_with_targets(store: Store) -> set[int]:
    """The years that a target is set for."""
    return {count(row["year"]) for row in store.rows("targets")}


def targets_table(view: View, name: str, year: int) -> Answer:
    """A row for each target of an indicator, the whole's first; how it stands by the view's month
    where that is of the year, else as it is set.
    """
    names = _names(view.store)
    rows = view.store.rows("targets", year=year, as_of=view.as_of)
    given = {
        str(row["organization"]): number(row["target"]) for row in rows if row["indicator"] == name
    }
    standing = list(_standing(view, name)) if view.month.year == year else []
    shown = {code for code, _, _ in standing}
    taken_over = {code for _, _, codes in standing for code in codes}
    told = [_row(names.get(code, code), each, codes) for code, each, codes in standing]
    if "" in given and "" not in shown:
        told.insert(0, (WHOLE, amount(given[""]), "–", "–", "", "–", ""))
    for code in sorted(given.keys() - shown - {""}, key=list(names).index):
        note = "đã có đơn vị tiếp nhận" if code in taken_over else ""
        told.append((names.get(code, code), amount(given[code]), "–", "–", "", "–", note))
    return _texts(_STATES, told)


def changes_table(store: Store, name: str, year: int) -> Answer:
    """What was changed of an indicator's targets, the newest first; the first list in one row."""
    names = _names(store)
    rows: list[dict[str, Any]] = store.rows("target_changes", year=year)
    rows = [row for row in rows if row["indicator"] == name]
    told: list[tuple[str, ...]] = []
    for _, group in groupby(rows, key=lambda row: row["revision"]):
        told += _changes(list(group), names)
    return _texts(_CHANGES, told)


def _changes(rows: list[dict[str, Any]], names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """The rows of one list; where nothing was set before, one for all."""
    when, by, why = format_moment(rows[0]["made_at"]), rows[0]["made_by"], rows[0]["reason"]
    if len(rows) > 1 and all(row["before"] is None for row in rows):
        yield (when, by, f"{format_count(len(rows))} mức giao, lần đầu", "–", "–", why)
        return
    for row in rows:
        name = names.get(row["organization"], row["organization"])
        yield (when, by, name, amount(row["before"]), amount(row["target"]), why)


def _standing(view: View, name: str) -> Iterator[tuple[str, Achievement, tuple[str, ...]]]:
    """Whose target it is, what is done of it, and whose targets it took over."""
    whole = achievement(view, name)
    if whole.target is not None:
        yield "", whole, ()
    for row in view.rows("targets_by_organization"):
        if row["indicator"] == name:
            others = tuple(filter(None, str(row["taken_over"] or "").split(", ")))
            yield str(row["organization"]), judged(row, indicator(name)), others


def _row(name: str, each: Achievement, codes: Sequence[str]) -> tuple[str, ...]:
    done = "–" if each.done is None else format_count(each.done)
    share = "–" if each.share is None else format_percent(each.share)
    needed = "–" if each.needed_per_month is None else format_count(each.needed_per_month)
    note = f"gồm mức giao của {', '.join(codes)}" if codes else ""
    return (name, amount(each.target), done, share, each.standing.value, needed, note)


def _names(store: Store) -> dict[str, str]:
    """By code, in the official order; "" is the whole committee."""
    rows = store.rows("every_organization")
    return {"": WHOLE} | {str(row["organization"]): str(row["name"]) for row in rows}


def _texts(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Answer:
    return Answer(headings, ("VARCHAR",) * len(headings), tuple(rows))
