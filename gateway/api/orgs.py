"""Organisations: the management tree that territory follows (R-ID-01)."""

from typing import Any
from uuid import UUID

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.identity import orgs

area = Area("orgs", "Organisations of the management tree.")


@area.get("/orgs")
@asks(orgs.list_orgs)
def list_orgs(**asked: Any) -> dict:
    """Organisations of the own territory."""
    return ask(orgs.list_orgs, **asked)


@area.get("/orgs/<uuid:org_id>")
@asks(orgs.org)
def get_org(**asked: Any) -> dict:
    """One organisation."""
    return ask(orgs.org, **asked)


@area.get("/orgs/<uuid:org_id>/children")
@asks(orgs.list_orgs, without=("parent_id",))
def list_org_children(org_id: UUID, **asked: Any) -> dict:
    """The organisations right below one."""
    return ask(orgs.list_orgs, parent_id=org_id, **asked)


@area.post("/orgs")
@asks(orgs.add_org, status=201)
def add_org(**asked: Any) -> dict:
    """Add an organisation below one of the own territory."""
    return ask(orgs.add_org, **asked)
