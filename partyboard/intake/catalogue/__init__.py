"""The one catalogue of what can be wrong with, or worth saying about, a workbook.

Each kind carries its code (stable, for scripts), its severity, a title, the sentence a clerk reads
(filled from the details that the check gives), what to do, why, and an example. The help page,
docs/findings.md, the letters to senders and the tests are made from it.
"""

from partyboard.intake.catalogue.files import FILE_KINDS
from partyboard.intake.catalogue.kinds import Example, FindingKind, Group, Severity
from partyboard.intake.catalogue.meanings import MEANING_KINDS
from partyboard.intake.catalogue.organizations import ORGANIZATION_KINDS
from partyboard.intake.catalogue.shapes import SHAPE_KINDS
from partyboard.intake.catalogue.values import VALUE_KINDS

__all__ = ["CATALOGUE", "KINDS", "Example", "FindingKind", "Group", "Severity"]

KINDS: tuple[FindingKind, ...] = (
    FILE_KINDS + SHAPE_KINDS + VALUE_KINDS + ORGANIZATION_KINDS + MEANING_KINDS
)
CATALOGUE: dict[str, FindingKind] = {kind.code: kind for kind in KINDS}
