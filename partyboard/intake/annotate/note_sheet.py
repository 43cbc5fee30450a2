"""The notes of one worksheet in its parts: the comments, the drawing behind them, the reference to
it in the sheet.
"""

from collections.abc import Mapping

from partyboard.intake.annotate import note_shapes
from partyboard.intake.annotate.element import Element, Splicing, Unpatchable
from partyboard.intake.annotate.faults import Mark
from partyboard.intake.annotate.grid_part import GridPart, Place
from partyboard.intake.annotate.notes import empty, renewed, words
from partyboard.intake.annotate.own_words import has_own_words
from partyboard.intake.annotate.parts import Parts

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER = frozenset(
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst "
    "AlternateContent".split()
)


def has_notes(parts: Parts, sheet: str) -> bool:
    """Whether notes of ours stand on a worksheet."""
    comments = parts.related(sheet, "comments")
    return bool(comments) and has_own_words(parts.read(comments).decode("utf-8", "replace"))


def annotate_notes(
    parts: Parts,
    sheet: str,
    grid: GridPart,
    changed: Splicing,
    marks: Mapping[Place, Mark],
    number: int,
) -> None:
    """Put a note at each mark and take out ours of an earlier time; `number` sets the ids of this
    sheet's shapes apart from those of others.
    """
    comments = parts.related(sheet, "comments")
    if not marks and not has_notes(parts, sheet):
        return
    notes = renewed(parts.read(comments) if comments else empty(parts), marks)
    if not comments:
        comments = parts.free_name(parts.beside_main("comments{}.xml"))
        parts.relate(sheet, "comments", comments)
        parts.declare(comments, _COMMENTS)
    parts.write(comments, notes.data)
    drawing = _drawing(parts, sheet, grid, changed, number)
    data = note_shapes.without(parts.read(drawing), notes.gone)
    boxes = [note_shapes.Box(place, words(marks[place])) for place in sorted(notes.new)]
    parts.write(drawing, note_shapes.with_boxes(data, boxes, grid, number))


def _drawing(parts: Parts, sheet: str, grid: GridPart, changed: Splicing, number: int) -> str:
    """The part of the drawing behind the notes, added where there is none."""
    reference = grid.root.first("legacyDrawing")
    if reference is not None:
        part = parts.target(sheet, _identifier(reference))
        if part not in parts:
            raise Unpatchable("no drawing")
        return part
    part = parts.free_name(parts.beside_main("drawings/vmlDrawing{}.vml"))
    parts.declare_extension("vml", _DRAWING)
    parts.write(part, note_shapes.drawing(number))
    identifier = parts.relate(sheet, "vmlDrawing", part)
    space, prefix = parts.office("relationships"), grid.root.prefix
    tag = f'<{prefix}legacyDrawing xmlns:r="{space}" r:id="{identifier}"/>'
    changed.insert(_place(grid), tag)
    return part


def _identifier(reference: Element) -> str:
    return next((v for name, v in reference.attributes.items() if name.endswith(":id")), "")


def _place(grid: GridPart) -> int:
    """Where the schema wants the reference: after the cells and all but a few kinds of things."""
    after = [
        child.start
        for child in grid.root.children
        if child.local in _AFTER and child.start > grid.cells.start
    ]
    return min(after, default=grid.root.close)
