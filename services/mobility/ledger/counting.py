"""Who counts as 专任教师, where and in which stage; nothing here touches a database."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.common.stages import stage_of

EFFECTIVE, LEFT, FULL_TIME, TEACHING_POST = "effective", "3", "11", "1"


@dataclass(frozen=True)
class Place:
    """Where a full-time teacher is counted."""

    org_id: UUID
    org_path: str
    stage: str
    sex: str | None


@dataclass(frozen=True)
class Standing:
    """How a teacher stands: `place` is where the teacher counts, none where not.

    `number` counts the changes so far. Reason, kind and day are those of the gain by which the teacher counts,
    `left_on` is the day of the loss by which the teacher does not.
    """

    org_id: UUID
    org_path: str
    place: Place | None
    effective: bool
    status: str | None
    merged: bool
    number: int = 0
    reason: str | None = None
    kind: str | None = None
    day: datetime.date | None = None
    left_on: datetime.date | None = None


def counts(teacher: Any) -> bool:
    """Whether somebody is a full-time teacher in service: 教职工类别 says so, else the kind of post."""
    if teacher.stage != EFFECTIVE or teacher.merged_into is not None:
        return False
    if (teacher.personnel_status or "").startswith(LEFT):
        return False
    if teacher.staff_category:
        return bool(teacher.staff_category == FULL_TIME)
    return bool(teacher.post_type == TEACHING_POST)


def standing_of(teacher: Any) -> Standing:
    """How a teacher stands by the news."""
    stage = stage_of(teacher.category, teacher.main_stage)
    place = Place(teacher.org_id, teacher.org_path, stage, teacher.sex) if counts(teacher) else None
    said = (teacher.org_id, teacher.org_path, place, teacher.stage == EFFECTIVE, teacher.personnel_status)
    return Standing(*said, merged=teacher.merged_into is not None)


def same(before: Standing | None, now: Standing) -> bool:
    """Whether nothing is different that the ledger knows of."""
    names = ("org_id", "org_path", "place", "effective", "status", "merged")
    return before is not None and all(getattr(before, name) == getattr(now, name) for name in names)


def first_day(day: datetime.date) -> datetime.date:
    """The first day of the school year in which a day lies."""
    return datetime.date(day.year if day.month >= 9 else day.year - 1, 9, 1)
