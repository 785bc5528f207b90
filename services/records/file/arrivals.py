"""Which files were opened for somebody from outside the system, as their school sees and ends it (R-MOB-08)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.errors import NotFound
from services.contracts.records.arrivals import ArrivalState, arrivals_moved
from services.records.file.models import Arrival

NOT_HERE = "There is no such transfer from outside in your territory."
FIELDS = tuple(ArrivalState().fields)


def of_file(db: Session, teacher_id: UUID) -> dict[str, Any] | None:
    """How the file of somebody from outside came here; none of other files."""
    found = db.scalar(_open(teacher_id))
    return found and {name: getattr(found, name) for name in ("id", "origin", "from_day", "document")}


def held(db: Session, arrival_id: UUID) -> Arrival:
    """An arrival in sight, held until the transaction ends; raises NotFound."""
    found = db.scalar(select(Arrival).where(Arrival.id == arrival_id).with_for_update())
    if found is None:
        raise NotFound(NOT_HERE)
    return found


def end(db: Session, actor: Actor, teacher_id: UUID, words: str | None = None) -> None:
    """The file is about to be deleted; nothing where it did not come so, or that was said already."""
    arrival = db.scalar(_open(teacher_id).with_for_update())
    if arrival is None:
        return
    arrival.ended_at, arrival.ended_by, arrival.why = clock.now(), actor.name, words
    arrival.row_version += 1
    db.flush()
    tell(db, [arrival])


def tell(db: Session, arrivals: Iterable[Arrival]) -> None:
    """Announce how these stand now."""
    told = [{name: getattr(arrival, name) for name in FIELDS} for arrival in arrivals]
    emit(db, arrivals_moved, {"arrivals": told})


def _open(teacher_id: UUID) -> Select:
    return select(Arrival).where(Arrival.teacher_id == teacher_id, Arrival.ended_at.is_(None))
