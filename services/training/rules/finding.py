"""Which version is meant, and held until the transaction ends."""

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Forbidden, NotFound, Stale
from services.contracts.training.rules import PUBLISHED, REVOKED
from services.training.models import RuleVersion
from services.training.rules.books import NOT_HERE

OF_THE_OWNER = "A rule is changed by the office that it belongs to."
MOVED_ON = "{by} changed this rule meanwhile. Please look at it again."


def in_sight(actor: Actor) -> ColumnElement[bool]:
    """What was published, and everything of the asker's own office; of others no draft."""
    return RuleVersion.state.in_((PUBLISHED, REVOKED)) | (RuleVersion.org_path == actor.org_path)


def seen(db: Session, actor: Actor, rule_id: UUID) -> RuleVersion:
    """A version in the asker's sight; raises NotFound."""
    found = db.scalar(select(RuleVersion).where(RuleVersion.id == rule_id, in_sight(actor)))
    if found is None:
        raise NotFound(NOT_HERE)
    return found


def held(db: Session, actor: Actor, rule_id: UUID, row_version: int) -> RuleVersion:
    """A version of the asker's office, held; NotFound, Forbidden to others, Stale at another row version."""
    if seen(db, actor, rule_id).org_path != actor.org_path:
        raise Forbidden(OF_THE_OWNER)
    query = select(RuleVersion).where(RuleVersion.id == rule_id, RuleVersion.org_path == actor.org_path)
    found = db.scalar(query.with_for_update().execution_options(populate_existing=True))
    if found is None:
        raise NotFound(NOT_HERE)
    if found.row_version != row_version:
        by = found.happened[-1]["person"] or found.org_name
        raise Stale(MOVED_ON, by=by, row_version=found.row_version)
    return found
