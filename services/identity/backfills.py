"""What the migrations of identity leave to the job process; see services/common/database/backfills.py."""

import logging
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.identity import logins
from services.identity.actions.organisations import announce
from services.identity.models import Org

log = logging.getLogger(__name__)

BATCH = 500
NEXT = text(
    """
    SELECT id, login_index, login_sealed FROM account
    WHERE id > (SELECT after FROM login_reread) AND login_sealed IS NOT NULL
    ORDER BY id LIMIT :batch FOR UPDATE
    """
)
REACHED = text("UPDATE login_reread SET after = :after")
TAKEN = text("SELECT login_index FROM account WHERE login_index = ANY(:indexes)")
RESPELL = text(
    """
    UPDATE account SET login_index = new.login_index
    FROM unnest(CAST(:ids AS uuid[]), CAST(:indexes AS bytea[])) AS new (id, login_index) WHERE account.id = new.id
    """
)


def respell_logins(db: Session) -> int:
    """Accounts whose number is indexed as it was once spelled; what would meet another account stays and is counted."""
    rows = db.execute(NEXT, {"batch": BATCH}).all()
    if not rows:
        return 0
    wanted = {row.id: logins.index(logins.sealer().open(row.login_sealed)) for row in rows}
    stale = {row.id: wanted[row.id] for row in rows if bytes(row.login_index) != wanted[row.id]}
    free = _free(db, stale)
    db.execute(RESPELL, {"ids": list(free), "indexes": list(free.values())})
    db.execute(REACHED, {"after": rows[-1].id})
    if len(free) < len(stale):
        log.warning("logins left as they were: others have them", extra={"accounts": len(stale) - len(free)})
    return len(rows)


def _free(db: Session, stale: dict[UUID, bytes]) -> dict[UUID, bytes]:
    """Those that nobody has, each once."""
    taken = {bytes(index) for index in db.scalars(TAKEN, {"indexes": list(stale.values())})}
    first = {index: account_id for account_id, index in reversed(stale.items()) if index not in taken}
    return {account_id: index for index, account_id in first.items()}


ORGS_REACHED = text("SELECT after FROM orgs_announced FOR UPDATE")
REACH_ORG = text("UPDATE orgs_announced SET after = :after")


def announce_orgs(db: Session) -> int:
    """The next organisations from the top of the tree, told again as they are now; who knows them ignores it."""
    query = select(Org).where(Org.path > db.scalar(ORGS_REACHED)).order_by(Org.path).limit(BATCH)
    found = list(db.scalars(query))
    if found:
        announce(db, found)
        db.execute(REACH_ORG, {"after": found[-1].path})
    return len(found)


BACKFILLS = {"respell_logins": respell_logins, "announce_orgs": announce_orgs}
