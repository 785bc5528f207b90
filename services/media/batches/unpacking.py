"""What came with an upload becomes photos of its batch: one for a picture, many for a ZIP, all of it or nothing."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.database import transactions
from services.common.errors import NotFound
from services.contracts.media.photo_batches import PHOTOS
from services.media import file_names
from services.media.batches import actions, archives, matching, reasons, sealed, turns, work_claims
from services.media.batches.archives import FULL, Fault
from services.media.batches.rules import ASKED, UNKNOWN, UNNAMED, WAITING
from services.media.batches.work_claims import Begin
from services.media.models import PhotoBatch, PhotoItem, PhotoUpload

TOGETHER = 100  # pictures that were uploaded one by one and are taken in at once


class Found(NamedTuple):
    """A photo in an upload, before anybody has looked at it."""

    upload_id: UUID
    entry: int | None
    name: str


def unpack_some(store: transactions.Store, begin: Begin) -> bool:
    """Take in uploads of the batch whose turn it is; whether there were any."""
    with work_claims.working(store) as me:
        with begin() as db:
            uploads = work_claims.next_uploads(db, me, TOGETHER)
        if not uploads:
            return False
        failpoints.reach("photos.after_claim")
        with work_claims.in_hand(begin, me):
            _take(begin, me, uploads[0].batch_id, {upload.id: _read(upload) for upload in uploads})
        return True


def _read(upload: Row) -> list[Found] | Fault:
    """The photos in an upload, or why nothing is taken from it."""
    try:
        if upload.attempts > work_claims.TRIES:
            raise Fault(reasons.WORDS["given_up"])
        if archives.is_zip(upload.key):
            return [Found(upload.id, entry.place, entry.name) for entry in archives.entries(upload.key)]
        return [Found(upload.id, None, sealed.read(upload.name_sealed))]
    except NotFound:
        return Fault(reasons.WORDS["gone"])
    except Fault as fault:
        return fault


def _take(begin: Begin, me: UUID, batch_id: UUID, read: dict[UUID, list[Found] | Fault]) -> None:
    """Write down what was read, unless another worker has taken over or the batch is over."""
    with begin() as db:
        batch = actions.locked(db, batch_id)
        mine = _still_mine(db, me)
        if batch.cancelled_at is None:
            _write(db, batch, {upload_id: found for upload_id, found in read.items() if upload_id in mine})
        failpoints.reach("job.before_commit")
    failpoints.reach("job.after_commit")


def _still_mine(db: Session, me: UUID) -> set[UUID]:
    return set(db.scalars(select(PhotoUpload.id).where(PhotoUpload.claim == me).with_for_update()))


def _write(db: Session, batch: PhotoBatch, read: dict[UUID, list[Found] | Fault]) -> None:
    photos: list[Found] = []
    for upload_id, upload in read.items():
        too_many = isinstance(upload, list) and batch.photos + len(photos) + len(upload) > PHOTOS
        found = Fault(FULL, most=PHOTOS) if too_many else upload
        if isinstance(found, Fault):
            _change(db, [upload_id], state="refused", fault=found.message, params=found.params)
        else:
            photos += found
    _change(db, {photo.upload_id for photo in photos}, state="unpacked")
    add(db, batch, photos)


def _change(db: Session, upload_ids: Collection[UUID], **values: object) -> None:
    if upload_ids:
        db.execute(update(PhotoUpload).where(PhotoUpload.id.in_(upload_ids)).values(claim=None, **values))


def add(db: Session, batch: PhotoBatch, photos: list[Found]) -> None:
    """Number photos, give them their turns, and ask records whose they are."""
    if not photos:
        return
    turn = turns.next_photo(db, batch.id)
    named = [file_names.read(photo.name) for photo in photos]
    rows = [
        {
            "batch_id": batch.id,
            "number": batch.photos + place,
            "org_path": batch.org_path,
            "upload_id": photo.upload_id,
            "entry": photo.entry,
            "name": file_names.masked(photo.name),
            "turn": turn + place,
            "state": WAITING,
            "match": _match(read),
            "ask": 1,
        }
        for place, (photo, read) in enumerate(zip(photos, named, strict=True), start=1)
    ]
    db.execute(insert(PhotoItem), rows)
    asked = [(row["number"], read.number) for row, read in zip(rows, named, strict=True) if row["match"] == ASKED]
    matching.ask_by_number(db, batch, asked)
    batch.photos += len(rows)


def _match(read: file_names.Named) -> str:
    if read.number is None:
        return UNNAMED
    return ASKED if read.sound else UNKNOWN
