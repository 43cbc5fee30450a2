"""The blank workbook that an organization fills in, made from the form's declaration alone."""

from partyboard.intake.template.filling import Filling
from partyboard.intake.template.workbook import template

__all__ = ["Filling", "template"]
