"""Files of teachers: taken in, cut to photos, handed out by short-lived links (R-MED-01, -03, -04)."""

import uuid
from typing import Any

from flask import Response, request
from marshmallow import fields, validate

from gateway import files, uploads
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from gateway.headers import IDEMPOTENCY_KEY, new_id
from services.common.contract import Body
from services.common.errors import NotFound
from services.contracts.media import files as files_contract
from services.contracts.records import attachments, entries

area = Area("files", "Photos and evidence.")

OTHER_TYPES = {"content": {other: {"schema": files.BINARY} for other in (files_contract.PNG, files_contract.PDF)}}
PHOTO = "/teachers/<uuid:teacher_id>/photo"

area.passes_on("POST /photos", files_contract.cut_photo, "cut_photo", status=201).says(
    "Cut the photo that the province's standard wants from an uploaded portrait."
)
area.passes_on(f"PUT {PHOTO}", attachments.set_photo, "set_photo").says(
    "Put a photo that was cut into a file; it travels with the file's review like any other value."
)
area.passes_on(
    "GET /teachers/<uuid:teacher_id>/files", attachments.file_links, "list_teacher_files", without=["files"]
).says("Photos and evidence of a file, with links that show them for ten minutes to the asker alone.")
area.passes_on("GET /teachers/<uuid:teacher_id>/copies", attachments.copies, "get_copies").says(
    "The ordered checklist of copies that a file may be asked to show, and what is there."
)
area.passes_on("GET /photo-standard", files_contract.photo_standard, "get_photo_standard").says(
    "How the asker's province wants photos."
)
area.passes_on("PUT /photo-standard", files_contract.set_photo_standard, "set_photo_standard").says(
    "Choose a shipped standard for the own province, or give one."
)


class NewFile(Body):
    """Evidence as PDF, JPEG or PNG, or a portrait from which a photo is to be cut; at most 20 MB."""

    file = files.File(required=True)
    kind = fields.String(
        load_default=files_contract.EVIDENCE,
        validate=validate.OneOf((files_contract.EVIDENCE, files_contract.PORTRAIT)),
    )


@area.post("/files")
@needs(files_contract.take_file)
@uploads.into_store(files_contract.EVIDENCE_BYTES)
@area.arguments(NewFile, location="upload", as_kwargs=True)
@area.response(201, files_contract.TakenFile)
@area.doc(parameters=[IDEMPOTENCY_KEY])
def take_file(file: Any, kind: str) -> dict:
    """Upload a file and have it checked; its receipt, among the values of a record set, attaches it."""
    file_id = new_id(request, files_contract.take_file)
    return ask(files_contract.take_file, id=file_id, key=file.stream.key, name=files.name_of(file), kind=kind)


@area.get("/files/<uuid:file_id>")
@needs(files_contract.open_file)
@area.arguments(files_contract.ByLink(exclude=["file_id"]), location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files_contract.JPEG)
@area.doc(responses={200: OTHER_TYPES})
def get_file(file_id: uuid.UUID, **asked: Any) -> Response:
    """A file by its link: in small, a page of it as a picture, or itself. A PDF itself is only ever a download."""
    return files.response_of(ask(files_contract.open_file, file_id=file_id, **asked))


@area.get(PHOTO)
@needs(entries.file_set, attachments.file_links, files_contract.open_file)
@area.response(200, files.BINARY, content_type=files_contract.JPEG)
def get_photo(teacher_id: uuid.UUID) -> Response:
    """The photo in a file."""
    [basic] = ask(entries.file_set, teacher_id=teacher_id, set="basic")["entries"]
    wanted = basic["values"].get("photo")
    if wanted is None:
        raise NotFound("There is no photo in this file yet.")
    [photo] = ask(attachments.file_links, teacher_id=teacher_id, files=[wanted])["items"]
    return files.response_of(ask(files_contract.open_file, file_id=wanted, link=photo["link"]))
