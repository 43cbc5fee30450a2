"""Section 2: ideological and organizational work; branch meetings."""

from partyboard.board.report.assessed import Assessment
from partyboard.board.report.figures import of_register, summed
from partyboard.board.report.parts import Section, Sentence, listed, paragraphs
from partyboard.board.report.wording import compared, counted, gap, written
from partyboard.board.view import View
from partyboard.text import format_count, format_percent


def ideology(view: View, wrote: Assessment) -> Section:
    """What the office wrote of it, then propaganda, Steering Committee 35, branch meetings."""
    points = (*wrote.results.get("ideology", ()), *wrote.results.get("organization", ()))
    if not points:
        points = (gap("kết quả công tác chính trị, tư tưởng và tổ chức"),)
    figures = paragraphs((_sessions(view), *_team_35(view)), _meetings(view))
    return Section("Công tác chính trị, tư tưởng và tổ chức", listed(points) + figures)


def _sessions(view: View) -> Sentence:
    sessions = summed(view, "other_work.propaganda_sessions")
    attendees = summed(view, "other_work.propaganda_attendees")
    if sessions.now is None:
        return gap("số hội nghị, buổi tuyên truyền, quán triệt")
    if not sessions.now:
        return Sentence("Trong tháng không có hội nghị, buổi tuyên truyền, quán triệt nào.")
    held = f"Các TCCS đảng tổ chức {written(sessions.now)} hội nghị, buổi tuyên truyền, quán triệt"
    who = f" với {written(attendees.now)} lượt người dự" if attendees.now else ""
    text = f"{held}{who}{compared(sessions, 'buổi')}."
    return Sentence(text, (sessions.source, attendees.source))


def _team_35(view: View) -> tuple[Sentence, ...]:
    return (
        counted(
            of_register(view, "committee_work.steering_35_activities"),
            "Ban Chỉ đạo 35 có {n} hoạt động", "Ban Chỉ đạo 35 không có hoạt động trong tháng",
            "số hoạt động của Ban Chỉ đạo 35",
        ),
        counted(
            summed(view, "other_work.rebuttal_posts"),
            "Tổ 35 ở các cơ sở có {n} tin, bài phản bác",
            "Tổ 35 ở các cơ sở không có tin, bài phản bác",
            "số tin, bài phản bác của Tổ 35",
        ),
    )  # fmt: skip


def _meetings(view: View) -> tuple[Sentence, ...]:
    branches, met, on_topic = (
        summed(view, f"other_work.{name}")
        for name in ("branches", "branches_met", "branches_met_on_topic")
    )
    if not branches.now or met.now is None:
        return (gap("tình hình sinh hoạt chi bộ"),)
    part = f"{format_count(met.now)}/{format_count(branches.now)} chi bộ"
    share = format_percent(met.now / branches.now)
    regular = Sentence(
        f"Có {part} sinh hoạt thường kỳ, đạt {share}.", (met.source, branches.source)
    )
    thematic = counted(
        on_topic, "Có {n} chi bộ sinh hoạt chuyên đề",
        "Không có chi bộ sinh hoạt chuyên đề", "số chi bộ sinh hoạt chuyên đề",
    )  # fmt: skip
    return regular, thematic
