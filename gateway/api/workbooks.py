"""Workbooks: the template to fill in, and what became of one that was uploaded (R-REC)."""

import uuid
from typing import Any

from flask import Response, request
from flask_smorest.fields import Upload
from marshmallow import fields

from gateway import files
from gateway.area import Area, asks
from gateway.bus import ask
from gateway.headers import IDEMPOTENCY_KEY, new_id
from gateway.rules import needs
from services.common.contract import Body
from services.common.contracts import records

area = Area("workbooks", "Templates and imports.")


class Workbook(Body):
    """A filled-in template; `org_id` names the school when it is not the asker's own."""

    file = Upload(required=True)
    org_id = fields.UUID()


@area.get("/templates/<category>.xlsx")
@needs(records.template)
@area.response(200, {"type": "string", "format": "binary"}, content_type=files.XLSX)
def get_template(category: str) -> Response:
    """The workbook template of a school category."""
    template = ask(records.template, category=category)
    return files.sent(template["key"], template["name"], files.XLSX)


@area.post("/imports")
@needs(records.start_import)
@files.up_to(files.WORKBOOK_BYTES)
@area.arguments(Workbook, location="upload", as_kwargs=True)
@area.response(202, records.Import)
@area.doc(parameters=[IDEMPOTENCY_KEY])
def start_import(file: Any, org_id: uuid.UUID | None = None) -> dict:
    """Upload a workbook of at most 50 MB; the answer tells where to follow its import."""
    import_id = new_id(request, records.start_import)
    key = files.keep("uploads", import_id, file)
    return ask(records.start_import, id=import_id, key=key, file_name=files.name_of(file), org_id=org_id)


@area.get("/imports")
@asks(records.imports)
def list_imports(**asked: Any) -> dict:
    """Imports of the own territory, newest first."""
    return ask(records.imports, **asked)


@area.get("/imports/<uuid:import_id>")
@asks(records.import_result)
def get_import(**asked: Any) -> dict:
    """How far an import is, and what became of its rows."""
    return ask(records.import_result, **asked)


@area.get("/imports/<uuid:import_id>/faults")
@asks(records.import_faults)
def list_import_faults(**asked: Any) -> dict:
    """The faults of an import, in the order of the sheet."""
    return ask(records.import_faults, **asked)
