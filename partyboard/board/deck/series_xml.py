"""A series of a chart in the words of DrawingML, its elements in the order of the schema."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from partyboard.board.deck.master import EMU, LANGUAGE
from partyboard.board.deck.plots import Dot, Label, Series, Shape
from partyboard.board.deck.workbook import place

_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def series_xml(series: Series, column: int, categories: str, chart_height: float) -> str:
    """The element of a series whose numbers stand in a column of the workbook, 1 the first."""
    rows = len(series.values)
    lines = series.shape.is_line
    return (
        f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>'
        f"<c:tx><c:strRef><c:f>{place(column, 1, 1)}</c:f>{_texts([series.name])}</c:strRef></c:tx>"
        f"{_look(series)}"
        + (_marker(_usual(series)) if lines else '<c:invertIfNegative val="0"/>')
        + "".join(_points(series))
        + _labels(series, chart_height)
        + categories
        + f"<c:val><c:numRef><c:f>{place(column, 2, rows + 1)}</c:f>{_numbers(series)}</c:numRef>"
        "</c:val>" + ('<c:smooth val="0"/>' if lines else "") + "</c:ser>"
    )


def categories_xml(categories: tuple[str, ...]) -> str:
    """The categories, as text: months are not dates."""
    reference = place(0, 2, len(categories) + 1)
    return f"<c:cat><c:strRef><c:f>{reference}</c:f>{_texts(categories)}</c:strRef></c:cat>"


def filled(colour: str) -> str:
    """One colour, of the palette."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def words_xml(size: float, colour: str, bold: bool = False) -> str:
    """How words are written: px of the canvas, half as many points."""
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_font('defRPr', size, colour, bold)}"
        f'</a:pPr><a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>'
    )


def line_xml(width: float, colour: str, dash: str = "solid") -> str:
    """A line of so many px."""
    return (
        f'<a:ln w="{round(width * EMU)}" cap="rnd">{filled(colour)}<a:prstDash val="{dash}"/>'
        "<a:round/></a:ln>"
    )


def _font(tag: str, size: float, colour: str, bold: bool) -> str:
    language = f' lang="{LANGUAGE}"' if tag == "rPr" else ""
    return (
        f'<a:{tag}{language} sz="{round(size * 50)}" b="{int(bold)}">{filled(colour)}'
        f'<a:latin typeface="+mn-lt"/></a:{tag}>'
    )


def _texts(texts: Iterable[str]) -> str:
    points = [f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts)]
    return f'<c:strCache><c:ptCount val="{len(points)}"/>{"".join(points)}</c:strCache>'


def _numbers(series: Series) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
        for at, value in enumerate(series.values)
        if value is not None
    )
    return (
        f"<c:numCache><c:formatCode>{escape(series.written)}</c:formatCode>"
        f'<c:ptCount val="{len(series.values)}"/>{points}</c:numCache>'
    )


def _look(series: Series) -> str:
    match series.shape:
        case Shape.BARS:
            return f"<c:spPr>{filled(series.colour)}<a:ln><a:noFill/></a:ln></c:spPr>"
        case Shape.OUTLINES:
            return f"<c:spPr><a:noFill/>{line_xml(5, series.colour)}</c:spPr>"
        case Shape.UNSEEN_BARS:
            return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        case Shape.UNSEEN_LINE | Shape.DOTS:
            return "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        case Shape.LINE:
            return f"<c:spPr>{_line(series)}</c:spPr>"


def _line(series: Series) -> str:
    if series.shape is Shape.DOTS:
        return "<a:ln><a:noFill/></a:ln>"
    return line_xml(series.width, series.colour, "sysDash" if series.dotted else "solid")


def _usual(series: Series) -> Dot | None:
    """The mark of most points that there are."""
    seen = [
        dot for dot, value in zip(series.dots, series.values, strict=False) if value is not None
    ]
    return max(seen, key=seen.count, default=None)


def _marker(dot: Dot | None) -> str:
    if dot is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    size = min(72, max(2, round(dot.size / 2)))  # points; what the schema allows
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>'
        f"<c:spPr>{filled(dot.inside)}{line_xml(4, dot.edge)}</c:spPr></c:marker>"
    )


def _points(series: Series) -> Iterable[str]:
    for at, colour in series.points.items():
        yield (
            f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"<c:spPr>{filled(colour)}<a:ln><a:noFill/></a:ln></c:spPr></c:dPt>"
        )
    usual = _usual(series)
    for at, dot in enumerate(series.dots):
        if dot != usual and series.values[at] is not None:
            yield (
                f'<c:dPt><c:idx val="{at}"/>{_marker(dot)}<c:bubble3D val="0"/>'
                f"<c:spPr>{_line(series)}</c:spPr></c:dPt>"
            )


def _labels(series: Series, chart_height: float) -> str:
    code = escape(series.written, {'"': "&quot;"})
    written = f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
    each = "".join(_label(label, written, chart_height) for label in series.labels)
    return f"<c:dLbls>{each}{_shows()}</c:dLbls>"


def _label(label: Label, written: str, chart_height: float) -> str:
    moved = (
        f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{-label.lift / chart_height:.4f}"/>'
        "</c:manualLayout></c:layout>"
        if label.lift
        else ""
    )
    font = _font("rPr", label.size, label.colour, bold=True)
    text = (
        "<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>"
        f"<a:r>{font}<a:t>{escape(label.text)}</a:t></a:r></a:p></c:rich></c:tx>"
        if label.text
        else ""
    )
    return (
        f'<c:dLbl><c:idx val="{label.at}"/>{moved}{text}{written}'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        + ("" if text else words_xml(label.size, label.colour, bold=True))
        + f'<c:dLblPos val="{label.place}"/>{_shows("Val", *["SerName"] * label.named)}'
        + ("<c:separator>: </c:separator>" if label.named else "")
        + "</c:dLbl>"
    )


def _shows(*what: str) -> str:
    return "".join(f'<c:show{each} val="{int(each in what)}"/>' for each in _SHOWN)
