"""Reads and lists of identity; every one stays in the asker's territory."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called, may_hold
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.identity import views
from services.identity.domain.accounts import WITHOUT_ADMIN, check_manages
from services.identity.models import Account, Org


def org(db: Session, actor: Actor, org_id: UUID) -> Org:
    """One organisation of the territory."""
    return _one_org(db, orgs_in_sight(actor).where(Org.id == org_id))


def org_to_change(db: Session, actor: Actor, org_id: UUID) -> Org:
    """The same, locked until the transaction ends: who counts its users or places something below it comes alone."""
    query = orgs_in_sight(actor).where(Org.id == org_id).with_for_update(of=Org, key_share=True)
    return _one_org(db, query.execution_options(populate_existing=True))


def orgs_in_sight(actor: Actor) -> Select:
    """The organisations of the actor's territory."""
    start, end = path_range(actor.org_path)
    return select(Org).where(Org.path >= start, Org.path < end)


def list_orgs(
    db: Session, actor: Actor, parent_id: UUID | None, q: str | None, level: str | None, **paged: Any
) -> dict:
    """A page of organisations in the order of their paths; see OrgFilter."""
    query = orgs_in_sight(actor)
    if parent_id:
        query = query.where(Org.authority_id == parent_id)
    if q:
        query = query.where(called(q))
    if level:
        query = query.where(Org.level == level)
    return page(db, query, (Org.path,), **paged)


def called(q: str) -> ColumnElement[bool]:
    """Whether an organisation has the text in its name or code; the first half is for the index `org_called`."""
    return and_(may_hold(Org.name + "/" + Org.code, q), or_(is_called(Org.name, q), _contains(Org.code, q)))


def list_accounts(db: Session, actor: Actor, org_id: UUID | None, q: str | None, **paged: Any) -> dict[str, Any]:
    """A page of accounts by user name: those of the asker's org, and the administrators that it manages (R-ID-04).

    Teachers have a list of their own.
    """
    query = _accounts_in_sight(actor).where(_of_own_org_or_managed(actor), Account.teacher_id.is_(None))
    if org_id:
        query = query.where(Account.org_id == org_id)
    if q:
        query = query.where(or_(is_called(Account.name, q), _contains(Account.username, q)))
    found = page(db, query, (Account.username,), **paged)
    now, orgs = clock.now(), _orgs_by_id(db, {account.org_id for account in found["items"]})
    found["items"] = [views.managed(account, orgs[account.org_id], actor, now) for account in found["items"]]
    return found


def managed_users(actor: Actor) -> Select:
    """The accounts that the actor manages, teachers left out: no administrator of the own level (R-ID-04)."""
    administers = Account.roles.contains([roles.SYSTEM_ADMIN])
    own_level = and_(Account.org_id == actor.org_id, administers)
    query = _accounts_in_sight(actor).where(_of_own_org_or_managed(actor), ~own_level)
    return query.where(Account.teacher_id.is_(None))


def account_to_change(db: Session, actor: Actor, account_id: UUID) -> tuple[Account, Org]:
    """One account that the actor manages, locked, and its organisation."""
    query = _accounts_in_sight(actor).where(Account.id == account_id).with_for_update()
    account = db.scalar(query.execution_options(populate_existing=True))
    if account is None:
        raise NotFound("There is no such account in your territory.")
    place = db.get_one(Org, account.org_id)
    check_manages(actor.org_id, views.holding(account, place))
    return account, place


def users_by_role(db: Session, org_id: UUID, but: UUID) -> dict[str, int]:
    """How many enabled accounts of an organisation hold each role, teachers and one account left out."""
    counted = (
        select(func.unnest(Account.roles).label("role"))
        .where(Account.org_id == org_id, Account.enabled, Account.teacher_id.is_(None), Account.id != but)
        .subquery()
    )
    rows = db.execute(select(counted.c.role, func.count().label("users")).group_by(counted.c.role))
    return {row.role: row.users for row in rows}


def _one_org(db: Session, query: Select) -> Org:
    found = db.scalar(query)
    if found is None:
        raise NotFound("There is no such organisation in your territory.")
    return found


def _orgs_by_id(db: Session, ids: set[UUID]) -> dict[UUID, Org]:
    return {found.id: found for found in db.scalars(select(Org).where(Org.id.in_(ids)))}


def _accounts_in_sight(actor: Actor) -> Select:
    start, end = path_range(actor.org_path)
    return select(Account).where(Account.org_path >= start, Account.org_path < end)


def _of_own_org_or_managed(actor: Actor) -> ColumnElement[bool]:
    managed = select(Org.id).where(Org.authority_id == actor.org_id)
    below = managed.where(Org.level.in_(WITHOUT_ADMIN))
    return or_(
        Account.org_id == actor.org_id,
        and_(Account.roles.contains([roles.SYSTEM_ADMIN]), Account.org_id.in_(managed)),
        Account.org_id.in_(below),
    )


def _contains(column: Any, text: str) -> ColumnElement[bool]:
    return column.icontains(text.strip(), autoescape=True)
