"""Section 3: admitted, converted; what raised and lowered the number; who they are; badges."""

from partyboard.board.columns import count
from partyboard.board.report.figures import known, of_register, row_of_month, summed
from partyboard.board.report.parts import Section, Sentence, paragraphs
from partyboard.board.report.wording import counted, enumerated, written
from partyboard.board.sentences import amount, is_behind
from partyboard.board.view import View
from partyboard.store.database import Row
from partyboard.text import format_count, format_percent

_CAME = {"admitted": "kết nạp", "transferred_in": "chuyển đến", "reinstated": "phục hồi đảng tịch"}
_WENT = {
    "transferred_out": "chuyển đi",
    "died": "từ trần",
    "expelled": "khai trừ",
    "struck_off": "xóa tên",
    "resigned": "xin ra khỏi Đảng",
}
_PACE = ("cumulative", "target", "last_year_cumulative")
_WHO = {
    "probationary": "dự bị",
    "female": "nữ",
    "ethnic_minority": "người dân tộc thiểu số",
    "religious": "theo tôn giáo",
    "aged_under_31": "từ 18 đến 30 tuổi",
    "exempt": "được miễn công tác và sinh hoạt đảng",
}


def membership(view: View) -> Section:
    """Admitted, the year's target, converted; the balance of the month; structure; badges."""
    changes = row_of_month(view, "membership_changes")
    return Section(
        "Công tác đảng viên",
        paragraphs(
            (_admitted(view), _decided(view), _pace(view)),
            (_converted(view), _conversions_decided(view)),
            (_balance(view, changes), _within(changes), _unexplained(changes)),
            (_structure(view),),
            (_badges(view),),
        ),
    )


def _admitted(view: View) -> Sentence:
    return counted(
        summed(view, "membership_changes.admitted"),
        "Trong tháng, các TCCS đảng kết nạp {n} đảng viên",
        "Trong tháng không kết nạp đảng viên nào", "số đảng viên mới kết nạp", "đồng chí",
    )  # fmt: skip


def _decided(view: View) -> Sentence:
    level = view.settings.committee(view.month).short
    return counted(
        of_register(view, "committee_work.admissions_decided"),
        f"{level} quyết định kết nạp {{n}} quần chúng",
        f"{level} không có quyết định kết nạp trong tháng",
        f"số quần chúng được {level} quyết định kết nạp", "quần chúng",
    )  # fmt: skip


def _pace(view: View) -> Sentence | None:
    """Since January, beside the target and last year; not said while reports are missing."""
    row = row_of_month(view, "admissions_pace")
    done, target, last = (row.get(name) for name in _PACE)
    if not isinstance(done, int) or not view.is_comparable():
        return None
    text = f"Lũy kế từ đầu năm đã kết nạp {written(done)} đảng viên"
    pace = row.get("pace")
    if isinstance(target, float) and target:
        text += f", đạt {format_percent(done / target)} chỉ tiêu năm ({amount(target)} đảng viên)"
        text += f", {_against(done, pace)}" if isinstance(pace, float) else ""
    if isinstance(last, int):
        text += f"; cùng kỳ năm trước kết nạp {written(last)}"
    return Sentence(f"{text}.", tuple(f"admissions_pace.{name}" for name in _PACE))


def _against(done: int, pace: float) -> str:
    if is_behind(done, pace):
        return "chậm so với tiến độ"
    return "nhanh hơn tiến độ" if done >= pace + 1 else "đúng tiến độ"


def _converted(view: View) -> Sentence:
    return counted(
        summed(view, "membership_changes.official_conversions"),
        "Có {n} đảng viên dự bị được công nhận chính thức",
        "Trong tháng không có đảng viên dự bị được công nhận chính thức",
        "số đảng viên dự bị được công nhận chính thức", "đồng chí",
    )  # fmt: skip


def _conversions_decided(view: View) -> Sentence:
    level = view.settings.committee(view.month).short
    return counted(
        of_register(view, "committee_work.conversions_decided"),
        f"{level} quyết định chuyển chính thức {{n}} trường hợp",
        f"{level} không có quyết định chuyển chính thức trong tháng",
        f"số trường hợp {level} quyết định chuyển chính thức", "trường hợp",
    )  # fmt: skip


def _balance(view: View, row: Row) -> Sentence | None:
    """What came and what went; not said where the month has no report."""
    if known(row, "admitted") is None:
        return None
    sources = tuple(f"membership_changes.{name}" for name in (*_CAME, *_WENT))
    changes = (_causes(row, "tăng", _CAME), _causes(row, "giảm", _WENT))
    return Sentence(f"Biến động trong tháng: {'; '.join(changes)}.", sources)


def _causes(row: Row, verb: str, names: dict[str, str]) -> str:
    total = sum(count(row[name]) for name in names)
    if not total:
        return f"không {verb}"
    causes = enumerated((label, known(row, name)) for name, label in names.items())
    return f"{verb} {written(total)} đồng chí ({causes})"


def _within(row: Row) -> Sentence | None:
    into, out_of = (known(row, f"transferred_{way}_within") for way in ("in", "out"))
    if not into and not out_of:
        return None
    sums = f"{written(into or 0)} chuyển đến, {written(out_of or 0)} chuyển đi"
    sources = tuple(f"membership_changes.transferred_{way}_within" for way in ("in", "out"))
    text = f"Trong đó chuyển sinh hoạt giữa các TCCS đảng trong Đảng bộ: {sums}."
    return Sentence(text, sources)


def _unexplained(row: Row) -> Sentence | None:
    other = known(row, "other")
    if not other:
        return None
    verb = "tăng" if other > 0 else "giảm"
    text = (
        f"Ngoài ra, số đảng viên {verb} {written(abs(other))} đồng chí so với số tháng trước "
        "chuyển sang, do có báo cáo còn thiếu, gửi muộn, hoặc số chuyển trong Đảng bộ hai bên ghi "
        "chưa khớp."
    )
    return Sentence(text, ("membership_changes.other",))


def _structure(view: View) -> Sentence | None:
    row = row_of_month(view, "structure")
    members, organizations = known(row, "members"), known(row, "organizations")
    if not members or not organizations:
        return None
    parts = ", ".join(
        f"{label} {written(n)} ({format_percent(n / members)})"
        for name, label in _WHO.items()
        if (n := known(row, name))
    )
    who = f"{written(members)} đảng viên của {format_count(organizations)} TCCS đảng đã báo cáo"
    sources = tuple(f"structure.{name}" for name in ("members", "organizations", *_WHO))
    return Sentence(f"Trong {who}: {parts}.", sources) if parts else None


def _badges(view: View) -> Sentence:
    return counted(
        summed(view, "other_work.badges"),
        "Có {n} đảng viên được tặng Huy hiệu Đảng",
        "Trong tháng không có đảng viên được tặng Huy hiệu Đảng",
        "số đảng viên được tặng Huy hiệu Đảng", "đồng chí",
    )  # fmt: skip
