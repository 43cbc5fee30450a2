"""The lines of partyboard.toml: on which one each setting stands, and which cannot be read.

The text is taken apart where a table or a setting begins, so that a slip in one hides no other.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from partyboard.settings.faults import Fault

_BEGINS = re.compile(r"\s*(?:\[|[\w-]+\s*=)")
_HEADING = re.compile(r"\s*(\[{1,2})\s*([\w-]+)")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_AT = re.compile(r"\(at line (\d+)")


class Unreadable:
    """Stands for a value that cannot be read; its line has its fault already."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which setting: its table, its key ("" for the heading of the table), and which of several
    tables of that name, from 0.
    """

    table: str
    key: str = ""
    index: int = 0


class Lines:
    """A text line by line: `raw` is what can be read of it, `lines` where each setting begins,
    from 1, `faults` what is wrong with the lines that cannot be read.
    """

    def __init__(self, text: str) -> None:
        """Whatever the text is."""
        self.raw: dict[str, object] = {}
        self.lines: dict[Place, int] = {}
        self.faults: list[Fault] = []
        self._table, self._into = Place(""), self.raw
        for first, lines in _parts(text.replace("\r\n", "\n").split("\n")):
            self._take(first, lines)

    def _take(self, first: int, lines: list[str]) -> None:
        found: dict[str, object] | None = None
        try:
            found = tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            at = _AT.search(str(error))
            within = int(at[1]) - 1 if at else 0
            self._note(Fault("viết sai.", _cure(lines, within), first + within))
        if heading := _HEADING.match(lines[0]):
            self._begin(heading[2], heading[1] == "[[", first)
        elif key := _KEY.match(lines[0]):
            value = Unreadable() if found is None else next(iter(found.values()))
            self._put(key[1], value, first)

    def _begin(self, table: str, is_one_of_many: bool, line: int) -> None:
        """What stands below a table that was there already goes nowhere."""
        before = self.raw.get(table)
        self._into = {}
        if is_one_of_many and isinstance(before, list | None):
            self._table = Place(table, index=len(before or []))
            self.raw[table] = [*(before or []), self._into]
        elif before is None:
            self._table = Place(table)
            self.raw[table] = self._into
        else:
            self._table = Place("?")
            self._note(Fault(f"mục [{table}] đã có ở trên.", "Gộp hai mục làm một.", line))
        self.lines.setdefault(self._table, line)

    def _put(self, key: str, value: object, line: int) -> None:
        place = Place(self._table.table, key, self._table.index)
        if key in self._into:
            told = f"«{key}» đã có ở dòng {self.lines[place]}."
            self._note(Fault(told, "Bỏ một trong hai dòng.", line))
            return
        self._into[key] = value
        self.lines[place] = line

    def _note(self, fault: Fault) -> None:
        """One a line: what follows from it is none."""
        if fault.line not in [each.line for each in self.faults]:
            self.faults.append(fault)


def _parts(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each heading, each setting with all its lines, each other line; with the number of its
    first line, from 1.
    """
    first = 0
    for number in range(1, len(lines) + 1):
        is_last = number == len(lines)
        if is_last or _BEGINS.match(lines[number]) or _is_whole(lines[first:number]):
            yield first + 1, lines[first:number]
            first = number


def _is_whole(lines: list[str]) -> bool:
    if _HEADING.match(lines[0]) or not _KEY.match(lines[0]):
        return True
    try:
        tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _cure(lines: list[str], within: int) -> str:
    """What to write instead, by what people write."""
    line = lines[within]
    if "\\" in line:
        return "Thay mỗi dấu \\ bằng dấu /."
    if re.search("[“”‘’]", line):
        return 'Dùng dấu nháy thẳng: ".'
    if _HEADING.match(line):
        return "Ghi tên mục giữa hai dấu ngoặc vuông: [reporting]."
    if not _KEY.match(lines[0]):
        return "Ghi dạng: tên = giá trị; chữ giải thích thì đặt dấu # ở đầu dòng."
    if line.count('"') % 2:
        return 'Thiếu một dấu ".'
    if "[" in "".join(lines):
        return 'Trong danh sách: mỗi dòng giữa hai dấu ", cuối dòng dấu phẩy, hết danh sách dấu ].'
    return 'Chữ thì đặt giữa hai dấu "; số thì ghi liền, không có số 0 ở đầu.'
