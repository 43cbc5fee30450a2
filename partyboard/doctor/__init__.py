"""What is wrong with an installation and what to do about it, in words: small checks, each alone.

A check looks and changes nothing. `machine` and `files` look from outside, also where the database
cannot be opened; `board` asks a store that is open already, the file itself or what the running app
lends; `serving` and `reading` try what people will use.
"""

from partyboard.doctor.board import examine_within, read_through
from partyboard.doctor.check import Check, State
from partyboard.doctor.files import examine_files, newest_copy, out_of_reach
from partyboard.doctor.machine import examine
from partyboard.doctor.reading import reader
from partyboard.doctor.serving import examine_serving

__all__ = [
    "Check",
    "State",
    "examine",
    "examine_files",
    "examine_serving",
    "examine_within",
    "newest_copy",
    "out_of_reach",
    "read_through",
    "reader",
]
