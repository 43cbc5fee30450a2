"""A plot as a chart in the words of DrawingML: what python-pptx cannot say (bars and lines in one
chart, a code for each label) is said here, in the order of the schema."""

from dataclasses import dataclass

from partyboard.board.canvas import Canvas
from partyboard.board.deck.master import LANGUAGE
from partyboard.board.deck.plots import Plot, Series, Shape
from partyboard.board.deck.series_xml import categories_xml, line_xml, series_xml, words_xml
from partyboard.board.deck.workbook import workbook
from partyboard.board.palette import AXIS, GRID, INK, MUTED
from partyboard.board.wrapping import text_width
from partyboard.store.answers import Answer

_NAMESPACES = " ".join(
    f'xmlns:{short}="http://schemas.openxmlformats.org/{name}"'
    for short, name in (
        ("c", "drawingml/2006/chart"),
        ("a", "drawingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)
_LEGEND = 1.7  # lines of text that the legend takes
_COUNT = r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"


@dataclass(frozen=True, slots=True)
class _Axes:
    """The numbers by which plots and axes know each other."""

    categories: int
    values: int

    @property
    def used(self) -> str:
        """Said in a plot."""
        return f'<c:axId val="{self.categories}"/><c:axId val="{self.values}"/>'


_FIRST, _SECOND = _Axes(111111111, 222222222), _Axes(333333333, 444444444)


@dataclass(frozen=True, slots=True)
class NativeChart:
    """What python-pptx asks of the data of a chart that it adds: its XML and its workbook."""

    plot: Plot
    table: Answer
    canvas: Canvas
    height: float

    def xml_bytes(self, _chart_type: object) -> bytes:
        """The chart part."""
        return _chart(self.plot, self.canvas, self.height).encode()

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook that PowerPoint opens to edit the numbers."""
        return workbook(self.plot, self.table)


def _chart(plot: Plot, canvas: Canvas, height: float) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NAMESPACES}>'
        f'<c:date1904 val="0"/><c:lang val="{LANGUAGE}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_room(plot, canvas, height)}'
        f"{_drawn(plot, height)}{_categories(plot, canvas)}{_values(plot, canvas)}"
        f"{_second(plot) if plot.limit else ''}"
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        f"{_legend(plot, canvas, height)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{words_xml(canvas.text, INK)}</c:chartSpace>"
    )


def _drawn(plot: Plot, height: float) -> str:
    """Bars, outlines over them on axes of their own, then lines."""
    categories = categories_xml(plot.categories)
    bars: list[str] = []
    outlines: list[str] = []
    lines: list[str] = []
    for column, series in enumerate(plot.ordered, 1):
        into = outlines if series.shape is Shape.OUTLINES else bars
        (lines if series.shape.is_line else into).append(
            series_xml(series, column, categories, height)
        )
    return (
        (_bars(plot, bars, plot.stacked, _FIRST) if bars else "")
        + (_bars(plot, outlines, False, _SECOND) if outlines else "")
        + (_lines(lines) if lines else "")
    )


def _bars(plot: Plot, series: list[str], stacked: bool, axes: _Axes) -> str:
    seen = [each for each in plot.series if not each.shape.is_line]
    overlap = 100 if stacked or _take_turns(seen) else 0
    return (
        f'<c:barChart><c:barDir val="{"bar" if plot.lying else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{"".join(series)}'
        f'<c:gapWidth val="{min(500, round(100 / plot.thickness - 100))}"/>'
        f'<c:overlap val="{overlap}"/>{axes.used}</c:barChart>'
    )


def _take_turns(series: list[Series]) -> bool:
    """Whether no category has two bars, so that none stands aside for another."""
    columns = zip(*(each.values for each in series), strict=True)
    return all(sum(value is not None for value in column) < 2 for column in columns)


def _lines(series: list[str]) -> str:
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(series)}'
        f'<c:marker val="1"/>{_FIRST.used}</c:lineChart>'
    )


def _room(plot: Plot, canvas: Canvas, height: float) -> str:
    """The place of the plot, said outright: each program leaves other room for names, labels and
    the legend."""
    lines = 2 if any("\n" in name for name in plot.categories) else 1
    below = canvas.pad if plot.lying else canvas.lines(lines, canvas.text) + canvas.pad
    above = _LEGEND * canvas.text * plot.legend + (0 if plot.lying else 1.6 * canvas.text)
    return _layout(
        plot.left / canvas.width,
        above / height,
        1 - (plot.left + plot.right) / canvas.width,
        1 - (above + below) / height,
        "inner",
    )


def _layout(left: float, top: float, width: float, height: float, target: str = "") -> str:
    """A place in shares of the chart."""
    sides = {"x": left, "y": top, "w": width, "h": height}
    inside = f'<c:layoutTarget val="{target}"/>' if target else ""
    return (
        f'<c:layout><c:manualLayout>{inside}<c:xMode val="edge"/><c:yMode val="edge"/>'
        + "".join(f'<c:{side} val="{share:.4f}"/>' for side, share in sides.items())
        + "</c:manualLayout></c:layout>"
    )


def _categories(plot: Plot, canvas: Canvas) -> str:
    colour = INK if plot.lying else MUTED
    return (
        f'<c:catAx><c:axId val="{_FIRST.categories}"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if plot.lying else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if plot.lying else "b"}"/>'
        '<c:numFmt formatCode="@" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line_xml(2, AXIS)}</c:spPr>{words_xml(canvas.text * 0.9, colour)}"
        f'<c:crossAx val="{_FIRST.values}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(plot: Plot, canvas: Canvas) -> str:
    """Numbers beside the plot only where the page has them; else the bars carry theirs."""
    scale = plot.scale
    ends = _ends(scale.low, scale.high) if scale else _ends(0, plot.limit) if plot.limit else ""
    crossing = "max" if plot.lying else "autoZero"
    return (
        f'<c:valAx><c:axId val="{_FIRST.values}"/><c:scaling><c:orientation val="minMax"/>'
        f'{ends}</c:scaling><c:delete val="{int(scale is None)}"/>'
        f'<c:axPos val="{"b" if plot.lying else "l"}"/>'
        + (
            f"<c:majorGridlines><c:spPr>{line_xml(2, GRID)}</c:spPr></c:majorGridlines>"
            if scale
            else ""
        )
        + f'<c:numFmt formatCode="{_COUNT.replace(">", "&gt;")}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{words_xml(canvas.text * 0.9, MUTED)}"
        f'<c:crossAx val="{_FIRST.categories}"/><c:crosses val="{crossing}"/>'
        '<c:crossBetween val="between"/>'
        + (f'<c:majorUnit val="{scale.step}"/>' if scale else "")
        + "</c:valAx>"
    )


def _second(plot: Plot) -> str:
    """Axes that are not seen, on which outlines stand over the bars: as long as the first."""
    return (
        f'<c:catAx><c:axId val="{_SECOND.categories}"/><c:scaling>'
        '<c:orientation val="maxMin"/></c:scaling><c:delete val="1"/><c:axPos val="l"/>'
        f'<c:crossAx val="{_SECOND.values}"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="{_SECOND.values}"/><c:scaling><c:orientation val="minMax"/>'
        f'{_ends(0, plot.limit or 1)}</c:scaling><c:delete val="1"/><c:axPos val="t"/>'
        f'<c:crossAx val="{_SECOND.categories}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _ends(low: float, high: float) -> str:
    return f'<c:max val="{high}"/><c:min val="{low}"/>'


def _legend(plot: Plot, canvas: Canvas, height: float) -> str:
    """The series that are seen, over the plot at its left."""
    if not plot.legend:
        return ""
    unseen = [at for at, series in enumerate(plot.ordered) if not series.shape.is_seen]
    entries = "".join(
        f'<c:legendEntry><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>' for at in unseen
    )
    told = [series.name for series in plot.ordered if series.shape.is_seen]
    width = sum(text_width(name, canvas.subtitle) + 2.5 * canvas.text for name in told)
    place = _layout(0, 0, min(1, width / canvas.width), _LEGEND * canvas.text * 0.9 / height)
    return (
        f'<c:legend><c:legendPos val="t"/>{entries}{place}<c:overlay val="0"/>'
        f"{words_xml(canvas.subtitle, INK)}</c:legend>"
    )
