"""Decisions on many cases in one act (R-REV-04)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.review import decisions

area = Area("decisions", "Decisions on many cases in one act.")


@area.post("/decisions")
@asks(decisions.decide_many, status=202)
def decide_cases(**asked: Any) -> dict:
    """Decide the cases chosen or all that a filter finds; the work is the job `review.<job_id>`."""
    return ask(decisions.decide_many, **asked)


@area.get("/decisions")
@asks(decisions.list_batches)
def list_decisions(**asked: Any) -> dict:
    """The asker's batches, newest first."""
    return ask(decisions.list_batches, **asked)


@area.get("/decisions/<uuid:batch_id>")
@asks(decisions.batch)
def get_decisions(**asked: Any) -> dict:
    """How far a batch is."""
    return ask(decisions.batch, **asked)


@area.get("/decisions/<uuid:batch_id>/outcomes")
@asks(decisions.outcomes)
def list_decision_outcomes(**asked: Any) -> dict:
    """What became of each case of a batch."""
    return ask(decisions.outcomes, **asked)
