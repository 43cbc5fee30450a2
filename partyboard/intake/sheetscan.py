"""The pass over the XML of one worksheet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from partyboard.intake import limits
from partyboard.intake.cells import Merge, address, column_letters
from partyboard.intake.facts import CellFacts, Place, Runs
from partyboard.intake.layout import REFERENCE, column_number, hidden_columns, hidden_rows, merges
from partyboard.intake.markup import attributes, element, opening, prefixes, qualified, text, whole
from partyboard.intake.strings import SharedStrings, may_have_old_runs, old_runs, plain_text
from partyboard.intake.styles import Styles, is_date

RawCell = tuple[bytes, bytes, bytes, bytes, bytes]  # letters, digits, style, type, what is inside
_USUAL_CELL = re.compile(
    rb'<c r="([A-Z]++)([0-9]{1,9}+)"(?: s="([0-9]{1,9}+)")?+(?: t="([A-Za-z]++)")?+>'
    rb"((?:[^<]++|<(?!/c>))*+)</c>"
)
_LOOSE_VALUES = ((b" ", (b"<v> ", b" </v>")), (b"\n", (b"<v>\n", b"\n</v>")))
_LETTERS, _DIGITS, _INSIDE = itemgetter(0), itemgetter(1), itemgetter(4)  # of a RawCell
_LAST_DATE = 2_958_465  # 31/12/9999, the last day that Excel knows
_NOTHING = CellFacts()


class SheetScan:
    """One sheet's part, looked through once."""

    def __init__(
        self,
        title: str,
        data: bytes,
        styles: Styles,
        strings: SharedStrings,
        *,
        to_be_calculated: bool = False,
    ) -> None:
        """Split the part: what stands before the cells, the cells, what stands after. In a workbook
        `to_be_calculated`, whoever opens it next shall first find what its formulas give.
        """
        self.title, self._styles, self._strings = title, styles, strings
        self._zeros_are_blanks = to_be_calculated
        self._names = prefixes(data)
        start = max(data.find(b"sheetData"), 0)
        end = max(data.rfind(b"sheetData"), start)
        self._head, self._body, self._tail = data[:start], data[start:end], data[end:]
        self._rows: set[int] = set()
        self._columns: set[int] = set()

    def cells(self) -> dict[Place, CellFacts]:
        """The cells of which there is something to say. Raises OverLimit."""
        held = list(filter(_INSIDE, self._raw_cells()))
        self._rows = set(map(int, set(map(_DIGITS, held))))
        self._columns = set(map(column_number, set(map(_LETTERS, held))))
        self._refuse_far(held)
        telling, kinds = self._styles.telling, self._telling_kinds()
        formula = b"<f" if self._names == {b""} else b"f"
        worth = [c for c in held if formula in c[4] or c[2] in telling or c[3] in kinds]
        self._zeros_are_blanks &= self._are_uncalculated(
            inside for *_, inside in worth if formula in inside
        )
        found = {
            (int(digits), column_number(letters)): self._facts(int(style or 0), kind, inside)
            for letters, digits, style, kind, inside in worth
        }
        return {place: facts for place, facts in found.items() if facts != _NOTHING}

    def contents(self) -> Iterator[Place]:
        """The places of cells in which something stands that a reader has to pass on; a place that
        comes twice is written twice.
        """
        for letters, digits, _, kind, inside in self._raw_cells():
            if kind != b"e" and self._typed(kind, inside):
                yield int(digits), column_number(letters)

    @property
    def most_contents(self) -> int:
        """How many places `contents` can have, errors included, counted quickly."""
        found = 0
        for name in (b"%s:" % name if name else b"" for name in self._names):
            for tag, empties in ((b"v", (b"",)), (b"is", (b"<%st></%st>" % (name, name), b"<t/>"))):
                found += self._body.count(b"</%s%s>" % (name, tag))
                for empty in empties:
                    whole_tag = b"<%s%s>%s</%s%s>" % (name, tag, empty, name, tag)
                    found -= self._body.count(whole_tag)
        return found

    def _are_uncalculated(self, formulas: Iterable[bytes]) -> bool:
        """Whether no formula has another result than the 0 that XlsxWriter and its like store
        without calculating anything.
        """
        return self._zeros_are_blanks and all(
            self._value(inside) in (None, "", "0") for inside in formulas
        )

    def _telling_kinds(self) -> set[bytes]:
        """The types of cells worth a look: errors, and texts that may have parts in an old font."""
        may_be_old = {b"s": self._strings.may_be_old, b"inlineStr": may_have_old_runs(self._body)}
        return {b"e", *(kind for kind, old in may_be_old.items() if old)}

    def _raw_cells(self) -> Iterable[RawCell]:
        """The cells as written; those without content may be left out.

        Nearly every program writes a cell the same way, and one pattern takes it apart; where it
        does not account for every cell, each tag is looked at.
        """
        count = sum(self._body.count(b"</%s>" % qualified(b"c", {name})) for name in self._names)
        if count > limits.AREA:
            self._refuse(f"trang «{self.title}» có {limits.thousands(count)} ô")
        if self._names == {b""}:
            usual: list[RawCell] = _USUAL_CELL.findall(self._body)
            if len(usual) == self._body.count(b"</c"):
                return usual
        return self._unusual_cells()

    def _unusual_cells(self) -> Iterator[RawCell]:
        """The cells one by one; a cell without an address stands right of the one before it."""
        row = column = 0
        for tag in _rows_and_cells(self._names).finditer(self._body):
            if tag.lastgroup == "row":
                number = attributes(tag["row"]).get("r", "")
                row, column = whole(number, row + 1), 0
                continue
            written = attributes(tag["cell"])
            place = REFERENCE.fullmatch(written.get("r", ""))
            row = int(place[2]) if place else row
            column = column_number(place[1].upper().encode()) if place else column + 1
            letters, digits = column_letters(column).encode(), str(row).encode()
            style = written.get("s", "")
            style = str(whole(style, 0)) if style else ""
            inside = (tag["inside"] or b"").strip()
            yield letters, digits, style.encode(), written.get("t", "").encode(), inside

    def _facts(self, style: int, kind: bytes, inside: bytes) -> CellFacts:
        """What there is to say of a cell."""
        number_format = self._styles.formats.get(style, "General")
        value = self._value(inside)
        counted = kind in (b"", b"n") and is_date(number_format)
        font = self._styles.fonts.get(style, "")
        return CellFacts(
            number_format,
            (value or "#VALUE!") if kind == b"e" else "",
            self._lacks_value(kind, value, inside),
            font,
            self._runs(kind, inside, font),
            _outside_calendar(value or "") if counted else None,
        )

    def _runs(self, kind: bytes, inside: bytes, font: str) -> Runs:
        """The parts of the cell's text, where one of them has an old font."""
        if kind == b"s" and (font or self._strings.may_be_old):
            return old_runs(self._shared(inside), self._strings.names, font)
        return old_runs(inside, self._names, font) if kind == b"inlineStr" else ()

    def _value(self, inside: bytes) -> str | None:
        """The text of the cell's stored value; None where nothing is stored."""
        found = element(b"v", self._names).search(inside)
        return text(found[2] or b"") if found else None

    def _lacks_value(self, kind: bytes, value: str | None, inside: bytes) -> bool:
        """Whether nothing has calculated the cell's formula; an empty text is a result."""
        if value == "0" and self._zeros_are_blanks:
            return self._has_formula(inside)
        if value or (value == "" and kind == b"str"):
            return False
        return self._has_formula(inside)

    def _has_formula(self, inside: bytes) -> bool:
        """Whether the cell holds a formula."""
        return opening(b"f", self._names).search(inside) is not None

    def _shared(self, inside: bytes) -> bytes:
        """The XML of the shared string that a cell points to."""
        return self._strings.inside(whole(self._value(inside) or "", -1))

    def _refuse_far(self, held: Sequence[RawCell]) -> None:
        """Raise OverLimit for a value too far away, naming the cell and what is in it."""
        rows, columns = max(self._rows, default=0), max(self._columns, default=0)
        if not limits.exceeded(rows, columns):
            return
        for letters, digits, _, kind, inside in held:
            if int(digits) > limits.ROWS or column_number(letters) > limits.COLUMNS:
                place, what = (letters + digits).decode(), self._described(kind, inside)
                self._refuse(f"trang «{self.title}», ô {place} có {what}", place)
        last = address(rows, columns)
        self._refuse(f"trang «{self.title}» có dữ liệu đến ô {last}", last)

    def _described(self, kind: bytes, inside: bytes) -> str:
        """What a cell holds, in words."""
        if self._has_formula(inside):
            return "công thức"
        typed = self._typed(kind, inside)
        return f"«{typed[:40]}»" if typed.strip() else "dấu cách"

    def _typed(self, kind: bytes, inside: bytes) -> str:
        """The characters that a cell holds."""
        if kind == b"s":
            return plain_text(self._shared(inside), self._strings.names)
        inline = plain_text(inside, self._names) if kind == b"inlineStr" else ""
        return inline or self._value(inside) or ""

    def _refuse(self, found: str, cell: str = "") -> None:
        """Raise OverLimit."""
        raise limits.OverLimit(limits.too_large(found, limits.AREA_IN_WORDS, self.title, cell))

    @property
    def loosely_written(self) -> bool:
        """Whether values have spaces around them, as after somebody's program indents the XML."""
        body = self._body
        return any(
            space in body and any(each in body for each in loose) for space, loose in _LOOSE_VALUES
        )

    def merges(self) -> tuple[Merge, ...]:
        """The merged ranges."""
        return merges(self._tail, self._names)

    def hidden_rows(self) -> frozenset[int]:
        """Rows that hold cells and do not show: hidden, filtered out or of no height."""
        return hidden_rows(self._head, self._body, self._names, self._rows)

    def hidden_columns(self) -> frozenset[int]:
        """Columns that hold cells and do not show: hidden, or of no width."""
        return hidden_columns(self._head, self._names, self._columns)


@lru_cache(maxsize=64)
def _rows_and_cells(names: frozenset[bytes]) -> re.Pattern[bytes]:
    """A pattern for rows and cells in order; its groups are named after what was met."""
    row, cell = qualified(b"row", names), qualified(b"c", names)
    return re.compile(
        rb"<%s(?P<row>(?:\s[^>]*?)?)/?>"
        rb"|<%s(?P<cell>(?:\s[^>]*?)?)(?:/>|>(?P<inside>.*?)</%s\s*>)" % (row, cell, cell),
        re.DOTALL,
    )


def _outside_calendar(value: str) -> float | None:
    """The number, where it is a serial that no date has."""
    try:
        number = float(value)
    except ValueError:
        return None
    return None if 0 <= number <= _LAST_DATE + 1 else number
