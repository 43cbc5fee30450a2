"""What raised and lowered the number of members: one month as steps, the months as stacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from partyboard.board import sentences
from partyboard.board.axes import bar_width, from_zero, label_room, month_axis
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart, month_hover
from partyboard.board.columns import Monthly, monthly, table
from partyboard.board.frame import Key
from partyboard.board.honesty import Honesty
from partyboard.board.month_bars import bar_spots, mark_gaps
from partyboard.board.palette import AXIS, BLUE, BROWN, GREY, INK, MUTED, SAND, SKY, SLATE
from partyboard.board.sketch import Sketch, Trace, bar, scatter
from partyboard.board.steps import End, Step, steps
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count

_IN = {"admitted": "Kết nạp", "transferred_in": "Chuyển đến", "reinstated": "Phục hồi"}
_OUT = {
    "transferred_out": "Chuyển đi",
    "died": "Từ trần",
    "expelled": "Khai trừ",
    "struck_off": "Xóa tên",
    "resigned": "Xin ra Đảng",
}
# What stands instead of the four, where they are not told apart (see access/hiding.py).
_MERGED = {"gone": "Từ trần, ra khỏi Đảng"}
_WITHIN = ("transferred_in_within", "transferred_out_within")
_COLUMNS = ("opening", *_IN, *_OUT, *_MERGED, *_WITHIN, "closing")
_EXPLANATION = (
    "Đầu tháng + người vào − người ra + khác = cuối tháng. Chuyển đến, chuyển đi giữa các đơn vị "
    "trong Đảng bộ không làm thay đổi tổng số nên không tính ở đây. “Khác” là chênh lệch do đơn vị "
    "chưa báo cáo (tạm tính), báo cáo lại, thêm hoặc bớt đơn vị mà không ghi đảng viên chuyển đến, "
    "chuyển đi, hoặc hai bên ghi số chuyển trong Đảng bộ không khớp."
)
_EXPLANATION_OF_ONE = (
    "Đầu tháng + người vào − người ra + khác = cuối tháng, theo báo cáo của đơn vị. "
    "“Khác” là chênh lệch do tháng chưa báo cáo hoặc báo cáo lại; quy về cơ cấu hiện nay thì cả "
    "đảng viên của đơn vị đã sáp nhập, vốn nằm trong số đầu tháng, mà chỉ bên nhận ghi chuyển đến "
    "hoặc không bên nào ghi."
)


_LEFT = _OUT | _MERGED


@dataclass(frozen=True)
class Cause:
    """A colour of the stacks: its meaning and the columns it sums; people out go below zero."""

    meaning: str
    colour: str
    names: tuple[str, ...]

    @property
    def sign(self) -> int:
        return 1 if self.names[0] in _IN else -1

    def number(self, changes: "Changes") -> int:
        side = changes.entered if self.sign > 0 else changes.left
        return sum(side.get(name, 0) for name in self.names)


_CAUSES = (
    Cause("Kết nạp", SLATE, ("admitted",)),
    Cause("Chuyển đến, phục hồi", SKY, ("transferred_in", "reinstated")),
    Cause("Chuyển đi", SAND, ("transferred_out",)),
    Cause("Từ trần, ra khỏi Đảng", BROWN, ("died", "expelled", "struck_off", "resigned", "gone")),
)


@dataclass(frozen=True)
class Changes:
    """The changes of one month that count for the total: people in, people out, the rest."""

    month: Month
    opening: int
    entered: dict[str, int]
    left: dict[str, int]
    other: int
    closing: int

    @property
    def people_in(self) -> int:
        return sum(self.entered.values())

    @property
    def people_out(self) -> int:
        return sum(self.left.values())


def changes_of_month(
    answer: Answer,
    month: Month,
    honesty: Honesty,
    canvas: Canvas = PAGE,
    one_organization: bool = False,
) -> Chart:
    """The steps from opening to closing; answer: month, opening, admitted, transferred_in,
    transferred_in_within, reinstated, transferred_out, transferred_out_within, died, expelled,
    struck_off, resigned, other, closing.

    Transfers within the committee are left out, unless one organization is shown.
    """
    data = monthly(answer, _COLUMNS, month)
    found = _changes(data, month, one_organization)
    words = Words(
        topic="Biến động đảng viên trong tháng",
        title=_finding([found], month) if found else _nothing(data, month),
        subtitle=f"Nguyên nhân tăng, giảm tháng {month.label} (người)",
        explanation=_EXPLANATION_OF_ONE if one_organization else _EXPLANATION,
    )
    drawn = _steps(found, canvas) if found else sentences.NOTHING_YET
    return chart(words, drawn, _table_of_month(found), honesty, canvas)


def changes_by_month(
    answer: Answer,
    month: Month,
    honesty: Honesty,
    canvas: Canvas = PAGE,
    one_organization: bool = False,
) -> Chart:
    """People in above zero and people out below, by month; answer as for one month."""
    data = monthly(answer, _COLUMNS, month)
    months = [_changes(data, each, one_organization) for each in data.months]
    known = [each for each in months if each]
    words = Words(
        topic="Biến động đảng viên theo tháng",
        title=_finding(known, month) if known else _nothing(data, month),
        subtitle=f"Người vào, người ra theo tháng, {data.period}",
        explanation=_EXPLANATION_OF_ONE if one_organization else _EXPLANATION,
    )
    drawn = _stacks(data, months, canvas) if known else sentences.NOTHING_YET
    return chart(words, drawn, _table_by_month(data, months), honesty, canvas)


def _finding(known: Sequence[Changes], month: Month) -> str:
    """What the months add up to: from the first opening to the last closing, nothing left out."""
    people_in = sum(each.people_in for each in known)
    people_out = sum(each.people_out for each in known)
    other = sum(each.other for each in known)
    if [each.month for each in known] == [month]:
        return sentences.changes(people_in, people_out, other, month)
    return sentences.changes_over(people_in, people_out, other, len(known))


def _nothing(data: Monthly, month: Month) -> str:
    if data.at("admitted", month) is None:
        return sentences.no_report(month)
    return sentences.no_change_known(month)


def _changes(data: Monthly, month: Month, one_organization: bool) -> Changes | None:
    opening, closing = data.at("opening", month), data.at("closing", month)
    if opening is None or closing is None or data.at("admitted", month) is None:
        return None
    within_in, within_out = (
        0 if one_organization else data.at(name, month) or 0 for name in _WITHIN
    )
    entered = {name: data.at(name, month) or 0 for name in _IN}
    left = {name: data.at(name, month) or 0 for name in _went(data)}
    entered["transferred_in"] -= within_in
    left["transferred_out"] -= within_out
    other = closing - opening - sum(entered.values()) + sum(left.values())
    return Changes(month, opening, entered, left, other, closing)


def _went(data: Monthly) -> list[str]:
    """The columns of people who left that are told apart."""
    is_merged = any(value is not None for value in data["gone"])
    return ["transferred_out", "gone"] if is_merged else list(_OUT)


def _steps(found: Changes, canvas: Canvas) -> Drawing:
    before = found.month - 1
    changes = [Step(_IN[name], value, BLUE) for name, value in found.entered.items() if value]
    changes += [Step(_LEFT[name], -value, SAND) for name, value in found.left.items() if value]
    changes += [Step("Khác", found.other, GREY)] if found.other else []
    opening = End(f"Tháng {before.number}", found.opening)
    return steps(opening, changes, End(f"Tháng {found.month.number}", found.closing), canvas)


def _stacks(data: Monthly, months: list[Changes | None], canvas: Canvas) -> Drawing | str:
    """Four causes at most, with the sums of people in and out at the ends of the stacks."""
    if not any(each and (each.people_in or each.people_out) for each in months):
        return "0 người vào, 0 người ra"
    figure = Sketch()
    for cause in _CAUSES:
        values = [None if each is None else cause.sign * cause.number(each) for each in months]
        figure.add_trace(_stack(data, cause, values))
    entered = [None if each is None else each.people_in for each in months]
    left = [None if each is None else -each.people_out for each in months]
    figure.add_trace(_sums(data, "Người vào", entered, True, canvas))
    figure.add_trace(_sums(data, "Người ra", left, False, canvas))
    scale = from_zero([*entered, *left], label_room(canvas.text, canvas.plot * 0.9))
    figure.update_layout(
        barmode="relative",
        xaxis=month_axis(data.months, canvas) | {"showline": False},
        yaxis=scale.axis(canvas)
        | {"showticklabels": False, "showgrid": False, "zeroline": True, "zerolinecolor": AXIS},
    )
    mark_gaps(figure, data.months, entered, canvas)
    key = tuple(Key(cause.colour, cause.meaning) for cause in _CAUSES)
    return Drawing(figure, ticks=2, key=key, spots=bar_spots(data.months, entered, canvas))


def _stack(data: Monthly, cause: Cause, values: list[int | None]) -> Trace:
    return bar(
        x=data.labels,
        y=values,
        name=cause.meaning,
        width=bar_width(len(values)),
        marker={"color": cause.colour, "line": {"width": 0}},
        **month_hover(
            data.months,
            [None if value is None else abs(value) for value in values],
            f"người ({cause.meaning.lower()})",
        ),
    )


def _sums(
    data: Monthly, meaning: str, ends: Sequence[int | None], above: bool, canvas: Canvas
) -> Trace:
    newest = len(ends) - 1
    return scatter(
        x=data.labels,
        y=list(ends),
        name=meaning,
        mode="markers+text",
        marker={"size": canvas.text * 0.4, "opacity": 0},
        text=["" if not value else format_count(abs(value)) for value in ends],
        textposition="top center" if above else "bottom center",
        textfont={
            "size": canvas.text,
            "color": [INK if index == newest else MUTED for index in range(newest + 1)],
            "weight": 600,
        },
        cliponaxis=False,
        hoverinfo="skip",
    )


def _table_of_month(found: Changes | None) -> Answer:
    if found is None:
        return table({"Nội dung": [], "Số người": []})
    rows = {f"Cuối tháng {(found.month - 1).label}": found.opening}
    rows |= {_IN[name]: value for name, value in found.entered.items()}
    rows |= {_LEFT[name]: -value for name, value in found.left.items()}
    rows |= {"Khác": found.other, f"Cuối tháng {found.month.label}": found.closing}
    return table({"Nội dung": list(rows), "Số người": list(rows.values())})


def _table_by_month(data: Monthly, months: list[Changes | None]) -> Answer:
    columns: dict[str, list[Any]] = {"Tháng": data.labels}
    columns["Đầu tháng"] = [each and each.opening for each in months]
    columns |= {_IN[name]: [each and each.entered[name] for each in months] for name in _IN}
    left = {name: None for each in months if each for name in each.left} or _OUT
    columns |= {_LEFT[name]: [each and each.left[name] for each in months] for name in left}
    columns["Khác"] = [each and each.other for each in months]
    columns["Cuối tháng"] = [each and each.closing for each in months]
    return table(columns)
