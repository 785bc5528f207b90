"""Accounts of the people at the organisations that an administrator manages (R-ID-04 to R-ID-07)."""

from typing import Any

from flask import Response

from gateway import account_sheets, files
from gateway.access_rules import needs
from gateway.area import Area
from services.contracts.identity import accounts, teacher_accounts

area = Area("accounts", "Accounts and their initial passwords.")

area.passes_on("GET /accounts", accounts.list_accounts, "list_accounts").says("Accounts of the managed organisations.")
area.passes_on("POST /accounts", accounts.add_account, "add_account", status=201).says(
    "Open an account; its initial password is shown in this answer and never again."
)
area.passes_on("PATCH /accounts/<uuid:account_id>", accounts.change_account, "change_account").says(
    "Enable, disable, unlock or rename an account, or change its roles."
)
area.passes_on("POST /accounts/<uuid:account_id>/reset", accounts.reset_account, "reset_account").says(
    "Give an account a new initial password; its sessions end."
)
area.passes_on("POST /accounts/slips", teacher_accounts.issue_user_slips, "issue_user_slips").says(
    "Slips of users of the managed organisations, page by page: fresh initial passwords, shown once."
)


@area.post("/accounts/slips.xlsx")
@needs(teacher_accounts.issue_user_slips)
@area.arguments(teacher_accounts.WhoseSlips, as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def export_user_slips(**asked: Any) -> Response:
    """The slips of the users named, or of all that are managed, as a workbook with fresh initial passwords."""
    return account_sheets.slips(teacher_accounts.issue_user_slips, **asked)


@area.get("/accounts/list.xlsx")
@needs(accounts.list_accounts)
@area.response(200, files.BINARY, content_type=files.XLSX)
def export_accounts() -> Response:
    """The list of accounts as a workbook, without passwords."""
    return account_sheets.users()
