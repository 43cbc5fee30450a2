"""Indicators, charts and what leaves the board; values and figures, no pages."""
