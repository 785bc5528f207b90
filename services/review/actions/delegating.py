"""A reviewer who will be away gives the own desk to a colleague of the same organisation (R-REV-07)."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.errors import Conflict, Invalid, NotFound
from services.review.domain.four_eyes import Person
from services.review.models import Delegation
from services.review.staff_and_routes import Staff

OVER, REVOKED, AHEAD, ACTIVE = "over", "revoked", "ahead", "active"


def delegate(db: Session, actor: Actor, id: UUID, to_person_id: UUID, **terms: Any) -> dict[str, Any]:
    """Give the asker's desk to a colleague; the same id again is harmless."""
    now = clock.now()
    if known := db.get(Delegation, id):
        return _view_of(actor, _own(actor, known), now)
    if terms["until_at"] <= now:
        message = "The end must lie in the future."
        raise Invalid(message, errors={"until_at": [message]})
    colleague = _colleague(db, actor, to_person_id)
    given = Delegation(
        id=id,
        org_id=actor.org_id,
        org_name=actor.org_name,
        org_path=actor.org_path,
        from_person_id=actor.person_id,
        from_person=actor.name,
        roles=sorted(actor.roles & roles.REVIEW),
        to_person_id=to_person_id,
        to_person=colleague.name,
        created_at=now,
        revoked_at=None,
        **terms,
    )
    db.add(given)
    return _view_of(actor, given, now)


def revoke(db: Session, actor: Actor, delegation_id: UUID) -> dict[str, Any]:
    """End a delegation before its time: by who gave it or by who got it."""
    now = clock.now()
    found = db.get(Delegation, delegation_id, with_for_update=True)
    given = _own(actor, found)
    if _state(given, now) in (OVER, REVOKED):
        raise Conflict("This delegation has ended already.")
    given.revoked_at = now
    return _view_of(actor, given, now)


def list_delegations(db: Session, actor: Actor, limit: int, after: str | None) -> dict[str, Any]:
    """Those of the asker's organisation that the asker gave or got; a head or information administrator sees all."""
    query = select(Delegation).where(Delegation.org_id == actor.org_id)
    if not actor.has(frozenset({roles.SCHOOL_HEAD, roles.INFO_ADMIN})):
        query = query.where(
            or_(Delegation.from_person_id == actor.person_id, Delegation.to_person_id == actor.person_id)
        )
    found = page(db, query, (Delegation.created_at, Delegation.id), limit, after, descending=True)
    now = clock.now()
    return found | {"items": [_view_of(actor, given, now) for given in found["items"]]}


def colleagues(db: Session, actor: Actor) -> dict[str, Any]:
    """The other reviewers of the asker's organisation."""
    others = [each for each in Staff(db).at(actor.org_id) or [] if each.person_id != actor.person_id]
    items = [{"person_id": other.person_id, "name": other.name, "roles": sorted(other.roles)} for other in others]
    return {"items": sorted(items, key=lambda each: each["name"])}


def _colleague(db: Session, actor: Actor, person_id: UUID) -> Person:
    for person in Staff(db).at(actor.org_id) or []:
        if person.person_id == person_id != actor.person_id:
            return person
    message = "Choose another reviewer of your organisation."
    raise Invalid(message, errors={"to_person_id": [message]})


def _own(actor: Actor, given: Delegation | None) -> Delegation:
    if given is None or actor.person_id not in (given.from_person_id, given.to_person_id):
        raise NotFound("There is no such delegation of yours.")
    return given


def _state(given: Delegation, now: datetime.datetime) -> str:
    if given.revoked_at:
        return REVOKED
    if given.until_at <= now:
        return OVER
    return AHEAD if given.from_at > now else ACTIVE


def _view_of(actor: Actor, given: Delegation, now: datetime.datetime) -> dict[str, Any]:
    view = {name: value for name, value in vars(given).items() if not name.startswith("_")}
    for name in ("org_path", "roles", "revoked_at"):
        del view[name]
    state = _state(given, now)
    concerned = actor.person_id in (given.from_person_id, given.to_person_id)
    return view | {"state": state, "may": ["revoke"] if concerned and state in (AHEAD, ACTIVE) else []}
