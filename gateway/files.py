"""Uploads and downloads: streamed between HTTP and the file store, never over the bus."""

import contextlib
import functools
import uuid
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from flask import Request, Response, request
from werkzeug.datastructures import FileStorage

from services.common import storage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK_BYTES = 50 * 1024 * 1024
FORM_BYTES = 64 * 1024


def up_to(limit: int) -> Callable[[Callable], Callable]:
    """The route takes a file of at most `limit` bytes; a longer body is cut off while it arrives (413)."""

    def decorate(view: Callable) -> Callable:
        @functools.wraps(view)
        def limited(*args: Any, **kwargs: Any) -> Any:
            request.max_content_length = limit + FORM_BYTES
            return view(*args, **kwargs)

        return limited

    return decorate


def drop_rest(request: Request) -> None:
    """Take in what was sent and not read: who is refused early would else meet a broken connection, not the answer."""
    left = WORKBOOK_BYTES + FORM_BYTES
    with contextlib.suppress(OSError):  # the client may have gone
        while left > 0 and (chunk := request.environ["wsgi.input"].read(min(left, storage.CHUNK))):
            left -= len(chunk)


def keep(folder: str, file_id: uuid.UUID, upload: FileStorage) -> str:
    """Put an upload into the file store; the key it lies under, which owes nothing to the name it came with."""
    key = f"{folder}/{file_id}"
    storage.put(key, _chunks(upload), WORKBOOK_BYTES)
    return key


def name_of(upload: FileStorage) -> str:
    """The last part of the name that the client gave; only ever shown, never a path."""
    name = (upload.filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in name if letter.isprintable())[-200:] or "workbook.xlsx"


def sent(key: str, name: str, content_type: str) -> Response:
    """A file from the store as a download under `name`."""
    return named(Response(storage.read(key), content_type=content_type), name)


def named(response: Response, name: str) -> Response:
    """The response as a download under `name`, whatever letters that has."""
    response.headers.set("Content-Disposition", "attachment", **{"filename*": f"UTF-8''{quote(name)}"})
    return response


def _chunks(upload: FileStorage) -> Iterator[bytes]:
    while chunk := upload.stream.read(storage.CHUNK):
        yield chunk
