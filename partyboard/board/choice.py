"""What an address asks for, as far as there is such a thing: a month, an organization, a past
moment, a structure; and in sentences what there is not.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from partyboard.access.roles import Action, Role, may
from partyboard.board.meetings import moment_in, moments
from partyboard.board.view import View, months_with_reports
from partyboard.settings import Settings
from partyboard.store.database import Store
from partyboard.text import VIETNAM, Month, format_count, format_moment

Wanted = Mapping[str, str | None]

TODAY = "today"  # the structure that history is shown under


@dataclass(frozen=True)
class Choice:
    """The view, and what could be chosen instead: months, the newest first, and organizations by
    code, "" for all. `doubts` are sentences about what the address asked for in vain.
    """

    view: View
    months: tuple[Month, ...]
    organizations: Mapping[str, str]
    doubts: tuple[str, ...]


def choice(
    store: Store, settings: Settings, wanted: Wanted, shown_to: Role = Role.ADMIN
) -> Choice | None:
    """What is meant by `month`, `organization`, `as_of` and `structure` (TODAY), each a text or
    None; the newest month of everybody, now, as reported, where nothing is asked for. None while
    there is no report at all.

    Who only looks is shown no other past moments than those that offer themselves: between two of
    any, one report came, and the difference of the totals would be its figures.
    """
    as_of, late = moment_asked(store, wanted.get("as_of"), _NOW)
    if as_of and not may(shown_to, Action.SEE_SMALL) and as_of not in _offered(store):
        as_of, late = None, f"Chỉ xem lại được số liệu của cuộc họp, của lúc chốt tháng. {_NOW}"
    months = tuple(reversed(months_with_reports(store, as_of)))
    if not months:
        return None
    month, missing = _month(months, wanted.get("month"), as_of)
    everybody = View(store, settings, month, None, as_of, shown_to=shown_to)
    everybody = replace(everybody, by_today=wanted.get("structure") == TODAY)
    successors = everybody.successors
    rows = store.rows("organizations", month=month.first, as_of=as_of, successors=successors)
    names = {str(row["code"]): str(row["name"]) for row in rows}
    whole = f"{settings.committee(month).whole} ({format_count(len(names))} đơn vị)"
    code = _heir(wanted.get("organization") or "", successors)
    unknown = ""
    if code and code not in names:
        unknown = f"Tháng {month.label} không có đơn vị «{code}». Đang xem {whole}."
    organization = code if code in names else None
    view = replace(everybody, organization=organization or None)
    doubts = tuple(filter(None, (late, missing, unknown)))
    return Choice(view, months, {"": whole} | names, doubts)


def _heir(code: str, successors: str | None) -> str:
    """Whoever is shown in the place of an organization that it took over."""
    heirs = json.loads(successors) if successors else {}
    return str(heirs[code]["code"]) if code in heirs else code


def moment_asked(store: Store, text: str | None, instead: str) -> tuple[datetime | None, str]:
    """The past moment that a text means, None where it means none, and what is wrong with it, with
    what is seen instead."""
    if not text:
        return None, ""
    try:
        at = moment_in(text)
    except ValueError:
        return None, f"«{text}» không phải thời điểm (ghi dạng 2021-05-31T16:30). {instead}"
    if at > datetime.now(VIETNAM):
        return None, f"{format_moment(at)} chưa đến. {instead}"
    if months_with_reports(store) and not months_with_reports(store, at):
        return None, f"Lúc {format_moment(at)} chưa có báo cáo nào. {instead}"
    return at, ""


def _offered(store: Store) -> list[datetime]:
    return [each.at for each in moments(store)]


def _month(
    months: tuple[Month, ...], text: str | None, as_of: datetime | None
) -> tuple[Month, str]:
    """The month, the newest where none is meant, and what is wrong with what was asked for."""
    if not text:
        return months[0], ""
    instead = f"Đang xem tháng {months[0].label}."
    try:
        month = Month.parse(text)
    except ValueError:
        return months[0], f"«{text}» không phải tháng (ghi dạng 2021-05). {instead}"
    if month in months:
        return month, ""
    when = f"Lúc {format_moment(as_of)} chưa" if as_of else "Chưa"
    return months[0], f"{when} có báo cáo tháng {month.label}. {instead}"


_NOW = "Đang xem số liệu hiện tại."
