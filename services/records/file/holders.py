"""The schools that held a file one after the other, and what those of the past still hear of it (R-MOB-01).

Rows are written by hand-overs alone, before the file is moved; a file that never moved has none.
"""

import datetime
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, any_, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.territory import path_range
from services.common.errors import Conflict, NotFound
from services.records.file.models import FileHolder

NOT_HERE = "There is no such file in your territory."
GONE = "This file was handed over to {school} on {day}. You can still look at it as of that day, and nothing else."
# What a former holder's list and sheet say of a file beside its values.
FACTS = ("department_id", "stage", "row_version", "newly_hired", "personal_number", "number_state")
GOING = """
    jsonb_to_recordset(CAST(:going AS jsonb)) AS g (teacher_id uuid, ref uuid, from_name text, to_id uuid, to_name text,
        to_path text, to_category text) JOIN teacher t ON t.id = g.teacher_id
"""
SAID = ", ".join(f"'{name}', t.{name}" for name in FACTS)
BEGIN = text(
    f"""
    INSERT INTO file_holder (teacher_id, number, org_id, org_name, org_path, held_from, category)
    SELECT t.id, 1, t.org_id, g.from_name, t.org_path, t.created_at, t.category FROM {GOING} ON CONFLICT DO NOTHING
    """  # noqa: S608 - our own columns
)
END = text(
    f"""
    UPDATE file_holder h SET held_until = :at, ref = g.ref, went_to = g.to_name, org_path = t.org_path, name = t.name,
        category = t.category, id_index = t.id_index, facts = jsonb_strip_nulls(jsonb_build_object({SAID}))
    FROM {GOING} WHERE h.teacher_id = t.id AND h.held_until IS NULL
    """  # noqa: S608 - our own columns
)
NEXT = text(
    f"""
    INSERT INTO file_holder (teacher_id, number, org_id, org_name, org_path, held_from, category)
    SELECT t.id, (SELECT max(number) + 1 FROM file_holder h WHERE h.teacher_id = t.id), g.to_id, g.to_name, g.to_path,
        :at, g.to_category
    FROM {GOING}
    """  # noqa: S608 - our own columns
)


def hand_on(db: Session, going: Iterable[dict[str, Any]], at: Any) -> None:
    """Files that still lie with the old holder go to the next one at an instant.

    Of each teacher_id, ref, from_name, and of the new school to_id, to_name, to_path, to_category.
    """
    rows = json.dumps(list(going), default=str, ensure_ascii=False)
    for statement in (BEGIN, END, NEXT):
        db.execute(statement, {"going": rows, "at": at})


def former_of(db: Session, actor: Actor, teacher_id: UUID) -> FileHolder | None:
    """How the asker's territory held a file last, if it did; a teacher has none."""
    return None if actor.teacher_id else former_at(db, actor.org_path, [teacher_id]).get(teacher_id)


def former_at(db: Session, path: str, teacher_ids: Iterable[UUID]) -> dict[UUID, FileHolder]:
    """How the organisations at a path held these files last, by file; only of files that went from there."""
    start, end = path_range(path)
    within = (FileHolder.org_path >= start) & (FileHolder.org_path < end)
    query = select(FileHolder).where(FileHolder.teacher_id.in_(list(teacher_ids)), FileHolder.held_until.is_not(None))
    return {row.teacher_id: row for row in db.scalars(query.where(within).order_by(FileHolder.number))}


def former_by_document(db: Session, path: str, indexes: Iterable[bytes]) -> dict[bytes, FileHolder]:
    """The same by the blind index of the ID document that the file had then."""
    start, end = path_range(path)
    within = (FileHolder.org_path >= start) & (FileHolder.org_path < end)
    among = FileHolder.id_index == any_(literal(list(indexes), ARRAY(LargeBinary)))
    query = select(FileHolder).where(among, FileHolder.held_until.is_not(None), within)
    return {bytes(row.id_index or b""): row for row in db.scalars(query.order_by(FileHolder.held_until))}


def not_here(db: Session, actor: Actor, teacher_id: UUID) -> NotFound:
    """Why a file is not to be seen: where it went, for whoever held it once."""
    former = former_of(db, actor, teacher_id)
    return NotFound(GONE, **told_of(former)) if former else NotFound(NOT_HERE)


def not_open(db: Session, actor: Actor, teacher_id: UUID) -> NotFound | Conflict:
    """The same for an act on it: a stale page or a late draft of the school that held it is in conflict."""
    former = former_of(db, actor, teacher_id)
    return Conflict(GONE, **told_of(former)) if former else NotFound(NOT_HERE)


def last_day(former: FileHolder) -> datetime.datetime:
    """The instant at which a school of the past held the file last."""
    if former.held_until is None:
        raise ValueError("This school holds the file still.")
    return former.held_until


def told_of(former: FileHolder) -> dict[str, Any]:
    """Where a file went and when, for the words of GONE."""
    day = clock.local(last_day(former)).astimezone(clock.SHANGHAI)
    return {"school": former.went_to or "", "day": f"{day:%Y-%m-%d}"}
