"""Who asks, as the rules see it: with the own roles, and those of absent colleagues whose desks the asker keeps."""

import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import roles
from services.common.actor import Actor
from services.review.domain.four_eyes import Asker, Person
from services.review.models import Delegation
from services.review.staff_and_routes import Staff


def asker_of(db: Session, actor: Actor, now: datetime.datetime) -> Asker:
    """The actor, and in whose places he or she may decide now."""
    return Asker(actor.person_id, actor.org_id, actor.roles, tuple(_absent(db, actor, now)))


def _absent(db: Session, actor: Actor, now: datetime.datetime) -> list[Person]:
    """Colleagues whose delegation holds; one who reviews no more has nothing to give."""
    if not actor.has(roles.REVIEW):
        return []
    query = select(Delegation).where(
        Delegation.to_person_id == actor.person_id,
        Delegation.org_id == actor.org_id,
        Delegation.from_at <= now,
        Delegation.until_at > now,
        Delegation.revoked_at.is_(None),
    )
    given = db.scalars(query.order_by(Delegation.created_at, Delegation.id)).all()
    if not given:
        return []
    known = roles_at(Staff(db), actor.org_id)
    found = {each.from_person_id: (each, frozenset(each.roles)) for each in given}
    return [
        Person(person_id, held if known is None else held & known.get(person_id, frozenset()), each.from_person)
        for person_id, (each, held) in found.items()
    ]


def roles_at(staff: Staff, org_id: UUID) -> dict[UUID, frozenset[str]] | None:
    """The roles of an organisation's reviewers; none if they have not been announced."""
    known = staff.at(org_id)
    return None if known is None else {person.person_id: person.roles for person in known}
