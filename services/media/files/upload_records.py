"""Files that were just taken in: written down for a repeated write, limited by account, and answered with tickets.

Uploads use it, and so does cutting a photo:

    with begin() as db:
        known = taken.find(db, actor, id)                 # a repeated write
    ...
    with begin() as db:
        return taken.keep(db, actor, taken.New(id, PHOTO, name), content)
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict
from services.common.secrets import tickets
from services.common.trail import audit
from services.media.blobs.laying import Content
from services.media.models import Blob, TakenFile
from services.media.photos.warnings import worded

FACTS = ("id", "sha256", "kind", "name", "type", "bytes", "pages", "width", "height")
SHOWN = (
    *(TakenFile.id, TakenFile.sha256, TakenFile.kind, TakenFile.name, TakenFile.box, TakenFile.warnings),
    *(Blob.type, Blob.bytes, Blob.pages, Blob.width, Blob.height),
)


@dataclass(frozen=True)
class New:
    """A file to be written down: `name` cleaned, `box` as contracts/media (TakenFile) has it, `warnings` codes."""

    id: UUID
    kind: str
    name: str
    box: dict[str, float] | None = None
    warnings: tuple[str, ...] = ()


def find(db: Session, actor: Actor, file_id: UUID) -> dict[str, Any] | None:
    """The answer to a repeated write of the actor, with fresh tickets; None for a new one."""
    mine = select(*SHOWN).join(Blob, Blob.sha256 == TakenFile.sha256)
    row = db.execute(mine.where(TakenFile.id == file_id, TakenFile.account_id == actor.account_id)).first()
    return _answer(actor, row, db.info["request"].language) if row else None


def save(db: Session, actor: Actor, new: New, content: Content) -> dict[str, Any]:
    """Write a file down whose content is laid, with its audit row; the answer to the call.

    Of two at once with the same id the first one counts.
    """
    whose = {"account_id": actor.account_id, "org_path": actor.org_path, "sha256": content.sha256}
    values = vars(new) | whose | {"warnings": list(new.warnings)}
    if db.scalar(insert(TakenFile).values(values).on_conflict_do_nothing().returning(TakenFile.id)):
        audit.record(db, db.info["request"].call, new.id, kind=new.kind, type=content.type, bytes=content.bytes)
    answer = find(db, actor, new.id)
    if answer is None:
        raise Conflict("This request key was already used for something else.")
    return answer


def _answer(actor: Actor, row: Row, language: str) -> dict[str, Any]:
    now = clock.now()
    facts = {name: getattr(row, name) for name in FACTS}
    signed = {"receipt": tickets.receipt(facts, actor, now), "link": tickets.link(facts, actor, None, now)}
    return facts | signed | {"box": row.box, "warnings": worded(row.warnings, language)}
