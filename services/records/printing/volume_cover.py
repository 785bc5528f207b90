"""The cover of many files in one volume (合订本): of which office, how many, of what day, and who is on which page."""

import datetime
from collections.abc import Sequence
from typing import Any

from services.common import clock, paper
from services.common.actor import Actor

TITLE = "教师电子档案合订本"
NAMED = 40  # of those that are not in it
People = dict[str, list[dict[str, str]]]


def frame_of_volume(unit: str, by: Actor, as_of: datetime.datetime | None) -> dict[str, Any]:
    """The frame of the cover."""
    frame = paper.frame(TITLE, unit, by.name, clock.now())
    return frame | {"notes": [f"截至{paper.moment(as_of)}的信息"] if as_of else []}


def cover(frame: dict[str, Any], pages: int, people: People, left_out: Sequence[str]) -> dict[str, Any]:
    """What the cover is printed from; `people` by school: number, name and page; `left_out` had no file then."""
    count = sum(len(some) for some in people.values())
    facts = [
        ["单位", frame["unit"]],
        ["人数", f"{count} 人"],
        ["页数", f"{pages} 页（不含封面）"],
        ["日期", frame["day"]],
    ]
    return {
        "frame": frame,
        "facts": facts,
        "notes": [_left_out(left_out)] if left_out else [],
        "schools": [{"name": school, "people": some} for school, some in people.items()],
    }


def _left_out(names: Sequence[str]) -> str:
    shown = "、".join(names[:NAMED]) + ("等" if len(names) > NAMED else "")
    return f"当时尚未建立档案，未收入本册：{len(names)} 人（{shown}）"
