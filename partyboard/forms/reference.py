"""The reference page of the forms (docs/forms.md), written from their declarations."""

from collections.abc import Iterable, Iterator

from partyboard.forms.model import Field, Form, Kind, Shape, Sheet
from partyboard.forms.rules_in_words import rules_in_words

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
