"""How far the collection is: campaigns, progress, the monthly report (R-REV-08, R-REV-09)."""

from typing import Any

from flask import Response

from gateway import files, monitoring_sheets, sheets
from gateway.area import Area, asks
from gateway.bus import ask
from gateway.rules import needs
from services.contracts.identity import collection
from services.contracts.records import monitoring

area = Area("monitoring", "Campaigns, progress and reports.")
WORKBOOK = {"type": "string", "format": "binary"}


@area.get("/campaigns")
@asks(monitoring.campaigns)
def list_campaigns(**asked: Any) -> dict:
    """Campaigns that reach the own organisation or run below it, newest first."""
    return ask(monitoring.campaigns, **asked)


@area.post("/campaigns")
@asks(monitoring.add_campaign, status=201)
def add_campaign(**asked: Any) -> dict:
    """Call for a collection from everybody below."""
    return ask(monitoring.add_campaign, **asked)


@area.get("/campaigns/<uuid:campaign_id>")
@asks(monitoring.campaign)
def get_campaign(**asked: Any) -> dict:
    """One campaign."""
    return ask(monitoring.campaign, **asked)


@area.patch("/campaigns/<uuid:campaign_id>")
@asks(monitoring.change_campaign)
def change_campaign(**asked: Any) -> dict:
    """Change or end a campaign of the own office."""
    return ask(monitoring.change_campaign, **asked)


@area.get("/campaigns/<uuid:campaign_id>/targets")
@asks(monitoring.targets)
def list_targets(**asked: Any) -> dict:
    """The schools that a campaign reaches, with how many teachers each is to collect."""
    return ask(monitoring.targets, **asked)


@area.put("/campaigns/<uuid:campaign_id>/targets")
@asks(monitoring.set_targets)
def set_targets(**asked: Any) -> dict:
    """Say how many teachers schools are to collect."""
    return ask(monitoring.set_targets, **asked)


@area.get("/progress")
@asks(monitoring.progress)
def get_progress(**asked: Any) -> dict:
    """How far the organisations below are, laggards first."""
    return ask(monitoring.progress, **asked)


@area.get("/progress.xlsx")
@needs(monitoring.progress)
@area.arguments(monitoring.ProgressFilter, location="query", as_kwargs=True)
@area.response(200, WORKBOOK, content_type=files.XLSX)
def get_progress_workbook(**asked: Any) -> Response:
    """The same table as an Excel file, all of its pages."""
    pages = [ask(monitoring.progress, **asked)]
    while after := pages[-1]["next"]:
        pages.append(ask(monitoring.progress, **asked, after=after))
    return sheets.response(monitoring_sheets.of_progress(pages))


@area.post("/progress/reminders")
@asks(monitoring.remind)
def remind_organisations(**asked: Any) -> dict:
    """Ask organisations of a progress list to hurry, each once a day: those named, or all that are late."""
    return ask(monitoring.remind, **asked)


@area.get("/reports/monthly")
@asks(monitoring.monthly)
def get_monthly_report(**asked: Any) -> dict:
    """The monthly report of an organisation and those right below it."""
    return ask(monitoring.monthly, **asked)


@area.get("/reports/monthly.xlsx")
@needs(monitoring.monthly)
@area.arguments(monitoring.MonthlyFilter, location="query", as_kwargs=True)
@area.response(200, WORKBOOK, content_type=files.XLSX)
def get_monthly_workbook(**asked: Any) -> Response:
    """The monthly report as an Excel file, with lines for signature and seal."""
    report = ask(monitoring.monthly, **asked)
    contacts = ask(collection.contacts, org_id=report["org_id"])["contacts"]
    return sheets.response(monitoring_sheets.of_monthly(report, contacts))
