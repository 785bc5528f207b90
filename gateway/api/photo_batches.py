"""Photos of many teachers at once: uploaded by a school, confirmed on a contact sheet (R-MED-02)."""

import uuid
from typing import Any

from marshmallow import fields, validate

from gateway import files, uploads
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from gateway.headers import IDEMPOTENCY_KEY
from services.common.contract import Body
from services.contracts.media import photo_batches

area = Area("photo-batches", "Photos, many at once.")
BATCH = "/photo-batches/<uuid:batch_id>"
PHOTO = f"{BATCH}/photos/<int:number>"

area.passes_on("POST /photo-batches", photo_batches.open_photo_batch, "open_photo_batch", status=201).says(
    "Open a batch; its photos are worked on as they arrive."
)
area.passes_on("GET /photo-batches", photo_batches.photo_batches, "list_photo_batches").says(
    "Batches of the own school, newest first."
)
area.passes_on(f"GET {BATCH}", photo_batches.photo_batch, "get_photo_batch").says("How far a batch is.")
area.passes_on(f"DELETE {BATCH}", photo_batches.cancel_photo_batch, "cancel_photo_batch").says(
    "Cancel what is not done of a batch; confirmed photos stay."
)
area.passes_on(f"GET {BATCH}/photos", photo_batches.photo_items, "list_photos").says(
    "The contact sheet of a batch: each photo with its picture, or the reason why it was refused."
)
area.passes_on(f"POST {BATCH}/confirmations", photo_batches.confirm_photos, "confirm_photos").says(
    "Confirm photos as they are cut; they go into the files of their teachers."
)
area.passes_on(f"POST {PHOTO}/refusal", photo_batches.refuse_photo, "refuse_photo").says("Refuse a photo.")
area.passes_on(f"POST {PHOTO}/reopening", photo_batches.reopen_photo, "reopen_photo").says(
    "Take the refusal of a photo back."
)
area.passes_on(f"PUT {PHOTO}/frame", photo_batches.frame_photo, "frame_photo").says("Move the frame of a photo.")
area.passes_on(f"PUT {PHOTO}/teacher", photo_batches.match_photo, "match_photo").says("Say whose photo it is.")


class Photos(Body):
    """Pictures, or ZIPs of pictures, each named by an ID number or a personal number."""

    file = fields.List(files.File(), required=True, validate=validate.Length(1, photo_batches.AT_ONCE))


@area.post(f"{BATCH}/photos")
@needs(photo_batches.add_photos)
@uploads.into_store(photo_batches.ZIP_BYTES)
@area.arguments(Photos, location="upload", as_kwargs=True)
@area.response(202, photo_batches.PhotoBatch)
@area.doc(parameters=[IDEMPOTENCY_KEY])
def add_photos(batch_id: uuid.UUID, file: list[Any]) -> dict:
    """Upload pictures or ZIPs, at most 512 MB at once."""
    return ask(photo_batches.add_photos, batch_id=batch_id, uploads=[_as_the_call_takes_it(upload) for upload in file])


def _as_the_call_takes_it(upload: Any) -> dict[str, Any]:
    """An upload has the id that its key in the store ends with."""
    key = upload.stream.key
    return {"id": key.rpartition("/")[2], "key": key, "name": files.name_of(upload), "bytes": upload.stream.size}
