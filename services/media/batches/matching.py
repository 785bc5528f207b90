"""Whose a photo is: asked of records by event, and what its answers change. Late and repeated ones change nothing."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.bus.outbox import emit_all
from services.common.errors import Conflict
from services.contracts.media import photo_batches as contract
from services.media.batches import opening, sealed
from services.media.batches.states import ASKED, CONFIRMED, FAILED, FOUND, KEPT, count_for, state_of
from services.media.models import PhotoBatch, PhotoItem


def ask_by_number(db: Session, batch: PhotoBatch, numbers: list[tuple[int, str]]) -> None:
    """Ask for the teachers whose numbers name these photos: (photo, number in the name)."""
    seal = sealed.seal
    _ask(db, batch, [{"number": photo, "ask": 1, "name_sealed": seal(number)} for photo, number in numbers])


def ask_by_hand(db: Session, batch: PhotoBatch, one: PhotoItem, teacher_id: UUID) -> None:
    """Ask whether this photo can be that teacher's; until there is an answer, it is nobody's."""
    before = _teachers([one])
    one.match, one.ask, one.teacher_id, one.teacher_name = ASKED, one.ask + 1, None, None
    update_states(db, batch.id, [one], before)
    _ask(db, batch, [{"number": one.number, "ask": one.ask, "teacher_id": teacher_id}])


def _ask(db: Session, batch: PhotoBatch, items: list[dict[str, Any]]) -> None:
    whose = {"batch_id": batch.id, "org_id": batch.org_id, "org_path": batch.org_path}
    complete = [{"name_sealed": None, "teacher_id": None} | item for item in items]
    sets = [complete[start : start + contract.AT_ONCE] for start in range(0, len(complete), contract.AT_ONCE)]
    emit_all(db, contract.photos_named, [whose | {"items": some} for some in sets])


def apply_matches(db: Session, batch_id: UUID, items: list[dict[str, Any]]) -> None:
    """Records says whose the photos are."""
    photos = _open_photos(db, batch_id, items)
    changed = []
    for item in items:
        one = photos.get(item["number"])
        if one is not None and one.match == ASKED and item["ask"] in (one.ask, None):
            one.match = FOUND if item["teacher_id"] else item["why"] or "unknown"
            one.teacher_id, one.teacher_name = item["teacher_id"], item["teacher_name"]
            changed.append(one)
    update_states(db, batch_id, changed)


def apply_kept(db: Session, batch_id: UUID, items: list[dict[str, Any]]) -> None:
    """Records says what became of confirmed photos."""
    photos = _open_photos(db, batch_id, items, also_when_cancelled=True)
    changed = []
    for item in items:
        one = photos.get(item["number"])
        waits = one is not None and one.decision == CONFIRMED and one.outcome is None
        if waits and item["ask"] in (one.ask, None):
            one.outcome = KEPT if item["kept"] else FAILED
            one.message, one.params = item["message"], item["params"]
            changed.append(one)
    update_states(db, batch_id, changed)


def _open_photos(
    db: Session, batch_id: UUID, items: Iterable[dict[str, Any]], *, also_when_cancelled: bool = False
) -> dict[int, PhotoItem]:
    """The photos of an answer, by number and locked; none of a batch that is over."""
    batch = opening.known(db, batch_id)
    if batch is None or batch.ended_at or (batch.cancelled_at and not also_when_cancelled):
        return {}
    return photos_of(db, batch_id, [item["number"] for item in items])


def photos_of(db: Session, batch_id: UUID, numbers: Collection[int]) -> dict[int, PhotoItem]:
    """Photos of a batch by number, as they are now that the caller has its lock."""
    query = select(PhotoItem).where(PhotoItem.batch_id == batch_id, PhotoItem.number.in_(numbers))
    return {one.number: one for one in db.scalars(query.execution_options(populate_existing=True))}


def update_states(db: Session, batch_id: UUID, changed: Collection[PhotoItem], were: Collection[UUID] = ()) -> None:
    """After a change: these photos' states, and which one counts for each teacher that they are, or `were`, of."""
    concerned = {*were, *_teachers(changed)}
    with db.no_autoflush:
        of_teachers = select(PhotoItem).where(PhotoItem.batch_id == batch_id, PhotoItem.teacher_id.in_(concerned))
        others = list(db.scalars(of_teachers)) if concerned else []
    photos = {one.number: one for one in (*others, *changed)}
    by_teacher: dict[UUID, list[PhotoItem]] = {teacher_id: [] for teacher_id in concerned}
    for one in photos.values():
        if one.teacher_id in by_teacher:
            by_teacher[one.teacher_id].append(one)
    repeated = {number: again for some in by_teacher.values() for number, again in count_for(some).items()}
    for one in photos.values():
        one.repeated = repeated.get(one.number, False)
        one.state = state_of(one)
    db.flush()


def _teachers(photos: Iterable[PhotoItem]) -> set[UUID]:
    return {one.teacher_id for one in photos if one.teacher_id}


def refuse_unless(allowed: bool) -> None:
    """What somebody else has done meanwhile may have made an act impossible."""
    if not allowed:
        raise Conflict("This cannot be done with the photo as it is now. Please look at it again.")
