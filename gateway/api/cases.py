"""Review: the work list, a case, the decision (R-REV)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.common.contracts import review

area = Area("cases", "Cases under review.")


@area.get("/cases")
@asks(review.list_cases)
def list_cases(**asked: Any) -> dict:
    """Cases that wait for the asker, were decided by the asker, or lie in the territory."""
    return ask(review.list_cases, **asked)


@area.get("/cases/counts")
@asks(review.case_counts)
def count_cases(**asked: Any) -> dict:
    """How much waits for the asker."""
    return ask(review.case_counts, **asked)


@area.get("/cases/<uuid:case_id>")
@asks(review.case)
def get_case(**asked: Any) -> dict:
    """A whole case with its chain and the decisions so far."""
    return ask(review.case, **asked)


@area.post("/cases/<uuid:case_id>/decision")
@asks(review.decide)
def decide_case(**asked: Any) -> dict:
    """Approve or reject at the current step; a rejection needs a reason."""
    return ask(review.decide, **asked)
