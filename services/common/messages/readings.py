"""Writes down who reads of a teacher in another service than records, which tells the teacher (R-SEC-02).

Each reading has its row in the trail. The teacher is told once of what somebody looked at in one go: page after page of
a certificate is one reading.
"""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit
from services.common.database.tables import audit as trail
from services.common.trail import audit
from services.contracts.records import readings

IN_ONE_GO = datetime.timedelta(minutes=10)


def note_reading(db: Session, act: str, teacher_id: Any, kind: str, **details: Any) -> None:
    """The actor of this request reads something of a teacher; `details` go into the trail alone."""
    actor = db.info["request"].actor
    is_news = actor.teacher_id != UUID(str(teacher_id)) and not _is_told(db, act, teacher_id, kind)
    audit.record(db, act, teacher_id, kind=kind, **details)
    if is_news:
        told = {"teacher_id": teacher_id, "act": act, "what": kind, "purpose": None, "at": clock.now()}
        told |= {"account_id": actor.account_id, "person": actor.name, "org_path": actor.org_path}
        emit(db, readings.teacher_read, {"readings": [told]})


def _is_told(db: Session, act: str, teacher_id: Any, kind: str) -> bool:
    """Whether the same account read the same kind of thing of the same teacher a moment ago."""
    same = trail.c.subject == str(teacher_id), trail.c.account_id == db.info["request"].actor.account_id
    lately = trail.c.details["kind"].astext == kind, trail.c.at > func.now() - IN_ONE_GO
    return bool(db.scalar(select(select(trail.c.id).where(trail.c.action == act, *same, *lately).exists())))
