"""变动台账: every full-time teacher more or less with its reason, the form 教基4063, a territory's moves (R-MOB-09)."""

from typing import Any

from flask import Response

from gateway import files, ledger_sheets, sheets
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from services.contracts.mobility import ledger as calls

area = Area("staff-changes", "The ledger of full-time teachers, and what is made from it.")

area.passes_on("GET /staff-changes", calls.staff_changes, "list_staff_changes").says(
    "Each full-time teacher more or less in the own territory, the latest written first."
)
area.passes_on("GET /staff-changes/totals", calls.staff_change_totals, "sum_staff_changes").says(
    "What the same filter sums up to, reason by reason."
)
area.passes_on("GET /staff-changes/opening", calls.staff_opening, "list_staff_opening").says(
    "Who the full-time teachers of the own territory were when a school year began, person by person."
)
area.passes_on("GET /staff-changes/balance", calls.staff_balance, "get_staff_balance").says(
    "How many were there when a school year began, came and went in it, and are there at its end."
)
area.passes_on("GET /staff-changes/form", calls.staff_change_form, "get_staff_change_form").says(
    "The form 教基4063 of an organisation and a school year, with the rules that do not hold, of which there are none."
)
area.passes_on("GET /staff-flows", calls.staff_flows, "get_staff_flows").says(
    "How many went from which school to which in a school year, in the own territory and over its border."
)


@area.get("/staff-changes/form.xlsx")
@needs(calls.staff_change_form)
@area.arguments(calls.ByYear, location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_staff_change_form_workbook(**asked: Any) -> Response:
    """The form 教基4063 as an Excel file, with lines for signature and seal."""
    return sheets.response(ledger_sheets.of_form(ask(calls.staff_change_form, **asked)))
