"""Uploads and downloads: streamed between HTTP and the file store, never over the bus."""

import contextlib
import functools
import hashlib
import uuid
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from flask import Request, Response, request
from flask_smorest.fields import Upload
from gunicorn.http.errors import ParseException
from marshmallow import ValidationError
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from services.common import storage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
ANY = "application/octet-stream"
WORKBOOK_BYTES = 50 * 1024 * 1024
BINARY = {"type": "string", "format": "binary"}  # a file, as the OpenAPI document knows it
FORM_BYTES = 64 * 1024
PICTURES = ("image/jpeg", "image/png")


class File(Upload):
    """A file in a form; text under its name is none."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> FileStorage:
        if not isinstance(value, FileStorage):
            raise ValidationError("Please send a file here.")
        return value


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
    with contextlib.suppress(OSError, ParseException):  # the client may have gone, or sends what is no chunk
        while left > 0 and (chunk := request.environ["wsgi.input"].read(min(left, storage.CHUNK))):
            left -= len(chunk)


def store_upload(folder: str, file_id: uuid.UUID, upload: FileStorage) -> str:
    """Put an upload into the file store; the key it lies under, which owes nothing to the name it came with.

    The same again lies where it lay; another file under an id that is taken lies beside it and replaces nothing.
    """
    digest = hashlib.file_digest(upload.stream, "sha256").hexdigest()  # type: ignore[arg-type]
    upload.stream.seek(0)
    key = f"{folder}/{file_id}-{digest[:16]}"
    storage.put(key, _chunks(upload), WORKBOOK_BYTES)
    return key


def name_of(upload: FileStorage) -> str:
    """The last part of the name that the client gave; only ever displayed, never a path."""
    name = (upload.filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in name if letter.isprintable())[-200:] or "workbook.xlsx"


def download(key: str, name: str, content_type: str) -> Response:
    """A file from the store as a download under `name`."""
    return as_download(Response(storage.read(key), content_type=content_type), name)


def as_download(response: Response, name: str) -> Response:
    """The response as a download under `name`, whatever letters that has."""
    response.headers.set("Content-Disposition", "attachment", **{"filename*": f"UTF-8''{quote(name)}"})
    return response


def response_of(stored: dict[str, Any]) -> Response:
    """A file of a teacher, or the range of it that was asked for; nothing in it can act in our pages' name.

    Pictures are ours to show, redrawn from what was uploaded; anything else is a download.
    """
    size = stored["bytes"]
    part = request.range.range_for_length(size) if request.range else None
    if request.range and part is None:
        raise RequestedRangeNotSatisfiable(size)
    start, stop = part or (0, size)
    response = Response(storage.read(stored["key"], start, stop), 206 if part else 200, content_type=stored["type"])
    response.content_length = stop - start
    response.headers["Accept-Ranges"] = "bytes"
    if part:
        response.content_range.set(start, stop, size)
    return _harmless(response, stored)


def _harmless(response: Response, stored: dict[str, Any]) -> Response:
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if stored["type"] in PICTURES:
        response.headers["Content-Disposition"] = "inline"
        return response
    return as_download(response, stored["name"])


def _chunks(upload: FileStorage) -> Iterator[bytes]:
    while chunk := upload.stream.read(storage.CHUNK):
        yield chunk
