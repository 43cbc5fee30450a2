"""The charts of the board: each a pure function of a query's answer."""

from partyboard.board.camera import config
from partyboard.board.canvas import PAGE, SLIDE, WIDE, Canvas
from partyboard.board.chart import Chart
from partyboard.board.charts.admissions import admissions_by_month
from partyboard.board.charts.changes import changes_by_month, changes_of_month
from partyboard.board.charts.commendations import (
    commendations_by_level,
    commendations_by_month,
    commendations_by_topic,
)
from partyboard.board.charts.follow_ups import (
    follow_ups_ageing,
    follow_ups_by_month,
    follow_ups_by_organization,
)
from partyboard.board.charts.members import members_by_month
from partyboard.board.charts.structure import structure
from partyboard.board.charts.targets import target_by_organization, target_pace
from partyboard.board.charts.training import training_by_kind, training_by_month, training_reach
from partyboard.board.honesty import Honesty

__all__ = [
    "PAGE",
    "SLIDE",
    "WIDE",
    "Canvas",
    "Chart",
    "Honesty",
    "admissions_by_month",
    "changes_by_month",
    "changes_of_month",
    "commendations_by_level",
    "commendations_by_month",
    "commendations_by_topic",
    "config",
    "follow_ups_ageing",
    "follow_ups_by_month",
    "follow_ups_by_organization",
    "members_by_month",
    "structure",
    "target_by_organization",
    "target_pace",
    "training_by_kind",
    "training_by_month",
    "training_reach",
]
