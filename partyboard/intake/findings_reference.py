"""The reference page of the findings (docs/findings.md), written from the catalogue."""

import re

from partyboard.intake.catalogue import KINDS, FindingKind, Group, Severity

_INTRODUCTION = """# Lỗi, cảnh báo và ghi chú

Trang này được tạo từ danh mục `partyboard/intake/catalogue.py` bằng lệnh
`python -m partyboard.docs`; sửa danh mục rồi chạy lại lệnh, không sửa tay. Dấu «…» là chỗ ghi điều
tìm thấy trong tệp. Còn một lỗi thì cả tệp không được nạp; cảnh báo và ghi chú không cản việc nạp.
"""
SEVERITIES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Ghi chú"}
_GAP = "«…»"
_OFTEN_EMPTY = re.compile(r"\{(?:hint|more|changes)\}")
_PLACEHOLDER = re.compile(r"«\{\w+\}»|\{\w+\}")


def findings_reference() -> str:
    """The page as Markdown: every kind of finding under its group."""
    return "\n".join([_INTRODUCTION, *(_group(group) for group in Group)])


def shown_template(template: str) -> str:
    """A sentence of the catalogue for people who see no workbook: details as «…»."""
    return _PLACEHOLDER.sub(_GAP, _OFTEN_EMPTY.sub("", template))


def _group(group: Group) -> str:
    kinds = (kind for kind in KINDS if kind.group is group)
    return "\n".join([f"## {group}\n", *(_kind(kind) for kind in kinds)])


def _kind(kind: FindingKind) -> str:
    lines = [f"### {kind.title}\n", f"{SEVERITIES[kind.severity]} `{kind.code}`\n"]
    lines.append(f"- Câu báo: {shown_template(kind.sentence)}")
    remedy = shown_template(kind.remedy)
    if remedy not in ("", _GAP):  # a remedy that each case words itself says nothing here
        lines.append(f"- Cách sửa: {remedy}")
    return "\n".join(lines) + "\n"
