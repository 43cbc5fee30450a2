"""The camera button of a chart: what it saves, under which name, and what it says.

A chart on a page is laid out for its card; what is saved is the same picture laid out for a
projector. It travels in the chart's `meta`, where pages/static/camera.js takes it from.
"""

from typing import Any

import plotly.graph_objects as go

from partyboard.board.canvas import SLIDE
from partyboard.board.sketch import Finished
from partyboard.text import Month

_SHARPNESS = 2  # pixels of the file for one of the slide, in each direction


def with_saved(figure: go.Figure, slide: go.Figure) -> Finished:
    """The figure of a page with the slide that its camera saves."""
    shown, saved = figure.to_dict(), slide.to_dict()
    meta = {"saved": {"data": saved["data"], "layout": {**saved["layout"], "width": SLIDE.width}}}
    return Finished({"data": shown["data"], "layout": {**shown["layout"], "meta": meta}})


def config(name: str, month: Month) -> dict[str, Any]:
    """Settings of the chart on a page: only the camera, which saves a file named after the chart.

    The words are given inline: Streamlit's bundle has no Vietnamese locale.
    """
    return {
        "displayModeBar": True,
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {
            "format": "png",
            "width": SLIDE.width,
            "height": SLIDE.height,
            "scale": _SHARPNESS,
            "filename": f"{month}-{name}",
        },
        "doubleClick": False,
        "scrollZoom": False,
        "locale": "vi",
        "locales": {"vi": _VIETNAMESE},
    }


_VIETNAMESE = {
    "dictionary": {
        "Download plot as a PNG": "Tải ảnh về máy",
        "Download plot": "Tải ảnh về máy",
        "Preparing image - this may take a few seconds": "Đang tạo ảnh, xin chờ vài giây",
        "Image download succeeded": "Đã tải ảnh",
        "Sorry, there was a problem downloading your image!": "Không tải được ảnh, hãy thử lại",
    },
    "format": {
        "decimal": ",",
        "thousands": ".",
        "months": [f"Tháng {number}" for number in range(1, 13)],
        "shortMonths": [f"T{number}" for number in range(1, 13)],
        "days": ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"],
        "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
    },
}
