"""Lists of claims: a teacher's own, those of a school, those of a territory and those that come to a desk."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.contracts.training.claims import STATES
from services.training.claims import viewing
from services.training.models import Claim


def credit_claims(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict[str, Any]:
    """One page, the latest first."""
    query = select(Claim).where(_in_sight(actor))
    for name in ("state", "kind", "teacher_id"):
        if wanted[name]:
            query = query.where(getattr(Claim, name) == wanted[name])
    if wanted["q"]:
        query = query.where(or_(is_called(Claim.teacher_name, wanted["q"]), is_called(Claim.name, wanted["q"])))
    found = page(db, query, (Claim.seq,), limit, after, descending=True)
    return found | {"items": viewing.rows(db, actor, found["items"])}


def claim_counts(db: Session, actor: Actor) -> dict[str, Any]:
    """How many there are in each state."""
    counts = [func.count().filter(Claim.state == state).label(state) for state in STATES]
    query = select(*counts, func.count().label("all")).where(_in_sight(actor))
    return dict(db.execute(query).mappings().one())


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """A teacher sees the own ones; everybody else what the database shows."""
    return Claim.teacher_id == actor.teacher_id if actor.teacher_id else true()
