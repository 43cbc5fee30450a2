"""The charts of the slides: the pictures' own numbers, whole, as PowerPoint wants them."""

import re

import pytest
from decks import C, charts_of, slides_of

from partyboard.board.canvas import PROJECTED
from partyboard.board.deck import deck
from partyboard.board.deck.waterfall import BASE, NUMBERS
from partyboard.board.palette import GOLD, GREY, RED, SLATE
from partyboard.board.pictures import picture
from partyboard.board.sequence import sequence
from partyboard.board.view import View
from partyboard.settings import DEFAULT_FILE, load
from partyboard.text import Month

MAY = Month(2021, 5)
# The order that the schema of charts demands; PowerPoint offers to repair a file of another.
ORDER = {
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart catAx valAx spPr",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth",
    "dPt": "idx invertIfNegative marker bubble3D spPr",
    "dLbls": "dLbl showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "dLbl": (
        "idx layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName "
        "showPercent showBubbleSize separator"
    ),
    "catAx": (
        "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx "
        "crosses auto lblAlgn lblOffset tickLblSkip noMultiLvlLbl"
    ),
    "valAx": (
        "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos "
        "spPr txPr crossAx crosses crossBetween majorUnit"
    ),
    "scaling": "orientation max min",
    "legend": "legendPos legendEntry layout overlay txPr",
}
SIDES = {
    "clustered": {"outEnd", "ctr", "inEnd", "inBase"},
    "stacked": {"ctr", "inEnd", "inBase"},
    "standard": {"t", "b", "l", "r", "ctr"},
}


@pytest.fixture(scope="module")
def view(demo_store):
    return View(demo_store, load(DEFAULT_FILE), MAY)


@pytest.fixture(scope="module")
def charts(view):
    """Name of the picture → its charts."""
    slides = slides_of(deck(view))[2:]
    pairs = zip(sequence(view), slides, strict=False)
    return {name: charts_of(slide) for name, slide in pairs}


@pytest.fixture
def every_chart(charts):
    return [chart for found in charts.values() for chart in found]


def colours(element):
    return [each.get("val") for each in element.iter() if each.tag.endswith("srgbClr")]


def drawn(view, name):
    """By plot from above, the values of each of the picture's traces, in the figure's order."""
    plots = {}
    for trace in picture(view, name, PROJECTED).figure.data:
        values = trace.x if getattr(trace, "orientation", None) == "h" else trace.y
        plots.setdefault(trace.xaxis or "x", []).append([None if v is None else v for v in values])
    return list(plots.values())


def test_every_value_of_a_picture_stands_in_its_chart_and_no_other(view, charts):
    for name, found in charts.items():
        if name == "changes_of_month":
            continue  # steps are stacked; worked out below
        plots = drawn(view, name)
        assert len(found) == len(plots)
        for chart, traces in zip(found, plots, strict=True):
            for at in range(len(chart.categories)):
                shown = {s.values[at] for s in chart.series if s.name != "Tiến độ cần đạt"}
                wanted = {values[at] for values in traces}
                assert shown | {None} == wanted | {None}, (name, chart.categories[at])


def test_steps_of_the_month_start_where_the_last_ended(charts):
    (chart,) = charts["changes_of_month"]
    assert chart.categories == (
        "Tháng 4", "Kết nạp", "Chuyển đến", "Chuyển đi", "Khác", "Tháng 5",
    )  # fmt: skip
    assert chart.named(BASE).values == (0, 0, 15, 11, 10, 0)
    assert chart.named("Tăng").values == (None, 15, 5, None, None, None)
    assert chart.named("Chuyển đi").values == (None, None, None, 9, None, None)
    assert chart.named("Khác").values == (None, None, None, None, 1, None)
    assert chart.named("Cuối tháng so với đầu tháng").values == (None,) * 5 + (10,)
    written = [each.text for each in chart.named(NUMBERS).element.iter() if each.tag[-2:] == "}t"]
    assert written == ["3.380", "+15", "+5", "−9", "−1", "3.390"]


def test_pace_of_organizations_stands_behind_their_bars(view, charts):
    (chart,) = charts["admitted_target_by_organization"]
    pace = chart.named("Tiến độ cần đạt")
    assert pace.values == pytest.approx([5 / 12] * 10)
    assert colours(pace.element)[0] == GOLD[1:]
    assert [plot.find(f"{C}grouping").get("val") for plot in chart.root.iter(f"{C}barChart")] == [
        "stacked",
        "clustered",
    ]
    limits = {axis.find(f"{C}scaling/{C}max").get("val") for axis in chart.root.iter(f"{C}valAx")}
    assert len(limits) == 1  # both stand on the same scale


def test_workbook_inside_holds_what_the_chart_shows(every_chart):
    for chart in every_chart:
        header, *rows = chart.sheets["Biểu đồ"]
        assert header == (None, *(series.name for series in chart.series))
        assert [row[0] for row in rows] == list(chart.categories)
        for column, series in enumerate(chart.series, 1):
            for row, value in zip(rows, series.values, strict=True):
                assert row[column] == (None if value is None else pytest.approx(value))
            letter = chr(ord("A") + column)
            last = len(rows) + 1
            span = f":${letter}${last}" if last > 2 else ""
            assert series.reference == f"'Biểu đồ'!${letter}$2{span}"


def test_workbook_inside_has_the_table_of_the_page_too(view, charts):
    for name, found in charts.items():
        table = picture(view, name, PROJECTED).table
        for chart in found:
            header, *rows = chart.sheets["Bảng số liệu"]
            assert (header, rows) == (table.names, [tuple(row) for row in table.rows])


def test_months_are_texts(charts):
    (chart,) = charts["members_by_month"]
    assert chart.categories[0] == "5/2020" and chart.categories[-1] == "5/2021"
    assert all(isinstance(row[0], str) for row in chart.sheets["Biểu đồ"][1:])
    assert not list(chart.root.iter(f"{C}dateAx"))


def test_what_is_missing_is_a_gap(every_chart):
    for chart in every_chart:
        assert [each.get("val") for each in chart.root.iter(f"{C}dispBlanksAs")] == ["gap"]


def test_carried_months_are_a_series_of_hollow_dots(charts):
    (chart,) = charts["members_by_month"]
    whole, carried = chart.series
    assert (whole.name, carried.name) == ("Đảng viên", "Tháng có đơn vị tạm tính")
    known = [at for at, value in enumerate(carried.values) if value is not None]
    assert [chart.categories[at] for at in known] == ["5/2020", "4/2021", "5/2021"]
    assert all(carried.values[at] == whole.values[at] for at in known)
    assert colours(carried.element.find(f"{C}marker"))[0] == "FFFFFF"


def test_colours_are_those_of_the_page(charts):
    last_year, target, this_year = charts["admissions_pace"][0].series
    assert [colours(each.element)[0] for each in (last_year, target, this_year)] == [
        GREY[1:], GOLD[1:], SLATE[1:],
    ]  # fmt: skip
    assert RED[1:] in colours(this_year.element)  # behind: its end is red
    upper = charts["follow_ups_by_month"][0]
    assert colours(upper.named("Quá hạn").element)[0] == RED[1:]
    assert colours(upper.named("Trong hạn").element)[0] == GREY[1:]
    years = charts["admissions_by_month"][0]
    assert colours(years.named("Năm 2020").element)[0] == GREY[1:]
    assert colours(years.named("Năm 2021").element)[0] == SLATE[1:]


def test_thousands_have_dots_whatever_the_machine(charts):
    (chart,) = charts["members_by_month"]
    codes = {each.get("formatCode") for each in chart.series[0].element.iter(f"{C}numFmt")}
    assert codes == {r"[>=1000]0\.000;0"}


def test_ends_of_lines_are_named_with_their_numbers(charts):
    (chart,) = charts["admissions_pace"]
    for series in chart.series:
        (label,) = series.element.iter(f"{C}dLbl")
        assert label.find(f"{C}showSerName").get("val") == "1"
        assert label.find(f"{C}showVal").get("val") == "1"
        known = [at for at, value in enumerate(series.values) if value is not None]
        assert int(label.find(f"{C}idx").get("val")) == known[-1]


def test_legend_tells_of_what_is_seen_only(charts):
    chart = charts["changes_by_month"][0]
    entries = [int(each.find(f"{C}idx").get("val")) for each in chart.root.iter(f"{C}legendEntry")]
    assert [chart.series[at].name for at in entries] == ["Người vào", "Người ra"]


def test_series_have_names_that_tell_them_apart(every_chart):
    for chart in every_chart:
        names = [series.name for series in chart.series]
        assert all(names) and len(set(names)) == len(names)


def test_charts_are_described_for_those_who_cannot_see_them(view, charts):
    for name, found in charts.items():
        assert {chart.description for chart in found} == {picture(view, name, PROJECTED).alt}


def test_elements_stand_in_the_order_of_the_schema(every_chart):
    for chart in every_chart:
        for element in chart.root.iter():
            wanted = ORDER.get(re.sub(r"\{.*\}", "", element.tag) if str(element.tag) else "")
            if wanted and element.tag.startswith(C):
                found = [child.tag.removeprefix(C) for child in element]
                places = [wanted.split().index(name) for name in found]
                assert _settled(places, wanted) == sorted(_settled(places, wanted)), found


def _settled(places, wanted):
    """Axes may stand in any order among themselves."""
    axes = [at for at, name in enumerate(wanted.split()) if name in ("catAx", "valAx")]
    return [min(axes) if place in axes else place for place in places]


def test_labels_stand_where_their_kind_of_chart_allows(every_chart):
    """PowerPoint takes a label outside the end of a stacked bar for damage."""
    for chart in every_chart:
        for kind in ("barChart", "lineChart"):
            for plot in chart.root.iter(f"{C}{kind}"):
                allowed = SIDES[plot.find(f"{C}grouping").get("val")]
                assert {each.get("val") for each in plot.iter(f"{C}dLblPos")} <= allowed


def test_no_two_series_of_a_chart_share_a_number(every_chart):
    for chart in every_chart:
        for tag in ("idx", "order"):
            found = [series.element.find(f"{C}{tag}").get("val") for series in chart.series]
            assert found == [str(at) for at in range(len(found))]
