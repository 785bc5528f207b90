"""Handing files over for review (R-REC-08)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.records import submissions

area = Area("submissions", "Handing files over for review.")


@area.post("/submissions")
@asks(submissions.submit)
@area.alt_response(202, schema=submissions.Outcomes, description="By filter: the job that does it.")
def submit_teachers(**asked: Any) -> Any:
    """Submit files; each has its own outcome, and one that is not complete holds up no other."""
    outcomes = ask(submissions.submit, **asked)
    return (outcomes, 202) if outcomes.get("job_id") else outcomes


@area.get("/submissions/<uuid:submission_id>")
@asks(submissions.submission)
def get_submission(**asked: Any) -> dict:
    """How far a submission by filter is."""
    return ask(submissions.submission, **asked)


@area.get("/submissions/<uuid:submission_id>/outcomes")
@asks(submissions.submission_outcomes)
def list_submission_outcomes(**asked: Any) -> dict:
    """What became of each file of a submission by filter."""
    return ask(submissions.submission_outcomes, **asked)
