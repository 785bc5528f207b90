"""Which claims are meant, held until the transaction ends."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.errors import NotFound, Stale
from services.training.models import Claim

NOT_HERE = "There is no such claim for you."
CHANGED = "{by} changed this claim meanwhile. Please look at it again."


def known(db: Session, claim_id: UUID) -> Claim | None:
    """A claim in sight, if there is one."""
    return db.scalar(select(Claim).where(Claim.id == claim_id))


def seen(db: Session, claim_id: UUID) -> Claim:
    """A claim in sight; raises NotFound."""
    found = known(db, claim_id)
    if found is None:
        raise NotFound(NOT_HERE)
    return found


def held(db: Session, claim_id: UUID, row_version: int) -> Claim:
    """The same held at the version that was seen; raises NotFound or Stale."""
    visible = seen(db, claim_id)
    found = next(iter(held_where(db, Claim.id == claim_id)), None)
    if found is None:
        raise NotFound(NOT_HERE)
    if found.row_version != row_version:
        by = visible.happened[-1]["person"] or visible.happened[-1]["org_name"] or ""
        raise Stale(CHANGED, by=by, row_version=found.row_version)
    return found


def held_where(db: Session, which: ColumnElement[bool]) -> list[Claim]:
    """Claims, held in the order of their ids."""
    query = select(Claim).where(which).order_by(Claim.id)
    query = query if failpoints.is_off("row_lock") else query.with_for_update()
    return list(db.scalars(query.execution_options(populate_existing=True)))


def by_cases(db: Session, case_ids: Collection[UUID]) -> dict[UUID, Claim]:
    """The claims that cases are about, by case."""
    return {each.case_id: each for each in held_where(db, Claim.case_id.in_(case_ids))}
