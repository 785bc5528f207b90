"""Lays a content into the store, in steps of which each can be the last one before a power cut.

1. A transaction writes the row, or touches `wanted_at` of the one that is there: from here on no purge takes it.
2. The object is put under its digest in one piece: whoever puts it anew puts the same content. One that is there in
   its full size is left alone.
3. A transaction notes that it is there.

After a death between any two, the same upload again goes through all three; a row that never got its object, and an
object whose row nobody wants, go by the purge. There is never an object without a row.
"""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import func, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import failpoints, storage
from services.common.processes import offloop
from services.media.blobs import keys
from services.media.models import Blob

Begin = Callable[[], AbstractContextManager[Session]]
WANTED = {"wanted_at": func.now(), "asked_at": None, "freed_at": None}


@dataclass(frozen=True)
class Content:
    """What a blob's row says of it; `pages` of a PDF, else 1; pixels, none for a PDF."""

    sha256: str
    type: str
    bytes: int
    pages: int
    width: int | None
    height: int | None


def content_of(
    path: Path, type: str, *, pages: int = 1, width: int | None = None, height: int | None = None
) -> Content:
    """What a local file is before it is laid; read off the event loop."""
    return Content(offloop.run(digest, path), type, path.stat().st_size, pages, width, height)


def store(begin: Begin, content: Content, path: Path, views: Mapping[str, Path] | None = None) -> None:
    """Lay a local file into the store; `views` are pictures of it by their names (keys.py).

    `begin` opens a transaction, as `serve_in_steps` gives it, or `partial(store.begin, database.system())`.
    """
    with begin() as db:
        claim(db, content)
    failpoints.reach("media.after_claim")
    offloop.run(_put, content, path, views or {})
    failpoints.reach("media.after_put")
    with begin() as db:
        _note(db, content.sha256)


def digest(path: Path) -> str:
    """The SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def claim(db: Session, content: Content) -> None:
    """Write the row of a content, or say that it is wanted again; waits for a purge that is just taking it."""
    row = insert(Blob).values(**asdict(content))
    db.execute(row.on_conflict_do_update(index_elements=[Blob.sha256], set_=WANTED))


def _put(content: Content, path: Path, views: Mapping[str, Path]) -> None:
    for name, picture in views.items():
        storage.put_file(keys.view(content.sha256, name), picture)
    if storage.size(keys.blob(content.sha256)) != content.bytes:
        storage.put_file(keys.blob(content.sha256), path)


def _note(db: Session, sha256: str) -> None:
    db.execute(update(Blob).where(Blob.sha256 == sha256).values(stored_at=func.coalesce(Blob.stored_at, func.now())))
