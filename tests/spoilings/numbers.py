"""Figures as people and programs write them."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from spoiling import (
    Draft,
    Place,
    enter_as,
    is_choice,
    is_count,
    is_date,
    is_optional_count,
    is_text,
    is_zero,
    rewritten,
    spoiling,
)

# What is meant, what stands in the cell, and the finding that is due there ("": it is read).
TYPED: dict[str, tuple[int, Any, str]] = {
    "number as text": (12, "12", ""),
    "leading zero": (7, "07", ""),
    "dot between thousands": (1500, "1.500", ""),
    "dots between millions": (1234567, "1.234.567", ""),
    "space between thousands": (1500, "1 500", ""),
    "nbsp between thousands": (1500, "1\u00a0500", ""),
    "thin space between thousands": (1500, "1\u202f500", ""),
    "comma between thousands": (1500, "1,500", "ambiguous-number"),
    "comma and decimals": (1500, "1,500.00", "ambiguous-number"),
    "commas between millions": (1234567, "1,234,567", "ambiguous-number"),
    "dots and decimal comma": (1500, "1.500,0", ""),
    "groups of other lengths": (12345, "1.23.45", "not-a-number"),
    "decimal comma of nothing": (12, "12,0", ""),
    "decimal point of nothing": (12, "12.0", ""),
    "decimal point": (15, "1.5", "fraction"),
    "dot before hundreds made a fraction": (5016, 5.016, "fraction"),
    "dot before tens made a fraction": (1500, 1.5, "fraction"),
    "full-width digits": (12, "１２", ""),
    "superscript": (3, "3²", "not-a-number"),
    "digit in a circle": (1, "①", "not-a-number"),
    "arabic digits": (12, "١٢", "not-a-number"),
    "underscore": (1000, "1_000", "not-a-number"),
    "exponent": (1000, "1e3", "not-a-number"),
    "nan": (0, "nan", "not-a-number"),
    "inf": (0, "inf", "not-a-number"),
    "plus": (5, "+5", ""),
    "minus": (5, "-5", "negative"),
    "true minus": (5, "−5", "negative"),
    "minus zero": (0, "-0", ""),
    "negative number": (5, -5, "negative"),
    "letter o": (0, "O", "not-a-number"),
    "letter o in a number": (10, "1O", "not-a-number"),
    "letter l": (1, "l", "not-a-number"),
    "x for one": (1, "x", "not-a-number"),
    "tick for one": (1, "✓", "not-a-number"),
    "unit behind": (12, "12 đ/c", "not-a-number"),
    "unit in words": (12, "12 đồng chí", "not-a-number"),
    "unit without a space": (12, "12đ/c", "not-a-number"),
    "thousands and unit": (1500, "1.500 đ/c", "not-a-number"),
    "thousands in words": (12000, "12 nghìn", "not-a-number"),
    "full stop behind": (12, "12.", "not-a-number"),
    "apostrophe in front": (12, "'12", "not-a-number"),
    "percent sign": (12, "12%", "not-a-number"),
    "of so many": (12, "12/15", "not-a-number"),
    "about": (12, "khoảng 12", "not-a-number"),
    "number and of which": (12, "12 (trong đó 2 nữ)", "not-a-number"),
    "number in words": (2, "hai", "not-a-number"),
    "range": (12, "12-13", "not-a-number"),
    "sum typed out": (12, "10+2", "not-a-number"),
    "spaces around": (12, "  12 ", ""),
    "line break behind": (12, "12\n", ""),
    "invisible sign": (12, "12\u200b", ""),
    "carriage return": (12, "12_x000D_\n", ""),
    "almost three": (3, 2.9999999999999996, ""),
    "a little over three": (3, 3.0000000000000004, ""),
    "almost three as text": (3, "2,9999999999", ""),
    "false": (0, False, "not-a-number"),
    "number minus zero": (0, -0.0, ""),
    "time for a number": (5, time(8, 30), "not-a-number"),
    "half": (3, 2.5, "fraction"),
    "true": (1, True, "not-a-number"),
    "dash": (0, "-", ""),
    "long dash": (0, "–", ""),
    "none in words": (0, "Không", ""),
    "there is none": (0, "không có", ""),
    "dots for nothing": (0, "...", "not-a-number"),
    "question mark": (0, "?", "not-a-number"),
    "number too large": (5, 50000000, "not-a-number"),
    "date for a number": (5, date(2021, 5, 1), "not-a-number"),
}
_FREE = ("propaganda_sessions", "propaganda_attendees", "rebuttal_posts", "dossiers_submitted")


def _is_free(work: Draft, place: tuple[str, int, str]) -> bool:
    """A figure that no rule compares with another."""
    return place[2] in _FREE


def _typed(name: str) -> Any:
    meant, typed, code = TYPED[name]

    def act(work: Draft) -> None:
        place = work.one(_is_free)
        work.means(place, meant)
        work.type(place, typed, code)

    return act


for _name in TYPED:
    enter_as(_name, _typed(_name))


@spoiling()
def all_figures_as_text(work: Draft) -> None:
    """A column pasted as text."""
    sheet = work.record()
    for place, cell in work.cells.items():
        if place[0] == sheet and is_count(work, place):
            cell.value = str(cell.value)


@spoiling()
def all_figures_with_decimals(work: Draft) -> None:
    """A column from a program that writes "12,0"."""
    sheet = work.record()
    for place, cell in work.cells.items():
        if place[0] == sheet and is_count(work, place):
            cell.value = f"{cell.value},0"


@spoiling()
def format_of_percents(work: Draft) -> None:
    """12 shows as 1200%."""
    place = work.one(_is_free)
    work.means(place, 12)
    work.type(place, 12, "fraction", "0%")


@spoiling()
def format_of_dates(work: Draft) -> None:
    """12 shows as 12/01/1900."""
    place = work.one(_is_free)
    work.means(place, 12)
    work.type(place, 12, "not-a-number", "dd/mm/yyyy")


@spoiling()
def zeros_left_blank(work: Draft) -> None:
    """Blank is not zero: it is asked for, or stays not given."""
    place = work.one(is_zero)
    work.type(place, None, "missing-value" if work.declared(place).required else "")
    work.meant[place] = None


@spoiling()
def formula_without_value(work: Draft) -> None:
    """As a library writes it."""
    work.type(work.one(is_count), "=1+1", "formula-without-value")


ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!")


def _broken(wanted: Callable[[Draft, Place], bool]) -> Any:
    def act(work: Draft) -> None:
        place = work.one(wanted)
        work.type(place, work.rng.choice(ERRORS), "formula-error")
        work.cells[place].data_type = "e"

    return act


# A cell that a formula counted was deleted.
enter_as("broken formula", _broken(is_count))
enter_as("broken formula in a date", _broken(is_date))
enter_as("broken formula in a choice", _broken(is_choice))
enter_as("broken formula in a text", _broken(is_text))


@spoiling()
def formula_without_value_in_a_date(work: Draft) -> None:
    """Of the same library."""
    work.type(work.one(is_date), "=DATE(2021,5,4)", "formula-without-value")


@spoiling()
def formula_with_its_value(work: Draft) -> None:
    """As Excel writes it: the result counts."""
    place = work.one(lambda work, place: is_count(work, place) and work.meant[place] != 0)
    value = work.meant[place]
    work.type(place, f"={value}+0")
    work.saved.append(
        lambda content: rewritten(
            content, f"<f>{value}\\+0</f><v ?(/>|></v>)", f"<f>{value}+0</f><v>{value}</v>"
        )
    )


@spoiling()
def error_typed_as_text(work: Draft) -> None:
    """The words "#N/A", not an error."""
    place = work.one(is_optional_count)
    work.type(place, "#N/A", "not-a-number")
    work.cells[place].data_type = "s"
