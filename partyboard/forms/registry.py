"""The forms there are. To add one: declare it in a file of its own and name it here."""

from partyboard.forms.committee import COMMITTEE
from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.model import Form
from partyboard.forms.organizations import ORGANIZATIONS
from partyboard.forms.targets import TARGETS

FORMS: tuple[Form, ...] = (ORGANIZATIONS, TARGETS, COMMITTEE, GRASSROOTS)


def form_named(name: str) -> Form:
    """The form of this name; KeyError when there is none."""
    for form in FORMS:
        if form.name == name:
            return form
    raise KeyError(name)
