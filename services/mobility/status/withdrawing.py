"""Whoever entered an act, the school or the office above it, takes it back while it is not decided yet."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Forbidden
from services.mobility import releasing
from services.mobility.own_teachers import OF_THE_SCHOOL
from services.mobility.status import cases, finding, viewing
from services.mobility.status.happened import follow, line
from services.mobility.transfers.viewing import signature


def withdraw_status_act(db: Session, actor: Actor, act_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Take it back, and say why; what a desk decides at that very moment is void."""
    act = finding.held(db, act_id, row_version)
    if actor.org_id not in (act.org_id, act.by_org_id):
        raise Forbidden(OF_THE_SCHOOL)
    is_at_review = act.case_id is not None
    follow(act, "withdrawn", line("withdrawn", clock.now(), actor.name, actor.org_name, words), closes=True)
    if is_at_review:
        cases.recall(db, act, signature(actor))
    releasing.release(db, [act.id])
    db.flush()
    return viewing.one(db, actor, act_id)
