"""An authority switches a chain on for its schools, or off, from a day on; what runs keeps its version (R-REV-02)."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.review import chains
from services.contracts.review.businesses import EVIDENCED
from services.review import chain_list
from services.review.chains_known import end, may_switch, not_over, terms
from services.review.domain import choosing
from services.review.models import Chain
from services.review.words import named

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('chains of ' || :org_id, 0))")
FOLLOW = text(
    "UPDATE chain SET org_path = known_org.path FROM known_org"
    " WHERE known_org.id = chain.org_id AND chain.org_id = ANY (CAST(:ids AS uuid[]))"
    " AND chain.org_path <> known_org.path"
)


def add_chain(db: Session, actor: Actor, id: UUID, **draft: Any) -> dict[str, Any]:
    """Let a chain count for the schools of an organisation from a day on; the same id again is harmless.

    Refuses one between which and another of that organisation nothing would choose, naming the other.
    """
    if db.get(Chain, id):
        return chain_list.chain(db, actor, id)
    made = draft_of(db, actor, id, draft)
    db.execute(ONE_AT_A_TIME, {"org_id": str(made.org_id)})
    made.version = 1 + (db.scalar(select(func.max(Chain.version)).where(Chain.code == made.code)) or 0)
    for version in _to_be_ended(db, made.code, draft["effective_from"]):
        end(version, draft["effective_from"])
    db.flush()
    _refuse_second(db, made)
    db.add(made)
    db.flush()
    return chain_list.view_of(db, actor, made)


def end_chain(db: Session, actor: Actor, chain_id: UUID, effective_until: datetime.date) -> dict[str, Any]:
    """Let a chain count no more from a day on, nor what was planned of it for later."""
    chain = db.get(Chain, chain_id)
    if chain is None or chain.org_id is None or not actor.covers(chain.org_path):
        raise NotFound("This chain does not exist.")
    _check_admin(actor)
    _check_day(effective_until, "effective_until")
    db.execute(ONE_AT_A_TIME, {"org_id": str(chain.org_id)})
    versions = _to_be_ended(db, chain.code, effective_until)
    if not versions:
        raise Conflict("This chain has ended already.")
    for version in versions:
        end(version, effective_until)
    db.flush()
    return chain_list.view_of(db, actor, db.get(Chain, chain_id, populate_existing=True))


def learn_orgs(db: Session, orgs: list[dict[str, Any]]) -> None:
    """Keep what identity announced of organisations; their chains go with them to another place in the tree."""
    known_orgs.learn_all(db, orgs)
    db.execute(FOLLOW, {"ids": [str(org["id"]) for org in orgs]})


def learn_org(db: Session, **org: Any) -> None:
    """The same of one."""
    learn_orgs(db, [org])


def draft_of(db: Session, actor: Actor, id: UUID, draft: dict[str, Any]) -> Chain:
    """The chain of a draft, not kept yet; raises if the asker may not make it."""
    _check_admin(actor)
    org = _organisation(db, actor, draft["org_id"])
    _check_business(db, draft["business"])
    _check_day(draft["effective_from"], "effective_from")
    _check_originals(draft)
    known = {name: draft[name] for name in ("names", "business", "categories", "hub", "authority_levels")}
    return Chain(
        id=id,
        code=_code(db, draft, id),
        steps=[{"together": steps} for steps in draft["positions"]],
        org_id=org.id,
        org_path=org.path,
        effective_from=draft["effective_from"],
        made_by=actor.name,
        **known,
    )


def _check_admin(actor: Actor) -> None:
    if not may_switch(actor, actor.org_path):
        raise Forbidden("Chains are set by the administrators of education authorities.")


def _organisation(db: Session, actor: Actor, org_id: UUID) -> Any:
    org = known_orgs.known(db, org_id)
    if not actor.covers(org.path):
        raise NotFound("This organisation is not known.")
    if org.level not in chains.SCOPES or org.closed:
        message = "Choose a province, a city, a county or a school."
        raise Invalid(message, errors={"org_id": [message]})
    return org


def _check_business(db: Session, business: str) -> None:
    """What is reviewed at all has a chain for all schools."""
    of_all = select(Chain.id).where(Chain.org_id.is_(None), Chain.business == business, not_over(clock.today()))
    if db.scalar(of_all.limit(1)) is None:
        message = "Choose a business that is reviewed."
        raise Invalid(message, errors={"business": [message]})


def _check_originals(draft: dict[str, Any]) -> None:
    """Originals are checked where the cases carry their evidence."""
    asked = any(step.get("originals") for steps in draft["positions"] for step in steps)
    if asked and draft["business"] not in EVIDENCED:
        message = "Only additions, changes and changes of key values can ask for originals to be checked."
        raise Invalid(message, errors={"positions": [message]})


def _check_day(day: datetime.date, field: str) -> None:
    """A chain counts for cases that begin later: today at the earliest."""
    if day < clock.today():
        message = "Choose today or a later day."
        raise Invalid(message, errors={field: [message]})


def _code(db: Session, draft: dict[str, Any], id: UUID) -> str:
    """That of the chain that is replaced, else one of its own."""
    if draft["replaces"] is None:
        return id.hex
    before = db.get(Chain, draft["replaces"])
    if before is None or (before.org_id, before.business) != (draft["org_id"], draft["business"]):
        message = "Only a chain of the same organisation and business can be replaced."
        raise Invalid(message, errors={"replaces": [message]})
    return before.code


def _to_be_ended(db: Session, code: str, day: datetime.date) -> list[Chain]:
    """The versions of a chain that count on this day or are planned for later."""
    query = select(Chain).where(Chain.code == code, not_over(day)).order_by(Chain.version)
    return list(db.scalars(query.with_for_update().execution_options(populate_existing=True)))


def _refuse_second(db: Session, made: Chain) -> None:
    """Nothing must be left to choose between two chains of one organisation."""
    others = select(Chain).where(Chain.org_id == made.org_id, Chain.code != made.code, not_over(made.effective_from))
    for other in db.scalars(others.order_by(Chain.effective_from, Chain.id)):
        if list(choosing.overlaps([terms(made), terms(other)])):
            name = named(other.names, db.info["request"].language)
            raise Conflict("“{name}” serves the same cases of this organisation; replace or end it.", name=name)
