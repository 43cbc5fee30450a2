"""What happens to organizations, as the office says it: dissolved, merged, split up, renamed, moved
out of the committee or into it. Each becomes a new list of organizations, kept like one that came
as a workbook: `preview` says what will follow, `carry_out` does it.
"""

from partyboard.organizations.asked import Asked, Event, change_of
from partyboard.organizations.carrying import Consequences, carry_out, preview
from partyboard.organizations.events import Change, add, dissolve, merge, move_out, rename, split
from partyboard.organizations.listed import ChangeRefused
from partyboard.store.listing import Entry

__all__ = [
    "Asked",
    "Change",
    "ChangeRefused",
    "Consequences",
    "Entry",
    "Event",
    "add",
    "carry_out",
    "change_of",
    "dissolve",
    "merge",
    "move_out",
    "preview",
    "rename",
    "split",
]
