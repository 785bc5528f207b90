"""The chains that count on a day, as the rules see them."""

import datetime
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common.actor import Actor
from services.contracts.identity.orgs import AUTHORITIES
from services.contracts.review.chains import ADMINS
from services.review.domain import choosing
from services.review.models import Chain


def begun(day: datetime.date) -> ColumnElement[bool]:
    """What counts from this day on, or has counted before."""
    return or_(Chain.effective_from.is_(None), Chain.effective_from <= day)


def not_over(day: datetime.date) -> ColumnElement[bool]:
    """What still counts on this day or will later; a version that another replaced before its day never does."""
    some = or_(Chain.effective_from.is_(None), Chain.effective_from < Chain.effective_until)
    return or_(Chain.effective_until.is_(None), and_(Chain.effective_until > day, some))


def end(chain: Chain, day: datetime.date) -> None:
    """The chain counts no more from this day on; if it has not begun by then, it never does."""
    chain.effective_until = max(day, chain.effective_from or day)


def counting(db: Session, day: datetime.date, org_ids: Collection[UUID]) -> Sequence[Chain]:
    """The chains that count on this day for all schools, and for those of these organisations."""
    near = or_(Chain.org_id.is_(None), Chain.org_id == any_(literal(list(org_ids), ARRAY(Uuid))))
    return db.scalars(select(Chain).where(begun(day), not_over(day), near)).all()


def may_switch(actor: Actor, org_path: str | None) -> bool:
    """Whether the asker switches chains of an organisation at this path on and off: an authority, for its territory."""
    authority = actor.org_level in AUTHORITIES and actor.has(ADMINS)
    return authority and org_path is not None and actor.covers(org_path)


def terms(chain: Chain) -> choosing.Terms:
    """Which cases a chain serves."""
    return choosing.Terms(
        code=chain.code,
        business=chain.business,
        categories=frozenset(chain.categories),
        hub=chain.hub,
        authority_levels=None if chain.authority_levels is None else frozenset(chain.authority_levels),
        org_id=chain.org_id,
    )
