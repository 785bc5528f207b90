"""Lists of claims: a teacher's own, those of a school, those of a territory and those that come to a desk."""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.training.claims import viewing
from services.training.models import Claim


def credit_claims(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict[str, Any]:
    """One page, the latest first."""
    query = select(Claim)
    if actor.teacher_id:
        query = query.where(Claim.teacher_id == actor.teacher_id)
    for name in ("state", "kind", "teacher_id"):
        if wanted[name]:
            query = query.where(getattr(Claim, name) == wanted[name])
    if wanted["q"]:
        query = query.where(or_(is_called(Claim.teacher_name, wanted["q"]), is_called(Claim.name, wanted["q"])))
    found = page(db, query, (Claim.seq,), limit, after, descending=True)
    return found | {"items": viewing.rows(db, actor, found["items"])}
