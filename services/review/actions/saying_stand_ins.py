"""A province says for which businesses the office above may decide what is overdue at a desk, from which day on."""

import datetime
from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.common.database.tables import known_org
from services.common.errors import Forbidden, Invalid
from services.review.chains_known import not_over
from services.review.domain import desks, standing_in
from services.review.domain.standing_in import Said
from services.review.models import Chain
from services.review.models_of_overdue import StandIn

SHOWN = 50  # of what was said of a business


def list_stand_ins(db: Session, actor: Actor) -> dict[str, Any]:
    """How it stands in the asker's province, for each business that is reviewed."""
    province = _province(db, actor)
    said = _said(db, province.id) if province else {}
    today = clock.today()
    return {
        "org_id": province.id if province else None,
        "org_name": province.name if province else None,
        "items": [_view(business, said.get(business, []), today) for business in _businesses(db)] if province else [],
        "may": ["set"] if _may_set(actor) else [],
    }


def set_stand_in(
    db: Session, actor: Actor, id: UUID, business: str, on: bool, effective_from: datetime.date
) -> dict[str, Any]:
    """Say it; what was said for later days does not come then. The same id again is harmless."""
    if not _may_set(actor):
        raise Forbidden("This is set by the information administrators of the province.")
    if db.get(StandIn, id) is None:
        _check(db, business, effective_from)
        said = StandIn(
            id=id,
            org_id=actor.org_id,
            org_path=actor.org_path,
            business=business,
            turned_on=on,
            effective_from=effective_from,
            person_id=actor.person_id,
            person=actor.name,
            at=clock.now(),
        )
        db.add(said)
        db.flush()
    return list_stand_ins(db, actor)


def _may_set(actor: Actor) -> bool:
    return actor.org_level == "province" and roles.INFO_ADMIN in actor.roles


def _province(db: Session, actor: Actor) -> Row | None:
    above = known_org.c.path.in_(desks.above(actor.org_path))
    query = select(known_org.c.id, known_org.c.name).where(above, known_org.c.level == "province")
    return db.execute(query).first()


def _businesses(db: Session) -> list[str]:
    """What has a chain for all schools."""
    of_all = select(Chain.business).where(Chain.org_id.is_(None), not_over(clock.today()))
    return list(db.scalars(of_all.distinct().order_by(Chain.business)))


def _said(db: Session, org_id: UUID) -> dict[str, list[StandIn]]:
    """All that was said, by business, the newest first."""
    found = defaultdict(list)
    for row in db.scalars(select(StandIn).where(StandIn.org_id == org_id).order_by(StandIn.number.desc())):
        found[row.business].append(row)
    return found


def _check(db: Session, business: str, day: datetime.date) -> None:
    if business not in _businesses(db):
        message = "Choose a business that is reviewed."
        raise Invalid(message, errors={"business": [message]})
    if day < clock.today():
        message = "Choose today or a later day."
        raise Invalid(message, errors={"effective_from": [message]})


def _view(business: str, rows: list[StandIn], today: datetime.date) -> dict[str, Any]:
    by_number = {row.number: _told(row) for row in rows}
    known = [Said(row.number, row.turned_on, row.effective_from) for row in rows]
    now, coming = standing_in.counting(known, today), standing_in.coming(known, today)
    return {
        "business": business,
        "on": standing_in.is_on(known, today),
        "now": by_number[now.number] if now else None,
        "coming": by_number[coming.number] if coming else None,
        "said": list(by_number.values())[:SHOWN],
    }


def _told(row: StandIn) -> dict[str, Any]:
    return {"on": row.turned_on, "effective_from": row.effective_from, "person": row.person, "at": row.at}
