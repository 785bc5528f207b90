"""One photo by the frame that a person set: cut from the portrait that the same person uploaded (R-MED-02)."""

from typing import Any
from uuid import UUID

from services.common import storage
from services.common.actor import Actor
from services.common.errors import Invalid
from services.common.processes import offloop
from services.common.secrets import tickets
from services.contracts.media.files import JPEG, PHOTO, PORTRAIT
from services.media import work_folders
from services.media.blobs import keys, laying
from services.media.files import upload_limits, upload_records
from services.media.files.accepting_uploads import developed
from services.media.photos import standard_in_force
from services.media.photos.standards import Standard

UNTRUE = "Please attach the picture anew: its upload is too long ago, or was somebody else's."


def cut_photo(begin: laying.Begin, actor: Actor, *, id: UUID, receipt: str, box: dict[str, float]) -> dict[str, Any]:
    """The standard's photo as file `id`; the same id again answers the same file.

    No transaction is open while the picture is worked on.
    """
    portrait = _portrait(actor, receipt)
    with begin() as db:
        known = upload_records.find(db, actor, id)
        if known is not None:
            return known
        upload_limits.check(db, actor)
        standard = standard_in_force.standard_of(db, actor.org_path)
    content, warnings = _cut(begin, portrait["sha256"], box, standard)
    with begin() as db:
        return upload_records.save(
            db, actor, upload_records.New(id, PHOTO, portrait["name"], box, tuple(warnings)), content
        )


def _portrait(actor: Actor, receipt: str) -> dict[str, Any]:
    """What the receipt says, if it is the asker's and of a portrait."""
    try:
        claims = tickets.read(tickets.RECEIPT, receipt)
    except tickets.Untrue:
        claims = {}
    if claims.get("account") != str(actor.account_id) or claims.get("kind") != PORTRAIT:
        raise Invalid(UNTRUE)
    return claims


def _cut(
    begin: laying.Begin, sha256: str, box: dict[str, float], standard: Standard
) -> tuple[laying.Content, list[str]]:
    """Cut the photo and lay it into the store; its content, and what a person should look at."""
    with work_folders.folder() as place:
        source, folder = place / "portrait", place / "made"
        folder.mkdir()
        offloop.run(storage.copy_to, keys.blob(sha256), source)
        made = developed("cut", source, folder, box=box, standard=standard.terms())
        path = folder / made["file"]
        content = laying.content_of(path, JPEG, width=made["width"], height=made["height"])
        laying.store(begin, content, path)
    return content, made["warnings"]
