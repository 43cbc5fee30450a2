"""Who the members are: parts of the members reported."""

from partyboard.board import sentences
from partyboard.board.canvas import PAGE, Canvas
from partyboard.board.chart import Chart, Drawing, Words, chart
from partyboard.board.columns import Number, number, row_of, table
from partyboard.board.honesty import Honesty
from partyboard.board.palette import SLATE
from partyboard.board.row_bars import Part, row_bars
from partyboard.store.answers import Answer
from partyboard.text import Month, format_count, format_percent

_PARTS = {
    "female": "Nữ",
    "aged_under_31": "Từ 18 đến 30 tuổi",
    "ethnic_minority": "Dân tộc thiểu số",
    "religious": "Có tôn giáo",
    "probationary": "Đảng viên dự bị",
    "exempt": "Được miễn công tác và sinh hoạt đảng",
}


def structure(answer: Answer, month: Month, honesty: Honesty, canvas: Canvas = PAGE) -> Chart:
    """Parts in percent of the members reported; answer: month, members, probationary, female,
    ethnic_minority, religious, aged_under_31, exempt, organizations."""
    found = _row(answer, month)
    total = int(found["members"] or 0)
    units = found["organizations"]
    of = f" của {format_count(int(units))} đơn vị" if units and units > 1 else ""
    within = f"Trong {format_count(total)} đảng viên{of}" if total else "Cơ cấu đảng viên"
    words = Words(
        topic="Cơ cấu đảng viên",
        title=sentences.structure(
            total, _whole(found["female"]), _whole(found["aged_under_31"]), month
        ),
        subtitle=f"{within}, tháng {month.label}",
        explanation=(
            "Mỗi tỷ lệ bằng số đảng viên thuộc diện đó chia cho tổng số đảng viên cuối tháng của "
            "các đơn vị đã báo cáo trong tháng. Một đảng viên có thể thuộc nhiều diện."
        ),
    )
    rows = {_PARTS[name]: found[name] for name in _PARTS}
    drawn = _drawn(rows, total, canvas) if total else sentences.NOTHING_YET
    return chart(words, drawn, _table(rows, total), honesty, canvas)


def _row(answer: Answer, month: Month) -> dict[str, Number]:
    names = ("members", "organizations", *_PARTS)
    row = row_of(answer, month)
    return {name: number(row.get(name)) for name in names}


def _whole(value: Number) -> int | None:
    return None if value is None else int(value)


def _drawn(rows: dict[str, Number], total: int, canvas: Canvas) -> Drawing:
    shares = [None if value is None else value / total for value in rows.values()]
    ends = [
        "chưa có số liệu"
        if value is None or share is None
        else f"{format_percent(share)} ({format_count(int(value))})"
        for value, share in zip(rows.values(), shares, strict=True)
    ]
    part = Part("đảng viên", shares, SLATE)
    return row_bars(list(rows), [part], ends, canvas, figures="%{x:.1%}")


def _table(rows: dict[str, Number], total: int) -> Answer:
    return table(
        {
            "Diện": list(rows),
            "Số đảng viên": list(rows.values()),
            "Tỷ lệ (%)": [
                None if value is None or not total else round(value / total * 100, 1) * 1.0
                for value in rows.values()
            ],
        }
    )
