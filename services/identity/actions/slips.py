"""账号密码单: hands out initial passwords on paper, fresh ones at every printing (R-ID-07).

A secret exists readable in the answer alone. Who has chosen an own password, or is shut out, gets a blank.
"""

from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Row, Select, select, text
from sqlalchemy.orm import Session

from services.common import settings
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.trail import audit
from services.identity import hashing, logins, queries
from services.identity.actions import batches, sessions, teachers
from services.identity.domain import first_secrets
from services.identity.models import Account, Org

COLUMNS = (
    Account.id,
    Account.org_id,
    Account.name,
    Account.username,
    Account.login_sealed,
    Account.enabled,
    Account.password_is_initial,
)
# One statement for a page: the new hashes come as two arrays.
RENEW = text(
    "UPDATE account SET password_hash = fresh.kept, secret_expires_at = :until, failures = 0, locked_until = NULL,"
    " row_version = row_version + 1"
    " FROM unnest(CAST(:ids AS uuid[]), CAST(:kept AS text[])) AS fresh (id, kept)"
    " WHERE account.id = fresh.id AND enabled AND password_is_initial"
)


def of_batch(db: Session, actor: Actor, now: datetime, batch_id: UUID, **paged: Any) -> dict[str, Any]:
    """Slips of a batch's accounts."""
    batches.own_batch(db, actor, batch_id)
    return _issued(db, now, teachers.own(actor).where(teachers.of_batch(batch_id)), batch_id, paged)


def of_teachers(
    db: Session, actor: Actor, now: datetime, account_ids: list[UUID] | None, **paged: Any
) -> dict[str, Any]:
    """Slips of the teachers named, or of all of the school."""
    return _issued(db, now, _named(teachers.own(actor), account_ids), actor.org_id, paged)


def of_users(db: Session, actor: Actor, now: datetime, account_ids: list[UUID] | None, **paged: Any) -> dict[str, Any]:
    """Slips of the users that the actor manages, or of those named among them."""
    return _issued(db, now, _named(queries.managed_users(actor), account_ids), actor.org_id, paged)


def _named(query: Select, account_ids: list[UUID] | None) -> Select:
    return query if account_ids is None else query.where(Account.id.in_(account_ids))


def _issued(db: Session, now: datetime, query: Select, subject: UUID, paged: dict[str, Any]) -> dict[str, Any]:
    found = page(db, query.with_only_columns(*COLUMNS), teachers.KEY, **paged)
    secrets = _renewed(db, now, [row for row in found["items"] if row.enabled and row.password_is_initial])
    audit.record(db, "identity.slips_issued", subject, slips=len(found["items"]), secrets=len(secrets))
    names = _org_names(db, {row.org_id for row in found["items"]})
    return found | {"items": [_slip(row, names, secrets, now) for row in found["items"]]}


def _renewed(db: Session, now: datetime, accounts: list[Row]) -> dict[UUID, str]:
    """Fresh secrets, one each; whoever came in with an older one is signed out.

    Who chose an own password in this very moment keeps it, and gets none.
    """
    drawn = {account.id: first_secrets.drawn(account.username or "") for account in accounts}
    if not drawn:
        return {}
    kept = dict(zip(drawn, map(hashing.kept_initial, drawn.values()), strict=True))
    given = {"ids": list(map(str, kept)), "kept": list(kept.values()), "until": _until(now)}
    if cast(CursorResult, db.execute(RENEW, given)).rowcount < len(drawn):
        drawn = {account_id: drawn[account_id] for account_id in _kept(db, kept)}
    sessions.end_of(db, drawn, now, "slips")
    return drawn


def _kept(db: Session, kept: dict[UUID, str]) -> list[UUID]:
    """Those whose account has now what was to be kept."""
    query = select(Account.id, Account.password_hash).where(Account.id.in_(kept))
    return [row.id for row in db.execute(query) if row.password_hash == kept[row.id]]


def _until(now: datetime) -> datetime:
    return now + timedelta(days=settings.load().first_access_days)


def _org_names(db: Session, ids: set[UUID]) -> dict[UUID, str]:
    return {row.id: row.name for row in db.execute(select(Org.id, Org.name).where(Org.id.in_(ids)))}


def _slip(account: Row, names: dict[UUID, str], secrets: dict[UUID, str], now: datetime) -> dict[str, Any]:
    secret = secrets.get(account.id)
    return {
        "account_id": account.id,
        "org_name": names[account.org_id],
        "name": account.name,
        "login": logins.display_name(account),
        "initial_password": secret,
        "expires_at": _until(now) if secret else None,
    }
