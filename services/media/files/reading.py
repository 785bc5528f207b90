"""Hands a file out by its link: who reads which teacher's picture is written down before it is shown (R-MED-04)."""

import mimetypes
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import storage
from services.common.actor import Actor
from services.common.errors import Forbidden, NotFound
from services.common.messages.readings import note_reading
from services.common.processes import offloop
from services.common.secrets import tickets
from services.common.trail import audit
from services.contracts.media.files import JPEG, PAGE, PDF, PHOTO, THUMB
from services.contracts.records.readings import FILE_READ
from services.media import work_folders
from services.media.blobs import keys, laying
from services.media.files.accepting_uploads import developed
from services.media.models import Blob

GONE = "This file is no longer there."


def open_file(begin: laying.Begin, actor: Actor, *, file_id: UUID, link: str, size: str, page: int) -> dict[str, Any]:
    """Where what the asker may see lies in the store (contracts/media/files.py, StoredFile); leaves an audit row."""
    claims = _claims(actor, file_id, link)
    with begin() as db:
        blob = db.get(Blob, claims["sha256"])
        if blob is None:
            raise NotFound(GONE)
        view = _view(blob, claims["kind"], size, page)
        facts = {"file": claims["id"], "size": size} | ({"page": page} if size == PAGE else {})
        _write_down(db, claims, facts)
    key, shown_as = (keys.view(blob.sha256, view), JPEG) if view else (keys.blob(blob.sha256), blob.type)
    length = offloop.run(storage.size, key)
    if length is None and view:
        length = _draw(blob, size, page, key)
    if length is None:
        raise NotFound(GONE)
    return {"key": key, "type": shown_as, "name": _name(claims, shown_as), "bytes": length}


def _write_down(db: Session, claims: dict[str, Any], facts: dict[str, Any]) -> None:
    """A file that is no teacher's yet is its uploader's own."""
    if claims["teacher"]:
        note_reading(db, FILE_READ, claims["teacher"], claims["kind"], **facts)
    else:
        audit.record(db, FILE_READ, None, kind=claims["kind"], **facts)


def _claims(actor: Actor, file_id: UUID, link: str) -> dict[str, Any]:
    """What the link says, if it is good, for this file and for this asker."""
    try:
        claims = tickets.read(tickets.LINK, link)
    except tickets.Untrue:
        claims = {}
    if claims.get("account") != str(actor.account_id) or claims.get("id") != str(file_id):
        raise Forbidden("This link is not good any more. Please load the page again.")
    return claims


def _view(blob: Blob, kind: str, size: str, page: int) -> str | None:
    """The name of the picture that is to be shown; None for the file itself, which a small picture is anyway."""
    if size == PAGE and page > blob.pages:
        raise NotFound("This file has {pages} pages.", pages=blob.pages)
    if size == PAGE and blob.type == PDF:
        return keys.page(page)
    return keys.THUMB if size == THUMB and kind != PHOTO else None


def _draw(blob: Blob, size: str, page: int, key: str) -> int:
    """Draw a picture of a content that is asked for the first time, and keep it; its length."""
    with work_folders.folder() as place:
        source, folder = place / "source", place / "made"
        folder.mkdir()
        offloop.run(storage.copy_to, keys.blob(blob.sha256), source)
        if size == PAGE:
            drawn = folder / developed("page", source, folder, page=page)["file"]
        else:
            drawn = folder / developed("evidence", source, folder)["thumb"]
        offloop.run(storage.put_file, key, drawn)
        return drawn.stat().st_size


def _name(claims: dict[str, Any], type: str) -> str:
    """What a download is called: a link carries no name."""
    return f"{claims['kind']}-{claims['id'][:8]}{mimetypes.guess_extension(type)}"
