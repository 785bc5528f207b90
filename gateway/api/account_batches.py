"""Teachers' accounts in batches: from a workbook or from the files (R-ID-06)."""

import uuid
from typing import Any

from flask import Response, request
from marshmallow import fields, validate

from gateway import account_sheets, files
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from gateway.headers import IDEMPOTENCY_KEY, new_id
from services.common.contract import Body
from services.common.errors import Invalid
from services.contracts.identity import teacher_accounts

area = Area("account-batches", "Teachers' accounts, opened many at once.")

area.passes_on("GET /account-batches", teacher_accounts.account_batches, "list_account_batches").says(
    "Batches of the own school, newest first."
)
area.passes_on("GET /account-batches/<uuid:batch_id>", teacher_accounts.account_batch, "get_account_batch").says(
    "How far a batch is, and what became of its rows."
)
area.passes_on(
    "GET /account-batches/<uuid:batch_id>/faults", teacher_accounts.account_batch_faults, "list_account_batch_faults"
).says("Rows that got no account, and why.")
area.passes_on(
    "POST /account-batches/<uuid:batch_id>/slips", teacher_accounts.issue_batch_slips, "issue_batch_slips"
).says("Slips of a batch, page by page, to print: fresh initial passwords, shown in this answer and never again.")


class BatchSource(Body):
    """A filled-in template, or `from` records: an account for every file of the school that has none 提取."""

    file = files.File()
    source = fields.String(data_key="from", validate=validate.OneOf(("records",)))


@area.get("/account-batches/template.xlsx")
@needs(teacher_accounts.start_account_batch)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_account_template() -> Response:
    """The workbook to fill in for teachers' accounts."""
    return account_sheets.template()


@area.post("/account-batches")
@needs(teacher_accounts.start_account_batch)
@files.up_to(files.WORKBOOK_BYTES)
@area.arguments(BatchSource, location="upload", as_kwargs=True)
@area.response(202, teacher_accounts.AccountBatch)
@area.doc(parameters=[IDEMPOTENCY_KEY])
def start_account_batch(file: Any = None, source: str | None = None) -> dict:
    """Open accounts for the teachers in a workbook, or for those whose files have none; follow it by its job."""
    if (file is None) == (source is None):
        raise Invalid("Send a workbook, or say that the accounts are to be drawn from the files.")
    batch_id = new_id(request, teacher_accounts.start_account_batch)
    given: dict[str, Any] = {"id": batch_id, "source": source or "workbook"}
    if file is not None:
        given |= {"key": files.store_upload("uploads", batch_id, file), "file_name": files.name_of(file)}
    return ask(teacher_accounts.start_account_batch, **given)


@area.get("/account-batches/<uuid:batch_id>/slips.xlsx")
@needs(teacher_accounts.issue_batch_slips)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_batch_slips(batch_id: uuid.UUID) -> Response:
    """The slips of a batch as a workbook. Each download gives fresh initial passwords to those without an own one."""
    return account_sheets.slips(teacher_accounts.issue_batch_slips, batch_id=batch_id)
