"""The meetings whose figures the demo's office kept."""

from datetime import datetime

from partyboard.store.database import Cursor
from partyboard.store.meetings import save_meeting
from partyboard.text import VIETNAM

MEETINGS = (
    (datetime(2021, 5, 28, 8, 0, tzinfo=VIETNAM), "Giao ban chuẩn bị họp tháng 5/2021"),
    (datetime(2021, 5, 31, 16, 30, tzinfo=VIETNAM), "Họp Ban Thường vụ tháng 5/2021"),
)
_OFFICE = "Văn phòng"


def save_meetings(cursor: Cursor) -> None:
    """Each as if the office had saved it on the spot."""
    for moment, name in MEETINGS:
        save_meeting(cursor, moment, name, moment, _OFFICE)
