"""The reference page of the forms (docs/forms.md), written from their declarations."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from partyboard.forms.model import Field, Form, Kind, Shape, Sheet
from partyboard.forms.rules import (
    AtMostLast,
    Balance,
    CancelOut,
    ContinuesLast,
    InMonth,
    MentionsOpenItems,
    NotBefore,
    NotCopied,
    PartsSum,
    Rule,
    UniqueRows,
    WithinHistory,
)

KIND_WORDS = {
    Kind.COUNT: "số nguyên từ 0",
    Kind.TEXT: "chữ",
    Kind.CODE: "mã (giữ nguyên dạng chữ)",
    Kind.CHOICE: "chọn trong danh sách",
    Kind.DATE: "ngày (dd/mm/yyyy)",
    Kind.MONTH: "tháng (mm/yyyy)",
    Kind.YEAR: "năm",
    Kind.NUMBER: "số",
}
_SHAPES = {Shape.RECORD: "mỗi chỉ tiêu một dòng", Shape.TABLE: "bảng, mỗi mục một dòng"}
_INTRODUCTION = """# Biểu mẫu

Trang này được tạo từ khai báo trong `partyboard/forms` bằng lệnh `python -m partyboard.docs`;
sửa khai báo rồi chạy lại lệnh, không sửa tay.
"""


def reference(forms: Iterable[Form]) -> str:
    """The page as Markdown: every sheet, field, choice and rule of these forms."""
    return "\n".join([_INTRODUCTION, *(_form(form) for form in forms)])


def rule_in_words(form: Form, sheet: Sheet, rule: Rule) -> str:
    """A rule of a sheet as one Vietnamese sentence, fields called by their labels."""

    def label(name: str) -> str:
        return _quoted(form, sheet, name)

    match rule:
        case Balance(total, plus, minus):
            return f"{_sum(form, sheet, plus, minus)} = {label(total)}."
        case PartsSum(whole, parts):
            return f"{_sum(form, sheet, parts)} = {label(whole)}, khi các ô này đều có số."
        case UniqueRows(fields):
            return f"Không có hai dòng trùng {', '.join(map(label, fields))}."
        case InMonth(field):
            return f"{label(field)} nằm trong tháng báo cáo."
        case NotBefore(field, earlier):
            return f"{label(field)} không trước {label(earlier)}."
        case ContinuesLast(field, last):
            return f"{label(field)} bằng {label(last)} của báo cáo tháng trước."
        case AtMostLast(field, last, plus_field):
            limit = f"{label(last)} của tháng trước cộng {label(plus_field)}"
            return f"{label(field)} không lớn hơn {limit}."
        case WithinHistory(field):
            return f"{label(field)} không khác hẳn các tháng trước của đơn vị."
        case NotCopied(fields):
            return f"Ít nhất một trong các số {', '.join(map(label, fields))} khác tháng trước."
        case CancelOut(into, out_of):
            return f"Tính cả Đảng bộ, tổng {label(into)} bằng tổng {label(out_of)} trong tháng."
        case MentionsOpenItems(conclusion, item):
            named = f"{label(conclusion)} và {label(item)}"
            return f"Mỗi mục đang mở trong sổ kết luận có một dòng, nhận ra theo {named}."
    assert_never(rule)


def limit_in_words(form: Form, sheet: Sheet, field: Field) -> str:
    """What a field may not exceed, as one sentence; "" when nothing is declared."""
    if not field.at_most:
        return ""
    return f"«{field.label}» không lớn hơn {_quoted(form, sheet, field.at_most)}."


def rules_in_words(form: Form, sheet: Sheet) -> tuple[str, ...]:
    """Every rule of a sheet, the limits of its fields after the declared rules."""
    rules = [rule_in_words(form, sheet, rule) for rule in sheet.rules]
    limits = (limit_in_words(form, sheet, field) for field in sheet.fields)
    return (*rules, *(limit for limit in limits if limit))


def _quoted(form: Form, sheet: Sheet, name: str) -> str:
    owner, field = form.locate(sheet, name)
    elsewhere = "" if owner is sheet else f" (trang {owner.title})"
    return f"«{field.label}»{elsewhere}"


def _sum(form: Form, sheet: Sheet, plus: tuple[str, ...], minus: tuple[str, ...] = ()) -> str:
    added = " + ".join(_quoted(form, sheet, name) for name in plus)
    return " − ".join([added, *(_quoted(form, sheet, name) for name in minus)])


def _form(form: Form) -> str:
    head = f"## {form.title} (`{form.mark}`)\n\n{form.purpose}\n"
    return "\n".join([head, *(_sheet(form, sheet) for sheet in form.sheets)])


def _sheet(form: Form, sheet: Sheet) -> str:
    names = f"`{sheet.name}`, {_SHAPES[sheet.shape]}, bảng dữ liệu `{form.table(sheet)}`"
    blocks = [f"### Trang {sheet.title}", f"{names}.", sheet.note]
    if sheet.aliases:
        blocks.append(f"Tên trang viết cách khác: {'; '.join(sheet.aliases)}.")
    blocks.append("\n".join(_fields(sheet)))
    blocks += [_choices(field) for field in sheet.fields if field.choices]
    if rules := rules_in_words(form, sheet):
        blocks.append("\n".join(["Quy tắc:", "", *(f"- {rule}" for rule in rules)]))
    return "".join(f"{block}\n\n" for block in blocks if block)[:-1]


def _fields(sheet: Sheet) -> Iterator[str]:
    yield "| trường | nhãn | viết cách khác | kiểu | bắt buộc | hướng dẫn |"
    yield "|---|---|---|---|---|---|"
    section = ""
    for field in sheet.fields:
        if field.section != section:
            section = field.section
            yield f"| | **{section}** | | | | |"
        yield _row(field)


def _row(field: Field) -> str:
    kind = KIND_WORDS[field.kind] + (f", từ mẫu {field.since}" if field.since > 1 else "")
    help_text = " ".join(part for part in (field.help, _suggested(field)) if part)
    cells = (
        f"`{field.name}`",
        f"{'↳ ' if field.inside else ''}{field.label}",
        "; ".join(field.aliases),
        kind,
        "có" if field.required else "",
        help_text,
    )
    return f"| {' | '.join(map(_escaped, cells))} |"


def _escaped(cell: str) -> str:
    return cell.replace("|", r"\|")


def _suggested(field: Field) -> str:
    return f"Gợi ý: {', '.join(field.suggestions)}." if field.suggestions else ""


def _choices(field: Field) -> str:
    lines = [f"«{field.label}» là một trong:", ""]
    for choice in field.choices:
        aliases = f" (cũng hiểu: {'; '.join(choice.aliases)})" if choice.aliases else ""
        lines.append(f"- {choice.label}, mã `{choice.code}`{aliases}")
    return "\n".join(lines)
