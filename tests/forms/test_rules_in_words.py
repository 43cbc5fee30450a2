"""Rules as sentences: the form, the findings and the help say them in the same words."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from comparing import APRIL, compared
from good_reports import GOOD
from openpyxl import load_workbook
from workbooks import FOLLOW_UP, grassroots

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Sheet
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.registry import FORMS
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
    PartsSum,
    Rule,
    UniqueRows,
    WithinHistory,
)
from partyboard.forms.rules_in_words import guidance, limit_in_words, rule_in_words, rules_in_words
from partyboard.intake.check import examine
from partyboard.intake.context import LastReport, OpenItem, Within
from partyboard.intake.findings import Finding
from partyboard.intake.template.layout import HELP, value_cells
from partyboard.text import key

RULES: list[tuple[str, Rule, str]] = [
    ("members", Balance("closing", ("opening", "admitted"), ("died", "expelled")),
     "«Đảng viên cuối tháng» phải bằng «Đảng viên đầu tháng» + «Kết nạp» − «Từ trần» − "
     "«Khai trừ»."),
    ("other_work", PartsSum("disciplined_by_party", ("cautioned", "members.expelled")),
     "«Đảng viên bị kỷ luật về Đảng» phải bằng «Cảnh cáo» + «Khai trừ» (trang Đảng viên), "
     "khi các ô này đều có số."),
    ("follow_ups", UniqueRows(("conclusion", "item")),
     "Không được có hai dòng cùng «Số kết luận», «Mục»."),
    ("training", InMonth("opened_on"), "«Ngày khai giảng» phải nằm trong tháng báo cáo."),
    ("training", NotBefore("closed_on", "opened_on"),
     "«Ngày bế giảng» không được trước «Ngày khai giảng»."),
    ("members", ContinuesLast("opening", "closing"),
     "«Đảng viên đầu tháng» phải bằng «Đảng viên cuối tháng» của báo cáo tháng trước."),
    ("members", AtMostLast("official_conversions", "probationary", "transferred_in"),
     "«Chuyển chính thức» không được lớn hơn «Đảng viên dự bị cuối tháng» của tháng trước cộng "
     "«Chuyển đến»."),
    ("members", WithinHistory("admitted"), "«Kết nạp» cần gần với thường lệ của đơn vị."),
    ("members", NotCopied(("opening", "closing")),
     "Các số «Đảng viên đầu tháng», «Đảng viên cuối tháng» không được giống hệt tháng trước."),
    ("members", CancelOut("transferred_in_within", "transferred_out_within"),
     "Tính cả Đảng bộ, tổng «Trong đó chuyển đến từ TCCS trong Đảng bộ» phải bằng tổng "
     "«Trong đó chuyển đi TCCS trong Đảng bộ» trong tháng."),
    ("follow_ups", MentionsOpenItems("conclusion", "item"),
     "Mỗi mục chưa khắc phục xong phải có một dòng, nhận ra theo «Số kết luận» và «Mục»."),
]  # fmt: skip


def test_rule_of_the_list_of_organizations_is_a_sentence_with_labels() -> None:
    sheet = ORGANIZATIONS.sheet("list")
    assert rule_in_words(ORGANIZATIONS, sheet, KeepsListed("code", "name", "to_month")) == (
        "Đơn vị của danh sách đang áp dụng phải còn một dòng, nhận ra theo «Mã tổ chức đảng»; "
        "đơn vị đã thôi thì ghi «Đến tháng»."
    )


@pytest.mark.parametrize(("sheet", "rule", "words"), RULES, ids=lambda part: type(part).__name__)
def test_rule_is_a_sentence_with_labels(sheet: str, rule: Rule, words: str) -> None:
    assert rule_in_words(GRASSROOTS, GRASSROOTS.sheet(sheet), rule) == words


def test_limit_of_a_part_is_a_sentence_with_labels() -> None:
    training = GRASSROOTS.sheet("training")
    words = limit_in_words(GRASSROOTS, training, training.field("completed"))
    assert words == "«Số hoàn thành» không được lớn hơn «Số học viên»."
    assert limit_in_words(GRASSROOTS, training, training.field("participants")) == ""


def test_limits_of_fields_stand_among_the_rules_of_a_sheet() -> None:
    words = rules_in_words(GRASSROOTS, GRASSROOTS.sheet("other_work"))
    assert "«Chi bộ sinh hoạt thường kỳ» không được lớn hơn «Số chi bộ»." in words


# On the form


def test_the_form_says_beside_a_field_what_the_rules_ask_of_it() -> None:
    members = GRASSROOTS.sheet("members")
    female = members.field("female")
    said = guidance(GRASSROOTS, members, female)
    assert said == f"{female.help} Không được lớn hơn «Đảng viên cuối tháng»."
    assert guidance(GRASSROOTS, members, members.field("died")) == members.field("died").help


@pytest.mark.parametrize("name", ["opening", "closing", "female", "official_conversions"])
def test_what_is_drawn_is_what_is_said(name: str) -> None:
    members = GRASSROOTS.sheet("members")
    row = int(re.sub("[A-Z]", "", value_cells(members)[name]))
    drawn = load_workbook(BytesIO(GOOD))[members.title].cell(row, HELP).value
    assert drawn == guidance(GRASSROOTS, members, members.field(name))


@pytest.mark.parametrize("sheet", [s for f in FORMS for s in f.sheets], ids=lambda s: s.title)
def test_no_form_says_a_rule_in_words_of_its_own(sheet: Sheet) -> None:
    """Notes and helps tell what a figure is; what it must equal or not exceed is told by rules."""
    for text in (sheet.note, *(field.help for field in sheet.fields)):
        assert not re.search(r"phải bằng|không (được )?lớn hơn|[Mm]ột phần của dòng", text)


# In the findings


def broken(**spoiled: Any) -> tuple[Finding, ...]:
    return examine(grassroots(**spoiled)).findings


def words_of(sheet: str, kind: type[Rule], subject: str = "") -> list[str]:
    """What is asked, in the words of the rule, cut at the fields: figures stand behind those."""
    declared = GRASSROOTS.sheet(sheet)
    rule = next(
        rule
        for rule in declared.rules
        if isinstance(rule, kind) and subject in ("", getattr(rule, "field", ""))
    )
    return re.split(r"(?<=»)", rule_in_words(GRASSROOTS, declared, rule).rstrip("."))


SAID: list[tuple[str, type[Rule], str, Any]] = [
    ("training", InMonth, "date-out-of-month",
     lambda: broken(training=[{"course": "A", "kind": "Khác", "participants": 1,
                               "opened_on": date(2021, 4, 30)}])),
    ("training", NotBefore, "date-out-of-month",
     lambda: broken(training=[{"course": "A", "kind": "Khác", "participants": 1,
                               "opened_on": date(2021, 5, 4), "closed_on": date(2021, 5, 1)}])),
    ("follow_ups", UniqueRows, "duplicate-row",
     lambda: broken(follow_ups=[FOLLOW_UP, FOLLOW_UP])),
    ("members", ContinuesLast, "opening-differs",
     lambda: compared(grassroots(), last=LastReport(APRIL, {"members": {"closing": 50}}))),
    ("members", AtMostLast, "outlier",
     lambda: compared(grassroots(), last=LastReport(
         APRIL, {"members": {"closing": 52, "probationary": 0}}))),
    ("members", WithinHistory, "outlier",
     lambda: compared(grassroots(members={"admitted": 30, "closing": 80}),
                      history={"members.admitted": (1, 0, 2, 1) * 3})),
    ("members", CancelOut, "transfers-differ",
     lambda: compared(grassroots(members={"transferred_in": 1, "transferred_in_within": 1,
                                          "closing": 52}), within=Within(2, 4, complete=True))),
    ("follow_ups", MentionsOpenItems, "follow-up-missing",
     lambda: compared(grassroots(), open_items=(OpenItem("12-KL/ĐUK", "2"),),
                      register=frozenset({(key("12-KL/ĐUK"), "1"), (key("12-KL/ĐUK"), "2")}))),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "kind", "code", "find"), SAID, ids=[case[2] for case in SAID])
def test_a_finding_says_the_rule_in_the_words_of_the_rule(
    sheet: str, kind: type[Rule], code: str, find: Any
) -> None:
    (message,) = [found.message for found in find() if found.code == code]
    for words in words_of(sheet, kind):
        assert key(words) in key(message)


@pytest.mark.parametrize(
    ("spoiled", "code", "asked"),
    [
        (
            {"members": {"closing": 52}},
            "total-mismatch",
            "phải bằng đảng viên đầu tháng 52 + kết nạp 1 + chuyển đến 0 − chuyển đi 2 = 51",
        ),
        (
            {"members": {"expelled": 0}, "other_work": {
                "disciplined_by_party": 3, "reprimanded": 1, "cautioned": 1,
                "removed_from_post": 0}},
            "parts-differ",
            "phải bằng khiển trách 1 + cảnh cáo 1 + cách chức 0 + khai trừ 0 = 2",
        ),
        (
            {"members": {"female": 60}},
            "part-exceeds-whole",
            "«Nữ» ghi 60, không được lớn hơn «Đảng viên cuối tháng» (51)",
        ),
    ],
)  # fmt: skip
def test_a_sum_is_asked_for_with_its_figures(
    spoiled: dict[str, Any], code: str, asked: str
) -> None:
    (message,) = [found.message for found in broken(**spoiled) if found.code == code]
    assert asked in message
