"""Who is behind with credits, figures of trainings, results of the ministry (R-TRN-06, R-TRN-08)."""

from typing import Any

from flask import Response

from gateway import files, sheets, training_sheets
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from services.contracts.training import accounts, national, overviews

area = Area("credit-figures", "Who is behind with credits, and figures of trainings.")

area.passes_on("GET /training/accounts/<uuid:teacher_id>", accounts.credit_account, "get_credit_account").says(
    "The account of a teacher: what is credited, what waits, what is missing until when, and why."
)
area.passes_on("GET /self/credits", accounts.own_credit_account, "get_own_credit_account").says(
    "The teacher's own account."
)
area.passes_on("GET /training/credits/school", overviews.school_credits, "list_school_credits").says(
    "The teachers of one school with what each lacks, whoever lacks most first."
)
area.passes_on("GET /training/credits/overview", overviews.credit_overview, "get_credit_overview").says(
    "How many teachers are behind, school by school, as they were counted last."
)
area.passes_on("POST /training/credits/counts", overviews.count_credits, "count_credits", status=202).says(
    "Count the territory anew; a job."
)
area.passes_on("GET /training/statistics", overviews.training_statistics, "get_training_statistics").says(
    "人次 and 学时 of confirmed trainings of a year by level, mode and stage."
)
area.passes_on(
    "GET /training/projects/<uuid:project_id>/reconciliation", national.reconciliation, "get_reconciliation"
).says("A training of the ministry, province by province: sent, arrived, confirmed, in doubt.")
area.passes_on("GET /training/received", national.received_trainings, "list_received_trainings").says(
    "Trainings of the ministry whose results came to the own province."
)
area.passes_on(
    "GET /training/received/<uuid:project_id>/results", national.received_results, "list_received_results"
).says("The results that came of one of them, and what each is worth here.")


@area.get("/training/statistics.xlsx")
@needs(overviews.training_statistics)
@area.arguments(overviews.StatisticsFilter, location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.XLSX)
def get_training_statistics_workbook(**asked: Any) -> Response:
    """The same figures as an Excel file, with lines for signature and seal."""
    return sheets.response(training_sheets.of_statistics(ask(overviews.training_statistics, **asked)))
