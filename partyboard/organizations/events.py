"""Events of organizations, each as the change of the list that it means. `month` is always the
first month of the new state: who ends has its last report the month before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from partyboard.store.listing import Entry
from partyboard.text import Month


@dataclass(frozen=True, slots=True)
class Change:
    """What an event does to the list: who ends, with whoever takes it over ("": nobody); who
    begins; who is called or classed otherwise (code → what differs). `title` says it in words.
    """

    month: Month
    title: str
    ends: Mapping[str, str] = field(default_factory=dict)
    begins: tuple[Entry, ...] = ()
    differs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def dissolve(code: str, month: Month, successor: str = "") -> Change:
    """The organization is no more; its open items and targets pass to the successor, if any."""
    into = f", {successor} tiếp nhận" if successor else ""
    return Change(month, f"Giải thể {code}{into}", ends={code: successor})


def move_out(code: str, month: Month) -> Change:
    """The organization goes to another committee: it reports here no more, nobody takes it over."""
    return Change(month, f"Chuyển {code} khỏi Đảng bộ", ends={code: ""})


def merge(codes: Sequence[str], month: Month, into: str | Entry) -> Change:
    """Several become one: a new organization, or (a code) one of them or another that goes on."""
    heir = into.code if isinstance(into, Entry) else into
    ends = {code: heir for code in codes if code != heir}
    gone = ", ".join(ends)
    if isinstance(into, Entry):
        begins = (replace(into, from_month=month),)
        return Change(month, f"Hợp nhất {gone} thành {heir}", ends=ends, begins=begins)
    return Change(month, f"Sáp nhập {gone} vào {heir}", ends=ends)


def split(
    code: str, month: Month, parts: Sequence[Entry], heir: str, *, goes_on: bool = False
) -> Change:
    """One becomes several, or (`goes_on`) parts of it become organizations beside it. Of one that
    ends, `heir` is the part that takes over its open items and targets; its figures are nobody's:
    how they would be shared out is not known.
    """
    begins = tuple(replace(part, from_month=month, split_from=code) for part in parts)
    names = ", ".join(part.code for part in parts)
    if goes_on:
        return Change(month, f"Tách {names} từ {code}", begins=begins)
    return Change(month, f"Chia {code} thành {names}", ends={code: heir}, begins=begins)


def rename(
    code: str, month: Month, *, name: str = "", kind: str = "", official_code: str = ""
) -> Change:
    """Another name, another kind (a branch that becomes a party committee), another number; what
    is left blank stays."""
    given = {"name": name, "kind": kind, "official_code": official_code}
    told = ", ".join(f"«{value}»" for value in given.values() if value)
    differs = {code: {what: value for what, value in given.items() if value}}
    return Change(month, f"Đổi {code}: {told}", differs=differs)


def add(entry: Entry, month: Month) -> Change:
    """A new organization, founded or come from another committee."""
    return Change(month, f"Thêm {entry.code}", begins=(replace(entry, from_month=month),))
