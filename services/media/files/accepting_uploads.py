"""Takes an upload in: a child process cleans it, the store keeps what came of that, the upload goes (R-MED-03)."""

import re
from pathlib import Path
from typing import Any
from uuid import UUID

from services.common import failpoints, storage
from services.common.actor import Actor
from services.common.errors import NotFound
from services.common.processes import offloop
from services.contracts.media.files import JPEG, PORTRAIT
from services.media import darkroom, work_folders
from services.media.blobs import keys, laying
from services.media.file_names import last_part, masked
from services.media.files import upload_limits, upload_records
from services.media.photos.standard_in_force import standard_of

KEY = re.compile(re.escape(keys.INCOMING) + r"[0-9a-f-]{36}\Z")


def take(begin: laying.Begin, actor: Actor, *, id: UUID, key: str, name: str, kind: str) -> dict[str, Any]:
    """Take the upload under `key` in as file `id`; the same id again answers the same file.

    Whatever becomes of it, nothing is left under `key`. No transaction is open while the file is worked on.
    """
    if not KEY.match(key):
        raise NotFound("This file is no longer there.")
    try:
        with begin() as db:
            known = upload_records.find(db, actor, id)
            if known is None:
                upload_limits.check(db, actor)
            terms = {"standard": standard_of(db, actor.org_path).terms()} if kind == PORTRAIT else {}
        return known or _take_new(begin, actor, key, upload_records.New(id, kind, masked(last_part(name))), terms)
    finally:
        offloop.run(storage.delete, key)


def _take_new(
    begin: laying.Begin, actor: Actor, key: str, new: upload_records.New, terms: dict[str, Any]
) -> dict[str, Any]:
    with work_folders.folder() as place:
        upload, folder = place / "upload", place / "made"
        folder.mkdir()
        offloop.run(storage.copy_to, key, upload)
        made = developed(new.kind, upload, folder, **terms)
        content = _store(begin, made, folder)
    file = upload_records.New(new.id, new.kind, new.name, made.get("box"), tuple(made.get("warnings", ())))
    with begin() as db:
        answer = upload_records.save(db, actor, file, content)
    failpoints.reach("media.after_taken")
    return answer


def developed(task: str, source: Path, folder: Path, **terms: Any) -> dict[str, Any]:
    """What a task of the darkroom made of a file; one that is not taken is refused in words for its uploader."""
    try:
        return darkroom.develop(task, source, folder, **terms)
    except darkroom.NotTaken as reason:
        raise reason.refusal() from None


def _store(begin: laying.Begin, made: dict[str, Any], folder: Path) -> laying.Content:
    size = {name: made.get(name) for name in ("width", "height")}
    path = folder / made["file"]
    content = laying.content_of(path, made.get("type", JPEG), pages=made.get("pages", 1), **size)
    laying.store(begin, content, path, {keys.THUMB: folder / made["thumb"]})
    return content
