"""What waits for somebody and asks the same of many: groups of cases with one key."""

from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.review import boxes
from services.review.askers import asker_of
from services.review.models import Case, CaseStep

MOST_GROUPS = 20


def list_alike(db: Session, actor: Actor) -> dict[str, Any]:
    """What waits for the actor and asks the same, the most first."""
    figures = (func.count().label("count"), func.min(CaseStep.waiting_since).label("oldest"))
    columns = (Case.alike, Case.business, func.min(Case.alike_words).label("words"), *figures)
    waiting = boxes.todo(actor, asker_of(db, actor, clock.now())).where(Case.alike.is_not(None))
    grouped = waiting.with_only_columns(*columns).group_by(Case.alike, Case.business).having(func.count() > 1)
    found = db.execute(grouped.order_by(func.count().desc(), Case.alike).limit(MOST_GROUPS)).mappings()
    return {"items": [dict(row) for row in found]}
