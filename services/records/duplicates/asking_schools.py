"""Both schools of an unsure pair are asked to look at their own file; neither hears of the other's."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from services.common import roles
from services.common.actor import Actor
from services.common.messages import notices
from services.records.file.models import Teacher


def ask(db: Session, actor: Actor, files: Iterable[Teacher]) -> None:
    """A notice to whoever enters files at each school."""
    notices.notify(db, [_notice(db, actor, file) for file in files])


def _notice(db: Session, actor: Actor, file: Teacher) -> dict:
    to = {"org_id": file.org_id, "roles": sorted(roles.ENTRY)}
    return notices.notice(db, "identity_asked", to, id=file.id, name=file.name or "", by=actor.org_name)
