"""People sign in, come back and leave (R-ID-13).

Who signs in is nobody yet. `account_signing_in` and `account_of_session` find which account is meant; from there on the
transaction reads as that account and nothing else is in sight (migrations/0001_identity.py).
"""

import dataclasses
import hashlib
import secrets
import uuid
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Function, Select, func, select, text, update
from sqlalchemy.orm import Session

from services.common import actor as actors
from services.common import settings
from services.common.actor import Actor
from services.common.bus import outbox
from services.common.database.transactions import NOBODY
from services.common.errors import Forbidden, Refused, Unauthenticated
from services.common.trail import audit
from services.contracts.identity import sessions
from services.identity import hashing, logins, sign_in_refusals, views
from services.identity.domain import sessions as rules
from services.identity.domain.accounts import normal_username
from services.identity.models import Account, OpenSession, Org

Begin = Callable[[], AbstractContextManager[Session]]

OF_MANY = text("account_id = ANY(CAST(:ids AS uuid[]))")  # one array is quicker than 500 values
READ_AS = text("SELECT set_config('xingtan.account', :account, true)")


def sign_in(begin: Begin, now: datetime, username: str, password: str) -> dict[str, Any]:
    """Open a session. Unknown name, wrong password, disabled, locked: the same statements and refusal.

    Only who has proved to know the password hears of an initial one that has expired, or that the school forbids it.
    """
    with begin() as db:
        account_id = _account_named(db, username)
        known_hash = db.scalar(select(Account.password_hash).where(Account.id == account_id))
    right = hashing.matches(known_hash, password)
    with begin() as db:
        opened = _open(db, now, _account_named(db, username), known_hash if right else None)
    if isinstance(opened, Refused):
        raise opened
    return opened


def renew(db: Session, now: datetime, token: str) -> dict[str, Any]:
    """Five minutes' proof of who holds the token, as long as session, account and organisation are good."""
    session, account, org = by_token(db, token)
    good = _is_good(session, now) and _may_be_used(account, org)
    if not good or sign_in_refusals.refusal(db, account, org):
        raise Unauthenticated("Please sign in again.")
    if rules.is_to_be_noted(session.seen_at, now):
        session.seen_at = now
    key = settings.load().actor_private_key
    return {
        "actor": actors.sign(views.actor(account, org, session.id), key, now),
        "session_id": session.id,
        "expires_at": now + actors.GOOD_FOR,
        "me": views.me(account, org),
    }


def sign_out(db: Session, actor: Actor, now: datetime) -> None:
    """End the actor's own session; a second time changes nothing."""
    _end(db, now, "sign_out", OpenSession.id == actor.session_id)


def end_all(db: Session, account_id: UUID, now: datetime, why: str) -> None:
    """End an account's sessions."""
    _end(db, now, why, OpenSession.account_id == account_id)


def end_of(db: Session, account_ids: Collection[UUID] | Select, now: datetime, why: str) -> None:
    """End the sessions of many accounts, given by their ids or by a query for these."""
    if isinstance(account_ids, Select):
        _end(db, now, why, OpenSession.account_id.in_(account_ids))
    elif account_ids:
        _end(db, now, why, OF_MANY.bindparams(ids=list(map(str, account_ids))))


def end_others(db: Session, actor: Actor, now: datetime, why: str) -> None:
    """End the sessions of the actor's account, the one at work excepted."""
    _end(db, now, why, OpenSession.account_id == actor.account_id, OpenSession.id != actor.session_id)


def _open(db: Session, now: datetime, account_id: UUID, proved: str | None) -> dict[str, Any] | Refused:
    """A session, or why there is none.

    `proved` is the hash that the password was found to match; it must be the account's, and the account in use.
    Looked at under the row's lock: guesses at the same moment cannot outrun the count.
    """
    query = select(Account, Org).join(Org, Org.id == Account.org_id).where(Account.id == account_id)
    account, org = db.execute(query.with_for_update(of=Account)).first() or (None, None)
    if account is None or org is None:
        return _turn_away(db, account_id, rules.after_failure(rules.NO_FAILURES, now))
    session_id = uuid.uuid4()
    _audit_as(db, views.actor(account, org, session_id))
    right = proved is not None and account.password_hash == proved
    if not right or rules.is_locked(account.tries, now) or not _may_be_used(account, org):
        return _turn_away(db, account_id, account.tries if right else rules.after_failure(account.tries, now))
    if refusal := _kept_out(db, account, org, now):
        _turn_away(db, account_id, account.tries)
        return refusal
    audit.record(db, sessions.sign_in.name, account.id)
    token, expires_at = _add_session(db, account, now, session_id)
    return {"token": token, "expires_at": expires_at, "me": views.me(account, org)}


def _turn_away(db: Session, account_id: UUID, tries: rules.Tries) -> Refused:
    db.execute(update(Account).where(Account.id == account_id).values({Account.tries: tries}))
    audit.record(db, "identity.sign_in_refused", account_id if account_id != NOBODY else None)
    return Unauthenticated(
        "The user name or password is wrong, or the account cannot be used."
        " After five wrong passwords it is locked for 15 minutes."
    )


def _kept_out(db: Session, account: Account, org: Org, now: datetime) -> Refused | None:
    """Why somebody who knows the password does not come in all the same."""
    if account.password_is_initial and account.secret_expires_at and now >= account.secret_expires_at:
        return Forbidden("This initial password has expired. Your system administrator can give you a new one.")
    return sign_in_refusals.refusal(db, account, org)


def _may_be_used(account: Account, org: Org) -> bool:
    return account.enabled and not org.closed


def _add_session(db: Session, account: Account, now: datetime, session_id: UUID) -> tuple[str, datetime]:
    token, expires_at = secrets.token_urlsafe(32), now + rules.LONGEST
    session = OpenSession(
        id=session_id,
        account_id=account.id,
        org_path=account.org_path,
        token_hash=_digest(token),
        opened_at=now,
        seen_at=now,
        expires_at=expires_at,
    )
    db.add(session)
    account.tries, account.last_sign_in_at = rules.NO_FAILURES, now
    return token, expires_at


def by_token(db: Session, token: str) -> tuple[OpenSession, Account, Org]:
    """A session with whose it is, good or not; raises Unauthenticated where there is none."""
    account_id = _read_as(db, func.account_of_session(_digest(token)))
    query = (
        select(OpenSession, Account, Org)
        .join(Account, Account.id == OpenSession.account_id)
        .join(Org, Org.id == Account.org_id)
        .where(OpenSession.token_hash == _digest(token), Account.id == account_id)
    )
    found = db.execute(query).first()
    if found is None:
        raise Unauthenticated("Please sign in again.")
    return found


def _is_good(session: OpenSession, now: datetime) -> bool:
    return session.ended_at is None and rules.is_alive(session.seen_at, session.expires_at, now)


def _end(db: Session, now: datetime, why: str, *which: Any) -> None:
    ending = update(OpenSession).where(OpenSession.ended_at.is_(None), *which)
    ended = db.scalars(ending.values(ended_at=now, ended_by=why).returning(OpenSession.id)).all()
    outbox.emit_all(db, sessions.session_ended, [{"session_id": session_id} for session_id in ended])


def _account_named(db: Session, username: str) -> UUID:
    return _read_as(db, func.account_signing_in(normal_username(username), logins.index(username)))


def _read_as(db: Session, door: Function) -> UUID:
    """Go through a door: the account that it leads to is all that the transaction sees from here on.

    Where there is none that is NOBODY, with whom the same queries find nothing.
    """
    account_id = db.scalar(select(door)) or NOBODY
    db.execute(READ_AS, {"account": str(account_id)})
    return account_id


def _audit_as(db: Session, who: Actor) -> None:
    """Let the audit row name the account that was tried, and lie in its territory."""
    db.info["request"] = dataclasses.replace(db.info["request"], actor=who)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
