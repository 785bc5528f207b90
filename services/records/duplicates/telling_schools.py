"""What the schools of a pair hear: to look at their own file, and that two files were joined or parted again."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from services.common import roles
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.messages import notices
from services.records.file.models import Teacher


def ask(db: Session, actor: Actor, files: Iterable[Teacher]) -> None:
    """Whoever enters files at each school compares its own with the document; neither hears of the other's."""
    notices.notify(db, [_notice(db, actor, "identity_asked", file) for file in files])


def tell(db: Session, actor: Actor, kind: str, schools: Iterable[str], kept: Teacher) -> None:
    """Both schools hear that files were joined (`file_joined`) or parted, and where the kept one is."""
    school = known_orgs.known(db, kept.org_id).name
    to = [{"org_id": org_id, "roles": sorted(roles.ENTRY)} for org_id in sorted({*schools, str(kept.org_id)})]
    about = {"id": kept.id, "name": kept.name or "", "by": actor.org_name, "school": school}
    notices.notify(db, [notices.notice_to_each(db, kind, to, **about)])


def _notice(db: Session, actor: Actor, kind: str, file: Teacher) -> dict:
    to = {"org_id": file.org_id, "roles": sorted(roles.ENTRY)}
    return notices.notice(db, kind, to, id=file.id, name=file.name or "", by=actor.org_name)
