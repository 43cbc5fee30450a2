"""How far a report's figures can be trusted: who reported, what is carried, locked or not."""

from datetime import datetime, time

from partyboard.board.columns import count
from partyboard.board.report.figures import row_of_month
from partyboard.board.report.parts import Sentence
from partyboard.board.report.wording import moment_in_words, written
from partyboard.board.view import View
from partyboard.text import VIETNAM, format_count

_COVERAGE = tuple(f"coverage.{name}" for name in ("expected", "received", "on_time", "late"))
_CARRIED = ("coverage.missing", "coverage.carried", "members.carried")
_FAIR = tuple(f"like_for_like.{name}" for name in ("organizations", "previous", "change"))


def notes(view: View) -> tuple[str, ...]:
    """Under the title: what must not be overlooked when the draft is passed on."""
    said = []
    if not view.coverage()["is_locked"]:
        said.append(f"Số liệu tạm tính: tháng {view.month.label} chưa chốt")
    if view.as_of is not None:
        said.append(f"Số liệu như đã biết lúc {moment_in_words(view.as_of)}")
    return tuple(said)


def known_at(view: View) -> datetime:
    """The moment that the figures are of: the one asked for, or when its newest report came;
    where none has, the month's first day.
    """
    moment = view.as_of or view.coverage()["latest_received_at"]
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(view.month.first, time(), VIETNAM)


def reliability(view: View) -> tuple[Sentence, ...]:
    """Who has reported, whose figures are carried, from when to when the month runs."""
    row = view.coverage()
    said = [_received(view), _carried(view) if count(row["missing"]) else None, _fair(view)]
    if notice := view.settings.closing_notice(view.month):
        said.append(Sentence(notice))
    return tuple(filter(None, said))


def _received(view: View) -> Sentence:
    row = view.coverage()
    received, expected = count(row["received"]), count(row["expected"])
    if not received:
        text = f"Chưa có TCCS đảng nào gửi báo cáo tháng {view.month.label}."
        return Sentence(text, _COVERAGE)
    latest = row["latest_received_at"]
    until = f"Đến {moment_in_words(latest)}, " if isinstance(latest, datetime) else ""
    who = f"{until}đã có {format_count(received)}/{format_count(expected)} TCCS đảng gửi báo cáo"
    late = count(row["late"])
    how = f"{written(count(row['on_time']))} đúng hạn, {written(late)} gửi muộn"
    text = f"{who} ({how if late else 'đều đúng hạn'})."
    return Sentence(text[0].upper() + text[1:], _COVERAGE)


def _carried(view: View) -> Sentence:
    row = view.coverage()
    missing, carried = count(row["missing"]), count(row["carried"])
    text = f"Còn {written(missing)} TCCS đảng chưa gửi báo cáo"
    if carried:
        members = count(row_of_month(view, "members")["carried"])
        who = "" if carried == missing else f"{written(carried)} TCCS đảng trong số đó "
        text += f"; {who}tạm tính {written(members)} đảng viên theo báo cáo gần nhất"
    return Sentence(f"{text}.", _CARRIED)


def _fair(view: View) -> Sentence | None:
    """Where other organizations reported the month before, the change over those of both."""
    row = row_of_month(view, "like_for_like")
    if not row or row["same_set"] or not row["organizations"]:
        return None
    who = f"Tính riêng {written(count(row['organizations']))} TCCS đảng báo cáo cả hai tháng"
    change = count(row["change"])
    verb = "tăng" if change > 0 else "giảm"
    how = f"{verb} {written(abs(change))} đảng viên" if change else "số đảng viên không đổi"
    return Sentence(f"{who}: {how}.", _FAIR)
