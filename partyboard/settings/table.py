"""A table of partyboard.toml, asked key by key: what is wrong with a value is collected, and the
usual one is answered instead.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from difflib import get_close_matches
from pathlib import Path

from partyboard.settings.faults import Fault
from partyboard.settings.lines import Place, Unreadable
from partyboard.text import Month

_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_COPY = "Chép mục ấy từ tệp partyboard.toml đi kèm chương trình."
_SOME_MONTH = Month(2020, 1)
Raw = Mapping[str, object]


@dataclass
class Table:
    """`raw` is what stands in it; `faults` what is wrong, at the lines that `lines` knows."""

    place: Place
    raw: Raw
    lines: Mapping[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    is_one_of_many: bool = False
    _known: list[str] = field(default_factory=list)

    @property
    def called(self) -> str:
        """As it is written."""
        name = self.place.table
        return f"[[{name}]]" if self.is_one_of_many else f"[{name}]"

    def whole(self, key: str, usual: int, least: int, most: int) -> int:
        """A whole number."""
        value = self._value(key, usual)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self._refuse(key, value, f"số từ {least} đến {most}", f"{usual}")
        return usual

    def line(self, key: str, usual: str | None = None) -> str:
        """A line of text; `usual` None: it has to be set."""
        value = self._value(key, usual)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if key not in self.raw:
            self.fault(key, f"mục {self.called} thiếu «{key}».", f'Thêm dòng: {key} = "…".')
        elif value is not None:
            self._refuse(key, value, "một dòng chữ", f'"{usual or "…"}"')
        return usual or ""

    def text(self, key: str) -> str:
        """A line of text, or none: ""."""
        value = self._value(key, "")
        if isinstance(value, str):
            return value.strip()
        self._refuse(key, value, "một dòng chữ", '"…"')
        return ""

    def listed(self, key: str, usual: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Lines of text, none of them perhaps."""
        value = self._value(key, list(usual))
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self._refuse(key, value, "danh sách các dòng chữ", '["…", "…"]')
        return usual

    def hour(self, key: str, usual: str) -> time | None:
        """A time of the day; None where "" is set."""
        value = self._value(key, usual)
        if isinstance(value, str) and (not value or _HOUR.fullmatch(value)):
            return time.fromisoformat(value) if value else None
        self._refuse(key, value, 'giờ dạng "02:00"', f'"{usual}"')
        return None

    def path(self, key: str, base: Path) -> Path | None:
        """A file or folder, from `base` on; None where "" is set, or nothing."""
        value = self._value(key, "")
        if not isinstance(value, str):
            self._refuse(key, value, "tên thư mục", '"D:/thu-muc"')
        elif _CONTROL.search(value):  # "D:\backup": \b is a sign of its own
            self.fault(key, f"{self._path(key)} có dấu \\.", "Thay mỗi dấu \\ bằng dấu /.")
        elif value.strip():
            return base / value.strip()
        return None

    def month(self, key: str) -> Month:
        """A month, which has to be set."""
        text = self.line(key)
        try:
            return Month.parse(text)
        except ValueError:
            if text:
                told = f"{self._path(key)} «{text}» không phải tháng."
                self.fault(key, told, f'Ghi dạng: {key} = "2020-01".')
            return _SOME_MONTH

    def table(self, key: str) -> "Table":
        """A table within; an empty one where there is none."""
        value = self._value(key, {})
        if not isinstance(value, Mapping):
            self.fault(key, f"mục [{key}] viết sai.", f"Ghi [{key}] ở một dòng riêng.")
            value = {}
        return Table(Place(key), value, self.lines, self.faults)

    def tables(self, key: str, what: str) -> Iterator["Table"]:
        """Tables of one name, of which one at least has to be there; `what` says what each is."""
        value = self._value(key, [])
        are_tables = isinstance(value, list) and all(isinstance(each, Mapping) for each in value)
        if not isinstance(value, list) or not are_tables:
            told = f"mục [[{key}]] ({what}) viết sai."
            self.fault(key, told, f"Ghi [[{key}]], hai dấu ngoặc vuông, ở một dòng riêng.")
        elif not value:
            self.fault(key, f"thiếu mục [[{key}]]: {what}.", _COPY)
        else:
            for index, each in enumerate(value):
                yield Table(Place(key, index=index), each, self.lines, self.faults, True)

    def end(self) -> None:
        """A name that nobody has asked for is a slip of the pen: it would have no effect."""
        for key in self.raw.keys() - set(self._known):
            near = get_close_matches(key, self._known, n=1)
            where = self.called if self.place.table else "tệp"
            do = f"Sửa thành «{near[0]}»." if near else f"Bỏ đi; {where} có: {self._all_known()}."
            self.fault(key, f"{where} không có «{key}».", do)

    def fault(self, key: str, told: str, to_do: str) -> None:
        """Something is wrong: on the line of the setting, else that of its table."""
        name, index = self.place.table, self.place.index
        places = (Place(name, key, index), Place(name, "", index) if name else Place(key))
        line = next((self.lines[each] for each in places if each in self.lines), None)
        self.faults.append(Fault(told, to_do, line))

    def _value(self, key: str, usual: object) -> object:
        self._known.append(key)
        value = self.raw.get(key, usual)
        return usual if isinstance(value, Unreadable) else value

    def _all_known(self) -> str:
        return ", ".join(self._known)

    def _path(self, key: str) -> str:
        return f"{self.place.table}.{key}"

    def _refuse(self, key: str, value: object, wanted: str, example: str) -> None:
        told = f"{self._path(key)} phải là {wanted}, đang là {_shown(value)}."
        self.fault(key, told, f"Ghi, ví dụ: {key} = {example}.")


def _shown(value: object) -> str:
    """As it is written in the file."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return "một danh sách"
        case Mapping():
            return "một mục"
    return str(value)
