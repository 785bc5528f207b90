"""One photo is made: unpacked, developed in the darkroom, laid into the store, and written down.

Decoding and laying happen outside any transaction. A worker that dies at any point leaves the photo waiting for the
next one, which makes the same bytes, hence the same contents; one that was slow and overtaken writes nothing.
"""

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import failpoints, storage
from services.common.database import transactions
from services.common.errors import NotFound
from services.contracts.media.files import JPEG
from services.contracts.media.photo_batches import PHOTO_BYTES
from services.media import darkroom, work_folders
from services.media.batches import actions, archives, matching, reasons, work_claims
from services.media.batches.rules import WAITING
from services.media.batches.work_claims import Begin
from services.media.blobs import keys, laying, references
from services.media.models import PhotoItem
from services.media.photos import standard_in_force

NICE = 10  # whoever waits in front of a page goes first
TASK = "photo"


class NotMade(Exception):
    """Why no photo comes of a file, in the words of reasons.py."""

    def __init__(self, reason: str, **params: Any):
        super().__init__(reason)
        self.reason, self.params = reason, params


def make_one(store: transactions.Store, begin: Begin) -> bool:
    """Make the photo whose turn it is; whether there was one."""
    with work_claims.working(store) as me:
        with begin() as db:
            claimed = work_claims.next_photo(db, me)
            standard = standard_in_force.standard_of(db, claimed.org_path) if claimed else None
        if claimed is None or standard is None:
            return False
        failpoints.reach("photos.after_claim")
        with work_claims.in_hand(begin, me), work_folders.folder() as folder:
            _save(begin, me, claimed, _made(begin, claimed, standard.terms(), folder))
        return True


def _made(begin: Begin, claimed: Row, standard: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """What the columns of the photo are to say."""
    try:
        if claimed.attempts > work_claims.TRIES:
            raise NotMade("given_up")
        return _develop(begin, _unpacked(claimed, folder), folder, standard)
    except darkroom.NotTaken as refused:
        return {"fault": reasons.of_the_darkroom(refused.reason), "params": refused.params}
    except NotMade as failed:
        return {"fault": failed.reason, "params": failed.params}


def _unpacked(claimed: Row, folder: Path) -> Path:
    """The file as it was uploaded, on this machine for a moment."""
    source = folder / "source"
    try:
        if claimed.entry is not None:
            source.write_bytes(archives.content(claimed.key, claimed.entry))
        elif (storage.size(claimed.key) or 0) > PHOTO_BYTES:
            raise NotMade("too_large")
        else:
            storage.copy_to(claimed.key, source)
    except archives.TooLarge:
        raise NotMade("too_large") from None
    except (archives.BrokenEntry, archives.Fault):
        raise NotMade("broken") from None
    except NotFound:
        raise NotMade("gone") from None
    return source


def _develop(begin: Begin, source: Path, folder: Path, standard: Mapping[str, Any]) -> dict[str, Any]:
    made = folder / "made"
    made.mkdir()
    result = darkroom.develop(TASK, source, made, nice=NICE, standard=standard)
    portrait, photo = result["portrait"], result["photo"]
    return {
        "portrait": store_picture(begin, made, portrait),
        "photo": store_picture(begin, made, photo) if photo else None,
        "fault": None if photo else reasons.of_the_darkroom(result["reason"]),
        "box": portrait["box"] if photo else None,
        "warnings": [*portrait["warnings"], *(photo or {}).get("warnings", [])],
    }


def store_picture(begin: Begin, folder: Path, view: Mapping[str, Any]) -> dict[str, Any]:
    """Lay a picture that the darkroom made into the store; what an item keeps of it."""
    path, views = folder / view["file"], {}
    if "thumb" in view:
        views[keys.THUMB] = folder / view["thumb"]
    content = laying.content_of(path, JPEG, width=view["width"], height=view["height"])
    laying.store(begin, content, path, views)
    facts = {"sha256": content.sha256, "bytes": content.bytes, "width": content.width, "height": content.height}
    return {"id": str(uuid.uuid4())} | facts


def _save(begin: Begin, me: UUID, claimed: Row, made: dict[str, Any]) -> None:
    """Write it down, unless another worker has overtaken this one or the batch was cancelled."""
    with begin() as db:
        actions.locked(db, claimed.batch_id)
        query = select(PhotoItem).where(PhotoItem.claim == me, PhotoItem.state == WAITING)
        one = db.scalar(query)
        if one is None:
            return
        write(one, made)
        one.claim = None
        add_reference(db, one)
        matching.update_states(db, one.batch_id, [one])
        failpoints.reach("job.before_commit")
    failpoints.reach("job.after_commit")


def write(one: PhotoItem, made: dict[str, Any]) -> None:
    """What was made of a photo, into its row."""
    for name, value in made.items():
        setattr(one, name, value)


def add_reference(db: Session, one: PhotoItem) -> None:
    """The batch refers to the pictures of this photo."""
    contents = [picture["sha256"] for picture in (one.portrait, one.photo) if picture]
    references.add_references(db, references.PHOTO_BATCH, one.batch_id, contents)
