"""What the rules of a form ask, in words: the one place that the form, the findings and the help
take their sentences from.
"""

from collections.abc import Callable
from typing import assert_never

from partyboard.forms.model import Field, Form, Sheet
from partyboard.forms.rules import (
    AtMostLast,
    Balance,
    CancelOut,
    ContinuesLast,
    InMonth,
    KeepsListed,
    MentionsOpenItems,
    NotBefore,
    NotCopied,
    NotEmpty,
    PartsSum,
    Rule,
    UniqueRows,
    WithinHistory,
)

Say = Callable[[str], str]
"""What a field, named as in a rule, is called in a sentence: «Nữ», or «Nữ» (60)."""


def called(text: str) -> Say:
    """Whatever field a rule names beside its subject, called so."""
    return lambda _: text


def subject(rule: Rule) -> str:
    """The field of which a rule asks something, named as in the rule; "" when of whole sheets."""
    match rule:
        case Balance() | PartsSum():
            return rule.total if isinstance(rule, Balance) else rule.whole
        case InMonth() | NotBefore() | ContinuesLast() | AtMostLast() | WithinHistory():
            return rule.field
        case UniqueRows() | NotEmpty() | NotCopied() | CancelOut():
            return ""
        case MentionsOpenItems() | KeepsListed():
            return ""
    assert_never(rule)


def demand(rule: Rule, say: Say) -> str:
    """What a rule asks of its subject ("phải bằng …"); of whole sheets, the whole sentence without
    its full stop.
    """
    match rule:
        case Balance(_, plus, minus):
            return f"phải bằng {_sum(say, plus, minus)}"
        case PartsSum(_, parts):
            return f"phải bằng {_sum(say, parts)}"
        case UniqueRows(fields):
            return f"không được có hai dòng cùng {', '.join(map(say, fields))}"
        case NotEmpty(field):
            return f"phải có ít nhất một dòng ghi {say(field)}"
        case InMonth():
            return "phải nằm trong tháng báo cáo"
        case NotBefore(_, earlier):
            return f"không được trước {say(earlier)}"
        case ContinuesLast(_, last):
            return f"phải bằng {say(last)} của báo cáo tháng trước"
        case AtMostLast(_, last, plus_field):
            return f"không được lớn hơn {say(last)} của tháng trước cộng {say(plus_field)}"
        case WithinHistory():
            return "cần gần với thường lệ của đơn vị"
        case NotCopied(fields):
            return f"các số {', '.join(map(say, fields))} không được giống hệt tháng trước"
        case CancelOut(into, out_of):
            return f"tính cả Đảng bộ, tổng {say(into)} phải bằng tổng {say(out_of)} trong tháng"
        case MentionsOpenItems(conclusion, item):
            named = f"{say(conclusion)} và {say(item)}"
            return f"mỗi mục chưa khắc phục xong phải có một dòng, nhận ra theo {named}"
        case KeepsListed(code, _, until):
            kept = f"đơn vị của danh sách đang áp dụng phải còn một dòng, nhận ra theo {say(code)}"
            return f"{kept}; đơn vị đã thôi thì ghi {say(until)}"
    assert_never(rule)


def limit(at_most: str, say: Say) -> str:
    """What is asked of a field that may not exceed another."""
    return f"không được lớn hơn {say(at_most)}"


def rule_in_words(form: Form, sheet: Sheet, rule: Rule) -> str:
    """A rule of a sheet as one Vietnamese sentence, fields called by their labels."""

    def say(name: str) -> str:
        return _quoted(form, sheet, name)

    of = subject(rule)
    asked = demand(rule, say) + (", khi các ô này đều có số" if isinstance(rule, PartsSum) else "")
    return f"{say(of)} {asked}." if of else f"{asked[0].upper()}{asked[1:]}."


def limit_in_words(form: Form, sheet: Sheet, field: Field) -> str:
    """What a field may not exceed, as one sentence; "" when nothing is declared."""
    if not field.at_most:
        return ""
    return f"«{field.label}» {limit(field.at_most, lambda name: _quoted(form, sheet, name))}."


def rules_in_words(form: Form, sheet: Sheet) -> tuple[str, ...]:
    """Every rule of a sheet, the limits of its fields after the declared rules."""
    rules = [rule_in_words(form, sheet, rule) for rule in sheet.rules]
    limits = (limit_in_words(form, sheet, field) for field in sheet.fields)
    return (*rules, *(each for each in limits if each))


def guidance(form: Form, sheet: Sheet, field: Field) -> str:
    """What the form says beside a field: its help, then what the rules ask of it alone."""

    def say(name: str) -> str:
        return _quoted(form, sheet, name)

    asked = [
        demand(rule, say)
        for rule in sheet.rules
        if subject(rule) == field.name and not isinstance(rule, WithinHistory)
    ]
    asked += [limit(field.at_most, say)] if field.at_most else []
    return " ".join([field.help, *(f"{each[0].upper()}{each[1:]}." for each in asked)])


def _quoted(form: Form, sheet: Sheet, name: str) -> str:
    owner, field = form.locate(sheet, name)
    elsewhere = "" if owner is sheet else f" (trang {owner.title})"
    return f"«{field.label}»{elsewhere}"


def _sum(say: Say, plus: tuple[str, ...], minus: tuple[str, ...] = ()) -> str:
    return " − ".join([" + ".join(map(say, plus)), *map(say, minus)])
