"""Every page shows something sensible in every state that a board can be in."""

import ast

import pytest
from opening import ABOUT_A_MONTH, ADMIN_SECTIONS, PAGES, charts, html, markup, opened, title

from partyboard.settings import ROOT

STATES = [
    ("demo", {}),
    ("demo", {"organization": "STC"}),
    ("demo", {"month": "2020-01"}),
    ("demo", {"month": "2021-03", "organization": "CTFDI"}),
    ("demo", {"month": "2021-05", "organization": "CTDM"}),
    ("empty", {}),
    ("list only", {}),
    ("first month", {}),
    ("first month", {"organization": "SNV"}),
    ("quarter", {}),
    ("quarter", {"month": "2021-02"}),
    ("quarter", {"month": "2021-02", "organization": "STC"}),
    ("quarter", {"organization": "CTVT"}),
    ("one organization", {}),
    ("one organization", {"organization": "STC"}),
    ("founded later", {"organization": "MOI"}),
    ("founded later", {"month": "2021-03", "organization": "MOI"}),
    ("hostile", {"organization": "STC"}),
]
CHARTS = {
    "overview": {"members_by_month", "admissions_pace", "changes_of_month", "follow_ups_by_month"},
    "members": {
        "members_by_month",
        "changes_of_month",
        "changes_by_month",
        "admissions_pace",
        "admissions_by_month",
        "structure",
    },
    "training": {"training_by_month", "training_by_kind", "training_reach"},
    "commendations": {"commendations_by_month", "commendations_by_topic", "commendations_by_level"},
    "follow_ups": {"follow_ups_by_month", "follow_ups_ageing", "follow_ups_by_organization"},
    "targets": {"admissions_pace", "admitted_target_by_organization"},
    "upload": set(),
    "received": set(),
    "reporting": set(),
    "report": set(),
    "changes": set(),
    "help": set(),
    "organization": set(),
    "trace": set(),
    "account": set(),
    "admin": set(),
}
UNNAMED = {"None", "nan", "NaN", "<NA>", "NaT", "null", "undefined"}
SOURCES = sorted((ROOT / "pages").rglob("*.py"))


def words(texts):
    return {word.strip(".,:;()") for text in texts for word in text.split()}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("state", "address"), STATES, ids=[f"{s} {' '.join(a.values())}".strip() for s, a in STATES]
)
def test_page_stands_in_every_state(state_files, on, state, address, page):
    on(state_files[state])
    app = opened(page, **address)
    assert [fault.value for fault in app.exception] == []
    assert [fault.value for fault in app.error] == []
    assert title(app)
    assert words(markup(app) + html(app)) & UNNAMED == set()
    for name, drawn in charts(app).items():
        assert drawn["data"] or drawn["layout"]["annotations"], name
        assert words(each["text"] for each in drawn["layout"]["annotations"]) & UNNAMED == set()


@pytest.mark.parametrize("section", ADMIN_SECTIONS)
@pytest.mark.parametrize("state", ["demo", "empty", "list only", "first month", "hostile"])
def test_section_of_the_admin_page_stands_in_every_state(state_files, on, state, section):
    on(state_files[state])
    app = opened("admin", section=section)
    assert list(app.exception) == []
    if section != "health":  # which tells of this machine
        assert [fault.value for fault in app.error] == []
    assert words(markup(app) + html(app)) & UNNAMED == set()
    cells = [str(cell) for table in app.table for cell in table.value.to_numpy().flat]
    assert words(cells) & UNNAMED == set()


@pytest.mark.parametrize("page", PAGES)
def test_page_of_the_demo_has_its_charts(state_files, on, page):
    on(state_files["demo"])
    assert charts(opened(page)).keys() == CHARTS[page]


@pytest.mark.parametrize("page", ABOUT_A_MONTH)
def test_page_of_an_empty_board_says_what_to_do(state_files, on, page):
    on(state_files["empty"])
    app = opened(page)
    assert [note.value.startswith("Chưa có báo cáo nào.") for note in app.info] == [True]
    assert charts(app) == {}


@pytest.mark.parametrize("page", ABOUT_A_MONTH)
def test_every_chart_unfolds_into_its_numbers(state_files, on, page):
    on(state_files["demo"])
    app = opened(page)
    for name in CHARTS[page]:
        app.session_state[f"fold-{name}"] = True
    before = len(app.dataframe)
    app.run()
    assert [fault.value for fault in app.exception] == []
    assert len(app.dataframe) >= before + len(CHARTS[page])


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_page_is_short_and_leaves_the_thinking_to_others(source):
    text = source.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in (
            [ast.alias(node.module or "")] if isinstance(node, ast.ImportFrom) else node.names
        )
    }
    assert imported & {"pandas", "numpy", "duckdb", "plotly", "openpyxl"} == set()
