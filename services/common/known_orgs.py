"""A service's own copy of the organisation tree, fed by identity; older news is ignored."""

from uuid import UUID

from sqlalchemy import Row, bindparam, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.orm import Session

from services.common.errors import NotFound
from services.common.tables import known_org

COLUMNS = [column.name for column in known_org.columns]


def _keep_newer() -> Insert:
    new = insert(known_org)
    return new.on_conflict_do_update(
        index_elements=["id"],
        set_={name: new.excluded[name] for name in COLUMNS if name != "id"},
        where=known_org.c.row_version < new.excluded.row_version,
    )


# Made once: making such statements takes longer than running them.
KEEP_NEWER = _keep_newer()
KNOWN = select(known_org).where(known_org.c.id == bindparam("org_id"))
AMONG = known_org.c.id.in_(bindparam("org_ids", expanding=True))
NAMES = select(known_org.c.id, known_org.c.name).where(AMONG)
PATHS = select(known_org.c.id, known_org.c.path).where(AMONG)


def learn(db: Session, org: dict) -> None:
    """Keep what identity announced of an organisation, unless something newer is known."""
    db.execute(KEEP_NEWER, {name: org.get(name) for name in COLUMNS})


def known(db: Session, org_id: UUID) -> Row:
    """What is known of an organisation; NotFound when identity has not announced it (yet)."""
    row = db.execute(KNOWN, {"org_id": org_id}).first()
    if row is None:
        raise NotFound("This organisation is not known.")
    return row


def names(db: Session, org_ids: set[UUID]) -> dict[UUID, str]:
    """The names of many organisations at once."""
    return {row.id: row.name for row in db.execute(NAMES, {"org_ids": list(org_ids)})}


def paths(db: Session, org_ids: set[UUID]) -> dict[UUID, str]:
    """The places of many organisations at once."""
    return {row.id: row.path for row in db.execute(PATHS, {"org_ids": list(org_ids)})}
