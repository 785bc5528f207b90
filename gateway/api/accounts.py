"""Accounts of the people at the organisations that an administrator manages (R-ID-04 to R-ID-07)."""

from typing import Any

from flask import Response

from gateway import account_sheets, files
from gateway.area import Area, asks
from gateway.bus import ask
from gateway.rules import needs
from services.contracts.identity import accounts, teacher_accounts

area = Area("accounts", "Accounts and their initial passwords.")


@area.get("/accounts")
@asks(accounts.list_accounts)
def list_accounts(**asked: Any) -> dict:
    """Accounts of the managed organisations."""
    return ask(accounts.list_accounts, **asked)


@area.post("/accounts")
@asks(accounts.add_account, status=201)
def add_account(**asked: Any) -> dict:
    """Open an account; its initial password is shown in this answer and never again."""
    return ask(accounts.add_account, **asked)


@area.patch("/accounts/<uuid:account_id>")
@asks(accounts.change_account)
def change_account(**asked: Any) -> dict:
    """Enable, disable, unlock or rename an account, or change its roles."""
    return ask(accounts.change_account, **asked)


@area.post("/accounts/<uuid:account_id>/reset")
@asks(accounts.reset_account)
def reset_account(**asked: Any) -> dict:
    """Give an account a new initial password; its sessions end."""
    return ask(accounts.reset_account, **asked)


@area.post("/accounts/slips")
@asks(teacher_accounts.issue_user_slips)
def issue_user_slips(**asked: Any) -> dict:
    """Slips of users of the managed organisations, page by page: fresh initial passwords, shown once."""
    return ask(teacher_accounts.issue_user_slips, **asked)


@area.post("/accounts/slips.xlsx")
@needs(teacher_accounts.issue_user_slips)
@area.arguments(teacher_accounts.WhoseSlips, as_kwargs=True)
@area.response(200, {"type": "string", "format": "binary"}, content_type=files.XLSX)
def export_user_slips(**asked: Any) -> Response:
    """The slips of the users named, or of all that are managed, as a workbook with fresh initial passwords."""
    return account_sheets.slips(teacher_accounts.issue_user_slips, **asked)


@area.get("/accounts/list.xlsx")
@needs(accounts.list_accounts)
@area.response(200, {"type": "string", "format": "binary"}, content_type=files.XLSX)
def export_accounts() -> Response:
    """The list of accounts as a workbook, without passwords."""
    return account_sheets.users()
