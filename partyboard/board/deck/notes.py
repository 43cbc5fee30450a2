"""What stands in the notes of a slide: how its figures come about and how far to trust them."""

from collections.abc import Iterable, Iterator

from partyboard.board.chart import Chart
from partyboard.board.columns import count
from partyboard.board.explained import footnotes_of_month
from partyboard.board.footnotes import Footnote, numbered
from partyboard.board.indicators import indicator
from partyboard.board.pictures import PICTURES, footnotes
from partyboard.board.view import View
from partyboard.store.answers import Answer
from partyboard.text import format_count


def of_picture(view: View, name: str, chart: Chart) -> str:
    """For the slide of a picture."""
    return _joined(
        f"Cách tính: {chart.explanation}",
        _source(PICTURES[name].query),
        *_trust(view),
        *_said(footnotes(view, name)),
        *_accepted(chart.remarks),
    )


def of_figures(view: View, names: Iterable[str]) -> str:
    """For a slide of headline figures."""
    entries = [indicator(name) for name in names]
    sources = dict.fromkeys(entry.query for entry in entries)
    return _joined(
        *(f"{entry.label}: {entry.explanation}" for entry in entries),
        _source(*sources),
        *_trust(view),
        *_said(footnotes_of_month(view)),
    )


def of_list(view: View, explanation: str, query: str) -> str:
    """For a slide with the rows of a question."""
    return _joined(f"Cách lập: {explanation}", _source(query), *_trust(view))


def _joined(*paragraphs: str) -> str:
    return "\n".join(filter(None, paragraphs))


def _source(*queries: str) -> str:
    named = ", ".join(f"«{query}»" for query in queries)
    return f"Nguồn: câu hỏi {named} trên báo cáo của các đơn vị."


def _trust(view: View) -> Iterator[str]:
    """The honesty line, and what it means."""
    honesty, row = view.honesty(), view.coverage()
    yield f"Độ đầy đủ: {honesty.footer}."
    if not view.organization:
        yield (
            f"Nộp đúng hạn {format_count(count(row['on_time']))}, "
            f"nộp trễ {format_count(count(row['late']))}, "
            f"chưa nộp {format_count(count(row['missing']))}."
        )
    if honesty.carried:
        yield "Đơn vị tạm tính: chưa báo cáo, lấy số đảng viên của báo cáo gần nhất."
    if honesty.provisional:
        yield "Tạm tính: tháng chưa chốt, số liệu còn có thể thay đổi."


def _said(notes: Iterable[Footnote]) -> Iterator[str]:
    """Every footnote, also those that the slide has no room for."""
    found = numbered(tuple(notes))
    if found:
        yield "Ghi chú của Văn phòng khi nhận báo cáo:"
    for mark, note in found:
        yield f"{mark} {note.text}"


def _accepted(remarks: Answer | None) -> Iterator[str]:
    """What the program had objected to, where, and who let it pass."""
    if remarks is None:
        return
    yield "Chương trình đã nhắc:"
    for row in remarks.records():
        yield " · ".join(f"{name.lower()}: {value}" for name, value in row.items() if value)
