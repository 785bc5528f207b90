"""Pairs as the asker may see and decide them: those that lie with an authority of the asker's territory."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Forbidden, NotFound, Stale
from services.contracts.identity.orgs import AUTHORITIES
from services.records.duplicates.models import Duplicate
from services.records.file import access, queries
from services.records.file.models import Teacher

NONE = "There is no such pair of files in your territory."
OF_AUTHORITIES = "Pairs of files are decided by the authority over both schools."
SEEN_OTHERWISE = "{by} has said something of these two files meanwhile. Please look again."


def refuse_unless_authority(actor: Actor) -> None:
    """Schools see no pair, and look for none: the other file may be somebody else's."""
    if actor.org_level not in AUTHORITIES:
        raise Forbidden(OF_AUTHORITIES)


def seen(db: Session, actor: Actor, duplicate_id: UUID) -> Duplicate:
    """One pair; raises NotFound."""
    refuse_unless_authority(actor)
    found = db.scalar(_one(actor, duplicate_id))
    if found is None:
        raise NotFound(NONE)
    return found


def held(db: Session, actor: Actor, duplicate_id: UUID, row_version: int) -> Duplicate:
    """The same, held until the transaction ends, as the asker saw it."""
    refuse_unless_authority(actor)
    found = db.scalar(_one(actor, duplicate_id).with_for_update())
    if found is None:
        raise NotFound(NONE)
    if found.row_version != row_version:
        raise Stale(SEEN_OTHERWISE, by=found.person or "", row_version=found.row_version)
    return found


def _one(actor: Actor, duplicate_id: UUID):
    here = queries.in_territory(actor, Duplicate.org_path)
    return select(Duplicate).where(Duplicate.id == duplicate_id, here)


def files(db: Session, actor: Actor, teacher_ids: Iterable[UUID]) -> dict[UUID, Teacher]:
    """Both files of a pair in sight of the asker; raises NotFound."""
    return _both(db, select(Teacher).where(Teacher.id.in_(teacher_ids), queries.in_sight(actor)))


def held_files(db: Session, actor: Actor, teacher_ids: Iterable[UUID]) -> dict[UUID, Teacher]:
    """The same, held in the order of their ids."""
    query = select(Teacher).where(Teacher.id.in_(teacher_ids), queries.in_sight(actor)).order_by(Teacher.id)
    return _both(db, access.for_update(query).execution_options(populate_existing=True))


def _both(db: Session, query) -> dict[UUID, Teacher]:
    found = {teacher.id: teacher for teacher in db.scalars(query)}
    if len(found) < 2:
        raise NotFound(NONE)
    return found
