"""Reads all that lies in the file store: blobs, and uploads that somebody should have worked through."""

import hashlib
from collections.abc import Iterator

from services.common import storage
from services.common.secrets.vault import Damaged
from tests.chaos.rows_of_photos import Lying

FOLDERS = ("blobs/", "incoming/")


def read() -> list[Lying]:
    """Each object with the digest of what is in it."""
    return [_object(one.key) for folder in FOLDERS for page in storage.pages(folder) for one in page]


def _object(key: str) -> Lying:
    digest, size = hashlib.sha256(), 0
    try:
        for chunk in _content(key):
            digest.update(chunk)
            size += len(chunk)
    except Damaged:
        return Lying(key, None, size)
    return Lying(key, digest.hexdigest(), size)


def _content(key: str) -> Iterator[bytes]:
    return storage.read(key)
