"""Media's database and the file store, contents laid into it, and people who upload."""

import hashlib
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlparse

import pytest
from sqlalchemy.orm import Session

from services.common import settings, storage
from services.common.actor import Actor
from services.common.database import transactions
from services.common.request import Request
from services.media.blobs import keys, laying
from services.media.models import Blob


@pytest.fixture
def store(stores) -> transactions.Store:
    """The database of media."""
    return stores["media"]


@pytest.fixture
def begin(store) -> Callable[..., AbstractContextManager[Session]]:
    """`with begin(actor) as db:` is one transaction of media for this actor, or the system."""

    @contextmanager
    def open_transaction(actor: Actor | None = None, call: str = "media.take_file") -> Iterator[Session]:
        request = Request(actor=actor, call=call) if actor else transactions.system()
        with store.begin(request) as db:
            yield db

    return open_transaction


@pytest.fixture
def clerk(actor_of) -> Actor:
    """Uploads evidence at a school."""
    return actor_of("entry_clerk")


@pytest.fixture
def begin_as(begin) -> Callable[[Actor], laying.Begin]:
    """What `serve_in_steps` gives the service: opens transactions of this actor."""
    return lambda actor: partial(begin, actor)


@pytest.fixture
def laid(begin, tmp_path) -> Callable[..., laying.Content]:
    """Lays a content into the store, each time another one unless bytes are given."""

    def lay(content: bytes | None = None) -> laying.Content:
        path: Path = tmp_path / uuid.uuid4().hex
        path.write_bytes(uuid.uuid4().bytes * 100 if content is None else content)
        told = laying.content_of(path, "image/jpeg", width=10, height=10)
        laying.store(begin, told, path)
        return told

    return lay


@pytest.fixture
def dying_at(stack) -> Callable[..., bool]:
    """Does one act of acting.py in a process that dies at a fail-point; whether it died there."""

    def act(point: str, *words: object) -> bool:
        command = [sys.executable, "-m", "tests.bus.media.acting", *map(str, words)]
        ended = subprocess.run(command, env=os.environ | {"XINGTAN_FAIL_AT": point}, timeout=60, check=False)
        return ended.returncode == -signal.SIGKILL

    return act


@pytest.fixture
def digest_of() -> Callable[[bytes], str]:
    """The digest of bytes, as contents are named."""
    return lambda content: hashlib.sha256(content).hexdigest()


@pytest.fixture
def raw() -> Callable[[str], Path]:
    """Where the local store keeps the object of a key, to be damaged there."""
    return lambda key: Path(urlparse(settings.load().files).path, key)


@pytest.fixture
def is_there(begin) -> Callable[[str], bool]:
    """Whether row and object of a content are there; never one without the other."""

    def look(sha256: str) -> bool:
        with begin() as db:
            row = db.get(Blob, sha256)
        assert storage.exists(keys.blob(sha256)) == (row is not None)
        return row is not None

    return look
