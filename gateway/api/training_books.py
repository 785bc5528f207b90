"""Results of a training by workbook: the template with the people of now, and filled-in ones (R-TRN-04, R-TRN-09)."""

import uuid
from typing import Any

from flask import Response, request

from gateway import files, result_sheets
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from gateway.headers import IDEMPOTENCY_KEY, new_id
from services.common.contract import Body
from services.contracts.training import result_books as calls

area = Area("training-books", "Results of trainings by workbook.")
ALL = "/training/projects/<uuid:project_id>/results/workbooks"
MOST_BYTES = 5 * 1024 * 1024

area.passes_on(f"GET {ALL}/<uuid:book_id>", calls.result_book, "get_result_book").says(
    "What became of a workbook: how many results were entered, or what is wrong with which cell."
)


class FilledIn(Body):
    """A filled-in template."""

    file = files.File(required=True)


@area.get("/training/projects/<uuid:project_id>/results/template.xlsx")
@needs(calls.result_book_rows)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_result_template(project_id: uuid.UUID) -> Response:
    """The workbook to fill in, with whoever takes part now and what is entered already."""
    return result_sheets.template(project_id)


@area.post(ALL)
@needs(calls.start_result_book)
@files.up_to(MOST_BYTES)
@area.arguments(FilledIn, location="upload", as_kwargs=True)
@area.response(202, calls.ResultBook)
@area.doc(parameters=[IDEMPOTENCY_KEY])
def start_result_book(project_id: uuid.UUID, file: Any) -> dict:
    """Upload a filled-in template: everything in it is entered, or nothing, and what is wrong is said by cell."""
    book_id = new_id(request, calls.start_result_book)
    key = files.store_upload(calls.UPLOADS, book_id, file)
    name = files.name_of(file)
    return ask(calls.start_result_book, id=book_id, project_id=project_id, key=key, file_name=name)
