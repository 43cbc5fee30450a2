"""Một đơn vị: its thirteen months, its open items, its workbooks."""

from pages.parts.choosing import choose

view = choose("Một đơn vị, tháng {month}")
