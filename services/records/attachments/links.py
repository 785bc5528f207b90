"""Which files a teacher's file holds, with links that show them for minutes to the asker alone (R-MED-04)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.secrets import tickets
from services.records.attachments.models import FACTS, HeldFile
from services.records.file import queries


def links(
    db: Session, actor: Actor, teacher_id: UUID, files: Collection[UUID] | None, asked: Collection[UUID] = ()
) -> dict:
    """The files, or those of them that are named, in the order in which they came.

    Whoever may see the teacher's file may see them; media writes down when one is read. What came with requests alone
    is left out but for those that are `asked` in one that the asker sees.
    """
    teacher = queries.teacher(db, actor, teacher_id)
    query = select(HeldFile).where(HeldFile.teacher_id == teacher.id)
    query = query.where(~HeldFile.only_asked | HeldFile.id.in_(asked))
    if files is not None:
        query = query.where(HeldFile.id.in_(files))
    held = db.scalars(query.order_by(HeldFile.added_at, HeldFile.id))
    return {"items": [_view_of(actor, file) for file in held]}


def _view_of(actor: Actor, file: HeldFile) -> dict[str, Any]:
    facts = {name: getattr(file, name) for name in FACTS}
    link = tickets.link(facts, actor, file.teacher_id, clock.now())
    return facts | {"added_at": file.added_at, "person": file.person, "link": link}
