"""A made-up committee from January 2020 to May 2021: deterministic, no real person or place."""
