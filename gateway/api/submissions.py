"""Handing files over for review (R-REC-08)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.records import submissions

area = Area("submissions", "Handing files over for review.")

area.passes_on("GET /submissions/<uuid:submission_id>", submissions.submission, "get_submission").says(
    "How far a submission by filter is."
)
area.passes_on(
    "GET /submissions/<uuid:submission_id>/outcomes", submissions.submission_outcomes, "list_submission_outcomes"
).says("What became of each file of a submission by filter.")


@area.post("/submissions")
@asks(submissions.submit)
@area.alt_response(202, schema=submissions.Outcomes, description="By filter: the job that does it.")
def submit_teachers(**asked: Any) -> Any:
    """Submit files; each has its own outcome, and one that is not complete holds up no other."""
    outcomes = ask(submissions.submit, **asked)
    return (outcomes, 202) if outcomes.get("job_id") else outcomes
