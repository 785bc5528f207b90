"""People change their own password; a newcomer has to, before anything else (R-ID-08)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Invalid, TooMany
from services.common.trail import audit
from services.contracts.identity import sessions as sessions_contract
from services.identity import hashing, logins
from services.identity.actions import sessions
from services.identity.domain import passwords
from services.identity.domain import sessions as rules
from services.identity.models import Account

Begin = Callable[[], AbstractContextManager[Session]]


def change_password(begin: Begin, actor: Actor, old: str, new: str) -> None:
    """A new password for the actor; every other session of the account ends.

    A wrong old one counts towards the lock.
    """
    now = clock.now()
    with begin() as db:
        account = db.get_one(Account, actor.account_id)
    _check_new(logins.login_of(account), old, new)
    if hashing.matches(account.password_hash, old):
        new_hash = hashing.hashed(new)
        with begin() as db:
            _replace(db, actor, now, account.password_hash, new_hash)
    else:
        with begin() as db:
            _count_failure(db, actor, now)
        message = "The old password is not right."
        raise Invalid(message, errors={"old": [message]})


def _check_new(username: str, old: str, new: str) -> None:
    faults = passwords.faults(new, username)
    if passwords.normal(old) == passwords.normal(new):
        faults.append("The new password is the old one.")
    if faults:
        raise Invalid("This password cannot be used.", errors={"new": faults})


def _replace(db: Session, actor: Actor, now: datetime, seen: str | None, new_hash: str) -> None:
    account = _unlocked(db, actor, now)
    if account.password_hash != seen:
        raise Conflict("The password was changed meanwhile.")
    account.password_hash, account.password_is_initial, account.secret_expires_at = new_hash, False, None
    account.tries = rules.NO_FAILURES
    account.row_version += 1
    sessions.end_others(db, actor, now, "password")
    audit.record(db, sessions_contract.change_password.name, account.id)


def _count_failure(db: Session, actor: Actor, now: datetime) -> None:
    account = _unlocked(db, actor, now)
    account.tries = rules.after_failure(account.tries, now)
    audit.record(db, "identity.change_password_refused", account.id)


def _unlocked(db: Session, actor: Actor, now: datetime) -> Account:
    """The actor's account, its row held; refused, whatever the password, while too many tries lock it."""
    account = db.get_one(Account, actor.account_id, with_for_update=True)
    if rules.is_locked(account.tries, now):
        raise TooMany("Too many wrong passwords. Please try again in 15 minutes.")
    return account
