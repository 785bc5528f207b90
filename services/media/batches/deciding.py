"""What a person does with the photos of a batch: confirms, refuses, opens again, frames, matches (R-MED-02)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, storage
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.errors import NotFound
from services.common.processes import offloop
from services.common.trail import audit
from services.contracts.media import photo_batches as contract
from services.contracts.media.files import JPEG, PHOTO
from services.media import darkroom, work_folders
from services.media.batches import actions, making, matching, queries
from services.media.batches.rules import CONFIRMED, FAILED, FOUND, MADE, REFUSED, may
from services.media.batches.work_claims import Begin
from services.media.blobs import keys
from services.media.models import PhotoItem
from services.media.photos import standard_in_force


def confirm(db: Session, actor: Actor, batch_id: UUID, numbers: list[int] | None) -> dict[str, int]:
    """Confirm these photos, or the next ones that can be; what cannot be confirmed any more is left alone."""
    now = clock.now()
    actions.to_change(db, actor, now, batch_id)
    query = select(PhotoItem).where(PhotoItem.batch_id == batch_id, PhotoItem.state == MADE, PhotoItem.match == FOUND)
    if numbers is not None:
        query = query.where(PhotoItem.number.in_(numbers))
    photos = list(db.scalars(query.order_by(PhotoItem.number).limit(contract.AT_ONCE)))
    for one in photos:
        one.decision, one.ask = CONFIRMED, one.ask + 1
    matching.update_states(db, batch_id, photos)
    if photos:
        items = [_confirmed(one) for one in photos]
        body = {"batch_id": batch_id, "at": now, "by": actor_of(actor), "items": items}
        emit(db, contract.photos_confirmed, body)
    return {"confirmed": len(photos)}


def _confirmed(one: PhotoItem) -> dict[str, Any]:
    facts = {"kind": PHOTO, "name": one.name, "type": JPEG, "pages": 1}
    return {"number": one.number, "ask": one.ask, "teacher_id": one.teacher_id, "file": facts | (one.photo or {})}


def actor_of(actor: Actor) -> dict[str, Any]:
    """Who confirms, as the author of the new values."""
    names = ("account_id", "person_id", "org_id", "org_name", "org_path")
    return {name: getattr(actor, name) for name in names} | {"person": actor.name}


def refuse(db: Session, actor: Actor, batch_id: UUID, number: int) -> dict[str, Any]:
    """A person does not want this photo."""
    now = clock.now()
    one = _for("refuse", db, actor, now, batch_id, number)
    one.decision = REFUSED
    matching.update_states(db, batch_id, [one])
    return queries.item(db, actor, now, batch_id, number)


def reopen(db: Session, actor: Actor, batch_id: UUID, number: int) -> dict[str, Any]:
    """What was refused by hand, or did not come into the file, is decided once more."""
    now = clock.now()
    one = _for("reopen", db, actor, now, batch_id, number)
    if one.outcome == FAILED:
        one.outcome, one.message, one.params = None, None, {}
    one.decision = None
    matching.update_states(db, batch_id, [one])
    return queries.item(db, actor, now, batch_id, number)


def match(db: Session, actor: Actor, batch_id: UUID, number: int, teacher_id: UUID) -> dict[str, Any]:
    """A person says whose photo it is; records says whether that can be."""
    now = clock.now()
    one = _for("match", db, actor, now, batch_id, number)
    matching.ask_by_hand(db, queries.in_sight(db, actor, batch_id), one, teacher_id)
    return queries.item(db, actor, now, batch_id, number)


def frame(begin: Begin, actor: Actor, batch_id: UUID, number: int, box: dict[str, float]) -> dict[str, Any]:
    """Cut the photo anew from the portrait by a frame set by hand, outside any transaction."""
    now = clock.now()
    with begin() as db:
        framed = _for("frame", db, actor, now, batch_id, number)
        portrait, standard = framed.portrait or {}, standard_in_force.standard_of(db, framed.org_path).terms()
    with work_folders.folder() as folder:
        made = _cut(begin, folder, portrait["sha256"], box, standard)
    with begin() as db:
        one = _for("frame", db, actor, now, batch_id, number)
        matching.refuse_unless((one.portrait or {}).get("sha256") == portrait["sha256"])
        making.write(one, made)
        making.add_reference(db, one)
        matching.update_states(db, batch_id, [one])
        audit.record(db, contract.frame_photo.name, batch_id, number=number)
        return queries.item(db, actor, now, batch_id, number)


def _cut(begin: Begin, folder: Path, sha256: str, box: dict[str, float], standard: Mapping[str, Any]) -> dict[str, Any]:
    source, made = folder / "portrait.jpg", folder / "made"
    made.mkdir()
    offloop.run(storage.copy_to, keys.blob(sha256), source)
    try:
        result = darkroom.develop("cut", source, made, box=box, standard=standard)
    except darkroom.NotTaken as refused:
        raise refused.refusal() from None
    return {
        "photo": making.store_picture(begin, made, result),
        "box": box,
        "fault": None,
        "warnings": result["warnings"],
    }


def _for(act: str, db: Session, actor: Actor, now: datetime, batch_id: UUID, number: int) -> PhotoItem:
    """A photo that this can be done with, in its batch's lock."""
    actions.to_change(db, actor, now, batch_id)
    one = matching.photos_of(db, batch_id, [number]).get(number)
    if one is None:
        raise NotFound("There is no such photo in this batch.")
    matching.refuse_unless(act in may(one))
    return one
