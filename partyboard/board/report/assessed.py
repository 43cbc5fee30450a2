"""What the committee's office wrote on its form, each point in the section that it belongs to.

The form tells results, limitations and next month's tasks apart; where in the report a result
stands is told by the words of its subject. A point with none of them stands in the general section,
so that every point is in the report exactly once.
"""

from dataclasses import dataclass

from partyboard.board.report.parts import Sentence
from partyboard.board.report.wording import one_line
from partyboard.board.view import View
from partyboard.text import key

_SOURCE = "assessment.text"
GENERAL = "general"
# Asked in this order: a mass organization's part in the propaganda is its own activity.
_WORDS = {
    "mass": ("công đoàn", "đoàn thanh niên", "hội phụ nữ", "cựu chiến binh", "đoàn thể"),
    "inspection": ("kiểm tra, giám sát", "khắc phục sau", "kết luận kiểm tra", "kỷ luật đảng"),
    "appraisal": ("tiêu chuẩn chính trị", "lịch sử chính trị", "thẩm tra, xác minh"),
    "ideology": (
        "tuyên truyền", "ban chỉ đạo 35", "tổ 35", "quán triệt", "học tập nghị quyết",
        "học tập và làm theo", "chính trị, tư tưởng", "dư luận",
    ),
    "organization": (
        "công tác đảng viên", "bảo vệ chính trị nội bộ", "tổ chức đảng", "chi bộ", "đại hội",
        "sinh hoạt đảng",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assessment:
    """The points by section of the report; empty where nothing was written."""

    results: dict[str, tuple[Sentence, ...]]
    limitations: tuple[Sentence, ...]
    next_month: tuple[Sentence, ...]


def assessment(view: View) -> Assessment:
    """What stands on the form of the view's month."""
    points: dict[str, list[Sentence]] = {"results": [], "limitations": [], "next_month": []}
    results: dict[str, list[Sentence]] = {}
    for row in view.rows("assessment"):
        sentence = Sentence(one_line(str(row["text"])), (_SOURCE,))
        if row["section"] == "results":
            results.setdefault(subject(sentence.text), []).append(sentence)
        else:
            points[str(row["section"])].append(sentence)
    return Assessment(
        {name: tuple(found) for name, found in results.items()},
        tuple(points["limitations"]),
        tuple(points["next_month"]),
    )


def subject(text: str) -> str:
    """The section that a result belongs to, by its words."""
    said = key(text)
    for name, words in _WORDS.items():
        if any(key(word) in said for word in words):
            return name
    return GENERAL
