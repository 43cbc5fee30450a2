"""The year's targets as one looks at them: what is done of each, who is below pace, what is left
to do from here."""

from partyboard.board.columns import count, month_of
from partyboard.board.comparison import reported
from partyboard.board.indicators import INDICATORS, Indicator, indicator
from partyboard.board.pace import Achievement, Standing, achieved_by, judged, what_is_needed
from partyboard.board.sentences import amount
from partyboard.board.view import View
from partyboard.store.database import Row
from partyboard.text import Month, format_count

TARGETED: tuple[Indicator, ...] = tuple(entry for entry in INDICATORS if entry.has_target)

# Indicator → the picture of its pace, and that of the organizations.
PACE_PICTURES = {
    entry.name: "admissions_pace" if entry.name == "admitted" else f"{entry.name}_pace"
    for entry in TARGETED
}
ORGANIZATION_PICTURES = {entry.name: f"{entry.name}_target_by_organization" for entry in TARGETED}

_HOW_TO_LOAD = (
    "Tải mẫu của biểu «Chỉ tiêu năm» ở trang Nạp báo cáo (hoặc bằng lệnh partyboard template "
    "--form targets), ghi mức giao của toàn Đảng bộ và của từng đơn vị, rồi nạp như một báo cáo"
)


def judged_month(view: View) -> Month | None:
    """The last month of the year, up to the view's, of which enough organizations have reported
    to be held against the pace; None when there is none yet."""
    months = [month_of(row["month"]) for row in view.rows("coverage") if row["received"]]
    of_year = [each for each in months if each.year == view.month.year and each <= view.month]
    return max(filter(view.is_comparable, of_year), default=None)


def achievement(view: View, name: str) -> Achievement:
    """What is done of the year's target of an indicator up to the judged month; where there is
    none, what has come in so far. KeyError for an unknown indicator."""
    until = judged_month(view)
    for month, row in _months(view, name):
        if month == (until or view.month):
            return achieved_by(row, indicator(name), until)
    return Achievement(indicator(name), until, None, None)


def below_pace(view: View) -> tuple[Achievement, ...]:
    """The targets that are below their pace."""
    found = (achievement(view, entry.name) for entry in TARGETED)
    return tuple(each for each in found if each.standing is Standing.BEHIND)


def is_below_pace(view: View, name: str) -> bool:
    """Whether the target of an indicator, or that of an organization, is below its pace."""
    whole = achievement(view, name).standing is Standing.BEHIND
    return whole or organizations_below_pace(view, name) > 0


def organizations_below_pace(view: View, name: str) -> int:
    """How many organizations are below the pace of their own target of an indicator."""
    return sum(
        judged(row, indicator(name)).standing is Standing.BEHIND
        for row in view.answer("targets_by_organization").records()
        if row["indicator"] == name
    )


def advice(view: View, name: str) -> tuple[str, ...]:
    """What an indicator's target asks for from here, and what its figures leave out, in sentences;
    at least one."""
    achieved = achievement(view, name)
    found = (
        _not_set(view, achieved),
        what_is_needed(achieved, _reached_in(view, achieved)),
        _not_judged(view, achieved),
        _shared_out(view, achieved),
    )
    return tuple(f"{sentence}." for sentence in found if sentence)


def _months(view: View, name: str) -> list[tuple[Month, Row]]:
    rows = view.rows("target_pace")
    return [(month_of(row["month"]), row) for row in rows if row["indicator"] == name]


def _reached_in(view: View, achieved: Achievement) -> Month | None:
    """The first month in which what was done came up to the target."""
    name, target = achieved.indicator.name, achieved.target or 0
    done = [month for month, row in _months(view, name) if count(row["cumulative"]) >= target]
    return min(done, default=None)


def _not_set(view: View, achieved: Achievement) -> str:
    """What there is no target for, and how one is set."""
    if achieved.target is not None:
        return "" if achieved.target else f"Chỉ tiêu năm {view.month.year} bằng 0"
    what = f"chỉ tiêu {achieved.indicator.label.lower()} năm {view.month.year}"
    if view.organization:
        return f"Đơn vị chưa được giao {what}"
    return f"Chưa có {what}. {_HOW_TO_LOAD}"


def _not_judged(view: View, achieved: Achievement) -> str:
    """Tháng 6 mới có 1/68 đơn vị báo cáo, nên tiến độ tính đến hết tháng 5."""
    if achieved.until == view.month or not achieved.target:
        return ""
    why = f"Tháng {view.month.number} mới có {reported(view, view.month)}"
    if view.organization:
        why = f"Đơn vị chưa báo cáo tháng {view.month.number}"
    if achieved.until is None:
        return f"{why}, chưa so được với tiến độ"
    return f"{why}, nên tiến độ tính đến hết tháng {achieved.until.number}"


def _shared_out(view: View, achieved: Achievement) -> str:
    """How the targets of organizations add up beside the whole's. Of classes they do not: one
    class counts for each that goes there."""
    name, whole = achieved.indicator.name, achieved.target
    if view.organization or name == "classes":
        return ""
    rows = view.rows("targets_by_organization")
    given = [float(str(row["target"])) for row in rows if row["indicator"] == name]
    if not given:
        return ""
    total, who = sum(given), f"{format_count(len(given))} đơn vị"
    if whole is None:
        return f"Toàn Đảng bộ chưa giao chỉ tiêu; {who} được giao cộng lại {amount(total)}"
    if total < whole:
        rest = amount(whole - total)
        part = f"{amount(total)}/{amount(whole)}"
        return f"{who} được giao cộng lại {part}, còn {rest} chưa giao cho đơn vị nào"
    if total > whole:
        more = amount(total - whole)
        return f"{who} được giao cộng lại {amount(total)}, nhiều hơn chỉ tiêu toàn Đảng bộ {more}"
    return ""
