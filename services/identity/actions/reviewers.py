"""Tells who may decide at an organisation whenever that may have changed: review needs it for four eyes (R-REV-06)."""

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from services.common import roles
from services.common.bus import outbox
from services.contracts.identity import accounts
from services.identity.models import Account, Org

NEVER_ANNOUNCED = select(Org.reviewers_version == 0).where(Org.id == bindparam("org_id"))


def announce_if(db: Session, org_id: UUID, touched: Collection[str]) -> None:
    """Announce the organisation's reviewers when one of the roles that were given or taken is a reviewer's.

    The first account is told of in any case: that an organisation has nobody to decide is news too.
    """
    if roles.REVIEW & set(touched) or db.scalar(NEVER_ANNOUNCED, {"org_id": org_id}):
        announce(db, {org_id})


def announce(db: Session, org_ids: Collection[UUID]) -> None:
    """Announce all reviewers of these organisations, one message each.

    Counting up holds the organisation's row, so of two changes at a time the second one sees the first one's accounts.
    """
    if not org_ids:
        return
    db.flush()
    db.execute(select(Org.id).where(Org.id.in_(org_ids)).order_by(Org.id).with_for_update(key_share=True))
    counted = update(Org).where(Org.id.in_(org_ids)).values(reviewers_version=Org.reviewers_version + 1)
    versions = db.execute(counted.returning(Org.id, Org.reviewers_version).execution_options(synchronize_session=False))
    known = {row.id: {"org_id": row.id, "reviewers": [], "row_version": row.reviewers_version} for row in versions}
    for org_id, reviewers in _reviewers(db, known):
        known[org_id]["reviewers"] = reviewers
    outbox.emit_all(db, accounts.reviewers_changed, list(known.values()))


def _reviewers(db: Session, org_ids: Iterable[UUID]) -> Iterable[tuple[UUID, list[dict[str, Any]]]]:
    query = (
        select(Account.org_id, Account.person_id, Account.name, Account.roles)
        .where(Account.org_id.in_(org_ids), Account.teacher_id.is_(None), Account.enabled)
        .where(Account.roles.overlap(sorted(roles.REVIEW)))
        .order_by(Account.org_id, Account.id)
    )
    for org_id, rows in groupby(db.execute(query), lambda row: row.org_id):
        yield org_id, [{"person_id": row.person_id, "name": row.name, "roles": sorted(row.roles)} for row in rows]
