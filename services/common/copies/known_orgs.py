"""A service's own copy of the organisation tree, fed by identity; older news is ignored."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, select, text
from sqlalchemy.orm import Session

from services.common.database.tables import known_org
from services.common.errors import NotFound

COLUMNS = [column.name for column in known_org.columns]
# In the order of ids, so that two batches with the same organisations wait for each other instead of locking up.
KEEP_NEWER = text(
    f"""
    INSERT INTO known_org AS known ({", ".join(COLUMNS)})
    SELECT DISTINCT ON (id) {", ".join(COLUMNS)}
    FROM jsonb_populate_recordset(CAST(NULL AS known_org), CAST(:orgs AS jsonb))
    ORDER BY id, row_version DESC
    ON CONFLICT (id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in COLUMNS if column != "id")}
    WHERE known.row_version < excluded.row_version
    """  # noqa: S608 - our own columns
)
# Made once: making such statements takes longer than running them.
KNOWN = select(known_org).where(known_org.c.id == bindparam("org_id"))
AMONG = known_org.c.id.in_(bindparam("org_ids", expanding=True))
MANY = select(known_org).where(AMONG)
NAMES = select(known_org.c.id, known_org.c.name).where(AMONG)
PATHS = select(known_org.c.id, known_org.c.path).where(AMONG)


def learn_all(db: Session, orgs: list[dict[str, Any]]) -> None:
    """Keep what identity announced of up to 500 organisations, of each unless something newer is known."""
    db.execute(KEEP_NEWER, {"orgs": json.dumps(orgs, ensure_ascii=False, default=str)})


def learn(db: Session, **org: Any) -> None:
    """The same of one."""
    learn_all(db, [org])


def known(db: Session, org_id: UUID) -> Row:
    """What is known of an organisation; NotFound when identity has not announced it (yet)."""
    row = db.execute(KNOWN, {"org_id": org_id}).first()
    if row is None:
        raise NotFound("This organisation is not known.")
    return row


def among(db: Session, org_ids: set[UUID]) -> dict[UUID, Row]:
    """What is known of many organisations at once; those that are not known are left out."""
    return {row.id: row for row in db.execute(MANY, {"org_ids": list(org_ids)})}


def names(db: Session, org_ids: set[UUID]) -> dict[UUID, str]:
    """The names of many organisations at once."""
    return {row.id: row.name for row in db.execute(NAMES, {"org_ids": list(org_ids)})}


def paths(db: Session, org_ids: set[UUID]) -> dict[UUID, str]:
    """The places of many organisations at once."""
    return {row.id: row.path for row in db.execute(PATHS, {"org_ids": list(org_ids)})}
