"""Uploads that go straight into the file store while they arrive: no copy on this machine, nothing over the bus."""

import functools
import uuid
from collections.abc import Callable
from typing import IO, Any

import flask
from flask import request

from gateway import files
from services.common import storage
from services.common.errors import Invalid

FOLDER = "incoming"  # what is not worked on is forgotten after a day (services/common/processes/purge.py)


class StoredUpload:
    """One file on its way into the store; it is there once the form has ended it, by its `seek`."""

    def __init__(self, limit: int):
        self.key = f"{FOLDER}/{uuid.uuid4()}"
        self.size = 0
        self._limit = limit
        self._writer: Any = storage.writer(self.key)

    def write(self, data: bytes) -> int:
        """Pass on what arrived; raises Invalid beyond the limit, and nothing stays in the store."""
        self.size += len(data)
        if self.size > self._limit:
            self._writer = None  # an unfinished writer takes back what it wrote
            raise Invalid("The file is larger than {limit} MB.", limit=self._limit // storage.CHUNK)
        return self._writer.write(data)

    def seek(self, _offset: int, _whence: int = 0) -> int:
        """The form has read the file to its end."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        return 0

    def close(self) -> None:
        """What was not ended stays nowhere."""
        self._writer = None


class Request(flask.Request):
    """A request whose files go straight into the store where its route says so."""

    upload_limit: int | None = None

    def _get_file_stream(self, *args: Any, **kwargs: Any) -> IO[bytes]:
        if self.upload_limit is None:
            return super()._get_file_stream(*args, **kwargs)
        return StoredUpload(self.upload_limit)  # type: ignore[return-value]


def into_store(limit: int) -> Callable[[Callable], Callable]:
    """The route's files go into the store as they arrive, at most `limit` bytes of them."""

    def decorate(view: Callable) -> Callable:
        @functools.wraps(view)
        def limited(*args: Any, **kwargs: Any) -> Any:
            request.upload_limit = limit  # type: ignore[attr-defined]
            return view(*args, **kwargs)

        return files.up_to(limit)(limited)

    return decorate
