"""Teachers' accounts of the own school (R-ID-05 to R-ID-07, R-ID-10)."""

from typing import Any

from flask import Response

from gateway import account_sheets, files
from gateway.access_rules import needs
from gateway.area import Area
from services.contracts.identity import teacher_accounts

area = Area("teacher-accounts", "Teachers' accounts and their initial passwords.")

area.passes_on("GET /teacher-accounts", teacher_accounts.list_teacher_accounts, "list_teacher_accounts").says(
    "Teachers' accounts of the own school."
)
area.passes_on("POST /teacher-accounts", teacher_accounts.add_teacher_account, "add_teacher_account", status=202).says(
    "Open one teacher's account from four or six items: a batch of one, whose slip has the initial password."
)
area.passes_on("GET /teacher-accounts/afterwards", teacher_accounts.account_afterwards, "account_afterwards").says(
    "Which account there will be once two files of one person are joined."
)
area.passes_on("POST /teacher-accounts/acts", teacher_accounts.act_on_accounts, "act_on_accounts").says(
    "Reset, disable, enable, unlock, close, open or delete many accounts; each named one has its own outcome."
)
area.passes_on("POST /teacher-accounts/slips", teacher_accounts.issue_teacher_slips, "issue_teacher_slips").says(
    "Slips of the teachers named, or of all, page by page: fresh initial passwords, shown once."
)


@area.post("/teacher-accounts/slips.xlsx")
@needs(teacher_accounts.issue_teacher_slips)
@area.arguments(teacher_accounts.WhoseSlips, as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def export_teacher_slips(**asked: Any) -> Response:
    """The slips of the teachers named, or of all of the school, as a workbook with fresh initial passwords."""
    return account_sheets.slips(teacher_accounts.issue_teacher_slips, **asked)


@area.get("/teacher-accounts/list.xlsx")
@needs(teacher_accounts.list_teacher_accounts)
@area.arguments(teacher_accounts.Chosen, location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def export_teacher_accounts(**asked: Any) -> Response:
    """The list of teachers' accounts as a workbook; user names masked, no passwords."""
    return account_sheets.teachers(**asked)
