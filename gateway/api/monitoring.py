"""How far the collection is: campaigns, progress, the monthly report (R-REV-08, R-REV-09)."""

from typing import Any

from flask import Response

from gateway import files, monitoring_sheets, sheets
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from services.contracts.identity import collection
from services.contracts.records import monitoring

area = Area("monitoring", "Campaigns, progress and reports.")

area.passes_on("GET /campaigns", monitoring.campaigns, "list_campaigns").says(
    "Campaigns that reach the own organisation or run below it, newest first."
)
area.passes_on("POST /campaigns", monitoring.add_campaign, "add_campaign", status=201).says(
    "Call for a collection from everybody below."
)
area.passes_on("GET /campaigns/<uuid:campaign_id>", monitoring.campaign, "get_campaign").says("One campaign.")
area.passes_on("PATCH /campaigns/<uuid:campaign_id>", monitoring.change_campaign, "change_campaign").says(
    "Change or end a campaign of the own office."
)
area.passes_on("GET /campaigns/<uuid:campaign_id>/targets", monitoring.targets, "list_targets").says(
    "The schools that a campaign reaches, with how many teachers each is to collect."
)
area.passes_on("PUT /campaigns/<uuid:campaign_id>/targets", monitoring.set_targets, "set_targets").says(
    "Say how many teachers schools are to collect."
)
area.passes_on("GET /progress", monitoring.progress, "get_progress").says(
    "How far the organisations below are, laggards first."
)
area.passes_on("POST /progress/reminders", monitoring.remind, "remind_organisations").says(
    "Ask organisations of a progress list to hurry, each once a day: those named, or all that are late."
)
area.passes_on("GET /reports/monthly", monitoring.monthly, "get_monthly_report").says(
    "The monthly report of an organisation and those right below it."
)


@area.get("/progress.xlsx")
@needs(monitoring.progress)
@area.arguments(monitoring.ProgressFilter, location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_progress_workbook(**asked: Any) -> Response:
    """The same table as an Excel file, all of its pages."""
    pages = [ask(monitoring.progress, **asked)]
    while after := pages[-1]["next"]:
        pages.append(ask(monitoring.progress, **asked, after=after))
    return sheets.response(monitoring_sheets.of_progress(pages))


@area.get("/reports/monthly.xlsx")
@needs(monitoring.monthly)
@area.arguments(monitoring.MonthlyFilter, location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_monthly_workbook(**asked: Any) -> Response:
    """The monthly report as an Excel file, with lines for signature and seal."""
    report = ask(monitoring.monthly, **asked)
    contacts = ask(collection.contacts, org_id=report["org_id"])["contacts"]
    return sheets.response(monitoring_sheets.of_monthly(report, contacts))
