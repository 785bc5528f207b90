"""Schools of this site beyond the own territory, by name: such names are no secret, lists of them are long."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.searching import is_called
from services.common.database.tables import known_org
from services.contracts.identity.orgs import SCHOOLS

MOST, LEAST_SIGNS = 20, 2
ORG = known_org.c


def possible_hosts(db: Session, actor: Actor, q: str | None) -> dict[str, Any]:
    """Open schools that are called so, but the asker's own."""
    if len((q or "").strip()) < LEAST_SIGNS:
        return {"items": []}
    takes_in = (ORG.level.in_(SCHOOLS), ORG.category.is_not(None), ~ORG.closed, ORG.id != actor.org_id)
    query = select(known_org).where(*takes_in, is_called(ORG.name, str(q)))
    rows = db.execute(query.order_by(func.length(ORG.name), ORG.name, ORG.id).limit(MOST)).all()
    names = known_orgs.names(db, {row.authority_id for row in rows if row.authority_id})
    return {"items": [{"id": row.id, "name": row.name, "above": names.get(row.authority_id)} for row in rows]}
