"""Political-theory training: participants by month and by kind, and how many organizations."""

from collections.abc import Sequence

from partyboard.board import sentences
from partyboard.board.axes import from_zero, month_axis
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart
from partyboard.board.columns import Monthly, count, labels, monthly, numbers, table, words
from partyboard.board.honesty import Honesty
from partyboard.board.month_bars import bar_spots, mark_gaps, month_bars
from partyboard.board.palette import GREY, SLATE
from partyboard.board.row_bars import Part, row_bars
from partyboard.board.sketch import Sketch
from partyboard.forms.grassroots.training import COURSE_KINDS
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count

_COLUMNS = {
    "classes": "Số lớp",
    "participants": "Học viên",
    "organizations": "Số đơn vị có học viên",
}
_COUNTED = "Lớp được tính một lần, vào tháng khai giảng; học viên là tổng số các đơn vị cử đi."

Kinds = Sequence[tuple[str, int, int]]


def training_by_month(
    answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE
) -> Chart:
    """Bars of participants; answer: month, classes, participants, organizations."""
    data = monthly(answer, list(_COLUMNS), month)
    said = Words(
        topic="Bồi dưỡng theo tháng",
        title=sentences.training(
            data.last("classes"), data.last("participants"), data.last("organizations"), month
        ),
        subtitle=f"Học viên theo tháng khai giảng, {data.period}",
        explanation=f"{_COUNTED} Số đơn vị là số đơn vị có học viên.",
    )
    columns = table({"Tháng": data.labels, **{_COLUMNS[name]: data[name] for name in _COLUMNS}})
    drawn = sentences.NOTHING_YET if data.blank else _bars(data, canvas)
    return chart(said, drawn, columns, honesty, canvas)


def training_by_kind(
    answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE
) -> Chart:
    """The year to date by kind of class, most participants first; answer: kind (code), classes,
    participants."""
    kinds = _kinds(answer)
    classes, participants = (sum(column) for column in _columns(kinds))
    said = Words(
        topic="Bồi dưỡng theo loại lớp",
        title=sentences.training_of_year(classes, participants, month),
        subtitle=f"Học viên theo loại lớp, {sentences.year_to_date(month)}",
        explanation=_COUNTED,
    )
    names = [name for name, _, _ in kinds]
    columns = dict(zip(("Số lớp", "Học viên"), _columns(kinds), strict=True))
    drawn = _by_kind(kinds, canvas) if kinds else "0 lớp"
    return chart(said, drawn, table({"Loại lớp": names, **columns}), honesty, canvas)


def training_reach(answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE) -> Chart:
    """Organizations that sent somebody this year and that sent nobody; answer: a row for each of
    the latter (query training_absent), name; the others are the rest of those expected to
    report."""
    absent = min(len(answer), honesty.expected)
    attended = honesty.expected - absent
    said = Words(
        topic="Đơn vị cử người dự bồi dưỡng",
        title=sentences.reach(attended, absent, month),
        subtitle=f"Số đơn vị, {sentences.year_to_date(month)}",
        explanation="Đơn vị được tính khi có ít nhất một học viên trong năm theo báo cáo.",
    )
    counts = {"Đã cử người": attended, "Chưa cử ai": absent}
    part = Part("đơn vị", list(counts.values()), [SLATE, GREY])
    ends = [f"{format_count(value)} đơn vị" for value in counts.values()]
    drawn = (
        row_bars(list(counts), [part], ends, canvas) if honesty.expected else sentences.NOTHING_YET
    )
    absentees = table({"Đơn vị chưa cử ai": words(answer, "name")})
    return chart(said, drawn, absentees, honesty, canvas)


def _bars(data: Monthly, canvas: Canvas) -> Drawing:
    scale = from_zero(data["participants"])
    figure = Sketch()
    figure.add_trace(month_bars(data.months, data["participants"], SLATE, "học viên", canvas))
    figure.update_layout(
        xaxis=month_axis(data.months, canvas), yaxis={**scale.axis(canvas), "visible": False}
    )
    mark_gaps(figure, data.months, data["participants"], canvas)
    spots = bar_spots(data.months, data["participants"], canvas)
    return Drawing(figure, ticks=2, spots=spots)


def _kinds(answer: Answer) -> Kinds:
    """Label, classes, participants; kinds without any are left out."""
    rows = zip(
        labels(answer, "kind", COURSE_KINDS),
        map(count, numbers(answer, "classes")),
        map(count, numbers(answer, "participants")),
        strict=True,
    )
    return sorted((row for row in rows if row[1] or row[2]), key=lambda row: (-row[2], -row[1]))


def _columns(kinds: Kinds) -> tuple[list[int], list[int]]:
    return [classes for _, classes, _ in kinds], [people for _, _, people in kinds]


def _by_kind(kinds: Kinds, canvas: Canvas) -> Drawing:
    ends = [f"{format_count(people)} · {format_count(classes)} lớp" for _, classes, people in kinds]
    part = Part("học viên", _columns(kinds)[1], SLATE)
    return row_bars([name for name, _, _ in kinds], [part], ends, canvas)
