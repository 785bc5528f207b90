"""Teachers' accounts of the own school (R-ID-05 to R-ID-07, R-ID-10)."""

from typing import Any

from flask import Response

from gateway import account_sheets, files
from gateway.area import Area, asks
from gateway.bus import ask
from gateway.rules import needs
from services.contracts.identity import teacher_accounts

area = Area("teacher-accounts", "Teachers' accounts and their initial passwords.")


@area.get("/teacher-accounts")
@asks(teacher_accounts.list_teacher_accounts)
def list_teacher_accounts(**asked: Any) -> dict:
    """Teachers' accounts of the own school."""
    return ask(teacher_accounts.list_teacher_accounts, **asked)


@area.post("/teacher-accounts")
@asks(teacher_accounts.add_teacher_account, status=202)
def add_teacher_account(**asked: Any) -> dict:
    """Open one teacher's account from four or six items: a batch of one, whose slip has the initial password."""
    return ask(teacher_accounts.add_teacher_account, **asked)


@area.post("/teacher-accounts/acts")
@asks(teacher_accounts.act_on_accounts)
def act_on_accounts(**asked: Any) -> dict:
    """Reset, disable, enable, unlock, close, open or delete many accounts; each named one has its own outcome."""
    return ask(teacher_accounts.act_on_accounts, **asked)


@area.post("/teacher-accounts/slips")
@asks(teacher_accounts.issue_teacher_slips)
def issue_teacher_slips(**asked: Any) -> dict:
    """Slips of the teachers named, or of all, page by page: fresh initial passwords, shown once."""
    return ask(teacher_accounts.issue_teacher_slips, **asked)


@area.post("/teacher-accounts/slips.xlsx")
@needs(teacher_accounts.issue_teacher_slips)
@area.arguments(teacher_accounts.WhoseSlips, as_kwargs=True)
@area.response(200, {"type": "string", "format": "binary"}, content_type=files.XLSX)
def export_teacher_slips(**asked: Any) -> Response:
    """The slips of the teachers named, or of all of the school, as a workbook with fresh initial passwords."""
    return account_sheets.slips(teacher_accounts.issue_teacher_slips, **asked)


@area.get("/teacher-accounts/list.xlsx")
@needs(teacher_accounts.list_teacher_accounts)
@area.arguments(teacher_accounts.Chosen, location="query", as_kwargs=True)
@area.response(200, {"type": "string", "format": "binary"}, content_type=files.XLSX)
def export_teacher_accounts(**asked: Any) -> Response:
    """The list of teachers' accounts as a workbook; user names masked, no passwords."""
    return account_sheets.teachers(**asked)
