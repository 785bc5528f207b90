"""A batch, and its photos as a contact sheet, as the contract shows them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.territory import path_range
from services.common.messages.wording import word
from services.common.secrets import tickets
from services.contracts.media.files import JPEG, PHOTO, PORTRAIT
from services.media.batches import opening, reasons
from services.media.batches.states import REFUSED, may, reason_of, state_of
from services.media.models import PhotoBatch, PhotoItem, PhotoUpload
from services.media.photos import warnings

SHOWN = ("id", "org_id", "org_name", "person", "created_at", "ended_at")
OF_ITEM = ("number", "name", "state", "match", "teacher_id", "teacher_name", "box")


def batches(db: Session, **paged: Any) -> dict[str, Any]:
    """A page of the batches in sight, newest first."""
    start, end = path_range(db.info["request"].actor.org_path)
    mine = select(PhotoBatch).where(PhotoBatch.org_path >= start, PhotoBatch.org_path < end)
    found = page(db, mine, (PhotoBatch.created_at, PhotoBatch.id), descending=True, **paged)
    return found | {"items": _shown(db, found["items"])}


def batch(db: Session, batch_id: UUID) -> dict[str, Any]:
    """How far one batch is."""
    return _shown(db, [opening.in_sight(db, batch_id)])[0]


def items(db: Session, actor: Actor, now: datetime, batch_id: UUID, state: str | None, **paged: Any) -> dict[str, Any]:
    """A page of a batch's photos, in the order in which they came."""
    here = opening.in_sight(db, batch_id)
    query = select(PhotoItem).where(PhotoItem.batch_id == batch_id)
    if state:
        query = query.where(PhotoItem.state == state)
    found = page(db, query, (PhotoItem.number,), **paged)
    return found | {"items": [_item(db, actor, now, here, one) for one in found["items"]]}


def item(db: Session, actor: Actor, now: datetime, batch_id: UUID, number: int) -> dict[str, Any]:
    """One photo."""
    return _item(db, actor, now, opening.in_sight(db, batch_id), db.get_one(PhotoItem, (batch_id, number)))


def _item(db: Session, actor: Actor, now: datetime, here: PhotoBatch, one: PhotoItem) -> dict[str, Any]:
    """As it is shown, with links to its pictures that are good for minutes and for the asker alone."""
    language = db.info["request"].language
    return {name: getattr(one, name) for name in OF_ITEM} | {
        "portrait": _linked(one, PORTRAIT, actor, now),
        "photo": _linked(one, PHOTO, actor, now),
        "warnings": warnings.worded(one.warnings, language),
        "reason": reason_of(one) if state_of(one) == REFUSED else None,
        "message": reasons.worded(one, one.message, one.params, language),
        "may": [] if _is_over(here) else may(one),
    }


def _linked(one: PhotoItem, kind: str, actor: Actor, now: datetime) -> dict[str, Any] | None:
    facts = getattr(one, kind)
    if facts is None or one.ended_at:  # the pictures of a batch that has ended are let go
        return None
    link = tickets.link(facts | {"kind": kind, "type": JPEG}, actor, one.teacher_id, now)
    return {"id": facts["id"], "width": facts["width"], "height": facts["height"], "link": link}


def _shown(db: Session, found: list[PhotoBatch]) -> list[dict[str, Any]]:
    ids = [one.id for one in found]
    counts: dict[UUID, dict[str, int]] = {}
    for batch_id, state, count in db.execute(_counted(ids)):
        counts.setdefault(batch_id, {})[state] = count
    uploads: dict[UUID, list[PhotoUpload]] = {}
    for upload in db.scalars(_telling(ids)):
        uploads.setdefault(upload.batch_id, []).append(upload)
    language = db.info["request"].language
    return [_one(each, counts.get(each.id, {}), uploads.get(each.id, []), language) for each in found]


def _counted(ids: list[UUID]) -> Select:
    of_batches = select(PhotoItem.batch_id, PhotoItem.state, func.count()).where(PhotoItem.batch_id.in_(ids))
    return of_batches.group_by(PhotoItem.batch_id, PhotoItem.state)


def _telling(ids: list[UUID]) -> Select:
    """Uploads that have something to tell: they wait, or nothing was taken from them."""
    telling = PhotoUpload.batch_id.in_(ids), PhotoUpload.state.in_(("waiting", "refused"))
    return select(PhotoUpload).where(*telling).order_by(PhotoUpload.turn)


def _one(batch: PhotoBatch, counts: dict[str, int], uploads: list[PhotoUpload], language: str) -> dict[str, Any]:
    faults = [word(upload.fault, upload.params, language) for upload in uploads if upload.fault]
    state = "cancelled" if batch.cancelled_at else "ended" if batch.ended_at else "open"
    return {name: getattr(batch, name) for name in SHOWN} | {
        "state": state,
        "unpacking": any(upload.state == "waiting" for upload in uploads),
        "total": batch.photos,
        "counts": counts,
        "faults": list(dict.fromkeys(faults)),
        "may": [] if _is_over(batch) else ["add", "cancel"],
    }


def _is_over(batch: PhotoBatch) -> bool:
    return bool(batch.cancelled_at or batch.ended_at)
