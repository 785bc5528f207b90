"""A teacher's file went to another school: the old school's batches can make no photo of that teacher any more.

Contents and who refers to them do not change: the file holds its photo and evidence wherever it lies.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.media.batches import actions
from services.media.batches.matching import photos_of, update_states
from services.media.batches.rules import ELSEWHERE
from services.media.models import PhotoBatch, PhotoItem


def follow(db: Session, items: Iterable[Mapping[str, Any]]) -> None:
    """Photos that nobody decided on are nobody's again, as those of people elsewhere; what was kept stays kept."""
    lies_at = {item["teacher_id"]: item["org_path"] for item in items if item["done"]}
    for batch_id, photos in sorted(_left_behind(db, lies_at).items()):
        batch = actions.known(db, batch_id)
        if batch is not None and not batch.ended_at and not batch.cancelled_at:
            _let_go(db, batch, photos, lies_at)


def _left_behind(db: Session, lies_at: Mapping[UUID, str]) -> dict[UUID, list[int]]:
    """The undecided photos of these teachers in batches of places where their files do not lie, by batch."""
    query = select(PhotoItem.batch_id, PhotoItem.number, PhotoItem.teacher_id, PhotoBatch.org_path)
    query = query.join(PhotoBatch, PhotoBatch.id == PhotoItem.batch_id)
    query = query.where(PhotoBatch.ended_at.is_(None), PhotoItem.teacher_id.in_(lies_at), PhotoItem.decision.is_(None))
    found: dict[UUID, list[int]] = {}
    for row in db.execute(query):
        if not lies_at[row.teacher_id].startswith(row.org_path):
            found.setdefault(row.batch_id, []).append(row.number)
    return found


def _let_go(db: Session, batch: PhotoBatch, numbers: list[int], lies_at: Mapping[UUID, str]) -> None:
    photos = photos_of(db, batch.id, numbers).values()
    changed = [one for one in photos if one.teacher_id in lies_at and one.decision is None]
    were = [one.teacher_id for one in changed if one.teacher_id]
    for one in changed:
        one.match, one.teacher_id, one.teacher_name = ELSEWHERE, None, None
    update_states(db, batch.id, changed, were)
