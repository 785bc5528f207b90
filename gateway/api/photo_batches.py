"""Photos of many teachers at once: uploaded by a school, confirmed on a contact sheet (R-MED-02)."""

import uuid
from typing import Any

from marshmallow import fields, validate

from gateway import files, incoming
from gateway.area import Area, asks
from gateway.bus import ask
from gateway.headers import IDEMPOTENCY_KEY
from gateway.rules import needs
from services.common.contract import Body
from services.contracts.media import photo_batches

area = Area("photo-batches", "Photos, many at once.")
BATCH = "/photo-batches/<uuid:batch_id>"
PHOTO = f"{BATCH}/photos/<int:number>"


class Photos(Body):
    """Pictures, or ZIPs of pictures, each named by an ID number or a personal number."""

    file = fields.List(files.File(), required=True, validate=validate.Length(1, photo_batches.AT_ONCE))


@area.post("/photo-batches")
@asks(photo_batches.open_photo_batch, status=201)
def open_photo_batch(**asked: Any) -> dict:
    """Open a batch; its photos are worked on as they arrive."""
    return ask(photo_batches.open_photo_batch, **asked)


@area.get("/photo-batches")
@asks(photo_batches.photo_batches)
def list_photo_batches(**asked: Any) -> dict:
    """Batches of the own school, newest first."""
    return ask(photo_batches.photo_batches, **asked)


@area.get(BATCH)
@asks(photo_batches.photo_batch)
def get_photo_batch(**asked: Any) -> dict:
    """How far a batch is."""
    return ask(photo_batches.photo_batch, **asked)


@area.delete(BATCH)
@asks(photo_batches.cancel_photo_batch)
def cancel_photo_batch(**asked: Any) -> dict:
    """Cancel what is not done of a batch; confirmed photos stay."""
    return ask(photo_batches.cancel_photo_batch, **asked)


@area.post(f"{BATCH}/photos")
@needs(photo_batches.add_photos)
@incoming.straight(photo_batches.ZIP_BYTES)
@area.arguments(Photos, location="upload", as_kwargs=True)
@area.response(202, photo_batches.PhotoBatch)
@area.doc(parameters=[IDEMPOTENCY_KEY])
def add_photos(batch_id: uuid.UUID, file: list[Any]) -> dict:
    """Upload pictures or ZIPs, at most 512 MB at once."""
    return ask(photo_batches.add_photos, batch_id=batch_id, uploads=[_told(each) for each in file])


@area.get(f"{BATCH}/photos")
@asks(photo_batches.photo_items)
def list_photos(**asked: Any) -> dict:
    """The contact sheet of a batch: each photo with its picture, or the reason why it was refused."""
    return ask(photo_batches.photo_items, **asked)


@area.post(f"{BATCH}/confirmations")
@asks(photo_batches.confirm_photos)
def confirm_photos(**asked: Any) -> dict:
    """Confirm photos as they are cut; they go into the files of their teachers."""
    return ask(photo_batches.confirm_photos, **asked)


@area.post(f"{PHOTO}/refusal")
@asks(photo_batches.refuse_photo)
def refuse_photo(**asked: Any) -> dict:
    """Refuse a photo."""
    return ask(photo_batches.refuse_photo, **asked)


@area.post(f"{PHOTO}/reopening")
@asks(photo_batches.reopen_photo)
def reopen_photo(**asked: Any) -> dict:
    """Take the refusal of a photo back."""
    return ask(photo_batches.reopen_photo, **asked)


@area.put(f"{PHOTO}/frame")
@asks(photo_batches.frame_photo)
def frame_photo(**asked: Any) -> dict:
    """Move the frame of a photo."""
    return ask(photo_batches.frame_photo, **asked)


@area.put(f"{PHOTO}/teacher")
@asks(photo_batches.match_photo)
def match_photo(**asked: Any) -> dict:
    """Say whose photo it is."""
    return ask(photo_batches.match_photo, **asked)


def _told(file: Any) -> dict[str, Any]:
    """An upload has the id that its key in the store ends with."""
    key = file.stream.key
    return {"id": key.rpartition("/")[2], "key": key, "name": files.name_of(file), "bytes": file.stream.size}
