"""Changes of status by workbook: uploaded, previewed, entered together, each row with its outcome (R-MOB-05)."""

import uuid
from typing import Any

from flask import Response, request

from gateway import files, status_sheets
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from gateway.headers import IDEMPOTENCY_KEY, new_id
from services.common.contract import Body
from services.contracts.mobility import status_batches as calls
from services.contracts.mobility.retirements import RetirementFilter
from services.contracts.records import catalogue

area = Area("status-batches", "Changes of status of many teachers at once, by workbook.")
ONE = "/status-batches/<uuid:batch_id>"
MOST = 100  # codes of 人员状态

area.passes_on("GET /status-batches", calls.status_batches, "list_status_batches").says(
    "Workbooks of the own organisation, newest first."
)
area.passes_on(f"GET {ONE}", calls.status_batch, "get_status_batch").says(
    "How far a workbook is, and how many of its rows are ready, refused, entered."
)
area.passes_on(f"GET {ONE}/rows", calls.status_batch_rows, "list_status_batch_rows").says(
    "The rows of a workbook, those refused first, each with what is wrong or with the change that was entered."
)
area.passes_on(f"POST {ONE}/entry", calls.enter_status_batch, "enter_status_batch", status=202).says(
    "Enter all rows that the preview showed as ready; follow it by its job."
)


class StatusWorkbook(Body):
    """A filled-in template."""

    file = files.File(required=True)


@area.get("/status-batches/template.xlsx")
@needs(calls.to_retire)
@area.arguments(RetirementFilter(only=["until"]), location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_status_template(until: str | None) -> Response:
    """The workbook to fill in; with `until`, with a row for each who reaches the age of retirement until that month."""
    return status_sheets.template(_statuses(), until)


@area.post("/status-batches")
@needs(calls.start_status_batch)
@files.up_to(files.WORKBOOK_BYTES)
@area.arguments(StatusWorkbook, location="upload", as_kwargs=True)
@area.response(202, calls.StatusBatch)
@area.doc(parameters=[IDEMPOTENCY_KEY])
def start_status_batch(file: Any) -> dict:
    """Upload a workbook; it is read and judged row by row, and nothing is entered before the preview is submitted."""
    batch_id = new_id(request, calls.start_status_batch)
    key = files.store_upload("uploads", batch_id, file)
    name = files.name_of(file)
    return ask(calls.start_status_batch, id=batch_id, key=key, file_name=name, statuses=_statuses())


@area.get(f"{ONE}/refused.xlsx")
@needs(calls.refused_status_rows)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_refused_status_rows(batch_id: uuid.UUID) -> Response:
    """The rows that were refused with the reasons, as a workbook to be corrected and uploaded again."""
    return status_sheets.refused(_statuses(), batch_id)


def _statuses() -> dict[str, str]:
    """What the codes of 人员状态 are called."""
    found = ask(catalogue.codes, table="personnel_status", limit=MOST)["items"]
    return {code["code"]: code["name"] for code in found}
