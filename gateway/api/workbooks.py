"""Workbooks: the template to fill in, what became of one that was uploaded, and what the system writes (R-REC)."""

import uuid
from typing import Any

from flask import Response, request
from marshmallow import fields, validate

from gateway import files
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from gateway.headers import IDEMPOTENCY_KEY, new_id
from services.common.contract import Body
from services.contracts.records import catalogue, workbooks

area = Area("workbooks", "Templates, imports and exports.")

area.passes_on("POST /imports/<uuid:import_id>/start", workbooks.apply_import, "apply_import", status=202).says(
    "Do what the preview of an import told, after checking it against what is on file by then."
)
area.passes_on("GET /imports", workbooks.imports, "list_imports").says("Imports of the own territory, newest first.")
area.passes_on("GET /imports/<uuid:import_id>", workbooks.import_result, "get_import").says(
    "How far an import is, and what became of its rows."
)
area.passes_on("GET /imports/<uuid:import_id>/faults", workbooks.import_faults, "list_import_faults").says(
    "The faults of an import, in the order of the sheets and rows."
)
area.passes_on("GET /imports/<uuid:import_id>/changes", workbooks.import_changes, "list_import_changes").says(
    "What the preview of an import would add, change and delete, row by row."
)
area.passes_on("GET /imports/<uuid:import_id>/renames", workbooks.import_renames, "list_import_renames").says(
    "The rows of an import whose ID number is on file under another name; they wait to be confirmed."
)
area.passes_on(
    "POST /imports/<uuid:import_id>/renames/confirmation", workbooks.confirm_renames, "confirm_import_renames"
).says("Confirm that people of a preview are called otherwise now, some rows or all; or take it back.")
area.passes_on("POST /exports", workbooks.start_export, "start_export", status=202).says(
    "Have a workbook written: a list, whole files, or a template filled in; the answer tells where to follow it."
)
area.passes_on("GET /exports", workbooks.exports, "list_exports").says("The own exports, newest first.")
area.passes_on("GET /exports/<uuid:export_id>", workbooks.export_result, "get_export").says("How far an export is.")


class Workbook(Body):
    """A filled-in template; `org_id` names the school when it is not the asker's own.

    An office says which school `category` its workbook of reserved record sets is about.
    """

    file = files.File(required=True)
    org_id = fields.UUID()
    category = fields.String()
    mode = fields.String(load_default=workbooks.APPEND, validate=validate.OneOf(workbooks.MODES))
    preview = fields.Boolean(load_default=False)


@area.get("/templates/<category>.xlsx")
@needs(catalogue.template)
@area.arguments(catalogue.TemplateOf(only=["sets"]), location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_template(category: str, sets: str | None) -> Response:
    """The workbook template of a school category; of the reserved record sets alone for an authority."""
    template = ask(catalogue.template, category=category, sets=sets)
    return files.download(template["key"], template["name"], files.XLSX)


@area.post("/imports")
@needs(workbooks.start_import)
@files.up_to(files.WORKBOOK_BYTES)
@area.arguments(Workbook, location="upload", as_kwargs=True)
@area.response(202, workbooks.Import)
@area.doc(parameters=[IDEMPOTENCY_KEY])
def start_import(file: Any, **wanted: Any) -> dict:
    """Upload a workbook of at most 50 MB; the answer tells where to follow its import or its preview."""
    import_id = new_id(request, workbooks.start_import)
    key = files.store_upload("uploads", import_id, file)
    return ask(workbooks.start_import, id=import_id, key=key, file_name=files.name_of(file), **wanted)


@area.get("/imports/<uuid:import_id>/marked.xlsx")
@needs(workbooks.marked_workbook)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_marked_workbook(import_id: uuid.UUID) -> Response:
    """The uploaded workbook with its faulty cells coloured and explained."""
    marked = ask(workbooks.marked_workbook, import_id=import_id)
    return files.download(marked["key"], marked["name"], files.XLSX)


@area.get("/exports/<uuid:export_id>/file")
@needs(workbooks.exported_file)
@area.response(200, files.BINARY, content_type=files.ANY)
def get_exported_paper(export_id: uuid.UUID) -> Response:
    """What an export has written, whatever it is: a workbook, a PDF, a ZIP of them; its name tells."""
    exported = ask(workbooks.exported_file, export_id=export_id)
    return files.download(exported["key"], exported["name"], files.ANY)


@area.get("/exports/<uuid:export_id>.xlsx")
@needs(workbooks.exported_file)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_exported_file(export_id: uuid.UUID) -> Response:
    """The workbook that an export has written."""
    exported = ask(workbooks.exported_file, export_id=export_id)
    return files.download(exported["key"], exported["name"], files.XLSX)
