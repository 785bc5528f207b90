"""Review: the work list, a case, the decision, the withdrawal (R-REV)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import Reply, ask, pass_on
from services.contracts.review import cases, chains

area = Area("cases", "Cases under review.")


@area.get("/cases")
@asks(cases.list_cases)
def list_cases(**asked: Any) -> Reply:
    """Cases that wait for the asker, were decided by the asker, or lie in the territory; or those of one file."""
    return pass_on(cases.list_cases, **asked)


@area.get("/cases/counts")
@asks(cases.case_counts)
def count_cases(**asked: Any) -> dict:
    """How much waits for the asker, by business and step."""
    return ask(cases.case_counts, **asked)


@area.get("/cases/<uuid:case_id>")
@asks(cases.case)
def get_case(**asked: Any) -> dict:
    """A whole case with its chain and the decisions so far."""
    return ask(cases.case, **asked)


@area.post("/cases/<uuid:case_id>/decision")
@asks(cases.decide)
def decide_case(**asked: Any) -> dict:
    """Approve, reject or return to the step before; all but the first need a reason."""
    return ask(cases.decide, **asked)


@area.post("/cases/<uuid:case_id>/withdrawal")
@asks(cases.withdraw)
def withdraw_case(**asked: Any) -> dict:
    """Take back a file that nobody has decided on; it is a draft again."""
    return ask(cases.withdraw, **asked)


@area.get("/chains")
@asks(chains.list_chains)
def list_chains(**asked: Any) -> dict:
    """Who decides what in which order, for whose schools, from when on."""
    return ask(chains.list_chains, **asked)


@area.post("/chains")
@asks(chains.add_chain, status=201)
def add_chain(**asked: Any) -> dict:
    """Let a chain count for the schools of an organisation from a day on; running cases keep theirs."""
    return ask(chains.add_chain, **asked)


@area.get("/chains/samples")
@asks(chains.list_chain_samples)
def list_chain_samples(**asked: Any) -> dict:
    """Chains that are shipped to be copied."""
    return ask(chains.list_chain_samples, **asked)


@area.post("/chains/preview")
@asks(chains.preview_chain)
def preview_chain(**asked: Any) -> dict:
    """Which way a case of a school would take, perhaps by a draft; changes nothing."""
    return ask(chains.preview_chain, **asked)


@area.get("/chains/<uuid:chain_id>")
@asks(chains.chain)
def get_chain(**asked: Any) -> dict:
    """One version of a chain."""
    return ask(chains.chain, **asked)


@area.post("/chains/<uuid:chain_id>/end")
@asks(chains.end_chain)
def end_chain(**asked: Any) -> dict:
    """Let a chain count no more from a day on; the next wider one counts again."""
    return ask(chains.end_chain, **asked)
