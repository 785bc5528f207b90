"""A teacher's name was corrected: what is open about the person is called by it, here and in later notices.

Review keeps its own copy of the teachers for that: news that comes late, or before the case that it is about, changes
nothing for the worse. A case that is closed says what the person was called when it was decided.
"""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import any_, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common.copies import known_teachers
from services.common.database.tables import known_teacher
from services.contracts import review

# The version of a case stays: who it is about has not changed, and nobody's decision is outdated by it.
FOLLOW = text(
    """
    WITH called AS (
        SELECT c.id, known.name FROM review_case c JOIN known_teacher known ON known.id = c.teacher_id
        WHERE c.teacher_id = ANY (CAST(:ids AS uuid[])) AND c.state = 'open' AND c.subject_name <> known.name
        ORDER BY c.id FOR UPDATE OF c
    )
    UPDATE review_case c SET subject_name = called.name FROM called WHERE c.id = called.id
    """
)


def learn(db: Session, teachers: list[dict[str, Any]], at: datetime.datetime | None = None) -> None:
    """Keep what records told of teachers, and call their open cases so."""
    known_teachers.learn(db, review.NAME, teachers, at)
    _follow(db, teachers)


def compare(db: Session, teachers: list[dict[str, Any]], at: datetime.datetime | None = None) -> None:
    """The same for what was told again."""
    known_teachers.compare(db, review.NAME, teachers, at)
    _follow(db, teachers)


def names(db: Session, teacher_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """What these teachers are called, as far as it is known; news of them waits until the transaction is over."""
    wanted = known_teacher.c.id == any_(literal(sorted({each for each in teacher_ids if each}), ARRAY(Uuid)))
    query = select(known_teacher.c.id, known_teacher.c.name).where(wanted, known_teacher.c.name.is_not(None))
    return {row.id: row.name for row in db.execute(query.order_by(known_teacher.c.id).with_for_update(read=True))}


def _follow(db: Session, teachers: list[dict[str, Any]]) -> None:
    db.execute(FOLLOW, {"ids": [str(teacher["id"]) for teacher in teachers]})
