"""A figure while it is being put together: plain values, made a Plotly figure once, when whole.

Plotly checks every property at every change of a figure: 18 ms a chart step by step, 4 ms at once.
"""

from html import escape
from typing import Any, cast

import plotly.graph_objects as go

Trace = dict[str, Any]


def bar(**properties: Any) -> Trace:
    """A trace of bars; the properties are Plotly's."""
    return {"type": "bar", **properties}


def scatter(**properties: Any) -> Trace:
    """A trace of points, lines or texts; the properties are Plotly's."""
    return {"type": "scatter", **properties}


def as_it_is(text: str) -> str:
    """Words of other people as Plotly shows them unchanged: it reads tags."""
    return escape(text, quote=False)


class Sketch:
    """Traces, annotations and layout, in Plotly's own words."""

    def __init__(self) -> None:
        self.traces: list[Trace] = []
        self.annotations: list[dict[str, Any]] = []
        # Empty: free of the template that Streamlit sets for all figures when it is imported.
        self.layout: dict[str, Any] = {"template": {}}

    def add_trace(self, trace: Trace) -> None:
        """Draw one series over those there are."""
        self.traces.append(trace)

    def add_annotation(self, annotation: dict[str, Any]) -> None:
        """Write something."""
        self.annotations.append(annotation)

    def update_layout(self, **properties: Any) -> None:
        """Set properties of the layout, each as a whole."""
        self.layout |= properties

    def copy(self) -> "Sketch":
        """Another one, to go on with."""
        other = Sketch()
        other.traces, other.annotations = list(self.traces), list(self.annotations)
        other.layout = dict(self.layout)
        return other

    def figure(self) -> "Finished":
        """The figure."""
        layout = {**self.layout, "annotations": self.annotations}
        return Finished({"data": self.traces, "layout": layout})


class Finished(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A figure that nobody changes any more. What a browser is sent of it is what was sketched;
    Plotly reads and checks it only when somebody looks into it, as the tests do with each picture:
    that was more than half of what drawing took.
    """

    def __init__(self, sketched: dict[str, Any]) -> None:
        """Traces and layout in Plotly's own words."""
        self.__dict__["_sketched"] = sketched  # past Plotly, which is not there yet

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain values, for nobody to change."""
        return cast(dict[str, Any], self._sketched)

    def __getattr__(self, name: str) -> Any:
        """What of Plotly's is missing is there once it has read the figure. Raises ValueError for a
        property that it does not know."""
        if "_data" in self.__dict__:
            raise AttributeError(name)
        super().__init__(self._sketched)
        return object.__getattribute__(self, name)
