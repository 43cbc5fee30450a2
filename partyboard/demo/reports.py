"""The grassroots reports as they are true: every sheet of every organization that reports."""

from random import Random

from partyboard.demo.commendations import commendation_rows
from partyboard.demo.conclusions import follow_up_rows
from partyboard.demo.letters import Sheets
from partyboard.demo.members import member_sheets
from partyboard.demo.movements import Movement, Place
from partyboard.demo.other_work import other_work_sheets
from partyboard.demo.story import is_silent
from partyboard.demo.training import training_rows


def report_sheets(seed: int, moves: dict[Place, Movement]) -> dict[Place, Sheets]:
    """The sheets of each organization and month, without those that send nothing."""
    members = member_sheets(Random(f"{seed} members"), moves)
    training = training_rows(Random(f"{seed} training"), moves)
    commendations = commendation_rows(Random(f"{seed} commendations"))
    other_work = other_work_sheets(Random(f"{seed} other work"), moves)
    return {
        place: {
            "members": (members[place],),
            "training": training.get(place, ()),
            "commendations": commendations.get(place, ()),
            "follow_ups": follow_up_rows(*place),
            "other_work": (other_work[place],),
        }
        for place in moves
        if not is_silent(*place)
    }
