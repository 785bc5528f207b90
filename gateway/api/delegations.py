"""Keeping a colleague's desk during an absence (R-REV-07)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.review import delegations

area = Area("delegations", "Deciding in the place of a colleague who is away.")


@area.get("/delegations")
@asks(delegations.list_delegations)
def list_delegations(**asked: Any) -> dict:
    """Delegations of the asker's organisation, newest first."""
    return ask(delegations.list_delegations, **asked)


@area.get("/delegations/colleagues")
@asks(delegations.colleagues)
def list_colleagues(**asked: Any) -> dict:
    """The other reviewers of the asker's organisation."""
    return ask(delegations.colleagues, **asked)


@area.post("/delegations")
@asks(delegations.delegate, status=201)
def add_delegation(**asked: Any) -> dict:
    """Give the own desk to a colleague for a while."""
    return ask(delegations.delegate, **asked)


@area.delete("/delegations/<uuid:delegation_id>")
@asks(delegations.revoke)
def end_delegation(**asked: Any) -> dict:
    """Take the own desk back before its time."""
    return ask(delegations.revoke, **asked)
