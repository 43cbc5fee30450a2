"""The reference page of the findings (docs/findings.md), written from the catalogue."""

from collections.abc import Mapping

from partyboard.intake import dropped, limits, unusual
from partyboard.intake.catalogue import KINDS, FindingKind, Group, Severity
from partyboard.intake.findings import example_of

_INTRODUCTION = """# Lỗi, cảnh báo và ghi chú

Trang này được tạo từ danh mục `partyboard/intake/catalogue` bằng lệnh
`python -m partyboard.docs`; sửa danh mục rồi chạy lại lệnh, không sửa tay. Trang Hướng dẫn của
chương trình nói cùng những điều này.

Còn một lỗi thì cả tệp không được nạp; cảnh báo và ghi chú không cản việc nạp. Câu ở mỗi ví dụ đúng
là câu chương trình trả lời: có kiểm thử đọc một tệp như thế.
"""
SEVERITIES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Ghi chú"}


def findings_reference() -> str:
    """The page as Markdown: every kind of finding under its group."""
    return "\n".join([_INTRODUCTION, *(_group(group) for group in Group)])


def explained(kind: FindingKind) -> str:
    """What a kind means, with the limits that the program works with."""
    return kind.meaning.format(**limits_in_words())


def limits_in_words() -> Mapping[str, str]:
    """The limits that explanations name, as people write them."""
    return {
        "months": str(unusual.MONTHS),
        "scale": _decimal(unusual.SCALE),
        "share": f"{dropped.MANY:.0%}",
        "limit": _decimal(unusual.LIMIT),
        "times": _decimal(round(unusual.LIMIT / unusual.SCALE, 1)),
        "file_size": limits.megabytes(limits.FILE_BYTES),
        "area": limits.AREA_IN_WORDS,
    }


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _group(group: Group) -> str:
    kinds = (kind for kind in KINDS if kind.group is group)
    return "\n".join([f"## {group}\n", *(_kind(kind) for kind in kinds)])


def _kind(kind: FindingKind) -> str:
    example, details = example_of(kind), kind.example.details
    where = f" ({example.place_in_words})" if example.place else ""
    lines = [f"### {kind.title}\n", f"{SEVERITIES[kind.severity]} `{kind.code}`\n"]
    lines.append(f"- Nghĩa là: {explained(kind)}")
    lines.append(f"- Ví dụ{where}: {kind.said(details)}")
    if kind.remedy:
        lines.append(f"- Đơn vị làm gì: {kind.to_do(details)}")
    lines.append(f"- Văn phòng làm gì: {kind.staff}")
    return "\n".join(lines) + "\n"
