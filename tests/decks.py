"""What a deck says, read off the file: slides, words, tables, charts with their workbooks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True)
class NativeSeries:
    """A series as PowerPoint draws it: from the chart's own copy of its numbers."""

    name: str
    values: tuple[float | None, ...]
    reference: str
    element: etree._Element


@dataclass(frozen=True)
class NativeChart:
    """A chart of a slide, and the sheets inside it by name: rows of values."""

    name: str
    description: str
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    sheets: dict[str, list[tuple[object, ...]]]
    root: etree._Element

    def named(self, name: str) -> NativeSeries:
        (found,) = [series for series in self.series if series.name == name]
        return found


def slides_of(content: bytes):
    return list(Presentation(BytesIO(content)).slides)


def title_of(slide) -> str:
    """In one line, as an outline shows it."""
    return slide.shapes.title.text_frame.text.replace("\v", " ")


def notes_of(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def placed(slide, number: int) -> str:
    return next(
        each.text_frame.text for each in slide.placeholders if each.placeholder_format.idx == number
    )


def tables_of(slide) -> list[list[list[str]]]:
    return [
        [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]
        for shape in slide.shapes
        if shape.has_table
    ]


def words_of(slide) -> str:
    """Everything written on it but in charts."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    texts += [text for table in tables_of(slide) for row in table for text in row]
    return "\n".join(texts).replace("\v", " ")


def charts_of(slide) -> list[NativeChart]:
    return [_chart(shape) for shape in slide.shapes if shape.has_chart]


def _chart(shape) -> NativeChart:
    part = shape.chart.part
    root = etree.fromstring(part.blob)
    book = load_workbook(BytesIO(part.chart_workbook.xlsx_part.blob))
    found = [_series(element) for element in root.iter(f"{C}ser")]
    first = next(root.iter(f"{C}ser"))
    return NativeChart(
        name=shape.name,
        description=shape._element.nvGraphicFramePr.cNvPr.get("descr", ""),
        categories=tuple(_cached(first.find(f"{C}cat"))),
        series=tuple(found),
        sheets={sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book},
        root=root,
    )


def _series(element: etree._Element) -> NativeSeries:
    values = element.find(f"{C}val")
    return NativeSeries(
        name=next(iter(_cached(element.find(f"{C}tx")))),
        values=tuple(None if text == "" else float(text) for text in _cached(values)),
        reference=next(values.iter(f"{C}f")).text,
        element=element,
    )


def _cached(element: etree._Element) -> Iterator[str]:
    """The points of a cache; what has none is ""."""
    count = int(next(element.iter(f"{C}ptCount")).get("val"))
    points = {int(pt.get("idx")): pt.find(f"{C}v").text for pt in element.iter(f"{C}pt")}
    return (points.get(at, "") for at in range(count))


_NUMBER = re.compile(r"(?<![\w.,])[+−-]?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![\w]|[.,]\d)")


def numbers_in(text: str) -> list[float]:
    """3.390 and 40,4 as people here write them; the sign is left out."""
    return [
        float(whole.replace(".", "") + (f".{decimals}" if decimals else ""))
        for whole, decimals in _NUMBER.findall(text)
    ]
