"""The sheet Bồi dưỡng: the classes of classes.csv and who sent how many to them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from random import Random

from partyboard.demo.letters import Rows
from partyboard.demo.movements import Movement, Place
from partyboard.demo.organizations import DISSOLVED, active_in
from partyboard.demo.shares import deal, pick
from partyboard.demo.story import is_silent
from partyboard.demo.tables import day, rows
from partyboard.intake.report import Value
from partyboard.text import Month

# One class without a code, written by three organizations in three ways.
SPELLINGS = {
    "STC": "Lớp tập huấn phần mềm  quản lý Đảng viên",
    "SKHDT": "LỚP TẬP HUẤN PHẦN MỀM QUẢN LÝ ĐẢNG VIÊN",
}  # noqa: E501


def training_rows(rng: Random, moves: Mapping[Place, Movement]) -> dict[Place, Rows]:
    """The rows of every organization that attended a class, in the month the class opened."""
    sheets: dict[Place, Rows] = defaultdict(tuple)
    for course in rows("classes"):
        month = Month.parse(course["opened_on"][:7])
        for code, participants in _attendance(rng, course, month, moves).items():
            sheets[code, month] += (_row(rng, course, code, participants),)
    return dict(sheets)


def _attendance(
    rng: Random, course: dict[str, str], month: Month, moves: Mapping[Place, Movement]
) -> Counter[str]:
    weights = {
        unit.code: moves[unit.code, month].opening
        for unit in active_in(month)
        if not is_silent(unit.code, month) and unit.code != DISSOLVED
    }
    count, total = int(course["organizations"]), int(course["participants"])
    if course["kind"] == "new_members":
        return _new_members(rng, count, total, {c: _fresh(moves, c, month) for c in weights})
    there = course["attended_by"].split() or pick(rng, count, weights)
    return Counter(there) + deal(rng, total - count, {code: weights[code] for code in there})


def _new_members(rng: Random, count: int, total: int, fresh: Mapping[str, int]) -> Counter[str]:
    """The organizations with most probationary members send them, never more than they have."""
    there = sorted(fresh, key=lambda code: -fresh[code])[:count]
    more = {code: fresh[code] - 1 for code in there}
    return Counter(there) + deal(rng, total - count, {code: fresh[code] for code in there}, more)


def _fresh(moves: Mapping[Place, Movement], code: str, month: Month) -> int:
    move = moves[code, month]
    return move.probationary + move.flows.get("official_conversions", 0)


def _row(rng: Random, course: dict[str, str], code: str, participants: int) -> dict[str, Value]:
    closed_on = day(course["closed_on"])
    name = course["course"]
    missed = participants > 2 and rng.random() < 0.12
    return {
        "course_code": course["course_code"] or None,
        "course": name if course["course_code"] else SPELLINGS.get(code, name),
        "kind": course["kind"],
        "organizer": course["organizer"],
        "opened_on": day(course["opened_on"]),
        "closed_on": closed_on,
        "participants": participants,
        "completed": participants - missed if closed_on else None,
        "note": None if closed_on else "Lớp chưa bế giảng",
    }
