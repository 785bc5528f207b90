"""System administrators open, change and reset the accounts that they manage (R-ID-04, R-ID-05)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock, settings
from services.common.actor import Actor
from services.common.errors import Conflict, Stale
from services.identity import hashing, queries, views
from services.identity.actions import reviewers, sessions
from services.identity.domain import accounts as rules
from services.identity.domain import first_secrets
from services.identity.domain.sessions import NO_FAILURES
from services.identity.models import Account, Org


def add_account(db: Session, actor: Actor, **new: Any) -> dict[str, Any]:
    """A new account and its initial password, which is shown this once."""
    now = clock.now()
    new["username"] = rules.normal_username(new["username"])
    rules.check_is_no_teacher(new["username"], new["roles"])
    place = _place_for(db, actor, new)
    account = _insert_one(db, place, new)
    secret = _renew_secret(account, now)
    reviewers.announce_if(db, place.id, new["roles"])
    return {"account": views.managed(account, place, actor, now), "initial_password": secret}


def reset_account(db: Session, actor: Actor, account_id: UUID) -> dict[str, Any]:
    """A new initial password, shown this once; who is signed in with the old one is out."""
    now = clock.now()
    account, place = queries.account_to_change(db, actor, account_id)
    secret = _renew_secret(account, now)
    account.row_version += 1
    sessions.end_all(db, account.id, now, "reset")
    return {"account": views.managed(account, place, actor, now), "initial_password": secret}


def change_account(db: Session, actor: Actor, account_id: UUID, row_version: int, **changes: Any) -> dict[str, Any]:
    """Rename, re-role, enable, disable or unlock, whichever is given; Stale when somebody else was faster."""
    now = clock.now()
    account, place = queries.account_to_change(db, actor, account_id)
    if account.row_version != row_version:
        raise Stale("This account was changed meanwhile.", current=account.row_version)
    before = set(account.roles)
    account.name = changes.get("name", account.name)
    if changes.get("unlock"):
        account.tries = NO_FAILURES
    if changes.get("enabled") is False:
        account.enabled = False
        sessions.end_all(db, account.id, now, "disabled")
    if changes.get("enabled") is True or "roles" in changes:
        _give(db, actor, now, account, place, changes)
    account.row_version += 1
    reviewers.announce_if(db, place.id, before | set(account.roles))
    return views.managed(account, place, actor, now)


def load_accounts(db: Session, rows: Iterable[Mapping[str, Any]]) -> int:
    """Many accounts at once, hashes given: NewAccount's fields, `password_hash`, and `password_is_initial` if not true.

    For loading by the operator: the quota is not looked at, an account with a known id stays as it is, a user name that
    is taken is an IntegrityError. Returns how many are new.
    """
    given = [dict(row) for row in rows]
    wanted = {row["org_id"] for row in given}
    places = {place.id: place for place in db.scalars(select(Org).where(Org.id.in_(wanted)))}
    for row in given:
        rules.check_roles(row["roles"], row.get("teacher_id"), places[row["org_id"]].level)
    if not given:
        return 0
    new = insert(Account).on_conflict_do_nothing(index_elements=[Account.id]).returning(Account.id)
    added = set(db.scalars(new, [_complete(places[row["org_id"]], row) for row in given]))
    reviewers.announce(db, {row["org_id"] for row in given if row["id"] in added})
    return len(added)


def _renew_secret(account: Account, now: datetime) -> str:
    secret = first_secrets.drawn(account.username or "")
    account.password_hash, account.password_is_initial = hashing.kept_initial(secret), True
    account.secret_expires_at = now + timedelta(days=settings.load().first_access_days)
    account.tries = NO_FAILURES
    return secret


def _give(db: Session, actor: Actor, now: datetime, account: Account, place: Org, changes: Mapping[str, Any]) -> None:
    """Enable the account or give it other roles: either way it needs a place for each role that it then has."""
    wanted = changes.get("roles", account.roles)
    if set(wanted) != set(account.roles):
        sessions.end_all(db, account.id, now, "roles")
    new = {"id": account.id, "org_id": place.id, "roles": wanted, "teacher_id": account.teacher_id}
    enabled = changes.get("enabled", account.enabled)
    if enabled:
        _place_for(db, actor, new)
    else:
        _check_may_have(actor, place, new)
    account.roles, account.enabled = list(wanted), enabled


def _place_for(db: Session, actor: Actor, new: Mapping[str, Any]) -> Org:
    """The organisation of an account, locked, if the actor may give it these roles and it has room for them."""
    place = queries.org_to_change(db, actor, new["org_id"])
    if place.closed:
        raise Conflict("This organisation is closed.")
    _check_may_have(actor, place, new)
    rules.check_quota(new["roles"], queries.users_by_role(db, place.id, but=new["id"]), place.quota)
    return place


def _check_may_have(actor: Actor, place: Org, new: Mapping[str, Any]) -> None:
    wanted = frozenset(new["roles"])
    rules.check_manages(actor.org_id, rules.Holding(place.id, place.authority_id, wanted, place.level))
    rules.check_roles(wanted, new["teacher_id"], place.level)


def _insert_one(db: Session, place: Org, new: Mapping[str, Any]) -> Account:
    if db.get(Account, new["id"]):
        raise Conflict("This account was opened already; reset it to get a new initial password.")
    added = insert(Account).on_conflict_do_nothing().returning(Account.id)
    if db.scalars(added, [_complete(place, new)]).first() is None:
        raise Conflict("This user name is taken.", errors={"username": ["This user name is taken."]})
    return db.get_one(Account, new["id"])


def _complete(place: Org, new: Mapping[str, Any]) -> dict[str, Any]:
    row = {"person_id": new["id"], "password_is_initial": True, "teacher_id": None, "password_hash": None} | dict(new)
    names = {"username": rules.normal_username(row["username"]), "roles": sorted(set(row["roles"]))}
    return row | names | {"org_path": place.path}
