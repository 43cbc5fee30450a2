"""The colours of the board: slate for the main series, grey for context, red for the one thing to
act on, gold for a target. Which pairs must be told apart is said here and measured by a test."""

WHITE = "#FFFFFF"
INK = "#1F2A37"
MUTED = "#56616F"
GRID = "#E9EDF1"
AXIS = "#AEB7C2"

SLATE = "#33475B"
BLUE = "#4F7A96"
SKY = "#A9C4D6"
GREY = "#B9C0CA"
TRACK = "#E3E7EC"
RED = "#B3261E"
GOLD = "#8F5A00"
SAND = "#D9A441"
BROWN = "#8A5A1E"

# Colours that words are written in, on white.
TEXTS = (INK, MUTED, SLATE, RED, GOLD)

# Colours that meet in one picture and must differ for every reader and in a black-and-white print.
PAIRS = (
    (SLATE, GREY),  # this year and last year; attended and absent
    (SLATE, SKY),  # collectives and individuals; admitted and transferred in
    (BLUE, SAND),  # entered and left
    (SLATE, BLUE),  # the closing and what raised it
    (SLATE, SAND),  # admitted and transferred out, which meet at zero
    (SAND, BROWN),  # transferred out and died
    (SLATE, BROWN),  # admitted and died
    (RED, GREY),  # overdue and within time
    (GOLD, GREY),  # the pace of the target and last year
    (SLATE, TRACK),  # what is done of a target and what is left
    (RED, TRACK),  # the same, below the pace
)
