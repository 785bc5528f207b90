"""Where files lie: a local folder or S3 behind one interface. Files never travel over the bus, only their keys.

Whatever lies there is sealed (vault.py): who gets at the disk or the bucket reads nothing.
"""

import contextlib
import datetime
import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlparse

import obstore
from obstore.store import LocalStore, S3Store

from services.common import settings
from services.common.errors import Invalid, NotFound
from services.common.secrets.vault import Damaged, Sealing, Vault, plain_size

CHUNK = 1024 * 1024
UNFINISHED = re.compile(r"#\d+$")  # how the local store calls an object until it is whole


class Lying(NamedTuple):
    """What lies in the store."""

    key: str
    changed_at: datetime.datetime


@functools.cache
def _store() -> LocalStore | S3Store:
    address = settings.load().files
    if address.startswith("file://"):
        return LocalStore(urlparse(address).path, mkdir=True)
    return S3Store.from_url(address)


@functools.cache
def _vault() -> Vault:
    return Vault(settings.load().data_keys)


def forget() -> None:
    """Look at the settings again; for tests, which change them."""
    _store.cache_clear()
    _vault.cache_clear()


def put(key: str, chunks: Iterable[bytes], limit: int) -> int:
    """Stream `chunks` to `key`; the number of bytes. More than `limit` bytes are refused and nothing stays."""
    written, target = 0, writer(key)
    for chunk in chunks:
        written += len(chunk)
        if written > limit:
            raise Invalid("The file is larger than {limit} MB.", limit=limit // CHUNK)
        target.write(chunk)
    target.close()
    return written


def put_file(key: str, path: Path) -> None:
    """Put a local file under `key`; it is there whole or not at all, also when this process dies."""
    target = writer(key)
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            target.write(chunk)
    target.close()


def writer(key: str) -> Sealing:
    """A writer to `key` for what arrives piece by piece; it is there after `close`, and nothing of it without."""
    return _vault().sealing(obstore.open_writer(_store(), key))


def read(key: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The content of `key` in chunks, or its bytes from `start` up to `stop`; NotFound when there is none.

    Raises Damaged, when it comes to it, for what is not as it was sealed.
    """
    sealed = _sealed_size(key)
    if sealed is None:
        raise NotFound("This file is no longer there.")

    def fetch(first: int, end: int) -> Iterable[bytes]:
        return iter(obstore.get(_store(), key, options={"range": (first, end)}).stream(min_chunk_size=CHUNK))

    return _vault().opened(fetch, sealed, start, stop)


def copy_to(key: str, path: Path) -> None:
    """Write the content of `key` to a local file."""
    with path.open("wb") as target:
        for chunk in read(key):
            target.write(chunk)


def size(key: str) -> int | None:
    """How many bytes the content of `key` has; None when there is nothing, or nothing whole."""
    sealed = _sealed_size(key)
    with contextlib.suppress(Damaged):
        return None if sealed is None else plain_size(sealed)
    return None


def _sealed_size(key: str) -> int | None:
    try:
        return obstore.head(_store(), key)["size"]
    except FileNotFoundError:
        return None


def exists(key: str) -> bool:
    """Whether there is something under `key`."""
    return _sealed_size(key) is not None


def pages(prefix: str) -> Iterator[list[Lying]]:
    """What lies under `prefix`, some hundred at a time; unfinished objects are not among it."""
    for page in obstore.list(_store(), prefix):
        yield [Lying(each["path"], each["last_modified"]) for each in page]


def delete(key: str) -> None:
    """Remove `key`; no error when it is gone already."""
    with contextlib.suppress(FileNotFoundError):
        obstore.delete(_store(), key)


def delete_halves(prefix: str, before: datetime.datetime) -> int:
    """Remove from a local folder what writers left unfinished below `prefix` when they were killed; how many.

    S3 keeps unfinished uploads out of sight; a lifecycle rule of the bucket aborts them.
    """
    address = settings.load().files
    if not address.startswith("file://"):
        return 0
    halves = [path for path in Path(urlparse(address).path, prefix).rglob("*#*") if UNFINISHED.search(path.name)]
    old = [path for path in halves if path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def delete_older(prefix: str, before: datetime.datetime) -> int:
    """Remove what lies under `prefix` since before an instant; the number of files."""
    old = [each["path"] for batch in obstore.list(_store(), prefix) for each in batch if each["last_modified"] < before]
    if old:
        obstore.delete(_store(), old)
    return len(old)
