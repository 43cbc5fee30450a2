"""Good reports of May 2021 in which everything is filled in: what the spoilings spoil."""

from datetime import date
from random import Random
from typing import Any

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.grassroots.training import COURSE_KINDS
from partyboard.intake.template import Filling, template
from partyboard.text import Month

MAY = Month(2021, 5)
_PLUS, _MINUS = (
    ("admitted", "transferred_in", "reinstated"),
    ("transferred_out", "died", "expelled", "struck_off", "resigned"),
)


SENDERS = (
    ("STC", "Đảng bộ Sở Tài chính"),
    ("007", "Chi bộ Trường Chính trị tỉnh"),
    ("BVĐK", "Đảng bộ Bệnh viện Đa khoa tỉnh"),
    ("CT-12", "Đảng bộ Công ty Cổ phần Hòa Bình"),
    ("VKS", "Đảng bộ Viện kiểm sát nhân dân tỉnh"),
    ("UBKT.2", "Chi bộ Văn phòng Ủy ban kiểm tra"),
    ("ĐTN", "Chi bộ Tỉnh đoàn"),
)


def good(seed: int = 0, sender: int = 0) -> bytes:
    """A report with every sheet filled in; another seed, other figures and other rows."""
    rng = Random(seed)
    values = {
        "members": (_members(rng),),
        "training": tuple(_class(rng, n) for n in range(1, rng.randint(2, 4) + 1)),
        "commendations": tuple(_commendation(rng, n) for n in range(1, rng.randint(2, 3) + 1)),
        "follow_ups": tuple(_follow_up(rng, n) for n in range(1, rng.randint(2, 4) + 1)),
        "other_work": (_other_work(rng),),
    }
    if seed % 5 == 4:  # one in five has no classes
        values["training"] = ()
    code, name = SENDERS[sender]
    return template(GRASSROOTS, Filling(code, name, MAY, values=values))


def _members(rng: Random) -> dict[str, Any]:
    flows = {name: rng.choice([0, 0, 1, 2, 5]) for name in (*_PLUS, *_MINUS)}
    opening = rng.choice([41, 120, 1520])
    closing = opening + sum(flows[n] for n in _PLUS) - sum(flows[n] for n in _MINUS)
    parts = ("probationary", "ethnic_minority", "religious", "aged_under_31", "exempt")
    return {
        "opening": opening,
        **flows,
        "transferred_in_within": min(flows["transferred_in"], 1),
        "transferred_out_within": 0,
        "closing": closing,
        "official_conversions": rng.randint(0, 2),
        **{part: rng.randint(0, 9) for part in parts},
        "female": rng.randint(10, 20),
        "admitted_female": min(flows["admitted"], 1),
        "admitted_youth_union": 0,
    }


def _class(rng: Random, number: int) -> dict[str, Any]:
    participants = rng.randint(3, 40)
    return {
        "course_code": f"L{number:02}",
        "course": f"Lớp bồi dưỡng khóa {number}",
        "kind": rng.choice(COURSE_KINDS).code,
        "organizer": "Trung tâm Chính trị",
        "opened_on": date(2021, 5, 10 + number),
        "closed_on": date(2021, 5, 20 + number),
        "participants": participants,
        "completed": rng.randint(0, participants),
        "note": rng.choice([None, "Học trực tuyến"]),
    }


def _commendation(rng: Random, number: int) -> dict[str, Any]:
    return {
        "decision": f"{number:02}-QĐ/ĐUK",
        "decided_on": date(2021, 5, number + 3),
        "topic": rng.choice(["ho_chi_minh", "fulfilled_tasks", "election", "epidemic"]),
        "award": rng.choice(["certificate", "diploma", "praise"]),
        "level": rng.choice(["committee", "province", "central", "government"]),
        "collectives": rng.randint(0, 3),
        "individuals": rng.randint(0, 9),
        "note": None,
    }


def _follow_up(rng: Random, number: int) -> dict[str, Any]:
    return {
        "conclusion": "12-KL/ĐUK",
        "item": str(number),
        "shortcoming": rng.choice(["Sinh hoạt chi bộ chưa đều", "Chưa thu đủ đảng phí"]),
        "due_on": date(2021, 6, [3, 20, 4, 25][number - 1]),
        "reported_on": rng.choice([None, date(2021, 5, 21)]),
        "status": rng.choice(["not_started", "in_progress", "partial", "remedied"]),
        "note": None,
    }


def _other_work(rng: Random) -> dict[str, Any]:
    free = ("propaganda_sessions", "propaganda_attendees", "rebuttal_posts", "dossiers_submitted")
    mass = ("trade_union", "youth_union", "women", "veterans")
    return {
        "disciplined_by_party": 0,
        "disciplined_by_government": 0,
        "branches": 5,
        "branches_met": 5,
        "branches_met_on_topic": rng.randint(0, 5),
        **{name: rng.randint(1, 30) for name in free},
        **{f"{name}_activities": rng.randint(0, 4) for name in mass},
        "badges": rng.randint(0, 3),
    }


GOOD = good()
