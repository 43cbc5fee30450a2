"""The demo's workbooks as files, made by the product's own templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from partyboard.demo.letters import Letter, Workbook
from partyboard.demo.spoil import spoil
from partyboard.demo.world import World
from partyboard.forms.registry import form_named
from partyboard.intake.template import Filling, template


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it reached the committee's office."""

    filename: str
    content: bytes
    received_at: datetime


def workbooks(world: World) -> Iterator[Sent]:
    """Every workbook of the demo, in order of receipt."""
    for letter in world.letters:
        yield Sent(letter.filename, content(letter), letter.received_at)


def content(letter: Letter) -> bytes:
    """The bytes of a letter's workbook, its fault typed in."""
    clean = filled(letter.workbook)
    if letter.fault is None:
        return clean
    return spoil(clean, form_named(letter.workbook.form), letter.fault)


def filled(workbook: Workbook) -> bytes:
    """The product's template with everything filled in."""
    filling = Filling(
        organization=workbook.organization,
        organization_name=workbook.organization_name,
        period=workbook.period,
        values=workbook.sheets,
    )
    return template(form_named(workbook.form), filling)
