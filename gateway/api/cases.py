"""Review: the work list, a case, the decision, the withdrawal (R-REV)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import Reply, ask, pass_on
from services.common.contracts import chains, review

area = Area("cases", "Cases under review.")


@area.get("/cases")
@asks(review.list_cases)
def list_cases(**asked: Any) -> Reply:
    """Cases that wait for the asker, were decided by the asker, or lie in the territory; or those of one file."""
    return pass_on(review.list_cases, **asked)


@area.get("/cases/counts")
@asks(review.case_counts)
def count_cases(**asked: Any) -> dict:
    """How much waits for the asker, by business and step."""
    return ask(review.case_counts, **asked)


@area.get("/cases/<uuid:case_id>")
@asks(review.case)
def get_case(**asked: Any) -> dict:
    """A whole case with its chain and the decisions so far."""
    return ask(review.case, **asked)


@area.post("/cases/<uuid:case_id>/decision")
@asks(review.decide)
def decide_case(**asked: Any) -> dict:
    """Approve, reject or return to the step before; all but the first need a reason."""
    return ask(review.decide, **asked)


@area.post("/cases/<uuid:case_id>/withdrawal")
@asks(review.withdraw)
def withdraw_case(**asked: Any) -> dict:
    """Take back a file that nobody has decided on; it is a draft again."""
    return ask(review.withdraw, **asked)


@area.get("/chains")
@asks(chains.list_chains)
def list_chains(**asked: Any) -> dict:
    """Who decides what in which order: the chains in force."""
    return ask(chains.list_chains, **asked)
