"""Teachers' accounts of the own school: the list, and what is done to many of them at once (R-ID-05, R-ID-10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, true, update
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.errors import Invalid
from services.common.messages.wording import word
from services.common.processes import jobs
from services.common.trail import audit
from services.contracts.identity import teacher_accounts as contract
from services.identity import logins
from services.identity.actions import sessions
from services.identity.domain import accounts as rules
from services.identity.models import Account, BatchMember, OpenSession

KIND = "account_act"
KEY = (Account.name, Account.id)
UNKNOWN = "There is no such teacher's account of your school."
ALREADY = "Nothing had to be done: the account is in this state."
TITLE = "Teachers' accounts"


def list_teachers(db: Session, actor: Actor, now: datetime, **wanted: Any) -> dict[str, Any]:
    """A page of the own school's teachers' accounts by name."""
    paged = {name: wanted.pop(name) for name in ("limit", "after")}
    found = page(db, chosen(actor, now, **wanted), KEY, **paged)
    return found | {"items": [_view_of(account, now) for account in found["items"]]}


def own(actor: Actor) -> Select:
    """The teachers' accounts of the actor's own organisation."""
    return select(Account).where(Account.org_id == actor.org_id, Account.teacher_id.is_not(None))


def chosen(actor: Actor, now: datetime, state: str | None, q: str | None, batch_id: UUID | None) -> Select:
    """Those of them that a filter chooses; see contracts/teacher_accounts.py."""
    query = own(actor)
    if state:
        query = query.where(_states(now)[state])
    if q:
        query = query.where(or_(is_called(Account.name, q), Account.username.icontains(q.strip(), autoescape=True)))
    if batch_id:
        query = query.where(of_batch(batch_id))
    return query


def of_batch(batch_id: UUID) -> ColumnElement[bool]:
    """Whether an account was opened by a batch, or found there."""
    found = select(BatchMember.account_id).where(BatchMember.batch_id == batch_id)
    return or_(Account.batch_id == batch_id, Account.id.in_(found))


def act(db: Session, actor: Actor, now: datetime, id: UUID, act: str, **which: Any) -> dict[str, Any]:
    """Do `act` to the accounts named, each with its outcome, or queue it for all that a filter chooses."""
    if ("account_ids" in which) == ("chosen" in which):
        raise Invalid("Name the accounts, or say how they are chosen.")
    if "account_ids" in which:
        outcomes = act_on(db, actor, now, act, which["account_ids"])
        language = db.info["request"].language
        items = [one | {"message": one["message"] and word(one["message"], {}, language)} for one in outcomes]
        return {"items": items, "job_id": None}
    filter_ = contract.Chosen().dump(which["chosen"])
    jobs.add(db, id, KIND, word(TITLE, {}, db.info["request"].language), {"act": act, "chosen": filter_})
    return {"items": [], "job_id": id}


def act_on(db: Session, actor: Actor, now: datetime, act: str, account_ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Do `act` to up to 500 accounts in a handful of statements; an outcome for each, in the order given."""
    ids = list(dict.fromkeys(account_ids))
    doing = ACTS[act]
    query = select(Account.id, _due(now)[doing.due].label("due")).where(Account.id.in_(ids))
    query = query.where(Account.org_id == actor.org_id, Account.teacher_id.is_not(None))
    found = {row.id: row.due for row in db.execute(query.order_by(Account.id).with_for_update())}
    due = [account_id for account_id in ids if found.get(account_id)]
    if due:
        _do(db, now, act, doing, due)
        audit.record(db, f"identity.teachers_{act}", details_of=[str(one) for one in due])
    messages = {None: UNKNOWN, False: ALREADY, True: None}
    return [{"account_id": one, "done": one in due, "message": messages[found.get(one)]} for one in ids]


@dataclass(frozen=True)
class Doing:
    """An act: to accounts in which state there is something to do, what it sets, and whether it signs them out."""

    due: str
    sets: dict[str, Any]
    ends_sessions: bool = False


FORGET = {"password_hash": None, "password_is_initial": True, "secret_expires_at": None}
NO_TRIES = {"failures": 0, "locked_until": None}
ACTS = {
    "reset": Doing("any", FORGET | NO_TRIES, ends_sessions=True),  # the next slip has the new initial password
    "disable": Doing("enabled", {"enabled": False}, ends_sessions=True),
    "enable": Doing("disabled", {"enabled": True}),
    "unlock": Doing("locked", NO_TRIES),
    "close": Doing("open", {"closed": True}, ends_sessions=True),
    "open": Doing("closed", {"closed": False}),
    "delete": Doing("any", {}, ends_sessions=True),
}
TABLE = Account.__table__.c


def _due(now: datetime) -> dict[str, ColumnElement[bool]]:
    """Whether an account is in a state in which there is something to do to it."""
    return {
        "any": true(),
        "enabled": TABLE.enabled,
        "disabled": ~TABLE.enabled,
        "locked": func.coalesce(TABLE.locked_until > now, False),
        "open": ~TABLE.closed,
        "closed": TABLE.closed,
    }


def _do(db: Session, now: datetime, act: str, doing: Doing, ids: list[UUID]) -> None:
    if doing.ends_sessions:
        sessions.end_of(db, ids, now, act)
    if act == "delete":  # R-ID-10: the account goes, the file stays
        db.execute(delete(OpenSession).where(OpenSession.account_id.in_(ids)))
        db.execute(delete(Account).where(Account.id.in_(ids)))
        return
    values = doing.sets | {"row_version": Account.row_version + 1}
    db.execute(update(Account.__table__).where(TABLE.id.in_(ids)).values(values))


def _states(now: datetime) -> dict[str, ColumnElement[bool]]:
    """What each state of a list means; the same order as `_state`."""
    locked = _due(now)["locked"]
    usable = and_(Account.enabled, ~locked)
    return {
        "disabled": ~Account.enabled,
        "locked": and_(Account.enabled, locked),
        "closed": and_(usable, Account.closed),
        "initial": and_(usable, ~Account.closed, Account.password_is_initial),
        "active": and_(usable, ~Account.closed, ~Account.password_is_initial),
    }


def _state(account: Account, now: datetime) -> str:
    """disabled, locked, closed, initial or active: the first that holds."""
    known = rules.state_of(account.enabled, account.tries.locked_until, account.password_is_initial, now)
    return "closed" if account.closed and known in ("initial", "active") else known


def _view_of(account: Account, now: datetime) -> dict[str, Any]:
    state = _state(account, now)
    switch = ("open" if account.closed else "close",)
    return {
        "id": account.id,
        "org_id": account.org_id,
        "name": account.name,
        "login": logins.display_name(account),
        "state": state,
        "closed": account.closed,
        "secret_expires_at": account.secret_expires_at,
        "last_sign_in_at": account.last_sign_in_at,
        "row_version": account.row_version,
        "may": [*rules.ACTS["active" if state == "closed" else state], *switch, "delete", "slips"],
    }
