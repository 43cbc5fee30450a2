"""Every number of the report is found again: in a question's answer, or as a difference of two."""

import re
from collections.abc import Iterator

import pytest

from partyboard.board.columns import month_of
from partyboard.board.report import Sentence, report
from partyboard.board.report.wording import one_line, written
from partyboard.board.view import View
from partyboard.text import Month, format_percent

# What has digits and is no figure: days, moments, the names of two bodies, an age in a heading.
NO_FIGURES = re.compile(
    r"\d+ giờ \d+ ngày \d+/\d+/\d+|ngày \d+/\d+/\d+|[Tt]háng \d+/\d+|(Ban Chỉ đạo|Tổ) 35"
    r"|từ 18 đến 30 tuổi"
)
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?%?(?<!\.)")
MONTHS = [Month(2021, 5), Month(2021, 4), Month(2021, 1), Month(2020, 9), Month(2020, 1)]
SUMS = (
    ("admitted", "transferred_in", "reinstated"),
    ("transferred_out", "died", "expelled", "struck_off", "resigned"),
)


def values(view: View, source: str) -> Iterator[float]:
    """The figures of a column that a report of the month may say, and their changes."""
    query, _, column = source.partition(".")
    rows = view.rows(query)
    if rows and "month" in rows[0]:
        then = {month_of(row["month"]): row[column] for row in rows}
        here = [row[column] for row in rows if month_of(row["month"]) == view.month]
        now = then.get(view.month)
        yield from (abs(each) for each in here if isinstance(each, int | float))
        for before in (then.get(view.month - 1), then.get(view.month - 12)):
            if now is not None and before is not None:
                yield abs(now - before)
    elif column == "kind":
        kinds = [row[column] for row in rows]
        yield from (kinds.count(kind) for kind in set(kinds))
    else:
        found = [row[column] for row in rows if isinstance(row[column], int)]
        yield from (*found, sum(found), sum(1 for each in found if each))


def traced(view: View, sentence: Sentence) -> set[str]:
    """Every number that the sentence may say, as it is written."""
    found = [value for source in sentence.sources for value in values(view, source)]
    if {source.partition(".")[0] for source in sentence.sources} == {"membership_changes"}:
        now = {month_of(row["month"]): row for row in view.rows("membership_changes")}[view.month]
        found += [sum(now[name] for name in names) for names in SUMS]
    shares = {format_percent(a / b) for a in found for b in found if b}
    return {written(int(value)) for value in found} | {str(int(v)) for v in found} | shares


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(NO_FIGURES.sub("", text)))


@pytest.fixture(params=MONTHS, ids=str)
def view(request, demo_store, settings):
    return View(demo_store, settings, request.param)


def test_every_number_of_a_sentence_is_found_in_what_it_is_made_of(view):
    names = [str(row["course"]) for row in view.rows("training_classes")]
    written_by_office = {one_line(str(row["text"])) for row in view.rows("assessment")}
    for sentence in report(view).sentences():
        if sentence.sources == ("assessment.text",):
            assert sentence.text in written_by_office
            continue
        text = sentence.text
        for name in names:
            text = text.replace(name, "")
        assert numbers(text) - traced(view, sentence) == set(), text


def test_a_sentence_with_a_number_says_where_it_is_from(view):
    for sentence in report(view).sentences():
        assert not numbers(sentence.text) or sentence.sources, sentence.text


def test_a_wrong_number_would_be_seen(view):
    wrong = Sentence("Kết nạp 1.234 đảng viên.", ("membership_changes.admitted",))
    assert numbers(wrong.text) - traced(view, wrong) == {"1.234"}


def test_the_table_by_organization_adds_up_to_the_figures(view):
    table = report(view).annexes[0]
    figures = view.figures()
    names = (
        "members", None, "admitted", "official_conversions", "participants",
        "commended_collectives", "commended_individuals", "follow_ups_open", "follow_ups_overdue",
    )  # fmt: skip
    for name, total in zip(names, table.total[2:-1], strict=True):
        if name:
            assert int(total.replace(".", "")) == figures[name], name
    assert len(table.rows) == len(view.rows("organizations"))


def test_every_cell_of_the_table_is_the_organization_s_own_figure(view):
    members = {str(row["name"]): row for row in view.rows("members_by_organization")}
    trained = {str(row["name"]): row for row in view.rows("training_by_organization")}
    owed = {str(row["name"]): row for row in view.rows("follow_ups_by_organization")}
    for row in report(view).annexes[0].rows:
        own = members[row[1]]
        assert row[2].rstrip("*") == str(own["members"]), row
        assert row[2].endswith("*") == (own["carried_from"] is not None)
        assert row[4] == ("" if own["admitted"] is None else str(own["admitted"]))
        participants = trained[row[1]]["participants"] if row[1] in trained else 0
        assert row[6] == ("" if own["submission_id"] is None else str(participants or 0))
        open_, overdue = (owed[row[1]][n] if row[1] in owed else 0 for n in ("open", "overdue"))
        assert (row[9], row[10]) == (str(open_), str(overdue))
        assert row[11].startswith("Chưa") == (own["submission_id"] is None)


def test_the_other_tables_are_the_answers_of_their_questions(view):
    found = {annex.title.split(",")[0].split(" tháng")[0]: annex for annex in report(view).annexes}
    still = [row for row in view.rows("follow_ups") if row["is_open"]]
    told = found.get("Nội dung chưa khắc phục xong")
    assert len(told.rows if told else ()) == len(still)
    for row, own in zip(told.rows if told else (), still, strict=True):
        assert row[2] == f"{own['conclusion']}, mục {own['item']}"
        assert row[5] == (str(own["days_overdue"]) if own["is_overdue"] else "")
    missing = found.get("Tổ chức đảng chưa gửi báo cáo")
    names = [str(row["name"]) for row in view.rows("missing")]
    assert [row[1] for row in (missing.rows if missing else ())] == names
