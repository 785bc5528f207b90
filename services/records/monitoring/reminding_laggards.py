"""催报: an office asks organisations below it to hurry; each at most once a day (R-REV-08)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.common.errors import Invalid
from services.common.messages.notices import notice, notify
from services.common.trail import audit
from services.records.monitoring import progress

REMIND = text("""
    INSERT INTO reminder (org_id, day, org_path, by_org_id, person, at)
    SELECT id, :day, path, :by_org_id, :person, :at FROM known_org WHERE id = ANY(CAST(:org_ids AS uuid[]))
    ORDER BY id ON CONFLICT DO NOTHING RETURNING org_id
""")
COUNTS = ("entered", "submitted", "effective")


def remind(db: Session, actor: Actor, org_ids: Collection[UUID] | None, **listed: Any) -> dict[str, Any]:
    """Remind the chosen organisations of a progress list, or all that are late in it; who was reminded today is told.

    `listed` is the list as it was asked for; refuses an organisation that does not stand in it.
    """
    rows = {row["org_id"]: row for _, row in progress.ranked(db, actor, **listed).rows}
    rows.pop(actor.org_id, None)
    wanted = {org_id for org_id, row in rows.items() if row["late"]} if org_ids is None else set(org_ids)
    if not wanted <= rows.keys():
        raise Invalid("Only organisations of this list can be reminded.")
    reminded = _remembered(db, actor, wanted)
    to = {org_id: {"org_id": org_id, "roles": sorted(roles.ENTRY)} for org_id in reminded}
    notify(db, [_asked(db, actor, rows[org_id], to[org_id]) for org_id in sorted(reminded)])
    audit.record_all(db, "records.reminded", sorted(reminded))
    already = sorted(rows[org_id]["org_name"] for org_id in wanted - reminded)
    return {"reminded": len(reminded), "already": already}


def _remembered(db: Session, actor: Actor, wanted: Collection[UUID]) -> set[UUID]:
    """Those that had not been reminded today, and now are; of two acts at a time one reminds."""
    terms = {"day": clock.today(), "at": clock.now(), "by_org_id": actor.org_id, "person": actor.name}
    return set(db.scalars(REMIND, terms | {"org_ids": [str(org_id) for org_id in wanted]}))


def _asked(db: Session, actor: Actor, row: dict[str, Any], to: dict[str, Any]) -> dict[str, Any]:
    counts = {name: row[name] for name in COUNTS}
    owed = max(row["expected"] or 0, row["entered"])
    return notice(db, "collection_reminded", to, by=actor.org_name, owed=owed, **counts)
